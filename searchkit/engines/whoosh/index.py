"""A generation as a Whoosh index that can be read and never written."""

from collections.abc import Callable
from typing import Any, NoReturn

from whoosh.fields import Schema
from whoosh.filedb.filestore import ReadOnlyError
from whoosh.index import Index
from whoosh.reading import IndexReader

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.engines.whoosh.damage import Damage
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.searcher import ArraySearcher
from searchkit.engines.whoosh.segment import Segment
from searchkit.engines.whoosh.weighting import BM25


class GenerationIndex(Index):
    """One generation. What is published later is another index."""

    def __init__(
        self,
        segments: tuple[Segment, ...],
        generation: int,
        latest: Callable[[], int],
        aliases: Aliases = NO_ALIASES,
        damage: Damage | None = None,
    ) -> None:
        """`latest` gives the number of the generation that is served when it is called."""
        self._damage = damage
        self._segments = segments
        self._generation = generation
        self._latest = latest
        self._aliases = aliases

    @property
    def schema(self) -> Schema:
        """The fields of a paragraph."""
        return schema()

    def reader(self, reuse: IndexReader | None = None) -> GenerationReader:
        """Return a reader of the generation."""
        return GenerationReader(self._segments, self._generation, self._aliases, self._damage)

    def searcher(self, **options: Any) -> ArraySearcher:
        """Return a searcher that weighs words by our BM25 unless told otherwise."""
        options.setdefault("weighting", BM25())
        return ArraySearcher(self.reader(), fromindex=self, **options)

    def latest_generation(self) -> int:
        """Return the number of the generation that is served now."""
        return self._latest()

    def up_to_date(self) -> bool:
        """Whether that is this one."""
        return self.latest_generation() == self._generation

    def is_empty(self) -> bool:
        """Whether it has no paragraph."""
        return bool(self.doc_count() == 0)

    def optimize(self) -> NoReturn:
        """Raise ReadOnlyError: segments are merged by publishing."""
        raise ReadOnlyError

    def writer(self, **options: Any) -> NoReturn:
        """Raise ReadOnlyError: an index is written by `searchkit index` alone."""
        raise ReadOnlyError
