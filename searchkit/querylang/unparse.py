"""Nodes -> the text that `parse` reads as the same nodes."""

from datetime import date
from typing import assert_never

from searchkit.domain.query import (
    And,
    AtLeast,
    CountryIs,
    CueIs,
    Fuzzy,
    InLead,
    InTitle,
    KindIs,
    Near,
    Node,
    Not,
    Or,
    PathIs,
    Pattern,
    Phrase,
    PublishedIn,
    PublishedUnknown,
    SaidIs,
    SayingIs,
    SourceIs,
    SpeakerIs,
    Together,
    Unit,
    Word,
)
from searchkit.querylang.dates import period_text
from searchkit.querylang.fields import UNKNOWN
from searchkit.querylang.lexer import QUOTES, as_word, in_both_spellings
from searchkit.regexes import regex

_PLAIN_VALUE = regex(r"[^\W_]+")
_PLAIN_PATH = regex(rf"[^\s(){QUOTES}]+")
_ANY_QUOTE = regex(f"[{QUOTES}]")


def unparse(node: Node) -> str:
    """Return `node` as a user would type it: `parse(unparse(q)) == q` for all that `parse` returns.

    Operators are spelt out and groups bracketed, so that it also shows how a query was read.
    """
    match node:
        case And(()):
            return "*"
        case And(parts):
            return " AND ".join(_grouped(part) for part in parts)
        case Or((Word(text), Word())) if _is_designation(node):
            return text
        case Or(parts):
            return " OR ".join(_grouped(part) for part in parts)
        case Not(part):
            return f"NOT {_grouped(part)}"
        case Together(parts):
            return f" {_operator(node)} ".join(_grouped(part) for part in parts)
        case AtLeast(times, part):
            return f"atleast{times}({unparse(part)})"
        case InTitle(part):
            return f"title:{_grouped(part)}"
        case InLead(part):
            return f"lead:{_grouped(part)}"
        case Word(text):
            return as_word(text)
        case Pattern(text):
            return text
        case Fuzzy(text, distance):
            return f"{text}~" if distance == 1 else f"{text}~{distance}"
        case Phrase(text):
            return _quoted(text)
        case Near(text, within):
            return f"{_quoted(text)}~{within}"
        case SpeakerIs(name):
            return f"speaker:{_value(name)}"
        case CountryIs(code, is_named):
            return f"{'named' if is_named else 'country'}:{_value(code)}"
        case CueIs(verb):
            return f"cue:{_value(verb)}"
        case SaidIs(is_direct):
            return f"said:{'direct' if is_direct else 'reported'}"
        case SayingIs(speakers, cues, manners):
            conjuncts: list[Node] = [
                Or(each) if each[1:] else each[0] for each in (speakers, cues, manners) if each
            ]
            return unparse(And(tuple(conjuncts)))
        case PathIs(glob):
            return f"path:{glob if _PLAIN_PATH.fullmatch(glob) else _quoted(glob)}"
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
    is_group = isinstance(node, And | Or | Together) and not _is_designation(node)
    return f"({unparse(node)})" if is_group else unparse(node)


def _is_designation(node: Node) -> bool:
    """Say whether these are one word with its hyphen and without."""
    return (
        isinstance(node, Or)
        and bool(node.parts)
        and isinstance(word := node.parts[0], Word)
        and node == in_both_spellings(word.text)
    )


def _operator(group: Together) -> str:
    match group.unit:
        case Unit.PARAGRAPH:
            return "w/p"
        case Unit.SENTENCE:
            return "w/s"
        case Unit.WORDS:
            return f"{'pre' if group.is_ordered else 'w'}/{group.within}"


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
