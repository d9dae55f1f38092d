"""Nodes -> the text that `parse` reads as the same nodes."""

import re
from datetime import date
from typing import assert_never

from searchkit.domain.query import (
    And,
    CountryIs,
    Fuzzy,
    InTitle,
    KindIs,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    PublishedIn,
    PublishedUnknown,
    SourceIs,
    SpeakerIs,
    Word,
)
from searchkit.querylang.dates import period_text
from searchkit.querylang.fields import UNKNOWN
from searchkit.querylang.lexer import QUOTES

_PLAIN_VALUE = re.compile(r"[^\W_]+")
_ANY_QUOTE = re.compile(f"[{QUOTES}]")


def unparse(node: Node) -> str:
    """Return `node` as a user would type it: `parse(unparse(q)) == q` for all that `parse` returns.

    Operators are spelt out and groups bracketed, so that it also shows how a query was read.
    """
    match node:
        case And(parts):
            return " AND ".join(_grouped(part) for part in parts)
        case Or(parts):
            return " OR ".join(_grouped(part) for part in parts)
        case Not(part):
            return f"NOT {_grouped(part)}"
        case InTitle(part):
            return f"title:{_grouped(part)}"
        case Word(text) | Pattern(text):
            return text
        case Fuzzy(text, distance):
            return f"{text}~" if distance == 1 else f"{text}~{distance}"
        case Phrase(text):
            return _quoted(text)
        case Near(text, within):
            return f"{_quoted(text)}~{within}"
        case SpeakerIs(name):
            return f"speaker:{_value(name)}"
        case CountryIs(code):
            return f"country:{_value(code)}"
        case SourceIs(name):
            return f"source:{_value(name)}"
        case KindIs(kind):
            return f"kind:{kind.value}"
        case PublishedIn(since, until):
            return f"date:{_range(since, until)}"
        case PublishedUnknown():
            return "date:unknown"
    assert_never(node)


def _grouped(node: Node) -> str:
    return f"({unparse(node)})" if isinstance(node, And | Or) else unparse(node)


def _quoted(text: str) -> str:
    return f'"{_ANY_QUOTE.sub(" ", text)}"'


def _value(name: str | None) -> str:
    if name is None:
        return "none"
    if _PLAIN_VALUE.fullmatch(name) and name.lower() not in UNKNOWN:
        return name
    return _quoted(name)


def _range(since: date | None, until: date | None) -> str:
    if since is not None and until is not None:
        return period_text(since, until)
    return f"{since or ''}..{until or ''}"
