"""`searchkit speakers`: who speaks how often, and which names are likely one person's."""

import shlex
from dataclasses import asdict

import click

from searchkit.cli import completing
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of, whole_number
from searchkit.cli.console import Console
from searchkit.domain.errors import UsageError
from searchkit.renderers.visible import one_line, visible
from searchkit.settings import Settings

_EXAMPLES = """
  searchkit speakers
  searchkit speakers --merge "Sergey Lavrov" "Sergei Lavrov"
  searchkit speakers --merge-all                   all that are marked as sure
  searchkit speakers --merge "Sergey Lavrov" "Sergei Lavrov" --undo
  searchkit speakers --undo                        the last merge
  searchkit speakers --list
"""

_DETAILS = """\
Counts are of paragraphs, copies of a story folded, as in search '*' --facet speaker.
A merge is sure where both names are whole and spell one name in two ways, or one has
only a title more; the others are for you to accept. A merge is kept in aliases.toml beside the project's searchkit.toml, or beside the
index folder where there is none, with your comments. It takes effect at once; no
clipping is read again."""

_DEFAULT_NAMES = 50


@make_command("List the speakers with their counts, and likely merges.", _EXAMPLES, _DETAILS)
@click.option(
    "--merge",
    nargs=2,
    metavar="NAME INTO",
    help="Show and count NAME as INTO from now on.",
    shell_complete=completing.speakers,
)
@click.option("--merge-all", "is_all", is_flag=True, help="Accept the likely merges that are sure.")
@click.option("--undo", is_flag=True, help="Take that merge back, or the last one.")
@click.option("--list", "is_list", is_flag=True, help="List the merges, the newest last.")
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
def command(
    ctx: click.Context,
    /,
    merge: tuple[str, str] | None,
    is_all: bool,
    undo: bool,
    is_list: bool,
    limit: int,
    form: str,
) -> int:
    """Print the names, keep a merge or take it back, or list those that are kept."""
    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    if is_list:
        if merge or undo or is_all:
            raise UsageError("speakers --list: give nothing else.")
        _list(settings, console)
    elif is_all:
        if merge or undo:
            raise UsageError("speakers --merge-all: give nothing else.")
        _merge_all(settings, console)
    elif undo:
        _undo(merge, settings, console)
    elif merge:
        _keep_merge(*merge, settings, console)
    else:
        _print(settings, console, limit, form)
    return 0


def _print(settings: Settings, console: Console, limit: int, form: str) -> None:
    from searchkit.app import open_settled_index
    from searchkit.search.merges import likely_merges, speaker_counts

    with open_settled_index(settings) as index:
        counts = speaker_counts(index)
    merges = likely_merges(counts)
    shown = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
    if form == "json":
        from searchkit.renderers.json import dump

        record = {
            "format_version": 1,
            "speakers": [{"name": name, "count": count} for name, count in shown],
            "likely_merges": [asdict(merge) for merge in merges],
        }
        console.print(dump(record, indent=1))
        return
    console.print(f"{count:>7,}  {one_line(name)}" for name, count in shown)
    if len(counts) > len(shown):
        console.say(f"{len(counts) - len(shown):,} more; see them with -n {len(counts)}")
    if merges:
        console.print("\nlikely the same")
    for likely in merges[:limit]:
        why = f"{likely.why}, sure" if likely.is_sure else likely.why
        console.print(f"  {_typed(likely.name, likely.into)}    # {why}")
    if len(merges) > limit:
        console.say(f"{len(merges) - limit:,} more likely merges; see them with -n {len(merges)}")
    if any(likely.is_sure for likely in merges):
        console.say("all that are sure: searchkit speakers --merge-all")


def _merge_all(settings: Settings, console: Console) -> None:
    """Keep every likely merge that is sure; what is kept already stays."""
    from searchkit.app import open_settled_index
    from searchkit.archive.aliases_file import read_aliases, write_aliases
    from searchkit.search.merges import likely_merges, speaker_counts

    with open_settled_index(settings) as index:
        sure = [each for each in likely_merges(speaker_counts(index)) if each.is_sure]
    if not sure:
        console.say("no likely merge is sure; to accept one: searchkit speakers --merge NAME INTO")
        return
    file = settings.aliases_file
    write_aliases(file, {**read_aliases(file).of, **{each.name: each.into for each in sure}})
    console.print(_typed(each.name, each.into) for each in sure)
    names = f"{len(sure):,} name{'s' if len(sure) != 1 else ''}"
    console.say(f"{names} merged ({file.name}); to take one back, add --undo to its line")


def _keep_merge(name: str, into: str, settings: Settings, console: Console) -> None:
    from searchkit.app import aliases, open_settled_index
    from searchkit.archive.aliases_file import read_aliases, write_aliases
    from searchkit.search.merges import speaker_counts

    if name == into:
        raise UsageError("--merge: both names are the same.")
    with open_settled_index(settings) as index:
        counts = speaker_counts(index)
    if aliases(settings).canonical(into) == name:
        raise UsageError(
            f"--merge: {into} is shown as {name} already. Take that back first: "
            + _typed(into, name, "--undo")
        )
    file = settings.aliases_file
    write_aliases(file, {**read_aliases(file).of, name: into})
    console.print(one_line(f"{name} is shown and counted as {into} from now on ({file.name})"))
    if name not in counts:
        console.say(f"{one_line(name)}: no paragraph has this speaker as yet.")


def _undo(merge: tuple[str, str] | None, settings: Settings, console: Console) -> None:
    """Take a merge back; None: the last one that is kept."""
    from searchkit.archive.aliases_file import read_aliases, write_aliases

    file = settings.aliases_file
    of = dict(read_aliases(file).of)
    if not of:
        raise UsageError("There is no merge to take back.")
    name, into = merge or [*of.items()][-1]
    if of.get(name) != into:
        raise UsageError(f"{name} is not merged into {into}. Those that are: --list")
    del of[name]
    write_aliases(file, of)
    console.print(one_line(f"{name} is shown and counted by itself again ({file.name})"))
    if merge is None:
        console.say(f"again: {_typed(name, into)}")


def _list(settings: Settings, console: Console) -> None:
    from searchkit.archive.aliases_file import read_aliases

    kept = read_aliases(settings.aliases_file).of
    configured = settings.aliases.of
    for name, into in {**kept, **configured}.items():
        where = f"    # {settings.configuration}" if name in configured else ""
        console.print(_typed(name, into) + visible(where))
    if not kept and not configured:
        console.say("no merges")


def _typed(name: str, into: str, *more: str) -> str:
    """Return the command that makes this merge."""
    names = (shlex.quote(one_line(name)), shlex.quote(one_line(into)))
    return " ".join(["searchkit speakers --merge", *names, *more])
