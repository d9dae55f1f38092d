"""`searchkit use`: which index is meant where none is named."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, places_of
from searchkit.cli.typed_paths import as_typed
from searchkit.domain.errors import ConfigurationError, IndexMissing, UsageError
from searchkit.which_index import FOLDER_NAME, ChosenBy, NamedIndex, is_index

_EXAMPLES = """
  searchkit use ~/news/index    the index of all searches, in whatever folder
  searchkit use ~/news          the same: the index/ in that folder
  searchkit use                 which index is used here, and why
  searchkit use --list          every index that is named, the one that is used first
  searchkit use --none          no default any more
"""

_DETAILS = """\
The index is the first of: --index, SEARCHKIT_INDEX, `index` in the searchkit.toml
of this folder or one above (or in --config), the nearest index/ of searchkit in
this folder or one above, your default, index/ in this folder. The default is kept
as `index` in your own searchkit.toml, with your comments; --undo is --none."""


@make_command("Make an index the default everywhere, or show which is used.", _EXAMPLES, _DETAILS)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--none", "--undo", "is_undone", is_flag=True, help="Have no default any more.")
@click.option("--list", "is_list", is_flag=True, help="List every index that is named.")
@click.pass_context
def command(ctx: click.Context, /, folder: Path | None, is_undone: bool, is_list: bool) -> int:
    """Keep a default, take it back, or say what is used."""
    if (folder is not None) + is_undone + is_list > 1:
        raise UsageError("use: give DIR, --none or --list, one of them.")
    console = console_of(ctx)
    if folder is not None:
        console.print(_keep(folder.absolute()))
        for choice in _winning(places_of(ctx)):
            console.say(f"In this folder {choice.by} wins: {as_typed(choice.index)}")
    elif is_undone:
        console.print(_take_back(places_of(ctx)))
    elif is_list:
        console.print(_line(choice) for choice in places_of(ctx))
    else:
        choice = places_of(ctx)[0]
        console.print(_line(choice))
        if not is_index(choice.index):
            raise IndexMissing(
                f"{as_typed(choice.index)}: no index here yet. Make one: searchkit index PATH"
            )
    return 0


def _keep(folder: Path) -> str:
    from searchkit.archive.configuration_writing import keep_default_index

    index = folder if is_index(folder) else folder / FOLDER_NAME
    if not is_index(index):
        raise UsageError(
            f"{as_typed(folder)}: no index there. "
            f"Make one: searchkit index --index {as_typed(folder)} PATH"
        )
    file = _own_file()
    before = keep_default_index(file, os.fspath(index))
    was = f"; it was {as_typed(Path(before))}" if before and before != os.fspath(index) else ""
    return f"{as_typed(index)} is your default index, in {as_typed(file)}{was}"


def _take_back(places: list[NamedIndex]) -> str:
    from searchkit.archive.configuration_writing import forget_default_index

    before = forget_default_index(_own_file())
    if before is None:
        raise UsageError("There is no default index to take back. Make one: searchkit use DIR")
    return f"no default index any more; again: searchkit use {as_typed(Path(before))}"


def _own_file() -> Path:
    from searchkit.configuration_file import user_file

    file = user_file(os.environ)
    if file is None:
        raise ConfigurationError("HOME is not set: there is no folder to keep your default in.")
    return file


def _winning(places: list[NamedIndex]) -> Iterator[NamedIndex]:
    """Yield what is used here, where that is not the default."""
    if places[0].by is not ChosenBy.DEFAULT:
        yield places[0]


def _line(choice: NamedIndex) -> str:
    missing = "" if is_index(choice.index) else ", no index yet"
    return f"{as_typed(choice.index)}    {choice.by}{missing}"
