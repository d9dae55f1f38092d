"""Stock Whoosh over our codec: the second opinion, which shares no code with the engine that is judged.

Its own readers, nodes, matchers and collector; the weighting is SPEC's formula, written here; queries
are made of the same words by the analysis alone.
"""

from collections.abc import Iterator, Mapping
from math import log
from typing import Any

from whoosh import query as whoosh
from whoosh.collectors import TopCollector
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader
from whoosh.scoring import BaseScorer, WeightingModel
from whoosh.searching import Searcher

from searchkit.analysis.tokens import tokens
from searchkit.domain.query import And, Filters, Node, Not, Or, Phrase, Word
from searchkit.engines.bm25 import WEIGHTS
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.snapshot import WhooshSnapshot

K1, B = 1.2, 0.75


class SpecifiedBM25(WeightingModel):
    """The formula of SPEC, Ranking, one posting at a time."""

    def scorer(self, searcher: Searcher, fieldname: str, text: bytes, qf: int = 1) -> BaseScorer:
        everything = searcher.get_parent().reader()
        is_of_story = fieldname.startswith("story")
        count = len(list(everything.lexicon("article"))) if is_of_story else everything.doc_count()
        df = everything.doc_frequency(fieldname, text)
        return Scorer(
            idf=log(1 + (count - df + 0.5) / (df + 0.5)),
            average=everything.field_length(fieldname) / count,
            length=lambda number: searcher.reader().doc_field_length(number, fieldname),
        )


class Scorer(BaseScorer):
    def __init__(self, idf: float, average: float, length: Any) -> None:
        self.idf = idf
        self.average = average
        self.length = length

    def score(self, matcher: Any) -> float:
        tf, length = matcher.weight(), self.length(matcher.id())
        return float(self.idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / self.average)))

    def max_quality(self) -> float:
        return self.idf * (K1 + 1)

    def block_quality(self, matcher: Any) -> float:
        return self.max_quality()


def stock_reader(snapshot: WhooshSnapshot) -> IndexReader:
    """Return Whoosh's own readers of the segments of a generation."""
    readers = [SegmentReader(None, schema(), segment) for segment in snapshot.segments]
    if len(readers) == 1:
        return readers[0]
    return MultiReader(readers) if readers else EmptyReader(schema())


def stock_answer(snapshot: WhooshSnapshot, root: Node, filters: Filters) -> Mapping[str, float]:
    """Return the ids that Whoosh finds, best first, with their scores."""
    with Searcher(stock_reader(snapshot), weighting=SpecifiedBM25()) as searcher:
        collector = TopCollector(limit=1000, usequality=False)
        searcher.search_with_collector(stock_query(root, filters), collector)
        return {hit["id"]: hit.score for hit in collector.results()}


def stock_query(root: Node, filters: Filters) -> whoosh.Query:
    """Return the query in nodes of Whoosh's own."""
    asked = [
        whoosh.Or([whoosh.Term(field, value) for value in values])
        for field, values in (
            ("about", filters.countries),
            ("kind", [kind.value for kind in filters.kinds]),
        )
        if values
    ]
    if any(filters.days):
        since, until = (day and day.isoformat() for day in filters.days)
        asked.append(whoosh.TermRange("published", since, until))
    matching = _node(root)
    if asked:
        matching = whoosh.Require(matching, whoosh.And(asked))
    words = list(_scoring_words(root))
    of_story = WEIGHTS.of_story(len(words))
    for prefix, weight in (("title", WEIGHTS.title), ("story", of_story)):
        if words:
            more = [whoosh.Term(f"{prefix}{suffix}", text, weight) for suffix, text in words]
            matching = whoosh.AndMaybe(matching, whoosh.Or(more))
    return matching


def _node(node: Node) -> whoosh.Query:
    match node:
        case And(parts):
            kept = [_node(part) for part in parts if not isinstance(part, Not)]
            without = [_node(part.part) for part in parts if isinstance(part, Not)]
            both = whoosh.And(kept)
            # Not AndNot, which does not leave out the first of its documents where what is left
            # out begins before it (whoosh3 3.54.0).
            return whoosh.Require(both, whoosh.Not(whoosh.Or(without))) if without else both
        case Or(parts):
            return whoosh.Or([_node(part) for part in parts])
        case Word(text):
            return _words("text", [token.term for token in tokens(text)])
        case Phrase(text):
            return _words("forms", [token.form for token in tokens(text)])
        case _:
            raise ValueError(node)


def _words(field: str, words: list[str]) -> whoosh.Query:
    return whoosh.Term(field, words[0]) if len(words) == 1 else whoosh.Phrase(field, words)


def _scoring_words(node: Node) -> Iterator[tuple[str, str]]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _scoring_words(part)
        case Word(text):
            yield from (("", token.term) for token in tokens(text))
        case Phrase(text):
            yield from (("_forms", token.form) for token in tokens(text))
        case _:
            return
