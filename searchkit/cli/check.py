"""`searchkit check`: verify every byte of the index."""

from contextlib import closing

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.console import warn
from searchkit.domain.errors import IndexDamaged

_EXAMPLES = """
  searchkit check && echo sound
"""

_DETAILS = "Exit code 0 when all is sound, 65 with a line for each damage when it is not."


@make_command("Verify every byte of the index.", _EXAMPLES, _DETAILS)
@click.pass_context
def command(ctx: click.Context, /) -> int:
    """Read the archive and every kept generation, and say what is wrong."""
    from searchkit.app import archive, engine

    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    with closing(archive(settings.index)) as ledger:
        problems = [*engine(settings.index).check(), *ledger.check()]
    for problem in problems:
        warn(problem)
    if problems:
        raise IndexDamaged(
            f"{settings.index}: damaged. Where a line above names no way out, build it anew from "
            "the archive:\nsearchkit index --rebuild"
        )
    if not console.quiet:
        console.print(f"{settings.index}: sound")
    return 0
