"""Where terms stand: the postings of one term, or of several that count as one, of some segments."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.lazily import lazily
from searchkit.engines.whoosh.places import POSITION_BITS
from searchkit.engines.whoosh.rows import Rows
from searchkit.engines.whoosh.segment import Field, Places
from searchkit.engines.whoosh.sets import BITS_A_BISECTION, NONE, Mask, Numbers, runs_of
from searchkit.engines.whoosh.word_bits import FEWEST_FOR_BITS, Bits, Blocks, Occurrences

KEPT_BYTES = 128 << 20  # postings with what they score: of the 500 commonest words of a million
# Taking the bits of all postings of a word costs a quarter of picking those of as many rows.
ROWS_A_POSTING = 4

K = TypeVar("K", bound=Hashable)
StoredRows = NDArray[np.uint32]  # as they lie in a segment, numbered from 0


class Piece(NamedTuple):
    """Terms of one segment."""

    field: Field
    places: Places  # in the segment's dictionary, ascending
    base: int  # number of the segment's first row
    end: int  # number of the next segment's first row


class Stored(NamedTuple):
    """The postings of one term as they lie in segments, with those that no longer count."""

    rows: Numbers
    counts: NDArray[Any]
    ends: list[int]  # where those of each piece start, and where the last ones end


class Postings:
    """Where a term stands, or several that count as one: rows that count, and how often each does."""

    # How often, one for every row of the field, where that is kept instead: f8.
    dense: NDArray[np.float64] | None = None

    def __init__(
        self,
        rows: Numbers,
        counts: NDArray[Any],
        of: Rows,
        pieces: Callable[[], Sequence[Piece]] = tuple,
        stored: Stored | None = None,
    ) -> None:
        """`pieces` gives where they come from, each with one term where they are `stored` so."""
        self.rows = rows  # ascending, each once
        self.counts = counts  # how often, one a row
        self.of = of
        self.parts: dict[Hashable, NDArray[np.float64]] = {}  # what a model scores each row
        self._given_pieces = pieces
        self._stored = stored
        if of.are_paragraphs:
            self.paragraphs, self.frequency = rows, len(rows)

    def __len__(self) -> int:
        return len(self.rows)

    @lazily
    def _pieces(self) -> Sequence[Piece]:
        """Where they come from: asked for where positions are."""
        return self._given_pieces()

    @lazily
    def frequency(self) -> int:
        """How many paragraphs have the rows."""
        return self.of.frequency(self.rows)

    @lazily
    def paragraphs(self) -> Numbers:
        """The paragraphs that have the rows."""
        return self.of.paragraphs(self.rows)

    @property
    def held(self) -> Mask:
        """For each row of the field, whether it holds the term."""
        if self.dense is not None:
            return self.dense > 0
        mask = np.zeros(self.of.size, bool)
        mask[self.rows] = True
        return mask

    def among(self, rows: Numbers) -> tuple[NDArray[np.intp], NDArray[Any]]:
        """Return which of `rows` (by their places) hold the term, and how often each does."""
        if not len(self):
            return NONE, self.counts
        places = self.rows.searchsorted(rows)
        # What is above the last one is compared with that.
        held = (self.rows.take(places, mode="clip") == rows).nonzero()[0]
        return held, self.counts.take(places.take(held))

    def positions(self, rows: Numbers) -> NDArray[np.int64]:
        """Return the places of the term, as `places.py` has them, in those of `rows` that hold it.

        Rows ascend, each once.
        """
        if self._stored is not None:
            return self._positions_of_term(rows, self._stored)
        found = []
        for number, piece in enumerate(self._pieces):
            own = rows
            if len(self.of.bases) > 1:
                first, end = np.searchsorted(rows, [piece.base, piece.end])
                own = rows[first:end] - piece.base
            if len(own):
                found.append(self._positions_of(number, own))
        places = np.concatenate([np.empty(0, np.int64), *found])
        places.sort()
        return places

    def _positions_of_term(self, rows: Numbers, stored: Stored) -> NDArray[np.int64]:
        """Do the same for one term."""
        at = self._places_among(rows, stored.rows)
        if not len(at):
            return np.empty(0, np.int64)
        if len(self._pieces) == 1:
            ((field, (place,), *_),) = self._pieces
            first, end = field.position_range(int(place))
            if end - first == len(stored.rows):  # it stands nowhere twice
                places: NDArray[np.int64] = stored.rows.take(at)
                places <<= POSITION_BITS
                at += first
                places += field.positions_at(at)
                return places
        often = stored.counts.take(at)
        # How many positions come before those of each row: added up between them, in one pass.
        between = np.add.reduceat(stored.counts, at, dtype=np.int64)
        starts = between.cumsum()
        starts += np.add.reduce(stored.counts[: at[0]], dtype=np.int64) - between
        places = stored.rows.take(at) << POSITION_BITS
        if len(self._pieces) == 1:
            starts += first
            if often.max() > 1:
                places, starts = places.repeat(often), runs_of(starts, often)
            places += field.positions_at(starts)
            return places
        cuts = at.searchsorted(stored.ends[1:]).tolist()
        shifts, before = [], 0
        for piece in self._pieces:
            first, end = piece.field.position_range(int(piece.places[0]))
            shifts.append(first - before)
            before += end - first
        starts += np.array(shifts).repeat(np.diff(cuts, prepend=0))
        if often.max() > 1:
            places, starts = places.repeat(often), runs_of(starts, often)
            ends = often.cumsum(dtype=np.intp)
            cuts = [int(ends[cut - 1]) if cut else 0 for cut in cuts]
        for piece, start, end in zip(self._pieces, [0, *cuts], cuts, strict=False):
            if end > start:
                places[start:end] += piece.field.positions_at(starts[start:end])
        return places

    def _places_among(self, rows: Numbers, held: Numbers) -> NDArray[np.intp]:
        """Return the places among `held` of those of some rows that are held."""
        if len(rows) * BITS_A_BISECTION < len(held) + self.of.size // 32:
            places = held.searchsorted(rows)
            return places.compress(held.take(places, mode="clip") == rows) if len(held) else NONE
        wanted = np.zeros(self.of.size, bool)
        wanted[rows] = True
        return wanted.take(held).nonzero()[0]

    def bits(self, blocks: Blocks) -> Bits:
        """Return where the term stands in the rows of the blocks, which are of one run."""
        for number, piece in enumerate(self._pieces):
            if piece.base <= blocks.whole.range.start < piece.end:
                return self._bits_of(number, blocks)
        return blocks.empty()

    @property
    def size_bytes(self) -> int:
        """Memory that keeping this takes at most, with what is worked out of it when it is asked for."""
        # One model's parts, where the positions of each row start, and numbers of paragraphs.
        worked_out = 16 * len(self.rows)
        if not self.of.are_paragraphs:
            worked_out += 8 * self.frequency
        kept = self.rows.nbytes + self.counts.nbytes
        if self._stored is not None and self._stored.rows is not self.rows:
            kept += self._stored.rows.nbytes + self._stored.counts.nbytes
        return kept + worked_out

    def _bits_of(self, number: int, blocks: Blocks) -> Bits:
        """Return the bits of a piece in the rows of blocks that are of its segment."""
        piece, whole = self._pieces[number], blocks.whole
        is_one = len(piece.places) == 1
        if is_one and (stored := self._stored_bits(piece)) is not None:
            return blocks.picked(stored[whole.before : whole.before + whole.size])
        holding, counts, starts = self._occurrences(number)
        ends = np.array([whole.range.start, whole.range.stop]) - piece.base
        first, last = np.searchsorted(holding, ends.astype(np.uint32)).tolist()
        if first == last:
            return blocks.empty()
        is_asked_often = len(blocks) * ROWS_A_POSTING > last - first >= FEWEST_FOR_BITS
        if not is_one or not is_asked_often:
            return blocks.of_places(self._positions_of(number, blocks.rows - piece.base))

        def of_whole() -> Bits:
            start, end = starts[first], starts[last - 1] + counts[last - 1]
            positions = piece.field.positions(int(piece.places[0]))
            own = positions[start - starts[0] : end - starts[0]]
            rows = numbered(holding[first:last], piece.base)
            return whole.of_occurrences(Occurrences(rows, starts[first:last] - start, own))

        return blocks.picked(self.of.kept_bits.get(self, whole.range, of_whole))

    def _stored_bits(self, piece: Piece) -> Bits | None:
        """Return those of a term in all rows of a segment; None: none are stored."""
        field, place = piece.field, int(piece.places[0])
        if not field.has_bits(place):
            return None
        rows = range(piece.base, piece.end)
        return self.of.kept_bits.get(self, rows, lambda: field.bits(place))

    def _positions_of(self, number: int, own: Numbers) -> NDArray[np.int64]:
        """Return the places of a piece in some rows of its segment."""
        piece = self._pieces[number]
        holding, counts, starts = self._occurrences(number)
        if len(own) * BITS_A_BISECTION < len(holding) and len(piece.places) == 1:
            at = holding.searchsorted(own.astype(np.uint32))
            at[at == len(holding)] = 0
            at = at[holding.take(at) == own]
        else:
            wanted = np.zeros(piece.end - piece.base, bool)
            wanted[own] = True
            at = wanted.take(holding).nonzero()[0]
        often, picked = counts.take(at), starts.take(at)
        numbers: NDArray[np.int64] = holding.take(at).astype(np.int64)
        if piece.base:
            numbers += piece.base
        numbers <<= POSITION_BITS
        if len(often) and often.max() > 1:
            numbers, picked = numbers.repeat(often), runs_of(picked, often)
        numbers += piece.field.positions_at(picked)
        return numbers

    def _occurrences(self, number: int) -> tuple[StoredRows, NDArray[Any], NDArray[np.int64]]:
        """Return row, count and place of the first position of each posting of a piece."""
        if number not in self._starts:
            field, places, *_ = self._pieces[number]
            rows, counts = field.gathered(places)
            starts = np.cumsum(counts, dtype=np.int64)
            starts -= counts
            if len(places) == 1:
                starts += field.first_positions(places)
            else:
                often = field.frequencies(places)
                firsts = np.cumsum(often) - often  # of each term's postings among these
                starts += np.repeat(field.first_positions(places) - starts[firsts], often)
            self._starts[number] = rows, counts, starts
        return self._starts[number]

    @lazily
    def _starts(self) -> dict[int, tuple[StoredRows, NDArray[Any], NDArray[np.int64]]]:
        return {}


class StoryPostings(Postings):
    """Where a term stands in stories: in their paragraphs and in their titles."""

    def __init__(self, texts: Postings | None, titles: Postings | None, of: Rows) -> None:
        self.of = of
        self.parts = {}
        self._given_pieces = tuple
        self._stored = None
        articles, counts = [NONE], [np.empty(0, np.uint8)]
        if texts is not None:
            corpus = of.corpus
            articles.append(corpus.article_of.take(texts.rows))
            often = texts.counts
            if not corpus.is_all_in_story:
                often = often * corpus.in_story.take(texts.rows)
            counts.append(often)
        if titles is not None:
            articles.append(titles.rows)
            counts.append(titles.counts)
        self._articles, self._counts = np.concatenate(articles), np.concatenate(counts)
        if len(self._articles) * BITS_A_BISECTION >= of.size:  # that takes less than sorting
            sums = np.bincount(self._articles, self._counts, of.size)
            self.dense = sums.astype(np.float64, copy=False)

    def __len__(self) -> int:
        return self.frequency

    @lazily
    def rows(self) -> Numbers:  # type: ignore[override]
        """The stories, ascending."""
        return self._sparse[0]

    @lazily
    def counts(self) -> NDArray[Any]:  # type: ignore[override]
        """How often, one a row."""
        return self._sparse[1]

    @lazily
    def frequency(self) -> int:
        """How many stories there are."""
        return len(self.rows) if self.dense is None else int(np.count_nonzero(self.dense))

    @property
    def size_bytes(self) -> int:
        """Memory that keeping this takes at most."""
        kept = self._articles.nbytes + self._counts.nbytes
        return kept + 40 * self.frequency + (self.dense.nbytes if self.dense is not None else 0)

    def among(self, rows: Numbers) -> tuple[NDArray[np.intp], NDArray[Any]]:
        """Return which of `rows` (by their places) hold the term, and how often each does."""
        if self.dense is None:
            return super().among(rows)
        often = self.dense.take(rows)
        held = (often > 0).nonzero()[0]
        return held, often.take(held)

    @lazily
    def _sparse(self) -> tuple[Numbers, NDArray[Any]]:
        if self.dense is not None:
            rows = (self.dense > 0).nonzero()[0]
            return rows, self.dense.take(rows).astype(np.uint32)
        articles, counts = added_up(self._articles, self._counts)
        held = counts > 0
        return articles.compress(held), counts.compress(held)


def added_up(rows: Numbers, counts: NDArray[Any]) -> tuple[Numbers, NDArray[np.uint32]]:
    """Return each of some rows once, ascending, with what is counted of it in all. Sorts them."""
    order = rows.argsort(kind="stable")
    rows = rows.take(order)
    is_new = np.empty(len(rows), bool)
    is_new[:1] = True
    np.not_equal(rows[1:], rows[:-1], out=is_new[1:])
    firsts = is_new.nonzero()[0]
    if not len(firsts):
        return rows, counts.astype(np.uint32)
    return rows.take(firsts), np.add.reduceat(counts.take(order), firsts, dtype=np.uint32)


def numbered(rows: StoredRows, base: int) -> Numbers:
    """Return rows of a segment as they are numbered through."""
    numbers = rows.astype(np.intp)
    if base:
        numbers += base
    return numbers


class KeptPostings(Generic[K]):
    """Postings that were asked for last, in KEPT_BYTES of memory.

    What has been let go of is found as long as anybody has it: a query of many frequent words, each
    in many phrases, would else have each of them as often as it is in one.
    """

    def __init__(self) -> None:
        self._of: dict[K, Postings] = {}  # what was asked for last is the last
        self._let_go: WeakValueDictionary[K, Postings] | None = None
        self._bytes = 0

    def get(self, key: K) -> Postings | None:
        """Return what is kept, which is asked for last now; None: nothing."""
        postings = self._of.pop(key, None)
        if postings is not None:
            self._of[key] = postings
        elif self._let_go is not None and (postings := self._let_go.get(key)) is not None:
            self.keep(key, postings)
        return postings

    def keep(self, key: K, postings: Postings) -> None:
        """Keep postings, and let go of those that were asked for longest ago."""
        self._of[key] = postings
        self._bytes += postings.size_bytes
        while self._bytes > KEPT_BYTES and len(self._of) > 1:
            first = next(iter(self._of))
            if self._let_go is None:
                self._let_go = WeakValueDictionary()
            gone = self._let_go[first] = self._of.pop(first)
            self._bytes -= gone.size_bytes
