"""`searchkit demo`: the whole path on the bundled clippings, in a temporary folder."""

import shlex
import shutil
import sys
import tempfile
from pathlib import Path

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of

_EXAMPLES = """
  searchkit demo
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
    from searchkit.samples import sample_folder

    console = console_of(ctx)
    folder = Path(tempfile.mkdtemp(prefix="searchkit-demo-"))
    clippings, index, pages = (folder / name for name in ("clippings", "index", "pages"))
    with sample_folder() as samples:
        shutil.copytree(samples, clippings)
    at = ("--index", str(index))
    for arguments in (
        ("index", str(clippings)),
        ("search", *_SEARCH, "-n", "3"),
        ("html", *_SEARCH, "-o", str(pages)),
    ):
        console.print(f"$ searchkit {shlex.join(arguments)}")
        searchkit.run([*arguments, *at])
        console.print("")
    console.print(
        [
            f"The clippings, the index and the pages are in {folder}; remove it when you are done.",
            f"Open the page: {pages / 'index.html'}",
            "Try next:",
            *_path_lines(),
            f"  export SEARCHKIT_INDEX={shlex.quote(str(index))}",
            "  searchkit search 'minister NOT trade' --sort newest",
            "  searchkit speakers",
            "  searchkit status",
            "And with your own: searchkit index ~/clippings",
        ]
    )
    return 0


def _path_lines() -> list[str]:
    """Return how to make the commands work as printed, where the shell would not find them."""
    if shutil.which("searchkit") is not None:
        return []
    return [f'  export PATH={shlex.quote(str(Path(sys.executable).parent))}:"$PATH"']
