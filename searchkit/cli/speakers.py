"""`searchkit speakers`: who speaks how often, and which names are likely one person's."""

import shlex
from collections.abc import Mapping

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, whole_number
from searchkit.cli.console import Console
from searchkit.domain.errors import UsageError
from searchkit.renderers.visible import one_line
from searchkit.settings import Settings

_EXAMPLES = """
  searchkit speakers
  searchkit speakers --merge "Sergey Lavrov" "Sergei Lavrov"
"""

_DETAILS = """\
A merge is kept in aliases.toml beside the configuration file, or beside the index
folder where there is none. It takes effect at once; no clipping is read again."""

_DEFAULT_NAMES = 50


@make_command("List the speakers with their counts, and likely merges.", _EXAMPLES, _DETAILS)
@click.option(
    "--merge", nargs=2, metavar="NAME INTO", help="Show and count NAME as INTO from now on."
)
@click.option(
    "-n",
    "limit",
    metavar="N",
    type=whole_number(1, 10_000),
    default=_DEFAULT_NAMES,
    help=f"How many names; {_DEFAULT_NAMES} unless told otherwise.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print."
)
@click.pass_context
def command(ctx: click.Context, /, merge: tuple[str, str] | None, limit: int, form: str) -> int:
    """Print the names, or keep a merge."""
    from searchkit.app import open_settled_index
    from searchkit.search.merges import likely_merges, speaker_counts

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    with open_settled_index(settings) as index:
        counts = speaker_counts(index)
    if merge:
        _keep_merge(*merge, counts, settings, console)
        return 0
    merges = likely_merges(counts)
    shown = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
    if form == "json":
        from searchkit.renderers.json import dump

        record = {
            "format_version": 1,
            "speakers": [{"name": name, "count": count} for name, count in shown],
            "likely_merges": [{"name": m.name, "into": m.into, "why": m.why} for m in merges],
        }
        console.print(dump(record, indent=1))
        return 0
    console.print(f"{count:>7,}  {one_line(name)}" for name, count in shown)
    if len(counts) > len(shown):
        console.say(f"{len(counts) - len(shown):,} more; see them with -n {len(counts)}")
    if merges:
        console.print("\nlikely the same")
    for likely in merges[:limit]:
        names = f"{shlex.quote(one_line(likely.name))} {shlex.quote(one_line(likely.into))}"
        console.print(f"  searchkit speakers --merge {names}    # {likely.why}")
    return 0


def _keep_merge(
    name: str, into: str, counts: Mapping[str, int], settings: Settings, console: Console
) -> None:
    from searchkit.app import aliases
    from searchkit.archive.aliases_file import read_aliases, write_aliases

    if name == into:
        raise UsageError("--merge: both names are the same.")
    known = aliases(settings)
    if known.canonical(into) == name:
        raise UsageError(
            f"--merge: {into} is shown as {name} already. Take that line out of the aliases first."
        )
    file = settings.aliases_file
    write_aliases(file, {**read_aliases(file).of, name: into})
    console.print(one_line(f"{name} is shown and counted as {into} from now on ({file.name})"))
    if name not in counts:
        console.say(f"{name}: no paragraph has this speaker as yet.")
