"""How many forms one `*` or `~` word may stand for."""

from collections.abc import Iterator
from enum import StrEnum

from searchkit.analysis.clauses import ExpandedWord, FuzzyWord, PatternWord, clause_of
from searchkit.domain.errors import QueryError
from searchkit.domain.query import (
    And,
    AtLeast,
    Fuzzy,
    InLead,
    InTitle,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Scope,
    Together,
    Word,
)

# A word that stands for more says too little to rank by, and costs as much as a query of as many
# words. It is part of the query language; it counts forms of live paragraphs, in the text and in the titles
# each for itself. A story's text is made of both and has no limit of its own.
EXPANSION_LIMIT = 4096


class FieldName(StrEnum):
    """Where words are looked for."""

    TEXT = "text"
    TITLE = "title"
    STORY = "story"  # title, body and captions of an article as one text

    __hash__ = str.__hash__  # as of `Facet`: each word is looked for in some


_BOTH = (FieldName.TEXT, FieldName.TITLE)


def expanded_words(
    root: Node | None, scope: Scope = Scope.PARAGRAPH
) -> Iterator[tuple[ExpandedWord, FieldName]]:
    """Yield each `*` or `~` word of the query with each field in which it is looked up.

    An engine counts them all before it answers, so that an error does not depend on which
    paragraph is looked at first. A word that scores is looked up in the titles too, and so is one
    under NOT where the story must not hold it.
    """
    denied = _BOTH if scope is Scope.STORY else (FieldName.TEXT,)
    yield from _expanded(root, _BOTH, denied)


_Fields = tuple[FieldName, ...]


def _expanded(
    node: Node | None, fields: _Fields, denied: _Fields
) -> Iterator[tuple[ExpandedWord, FieldName]]:
    match node:
        case And(parts) | Or(parts) | Together(parts):
            for part in parts:
                yield from _expanded(part, fields, denied)
        case AtLeast(_, part):
            yield from _expanded(part, fields, denied)
        case Not(part):
            yield from _expanded(part, denied, denied)
        case InTitle(part):
            yield from _expanded(part, (FieldName.TITLE,), (FieldName.TITLE,))
        case InLead(part):
            yield from _expanded(part, _BOTH, _BOTH)
        case Word() | Phrase() | Near() | Pattern() | Fuzzy():
            for word in clause_of(node).words:
                if isinstance(word, PatternWord | FuzzyWord):
                    for field in fields:
                        yield word, field
        case _:
            return


def too_many_forms(word: str) -> QueryError:
    """Return the error for a word (as `clauses.label` gives it) that stands for too many forms."""
    return QueryError(
        f"{word} stands for more than {EXPANSION_LIMIT:,} different words; expected more letters",
        word,
        0,
    )
