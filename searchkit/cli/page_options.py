"""What every command that writes pages is told: where, how many, how much of a story, whose templates."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from searchkit.cli.command import whole_number

_DEFAULT_PAGES = 10


def page_options(shown: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that adds the options; `shown`: what --open shows, "the pages".

    The command gets `folder`, `full_text`, `max_pages`, `templates`, `wait` and `shows`.
    """
    options = (
        click.option("--full-text", is_flag=True, help="Show whole articles."),
        click.option(
            "--max-pages",
            metavar="N",
            type=whole_number(1, 10_000),
            default=_DEFAULT_PAGES,
            help=f"At most N pages of results in a row; {_DEFAULT_PAGES} unless told otherwise.",
        ),
        click.option(
            "--templates",
            metavar="DIR",
            type=click.Path(path_type=Path),
            callback=_a_folder,
            help="Templates of your own, used in place of those of the same name.",
        ),
        click.option(
            "--wait",
            metavar="SECONDS",
            type=click.FloatRange(min=0),
            default=0.0,
            show_default=False,
            help="Wait so long for another run that writes there.",
        ),
        click.option(
            "--open", "shows", is_flag=True, help=f"Show {shown} in the desktop's browser."
        ),
    )

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


folder_option = click.option(
    "-o",
    "folder",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="Where to write.",
)


def _a_folder(ctx: click.Context, option: click.Parameter, templates: Path | None) -> Path | None:
    if templates is not None and not templates.is_dir():
        raise click.UsageError(f"--templates {templates}: no such folder.")
    return templates
