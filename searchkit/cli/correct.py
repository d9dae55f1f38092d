"""`searchkit correct`: what the user knows better."""

import shlex
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from searchkit.cli import completing
from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.console import Console
from searchkit.cli.ids import find, given
from searchkit.domain.corrections import PARAGRAPH_FIELDS, CorrectedField, Correction
from searchkit.domain.errors import UnknownCountry, UsageError
from searchkit.domain.identity import paragraph_id
from searchkit.renderers.visible import one_line
from searchkit.settings import Settings

if TYPE_CHECKING:
    from searchkit.search.index import Index

_EXAMPLES = """
  searchkit correct k5x2m7q4ra published 2021-03-23
  searchkit correct k5x2m7q4ra source "The Bell"
  searchkit correct k5x2m7q4ra-7 speakers "Wang Yi" "Sergei Lavrov"
  searchkit correct k5x2m7q4ra-7 countries CN Russia
  searchkit correct k5x2m7q4ra-7 speakers none      nobody speaks here
  searchkit correct k5x2m7q4ra published --undo     what was found counts again
  searchkit correct --undo                          the last correction
  searchkit correct --list
"""

_DETAILS = """\
published, source and title are fields of an article; speakers and countries of a
paragraph. - for ID reads ids from standard input, one a line. Kept in
corrections.toml beside the project's searchkit.toml, or beside the index folder
where there is none, with your comments; survives a rebuild. Takes effect at the
next `searchkit index`."""

_NOTHING = ("none", "unknown")


@make_command("Tell searchkit what you know better.", _EXAMPLES, _DETAILS)
@click.argument("id", metavar="[ID]", required=False, shell_complete=completing.ids)
@click.argument(
    "field", required=False, type=click.Choice([field.value for field in CorrectedField])
)
@click.argument("values", metavar="VALUE...", nargs=-1)
@click.option("--undo", is_flag=True, help="Take the correction back, or the last one.")
@click.option("--list", "is_list", is_flag=True, help="List the corrections, the newest last.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    id: str | None,
    field: str | None,
    values: tuple[str, ...],
    undo: bool,
    is_list: bool,
) -> int:
    """Keep a correction, take one back, or list them."""
    settings = settings_of(ctx)
    console = console_of(ctx, settings)
    if is_list:
        if id is not None or undo:
            raise UsageError("correct --list: give nothing else.")
        _list(settings, console)
    elif id is None:
        if not undo:
            raise UsageError("Which paragraph? Give ID, FIELD and the right VALUE, or --list.")
        _undo_last(settings, console)
    elif field is None:
        raise UsageError(f"{id}: which field? One of {', '.join(CorrectedField)}.")
    elif undo == bool(values):
        raise UsageError("Give the right VALUE, or --undo and none.")
    else:
        _keep([*given([id])], CorrectedField(field), values, settings, console)
    return 0


def _keep(
    ids: Sequence[str],
    field: CorrectedField,
    values: tuple[str, ...],
    settings: Settings,
    console: Console,
) -> None:
    """Keep the correction of each id; without values take it back. All of them, or none."""
    from searchkit.app import open_settled_index
    from searchkit.archive.corrections_file import read_corrections, write_corrections
    from searchkit.domain.corrections import with_correction, without

    file = settings.corrections_file
    known = corrections = read_corrections(file)
    right = _values(field, values)
    with open_settled_index(settings) as index:
        made = [_correction(index, id, field, right) for id in ids]
    for id, correction in zip(ids, made, strict=True):
        if values:
            corrections = with_correction(corrections, correction)
            continue
        if without(known, correction) == known:
            raise UsageError(f"{id}: there is no correction of its {field} to take back.")
        corrections = without(corrections, correction)
    write_corrections(file, corrections)
    done = "kept" if values else "taken back"
    console.print(f"{done} in {file.name}; takes effect at the next: searchkit index")
    if field is CorrectedField.COUNTRIES:
        from searchkit.search.asked_country import said_of_region

        for said in filter(None, map(said_of_region, _parted(values))):
            console.say(one_line(said))


def _correction(
    index: "Index", id: str, field: CorrectedField, values: tuple[str, ...]
) -> Correction:
    from searchkit.domain.corrections import correction_of

    article, ordinal = find(index, id)
    if field in PARAGRAPH_FIELDS and ordinal is None:
        raise UsageError(f"{field} belongs to a paragraph: give its id, such as {article.id}-3.")
    if field not in PARAGRAPH_FIELDS and ordinal is not None:
        raise UsageError(f"{field} belongs to the article: give its id, {article.id}.")
    return correction_of(article, field, values, ordinal)


def _undo_last(settings: Settings, console: Console) -> None:
    from searchkit.archive.corrections_file import read_corrections, write_corrections

    file = settings.corrections_file
    corrections = read_corrections(file)
    if not corrections:
        raise UsageError("There is no correction to take back.")
    write_corrections(file, corrections[:-1])
    console.print(f"taken back in {file.name}; takes effect at the next: searchkit index")
    console.say(f"again: {_typed(corrections[-1])}")


def _list(settings: Settings, console: Console) -> None:
    from searchkit.archive.corrections_file import read_corrections

    corrections = read_corrections(settings.corrections_file)
    console.print(map(_typed, corrections))
    if not corrections:
        console.say(f"no corrections in {one_line(str(settings.corrections_file))}")


def _typed(correction: Correction) -> str:
    """Return the command that makes this correction."""
    ordinal = correction.ordinal
    id = correction.article if ordinal is None else paragraph_id(correction.article, ordinal)
    values = map(one_line, correction.values or _NOTHING[:1])
    return shlex.join(["searchkit", "correct", id, correction.field, *values])


def _values(field: CorrectedField, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values as they are kept. Raises UsageError for one that makes no sense."""
    if len(values) == 1 and values[0].lower() in _NOTHING:
        return ()
    match field:
        case CorrectedField.PUBLISHED:
            return (_day(" ".join(values)),) if values else ()
        case CorrectedField.SOURCE | CorrectedField.TITLE:
            return (" ".join(values),) if values else ()
        case CorrectedField.COUNTRIES:
            return tuple(map(_country, _parted(values)))
        case CorrectedField.SPEAKERS:
            return _parted(values)


def _parted(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return each value by itself: lists are joined by "; " in the CSV that people copy from."""
    parts = (part.strip() for value in values for part in value.split(";"))
    return tuple(part for part in parts if part)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{text}: expected a date such as 2021-03-23, or unknown.") from None


def _country(text: str) -> str:
    from searchkit.search.asked_country import country_of

    try:
        return country_of(text)
    except UnknownCountry as unknown:
        raise UsageError(f"{unknown}.") from None
