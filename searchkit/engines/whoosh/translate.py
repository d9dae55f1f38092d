"""A query of the domain as a tree of Whoosh nodes.

    And(sanctions, Not(title:war)), country CN
    ->
    AndMaybe(And([And([Term(text, sanction), Not(Unscored(Term(title, war)))]), Country(CN)]),
             Or([Term(title, sanction)^0.2]))

The words that score are looked for once more in the titles, each multiplied by the title's weight
before it is added; filters and NOT score nothing.
"""

from functools import lru_cache
from typing import assert_never

from whoosh import query as whoosh

from searchkit.analysis.clauses import (
    ClauseWord,
    FormWord,
    FuzzyWord,
    PatternWord,
    TermWord,
    clause_of,
    scoring_nodes,
)
from searchkit.domain.query import (
    And,
    CountryIs,
    Filters,
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
    Text,
    Word,
)
from searchkit.engines import bm25
from searchkit.engines.expansion import FieldName, not_answered_yet
from searchkit.engines.filters import with_filters
from searchkit.engines.whoosh import known, queries

# A text node is read where it is matched, and where its title is.
read_clause = lru_cache(maxsize=1024)(clause_of)

TERMS = {FieldName.TEXT: "text", FieldName.TITLE: "title"}
FORMS = {FieldName.TEXT: "forms", FieldName.TITLE: "title_forms"}


def translated(root: Node | None, filters: Filters) -> whoosh.Query:
    """Return the query with its filters, and with the parts that its words score in the titles."""
    everything = with_filters(root, filters)
    if everything is None:
        return queries.Every()
    matching = node_of(everything, FieldName.TEXT)
    titles = [
        word_of(word, FieldName.TITLE, bm25.TITLE_WEIGHT)
        for node in scoring_nodes(root)
        for word in read_clause(node).words
    ]
    return queries.AndMaybe(matching, queries.Or(titles)) if titles else matching


def node_of(node: Node, field: FieldName) -> whoosh.Query:
    """Return a node as Whoosh's; words are looked for in `field`."""
    match node:  # type: ignore[exhaustive-match]
        case And(()):  # to Whoosh, And([]) matches nothing
            return queries.Every()
        case And((part,)) | Or((part,)):
            return node_of(part, field)
        case And(parts):
            return queries.And([node_of(part, field) for part in parts])
        case Or(parts):
            return queries.Or([node_of(part, field) for part in parts])
        case Not(part):
            return queries.Not(node_of(part, field))
        case InTitle(part):
            return queries.Unscored(node_of(part, FieldName.TITLE))
        case Word() | Pattern() | Fuzzy() | Phrase() | Near():
            return _text(node, field)
        case SpeakerIs(name, is_whole):
            return known.Speaker(name, is_whole=is_whole)
        case CountryIs(code):
            return known.Country(code)
        case SourceIs(name):
            return known.Source(name)
        case KindIs(kind):
            return known.OfKind(kind)
        case PublishedIn(since, until):
            return known.Published(since, until)
        case PublishedUnknown():
            return known.Undated()
    raise not_answered_yet(node)


def word_of(word: ClauseWord, field: FieldName, boost: float = 1.0) -> whoosh.Query:
    """Return a word as the node that looks for it in a field."""
    match word:
        case TermWord(term):
            return queries.Term(TERMS[field], term, boost)
        case FormWord(form):
            return queries.Term(FORMS[field], form, boost)
        case PatternWord(pattern):
            return queries.Wildcard(FORMS[field], pattern, boost)
        case FuzzyWord(form, distance):
            return queries.FuzzyTerm(FORMS[field], form, boost, distance)
    assert_never(word)


def _text(node: Text, field: FieldName) -> whoosh.Query:
    clause = read_clause(node)
    words = [word_of(word, field) for word in clause.words]
    if not words:
        return whoosh.NullQuery
    if len(words) == 1:
        return words[0]
    return queries.Phrase(words) if clause.within is None else queries.Near(words, clause.within)
