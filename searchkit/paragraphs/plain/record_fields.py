"""The fields of press databases: what a row's field is called, and what its value is."""

import re
from collections.abc import Mapping
from functools import cache

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language import tables
from searchkit.paragraphs.blocks import Label
from searchkit.rules import limit

CODE = re.compile(r"([A-Z]{2,3})(?:\s+(.*))?$")
_FIELD = re.compile(r"([A-Za-z][A-Za-z/ -]{2,30}?)\s?:(?:\s+(.*))?$")
# Names that stand alone in their row, with the value below.
ALONE = re.compile(r"Body|Graphic|Classification|Correction|Highlight|Illustration|Notes")
# Rows of a head that are no fields stand between these and the text: links, lines of rights.
RECORD_ROWS = limit(40, "reach: rows in which a record's header ends")


def field_of(text: str) -> tuple[str | None, str]:
    """Return the name of the field that a row begins, in lower case, and the value beside it."""
    if ALONE.fullmatch(text):
        return text.lower(), ""
    found = _FIELD.match(text)
    name = found[1].strip().lower() if found else ""
    return (name, (found[2] or "") if found else "") if name in fields() else (None, text)


def is_text(name: str | None) -> bool:
    """Whether the value of a field is the story's text."""
    return name is not None and fields()[name] is None


@cache
def fields() -> Mapping[str, Label | None]:
    """Return name of a field in lower case -> what its value is; None: the story's text."""
    table = tables.rows(__package__, "record_fields.tsv")
    return {name: None if kind == "text" else _label(kind) for name, kind, *_ in table}


@cache
def codes() -> Mapping[str, str]:
    """Return Factiva's code of a field -> its name."""
    table = tables.rows(__package__, "record_fields.tsv")
    return {
        code: name for name, _, *codes in table for cell in codes for code in tables.listed(cell)
    }


def _label(kind: str) -> Label:
    return Kind(kind) if kind in tuple(Kind) else DroppedKind(kind)
