"""A query taken apart into its conditions, and put together again with others in their place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from searchkit.domain.query import (
    And,
    AtLeast,
    CountryIs,
    CueIs,
    Fuzzy,
    InLead,
    InTitle,
    Near,
    Node,
    Not,
    Operand,
    Or,
    Pattern,
    Phrase,
    SourceIs,
    SpeakerIs,
    Text,
    Together,
    Unit,
    Word,
)
from searchkit.search.narrowing import flat

Named = SpeakerIs | SourceIs | CueIs  # filters whose values are words of the index
Spelt = Text | Named
Change = Callable[[Node], Node | None]  # None: as it is


def conjuncts(root: Node) -> tuple[Node, ...]:
    """Return what must all be true, each once."""
    node = flat(root)
    return tuple(dict.fromkeys(node.parts if isinstance(node, And) else (node,)))


def all_of(parts: Sequence[Node]) -> Node:
    """Return the query that asks for all of these."""
    return flat(And(tuple(parts)))


def conditions(root: Node) -> Iterator[Node]:
    """Yield each word, phrase, group and filter outside NOT, in the order of the query."""
    match root:
        case And(parts) | Or(parts):
            for part in parts:
                yield from conditions(part)
        case Not():
            return
        case _:
            yield root


def spelt(root: Node) -> Iterator[Spelt]:
    """Yield what may be misspelt outside NOT: texts, those of groups and titles too, and names."""
    match root:
        case And(parts) | Or(parts) | Together(parts):
            for part in parts:
                yield from spelt(part)
        case AtLeast(_, part) | InTitle(part) | InLead(part):
            yield from spelt(part)
        case Word() | Phrase() | Near() | Pattern() | Fuzzy():
            yield root
        case SpeakerIs(str()) | SourceIs(str()) | CueIs(str()):
            yield root
        case _:
            return


def replaced(root: Node, others: Mapping[Node, Node]) -> Node:
    """Return the query with other nodes in place of some, wherever they stand."""
    if root in others:
        return others[root]
    match root:
        case And(parts):
            return And(tuple(replaced(part, others) for part in parts))
        case Or(parts):
            return Or(tuple(replaced(part, others) for part in parts))
        case Together(parts):
            # In place of a text stands a text.
            made = [cast(Operand, replaced(part, others)) for part in parts]
            return replace(root, parts=tuple(made))
        case Not(part) | AtLeast(_, part) | InTitle(part) | InLead(part):
            return replace(root, part=replaced(part, others))
        case _:
            return root


def widened(root: Node) -> Iterator[tuple[str, Node]]:
    """Yield what asks for the same in a wider place, the narrowest first, and that place in words."""
    for place, change in _WIDER:
        wider = _changed(root, change)
        if wider != root:
            yield place, wider


def _changed(root: Node, change: Change) -> Node:
    """Return the query with its conditions outside NOT changed."""
    match root:
        case And(parts):
            return And(tuple(_changed(part, change) for part in parts))
        case Or(parts):
            return Or(tuple(_changed(part, change) for part in parts))
        case Not():
            return root
        case _:
            return change(root) or root


def _in_one_paragraph(node: Node) -> Node | None:
    if isinstance(node, Together) and node.unit is not Unit.PARAGRAPH:
        return Together(node.parts, Unit.PARAGRAPH)
    return None


def _apart(node: Node) -> Node | None:
    match node:
        case Together(parts):
            return And(parts)
        case Phrase(text) | Near(text):
            words = text.split()
            return And(tuple(map(Word, words))) if words[1:] else None
        case _:
            return None


def _inherited(node: Node) -> Node | None:
    return CountryIs(node.code) if isinstance(node, CountryIs) and node.is_named else None


def _mentioned(node: Node) -> Node | None:
    return Phrase(node.name) if isinstance(node, SpeakerIs) and node.name else None


_WIDER = (
    ("in one paragraph", _in_one_paragraph),
    ("apart from each other", _apart),
    ("in stories about the country, named or not", _inherited),
    ("where the name stands, whoever speaks", _mentioned),
)
