"""`searchkit correct`: what the user knows better."""

from datetime import date

import click

from searchkit.cli.command import command as make_command
from searchkit.cli.command import console_of, settings_of
from searchkit.cli.ids import find
from searchkit.domain.corrections import PARAGRAPH_FIELDS, CorrectedField
from searchkit.domain.errors import UsageError

_EXAMPLES = """
  searchkit correct k5x2m7q4ra published 2021-03-23
  searchkit correct k5x2m7q4ra source "The Bell"
  searchkit correct k5x2m7q4ra-7 speakers "Wang Yi" "Sergei Lavrov"
  searchkit correct k5x2m7q4ra-7 countries CN Russia
  searchkit correct k5x2m7q4ra-7 speakers none      nobody speaks here
"""

_DETAILS = """\
published, source and title are fields of an article; speakers and countries of a
paragraph. Kept in corrections.toml beside the configuration file, or beside the
index folder where there is none; survives a rebuild. Takes effect at the next
`searchkit index`."""

_NOTHING = ("none", "unknown")


@make_command("Tell searchkit what you know better.", _EXAMPLES, _DETAILS)
@click.argument("id")
@click.argument("field", type=click.Choice([field.value for field in CorrectedField]))
@click.argument("values", metavar="VALUE...", nargs=-1)
@click.option("--undo", is_flag=True, help="Take the correction back; give no VALUE.")
@click.pass_context
def command(ctx: click.Context, /, id: str, field: str, values: tuple[str, ...], undo: bool) -> int:
    """Keep a correction, or take one back."""
    from searchkit.app import open_settled_index
    from searchkit.archive.corrections_file import read_corrections, write_corrections
    from searchkit.domain.corrections import correction_of, with_correction, without

    if undo == bool(values):
        raise UsageError("Give the right VALUE, or --undo and none.")
    settings = settings_of(ctx)
    corrected = CorrectedField(field)
    with open_settled_index(settings) as index:
        article, ordinal = find(index, id)
    if corrected in PARAGRAPH_FIELDS and ordinal is None:
        raise UsageError(f"{field} belongs to a paragraph: give its id, such as {id}-3.")
    place = ordinal if corrected in PARAGRAPH_FIELDS else None
    correction = correction_of(article, corrected, _values(corrected, values), place)
    before = read_corrections(settings.corrections_file)
    after = without(before, correction) if undo else with_correction(before, correction)
    if undo and after == before:
        raise UsageError(f"{id}: there is no correction of its {field} to take back.")
    write_corrections(settings.corrections_file, after)
    kept = "taken back" if undo else "kept"
    console_of(ctx, settings).print(
        f"{kept} in {settings.corrections_file.name}; takes effect at the next: searchkit index"
    )
    return 0


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
    from searchkit.language.countries import country_code

    code = country_code(text)
    if code is None:
        raise UsageError(f"{text}: no such country; write CN, China or Chinese.")
    return code
