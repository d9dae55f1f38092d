"""`corrections.toml`: what the user knows better, in a file they may edit."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from searchkit.archive.toml_text import (
    parsed,
    read_text,
    read_toml,
    replace_text,
    toml_item,
    toml_string,
    toml_strings,
    without_tables,
)
from searchkit.domain.corrections import (
    PARAGRAPH_FIELDS,
    CorrectedField,
    Correction,
    is_of_same_field,
)
from searchkit.domain.errors import ConfigurationError

FILE_NAME = "corrections.toml"
HEADER = """\
# What you know better than searchkit found. Written by `searchkit correct`; you may edit it.
# It takes effect at the next `searchkit index`. `made_for` is the digest of the text that was
# corrected: where that text has changed, the correction is reported and not applied.
"""


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the corrections in the file, the newest last; none where there is no file.

    Raises ConfigurationError that names the entry which is none.
    """
    return _corrections(read_toml(path), path)


def _corrections(table: Mapping[str, Any], path: Path) -> tuple[Correction, ...]:
    entries = table.get("correction", [])
    if not isinstance(entries, list):
        raise ConfigurationError(f"{path}: `correction` must be a list of tables: [[correction]]")
    return tuple(_correction(entry, number, path) for number, entry in enumerate(entries, 1))


def write_corrections(path: Path, corrections: Sequence[Correction]) -> None:
    """Let the file hold these corrections.

    Entries that stay keep their place and their comments, and so do comments beside one that goes;
    new ones come last.
    """
    before = read_corrections(path)
    text = read_text(path)
    if text is None:
        text = HEADER
    document, gone, new = parsed(text, path), [], [*corrections]
    for place, each in enumerate(before):
        if not new or not is_of_same_field(each, new[0]):
            gone.append(place)
            continue
        stays = new.pop(0)
        if stays != each:
            entry = document["correction"][place]
            entry["values"] = toml_item(toml_strings(stays.values))
            entry["made_for"] = toml_item(toml_string(stays.made_for))
    text = without_tables(document.as_string(), "correction", gone).rstrip("\n") + "\n"
    text = "\n".join([text, *map(_entry, new)])
    _demand_to_read(text, tuple(corrections), path)
    replace_text(path, text)


def _demand_to_read(text: str, corrections: tuple[Correction, ...], path: Path) -> None:
    """Raise ConfigurationError where the text, once written, would say something else."""
    try:
        if _corrections(tomllib.loads(text), path) == corrections:
            return
    except (tomllib.TOMLDecodeError, ConfigurationError):
        pass
    raise ConfigurationError(
        f"{path}: written in a way that cannot be added to. "
        "Write each correction as a table of its own: [[correction]]"
    )


def _entry(correction: Correction) -> str:
    lines = ["[[correction]]", f"article = {toml_string(correction.article)}"]
    if correction.ordinal is not None:
        lines.append(f"paragraph = {correction.ordinal}")
    lines += [
        f"field = {toml_string(correction.field)}",
        f"values = {toml_strings(correction.values)}",
        f"made_for = {toml_string(correction.made_for)}",
    ]
    return "\n".join(lines) + "\n"


def _correction(entry: Any, number: int, path: Path) -> Correction:
    try:
        field = CorrectedField(entry["field"])
        correction = Correction(
            article=_text(entry["article"]),
            field=field,
            values=_values(entry["values"], field),
            made_for=_text(entry["made_for"]),
            ordinal=_ordinal(entry.get("paragraph"), field),
        )
    except KeyError as error:
        raise _wrong(path, number, f"{error.args[0]} is missing") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise _wrong(path, number, str(error)) from None
    return correction


def _wrong(path: Path, number: int, why: str) -> ConfigurationError:
    return ConfigurationError(f"{path}: correction {number}: {why}. Mend it or take it out")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _values(value: Any, field: CorrectedField) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("`values` must be a list")
    values = tuple(_text(each) for each in value)
    if field not in PARAGRAPH_FIELDS and len(values) > 1:
        raise ValueError(f"an article has one {field}")
    if field is CorrectedField.PUBLISHED and values:
        date.fromisoformat(values[0])
    return values


def _ordinal(value: Any, field: CorrectedField) -> int | None:
    if field not in PARAGRAPH_FIELDS:
        if value is not None:
            raise ValueError(f"{field} is a field of the article: take `paragraph` out")
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{field} needs the `paragraph` it is of, 0 or more")
    return value
