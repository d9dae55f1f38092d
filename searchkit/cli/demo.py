"""`searchkit demo`: the whole path on the bundled clippings, in a temporary folder."""

import shlex
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, worker_count
from searchkit.cli.typed_paths import as_typed
from searchkit.which_index import ChosenBy

_EXAMPLES = """
  searchkit demo
  searchkit demo -q    only where it is
"""

_DETAILS = """\
Copies the sample clippings into a new temporary folder, indexes them, searches,
and writes the answer as pages; then says where all of it is and what to try next.
Nothing else on this machine is touched."""

_SEARCH = ("said", "water")


@make_command("Try searchkit on the bundled sample clippings.", _EXAMPLES, _DETAILS)
@click.pass_context
def command(ctx: click.Context, /) -> int:
    """Run index, search and html as a user would, showing each command before its output."""
    from searchkit.cli.group import searchkit
    from searchkit.cli.index import bring_level
    from searchkit.ingest.request import Request
    from searchkit.samples import sample_folder

    console = console_of(ctx)
    folder = Path(tempfile.mkdtemp(prefix="searchkit-demo-"))
    clippings, index, pages = (folder / name for name in ("clippings", "index", "pages"))
    with sample_folder() as samples:
        shutil.copytree(samples, clippings)
    settings = replace(settings_of(ctx), index=index, chosen_by=ChosenBy.OPTION)
    request = Request(paths=(str(clippings),), jobs=worker_count(settings))
    if console.quiet:
        bring_level(settings, request, console)
        searchkit.run(["html", *_SEARCH, "-o", str(pages), "-q", "--index", str(index)])
        console.print(str(folder))
        return 0
    console.print(f"$ searchkit index {shlex.quote(str(clippings))}")
    # Not the command: it would say how to use this index everywhere, and its folder is temporary.
    bring_level(settings, request, console)
    for arguments in (("search", *_SEARCH, "-n", "3"), ("html", *_SEARCH, "-o", str(pages))):
        console.print(f"\n$ searchkit {shlex.join(arguments)}")
        searchkit.run([*arguments, "--no-pager", "--index", str(index)])
    console.print("")
    console.print(
        [
            f"The clippings, the index and the pages are in {folder}; remove it when you are done.",
            f"Open the page: {pages / 'index.html'}",
            "Try next, where that index is found by itself:",
            *_path_lines(),
            f"  cd {as_typed(folder)}",
            "  searchkit search 'minister NOT trade' --sort newest",
            "  searchkit speakers",
            "  searchkit status",
            "And with your own, in the folder that is to hold their index:",
            "  cd",
            "  searchkit index ~/clippings",
        ]
    )
    return 0


def _path_lines() -> list[str]:
    """Return how to make the commands work as printed, where the shell would not find them."""
    if shutil.which("searchkit") is not None:
        return []
    return [f'  export PATH={shlex.quote(str(Path(sys.executable).parent))}:"$PATH"']
