"""Where the words of a query must meet: what of the rules is the same for every engine.

A story's text is its title, its body and its captions; an aside is a text of its own. A *text
condition* is a word, a pattern, a phrase, words near one another or a w/-group.
"""

from collections.abc import Hashable, Iterator

from searchkit.analysis.clauses import clause_of, condition_nodes
from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.query import (
    And,
    Fuzzy,
    KindIs,
    Near,
    Node,
    Or,
    Pattern,
    Phrase,
    Query,
    SpeakerIs,
    Text,
    Together,
    Word,
)

# How far, in body paragraphs, what a speaker says may stand from the words that were asked for:
# an answer follows its question, and a quotation is often broken once. Judged, not fitted.
NEAR_PARAGRAPHS = 2

LEAD_PARAGRAPHS = 2  # body paragraphs that `lead:` looks into beside the title

# A page of ten stories that hold all words needs no others; of a story that lacks more than two
# words of a question little is left.
ENOUGH_STORIES = 10
MOST_LACKING = 2


def says_more_than_title(paragraph: Paragraph, article: Article) -> bool:
    """Say whether a title paragraph is not just the article's title as a paragraph.

    The title is part of its story's text once, whether or not a paragraph repeats it.
    """
    return paragraph.kind is Kind.TITLE and paragraph.text != article.title


def text_conditions(root: Node | None) -> tuple[Text | Together, ...]:
    """Return the distinct text conditions outside NOT, `title:` and `lead:`, in their order.

    Those within `atleast` are among them; the operands of a w/-group are not. Two are the same
    where they look for the same words in the same way: `war` and `wars` are one.
    """
    return tuple({_sameness(node): node for node in reversed([*condition_nodes(root)])}.values())[
        ::-1
    ]


def plain_words(root: Node | None) -> tuple[Word, ...]:
    """Return the distinct words of a query that is a plain list of two or more; else nothing."""
    if not isinstance(root, And) or not all(isinstance(part, Word) for part in root.parts):
        return ()
    words = tuple(node for node in text_conditions(root) if isinstance(node, Word))
    return words if len(words) > 1 else ()


def holding(root: Node | None, words: tuple[Word, ...]) -> Node:
    """Return a plain list with only those of its words that stand for one of `words`."""
    assert isinstance(root, And)
    kept = {_sameness(word) for word in words}
    return And(tuple(part for part in root.parts if _sameness(part) in kept))


def requires_speaker(query: Query) -> bool:
    """Say whether every hit must be said by somebody named: under no NOT, and no OR with others.

    Several names, as options or joined by OR, are one such condition, so that a query that was read
    from options means the same when it is typed.
    """
    names = query.filters.speakers
    return (bool(names) and None not in names) or any(
        all(isinstance(name, SpeakerIs) and name.name is not None for name in _any_of(part))
        for part in conjuncts(query.root)
    )


def _any_of(part: Node) -> tuple[Node, ...]:
    return part.parts if isinstance(part, Or) else (part,)


def asks_for_titles(root: Node | None) -> bool:
    """Say whether `kind:title` stands in the query, its filters included, outside NOT."""
    match root:
        case And(parts) | Or(parts):
            return any(map(asks_for_titles, parts))
        case KindIs(kind):
            return kind is Kind.TITLE
        case _:
            return False


def conjuncts(root: Node | None) -> Iterator[Node]:
    """Yield what stands in one AND: an AND within an AND is the same one."""
    if isinstance(root, And):
        for part in root.parts:
            yield from conjuncts(part)
    elif root is not None:
        yield root


def _sameness(node: Node) -> Hashable:
    """Return what two text conditions share that ask for the same."""
    match node:
        case Word() | Pattern() | Fuzzy() | Phrase() | Near():
            return clause_of(node)
        case Together(parts, unit, within, is_ordered):
            return (*map(_sameness, parts), unit, within, is_ordered)
        case Or(parts):
            return (Or, *map(_sameness, parts))
        case _:
            return node
