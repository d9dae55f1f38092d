"""What a hit is fetched with: its document, its text, and what the query marks in it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from searchkit.analysis.highlight import marker_of, snippet_span
from searchkit.domain.query import Query
from searchkit.domain.results import Fetch, Hit, Range

if TYPE_CHECKING:
    from searchkit.domain.document import ParagraphDocument
    from searchkit.ports import Snapshot

# A page's hits are read at once, those of one article together; an answer of a million hits is
# streamed, and must never be in memory as a whole.
_FETCHED_TOGETHER = 1_000
_FETCHED_KEPT = 2 * _FETCHED_TOGETHER

T = TypeVar("T")


class _OfHits(dict[str, T]):
    """Something of each hit by its id: of many at once, when the first of them is asked for."""

    def __init__(self, hits: Sequence[Hit], read: Callable[[Sequence[str]], Sequence[T]]) -> None:
        super().__init__()
        self._hits = hits
        self._read = read

    def __missing__(self, id: str) -> T:
        first = 0
        if len(self._hits) > _FETCHED_TOGETHER:
            place = self._places[id]
            first = place - place % _FETCHED_TOGETHER
        ids = [hit.id for hit in self._hits[first : first + _FETCHED_TOGETHER]]
        if len(self) >= _FETCHED_KEPT:
            self.clear()
        found = dict(zip(ids, self._read(ids), strict=True))
        self.update(found)
        return found[id]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {hit.id: place for place, hit in enumerate(self._hits)}


class _Marks(dict[str, tuple[Range, ...]]):
    """What is marked in a text: a page asks for it to mark it and to cut it, other pages once more."""

    def __init__(self, query: Query) -> None:
        super().__init__()
        self._mark = marker_of(query.root)

    def __missing__(self, text: str) -> tuple[Range, ...]:
        if len(self) >= _FETCHED_TOGETHER:
            self.clear()
        found = self[text] = self._mark(text)
        return found


def fetch_of(snapshot: "Snapshot", query: Query, hits: Sequence[Hit]) -> Fetch:
    """Return what the hits of an answer are fetched with, from the snapshot that gave it."""
    documents: _OfHits[ParagraphDocument] = _OfHits(hits, snapshot.paragraphs)

    def texts_of(ids: Sequence[str]) -> Sequence[str]:
        if ids[0] in documents:
            return [documents[id].text for id in ids]
        return snapshot.texts(ids)

    return Fetch(
        document=documents.__getitem__,
        text=_OfHits(hits, texts_of).__getitem__,
        article=snapshot.article,
        matches=marks_of(query),
        snippet=snippet_span,
        score_parts=lambda id: tuple(snapshot.explain(query, id)),
    )


def marks_of(query: Query) -> Callable[[str], tuple[Range, ...]]:
    """Return what says where the query matches in a text, in order and without overlap."""
    return _Marks(query).__getitem__
