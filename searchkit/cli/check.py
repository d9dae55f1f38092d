"""`searchkit check`: verify every byte of the index."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.console import warn
from searchkit.domain.errors import IndexDamaged, archive_is_gone

_EXAMPLES = """
  searchkit check && echo sound
"""

_DETAILS = "Exit code 0 when all is sound, 65 with a line for each damage when it is not."


@make_command("Verify every byte of the index.", _EXAMPLES, _DETAILS)
@click.pass_context
def command(ctx: click.Context, /) -> int:
    """Read the archive and every kept generation, and say what is wrong."""
    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    problems = tuple(_problems(settings.index))
    for problem in problems:
        warn(problem)
    if problems:
        raise IndexDamaged(f"{settings.index}: damaged; each line above names the way out")
    if not console.quiet:
        console.print(f"{settings.index}: sound")
        console.print(_damaged_copy(settings.index))
    return 0


def _damaged_copy(index: Path) -> Iterator[str]:
    """Yield what may be done with what an archive was before it was mended, where that lies there."""
    from searchkit.app import archive

    with closing(archive(index)) as ledger:
        if (copy := ledger.damaged_copy()) is None:
            return
        if missing := len(ledger.missing()):
            yield (
                f"{copy}: the archive before it was mended. {missing:,} of its articles are not read "
                "again yet: keep it until their clippings are there and searchkit index has read them"
            )
        else:
            yield f"{copy}: the archive before it was mended. Nothing of it is missing: it may go"


def _problems(index: Path) -> Iterator[str]:
    """Yield what is wrong with the archive, then with the generations: an index is built of it."""
    from searchkit.app import archive, engine

    generations = engine(index).check()  # raises where there is no index
    with closing(archive(index)) as ledger:
        if ledger.is_gone():
            yield archive_is_gone(index)
        yield from ledger.check()
    yield from generations
