"""What every command shares: the options that may stand before or after it, and how it is made."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

import searchkit
from searchkit.cli.console import Console
from searchkit.configuration_file import found_configuration
from searchkit.domain.errors import SearchkitError
from searchkit.settings import COLORS, Settings, load_settings
from searchkit.which_index import NamedIndex, named_indexes

_META = "searchkit.options"


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return the type of an option that takes a number between two others.

    Unlike click.IntRange it does not spell them out in the help text, only when they are passed.
    """

    def convert(text: str) -> int:
        text = str(text)  # a default comes as it is
        if text.isascii() and text.isdecimal() and least <= int(text) <= most:
            return int(text)
        raise click.BadParameter(f"{text!r} is not a number from {least:,} to {most:,}.")

    return convert


class Command(click.Command):
    """A command that also takes the global options, wherever they stand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params = [*self.params, *global_options()]


def command(
    summary: str, examples: str, details: str = "", **attributes: Any
) -> Callable[[Callable[..., int]], Command]:
    """Return a decorator that makes a command of a function that returns an exit code."""
    help = "\n\n".join(part for part in (summary, "\b\n" + examples.strip("\n"), details) if part)
    decorate: Callable[[Callable[..., int]], Command] = click.command(
        cls=Command, help=help, short_help=summary, **attributes
    )
    return decorate


def global_options() -> list[click.Option]:
    """Return new global options. One after the command wins over one before it."""

    def remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value not in (None, False):
            ctx.meta.setdefault(_META, {})[param.name] = value

    def option(*names: str, help: str, **attributes: Any) -> click.Option:
        return click.Option(names, help=help, callback=remember, expose_value=False, **attributes)

    return [
        option("--index", help="The index folder.", metavar="DIR", type=click.Path(path_type=Path)),
        option(
            "--config",
            help="The configuration file.",
            metavar="FILE",
            type=click.Path(path_type=Path),
        ),
        option("-q", "--quiet", help="Say only what is wrong.", is_flag=True),
        option("-v", "--verbose", help="Say more of what is done.", is_flag=True),
        option("--color", help="When to colour.", type=click.Choice(COLORS)),
        option("--no-pager", help="Print past one screen without stopping.", is_flag=True),
        click.Option(
            ["--version"],
            help="Show the version.",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
        ),
    ]


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"searchkit {searchkit.__version__}")
        ctx.exit()


def settings_of(
    ctx: click.Context, *, jobs: int | None = None, log: Path | None = None
) -> Settings:
    """Return the settings of this run. Raises ConfigurationError."""
    import os

    options = ctx.meta.get(_META, {})
    return load_settings(
        os.environ,
        _working_directory(),
        config=options.get("config"),
        index=options.get("index"),
        color=options.get("color"),
        jobs=jobs,
        log=log,
    )


def places_of(ctx: click.Context) -> list[NamedIndex]:
    """Return every index that is named for this run, the one that is used first.

    Raises ConfigurationError.
    """
    import os

    options = ctx.meta.get(_META, {})
    directory = _working_directory()
    configuration = found_configuration(os.environ, directory, options.get("config"))
    return [*named_indexes(os.environ, directory, configuration, options.get("index"))]


def _working_directory() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise SearchkitError("The working directory is gone; go to another one.") from None


def console_of(ctx: click.Context, settings: Settings | None = None) -> Console:
    """Return the streams as the options want them."""
    options = ctx.meta.get(_META, {})
    return Console(
        quiet=options.get("quiet", False),
        verbose=options.get("verbose", False),
        color=settings.color if settings else options.get("color", "auto"),
        may_page=not options.get("no_pager", False),
    )


def worker_count(settings: Settings) -> int:
    """Return how many worker processes to start: what was asked for, or our processors."""
    from searchkit.ingest.limits import processors

    return settings.jobs or processors()
