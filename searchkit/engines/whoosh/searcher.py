"""Whoosh's searcher, and what it does otherwise over our index."""

from collections.abc import Iterator
from typing import Any

from whoosh.collectors import Collector
from whoosh.matching import Matcher
from whoosh.query import Query
from whoosh.query.terms import MultiTerm
from whoosh.reading import IndexReader
from whoosh.searching import SearchContext, Searcher

from searchkit.engines.whoosh.collector import HitCollector
from searchkit.engines.whoosh.damage import Damage, says_damage
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.queries import Expanded, OrQuery, Term


class ArraySearcher(Searcher):
    """Looks up the terms of a prefix, a range or a pattern of Whoosh's at once.

    Whoosh steps through a tree of as many matchers as there are terms, which took seconds where they
    were a thousand (whoosh3 3.54.0). What matches and what it scores is the same.
    """

    def __init__(self, reader: GenerationReader, **options: Any) -> None:
        super().__init__(reader, **options)
        self.damage: Damage | None = reader.damage

    def is_atomic(self) -> bool:
        """Return True, as the reader does; Whoosh asks it at each word."""
        return True

    @says_damage
    def search_with_collector(
        self, q: Query, collector: Collector, context: SearchContext | None = None
    ) -> None:
        """Search. Raises IndexDamaged where what lies on the disk is not what was written."""
        if not isinstance(collector, HitCollector):  # which is asked by nodes of ours
            q = q.accept(_at_once)
        super().search_with_collector(q, collector, context)


class ManyTerms(Query):
    """A node of Whoosh's that stands for many terms."""

    def __init__(self, node: MultiTerm) -> None:
        self.node = node
        self.boost = node.boost

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ManyTerms) and self.node == other.node

    def __hash__(self) -> int:
        return hash((ManyTerms, self.node))

    def __repr__(self) -> str:
        return f"ManyTerms({self.node!r})"

    def __str__(self) -> str:
        return str(self.node)

    def field(self) -> str | None:
        """Return the node's field."""
        name: str | None = self.node.field()
        return name

    def expanded_terms(
        self, ixreader: IndexReader, phrases: bool = False
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the terms."""
        yield from self.node.expanded_terms(ixreader, phrases)

    def estimate_size(self, ixreader: IndexReader) -> int:
        """Return how many paragraphs hold them, at most."""
        return int(self.node.estimate_size(ixreader))

    def estimate_min_size(self, ixreader: IndexReader) -> int:
        """Return 0."""
        return 0

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:
        """Return the union of all terms, each scoring as Whoosh lets it score."""
        name = self.node.field()
        keys = sorted({key for key in self.node._btexts(searcher.reader()) if key})
        if len(keys) < 2:
            return self.node.matcher(searcher, context)
        if self.node.constantscore:
            context = (context or SearchContext()).set(weighting=None)
        terms = [Term(name, key, self.node.boost) for key in keys]
        return OrQuery(terms).matcher(searcher, context)


def _at_once(node: Query) -> Query:
    is_of_whoosh = isinstance(node, MultiTerm) and not isinstance(node, Expanded)
    # What stands for every paragraph is matched so, and not by its terms.
    is_every = getattr(node, "text", None) in ("", "*", ".*")
    return ManyTerms(node) if is_of_whoosh and not is_every else node
