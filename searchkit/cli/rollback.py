"""`searchkit rollback`: go back to the index before the last run."""

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of

_EXAMPLES = """
  searchkit rollback
"""

_DETAILS = """\
The newest older generation that is sound is served again. The clippings and what
was read of them stay as they are: the next `searchkit index` goes forward again."""


@make_command("Go back to the index before the last run.", _EXAMPLES, _DETAILS)
@click.pass_context
def command(ctx: click.Context, /) -> int:
    """Serve an older generation and say which."""
    from searchkit.app import engine

    settings = settings_of(ctx)
    generation = engine(settings.index).rollback()
    console_of(ctx, settings).print(
        f"generation {generation} is served; searchkit index goes forward again"
    )
    return 0
