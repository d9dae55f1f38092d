"""`searchkit rollback`: go back to the index before the last run."""

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of

_EXAMPLES = """
  searchkit rollback
"""

_DETAILS = """\
The newest older generation that is sound is served again, as it was then. What was
read of the clippings, your corrections and your merges are not gone back with: the
next `searchkit index` goes forward again. Exit code 1 where no generation is older."""


@make_command("Go back to the index before the last run.", _EXAMPLES, _DETAILS)
@click.pass_context
def command(ctx: click.Context, /) -> int:
    """Serve an older generation and say which."""
    from searchkit.app import engine

    settings = settings_of(ctx)
    generation = engine(settings.index).rollback()
    console_of(ctx, settings).print(
        f"generation {generation} is served again; to go forward: searchkit index"
    )
    return 0
