"""Where words stand in rows, a bit a position: what is quickest for words that many rows have.

The bits of a row are numbers of 64 (u8, the lowest first), a *block* for each 64 of its words, and a
row has one at least. All rows that are looked at are worked on at once, so that a step over the
words of each costs one over its blocks.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.array_file import narrowed
from searchkit.engines.whoosh.places import Places, positions_of, rows_of
from searchkit.engines.whoosh.sets import NONE, Numbers, runs_of

Bits = NDArray[np.uint64]

BITS_WIDTH = _WIDTH = 64
BITS_SHIFT = _SHIFT = 6  # 2**6 of them
_ONE, _WIDE = np.uint64(1), np.uint64(_WIDTH)

# Fewer rows, of a word or of a query, are looked at by their places rather than by their bits.
# Measured on 1,000,000 paragraphs.
FEWEST_FOR_BITS = 4096

KEPT_BYTES = 64 << 20  # of six words that are in most of a million rows


class Occurrences(NamedTuple):
    """Where something stands in rows."""

    rows: Numbers  # ascending, each once
    starts: Numbers  # of each row: the place of the first of its positions among `positions`
    positions: NDArray[np.unsignedinteger[Any]]  # of one row after another, ascending in each


def blocks_of_rows(lengths: NDArray[np.integer[Any]]) -> NDArray[np.intp]:
    """Return how many blocks each row has, by its words."""
    counts = lengths.astype(np.intp)
    counts += _WIDTH - 1
    counts >>= _SHIFT
    return np.maximum(counts, 1, out=counts)


class KeptBits:
    """Bits of words in all rows of a range, as far as they were asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int], tuple[object, Bits]] = OrderedDict()
        self._bytes = 0

    def get(self, word: object, rows: range, make: Callable[[], Bits]) -> Bits:
        """Return those of a word, the same object each time; `make` gives them where none are kept."""
        key = id(word), rows.start
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = word, make()  # the word lives on, and no other has its id
            self._bytes += self._kept[key][1].nbytes
            while self._bytes > KEPT_BYTES:
                self._bytes -= self._kept.popitem(last=False)[1][1].nbytes
        return self._kept[key][1] if key in self._kept else make()


class Blocks:
    """The blocks of some rows, one row's after another's."""

    def __init__(
        self,
        rows: Numbers | range,
        lengths: NDArray[Any],
        sentences: "Callable[[Blocks], Bits]",
        whole: "Blocks | None" = None,
        before: int = 0,
    ) -> None:
        """Take rows, ascending, each once, one at least; `lengths` in words are of all rows.

        `sentences` says where those of all rows of a range begin; `whole` are the blocks of all rows
        of a range that has these, whose bits are kept. `before`: how many blocks the rows of the same
        segment have that come before the range.
        """
        self._rows = rows
        self.whole = whole or self
        self.before = before
        self.range = range(int(rows[0]), int(rows[-1]) + 1)
        self._is_range = len(rows) == len(self.range)
        self._own_lengths = (
            lengths[self.range.start : self.range.stop] if self._is_range else lengths.take(rows)
        )
        self._sentences = sentences
        counts = blocks_of_rows(self._own_lengths)
        ends = np.cumsum(counts)
        self.firsts: Numbers = ends - counts  # the first block of each row
        self.size = int(ends[-1])
        self._later = NONE  # blocks that are not the first of their row
        if self.size > len(rows):
            is_later = np.ones(self.size, bool)
            is_later[self.firsts] = False
            self._later = np.flatnonzero(is_later)
        self._before = self._later - 1  # the blocks before those

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    @property
    def rows(self) -> Numbers:
        """The rows, ascending."""
        return np.asarray(self._rows)

    def of(self, rows: Numbers) -> Numbers:
        """Return the first block of each row of the range; of one that is not here, the block after all."""
        return self._of_range[rows - self.range.start]

    @cached_property
    def _of_range(self) -> Numbers:
        if self._is_range:
            return self.firsts
        blocks = np.full(len(self.range), self.size)
        blocks[self.rows - self.range.start] = self.firsts
        return blocks

    def picked(self, bits: Bits) -> Bits:
        """Return of bits of the whole range those of these rows."""
        return bits if self.size == self.whole.size else bits.take(self._in_whole)

    @cached_property
    def _in_whole(self) -> Numbers:
        """The place of each block among those of the whole range."""
        firsts = self.whole.firsts[self.rows - self.whole.range.start]
        if not len(self._later):
            return firsts
        return runs_of(firsts, np.diff(self.firsts, append=self.size))

    def rows_with(self, bits: Bits) -> Numbers:
        """Return the rows that have a bit."""
        if len(self._later):
            is_held = bits.take(self.firsts) != 0
            later = bits.take(self._later).nonzero()[0]
            is_held[self._rows_of_later.take(later)] = True
        else:
            is_held = bits != 0
        places: Numbers = is_held.nonzero()[0]
        if self._is_range:
            places += self.range.start
            return places
        return self.rows.take(places)

    def empty(self) -> Bits:
        """Return no bits."""
        return np.zeros(self.size, np.uint64)

    # Where bits come from

    def of_places(self, places: Places) -> Bits:
        """Return the bits of places in these rows, each given once."""
        positions = positions_of(places)
        blocks = self.of(rows_of(places)) + (positions >> _SHIFT)
        bits = self.empty()
        np.add.at(bits, blocks, _ONE << (positions & (_WIDTH - 1)).astype(np.uint64))
        return bits

    def of_occurrences(self, occurrences: Occurrences) -> Bits:
        """Return the bits of what stands in some rows of the range, these or others."""
        rows, starts, positions = occurrences
        if not len(rows):
            return self.empty()
        blocks = self.of(rows)
        bits = np.zeros(self.size + 1, np.uint64)
        # Of the first 64 words; a bit that is shifted further is none.
        bits[blocks] = np.add.reduceat(np.left_shift(_ONE, positions, dtype=np.uint64), starts)
        if len(self._later):
            far = np.flatnonzero(positions >= _WIDTH)
            blocks = blocks[np.searchsorted(starts, far, side="right") - 1]
            further = positions[far]
            blocks = np.minimum(blocks + (further >> _SHIFT), self.size)
            each = np.left_shift(_ONE, further & (_WIDTH - 1), dtype=np.uint64)
            np.add.at(bits, blocks, each)
        return bits[:-1]

    # What is done with them

    def earlier(self, bits: Bits, by: int) -> Bits:
        """Return the bits of so many positions before."""
        while by >= _WIDTH:
            moved = self.empty()
            moved[self._before] = bits[self._later]
            bits, by = moved, by - _WIDTH
        if not by:
            return bits
        moved = bits >> np.uint64(by)
        moved[self._before] |= bits[self._later] << np.uint64(_WIDTH - by)
        return moved

    def after(self, bits: Bits, by: int) -> Bits:
        """Return the bits of so many positions after; beyond the blocks of a row there are none."""
        while by >= _WIDTH:
            moved = self.empty()
            moved[self._later] = bits[self._before]
            bits, by = moved, by - _WIDTH
        if not by:
            return bits
        moved = bits << np.uint64(by)
        moved[self._later] |= bits[self._before] >> np.uint64(_WIDTH - by)
        return moved

    def up_to_before(self, bits: Bits, by: int) -> Bits:
        """Return the bits, and those of up to so many positions before."""
        if by >= _WIDTH:
            for step in _doubled(by):
                bits = bits | self.earlier(bits, step)
            return bits
        # First each block by itself, in place, then what its first bits are of the block before.
        gathered, moved = bits.copy(), np.empty_like(bits)
        later = bits.take(self._later)
        before = np.zeros_like(later)
        for each in _doubled(by):
            by_bits = np.uint64(each)
            np.right_shift(gathered, by_bits, out=moved)
            gathered |= moved
            before |= before >> by_bits
            before |= later << (_WIDE - by_bits)
            later |= later >> by_bits
        gathered[self._before] |= before
        return gathered

    def up_to_after(self, bits: Bits, by: int) -> Bits:
        """Return the bits, and those of up to so many positions after."""
        for step in _doubled(by):
            bits = bits | self.after(bits, step)
        return bits

    def sentences_with(self, bits: Bits) -> Bits:
        """Return the last position of each sentence that has a bit."""
        # What is added to a sentence whose positions before the last are all set is carried up to
        # the last one if any of them is set; a bit there is looked at by itself.
        inner = self._inner_of_sentences
        found = self._sum(bits & inner, inner)
        found |= bits
        found &= self._last_in_sentence
        return found

    def _sum(self, left: Bits, right: Bits) -> Bits:
        """Return the sum of two numbers a row."""
        total = left + right
        # Of each block that is not the first of its row, whether the one before carries into it.
        is_carried = total.take(self._before) < left.take(self._before)
        for depth, places in enumerate(self._later_by_depth):
            if depth:  # what was carried into the one before may be carried on
                was_full = total.take(self._before.take(places)) == 0
                is_carried[places] |= is_carried.take(places - 1) & was_full
            total[self._later.take(places)] += is_carried.take(places)
        return total

    @cached_property
    def _later_by_depth(self) -> list[Numbers]:
        """The places in `_later` of second blocks, of third blocks, and so on."""
        if not len(self._later):
            return []
        depths = self._later - self.firsts.take(self._rows_of_later)
        order = narrowed(depths).argsort(kind="stable")
        return np.split(order, np.cumsum(np.bincount(depths))[1:-1])

    @cached_property
    def _rows_of_later(self) -> Numbers:
        """The row of each block that is not the first of its row, by its place among the rows."""
        # Before the nth of them there are n, and one first block more than there are rows before.
        return self._later - np.arange(1, len(self._later) + 1)

    @cached_property
    def starts_of_sentences(self) -> Bits:
        """The first position of each sentence."""
        if self.whole is not self:
            return self.picked(self.whole.starts_of_sentences)
        return self._sentences(self)

    @cached_property
    def _last_in_sentence(self) -> Bits:
        if self.whole is not self:
            return self.picked(self.whole._last_in_sentence)
        lasts = self.earlier(self.starts_of_sentences, 1)
        # The last word of a row stands in the last of its blocks; some rows have none.
        ends = np.append(self.firsts[1:], self.size)
        ends -= 1
        words = self._own_lengths
        lasts[ends] |= np.left_shift(words > 0, ((words - 1) & (_WIDTH - 1)).astype(np.uint64))
        return lasts

    @cached_property
    def _inner_of_sentences(self) -> Bits:
        return ~self._last_in_sentence


def _doubled(by: int) -> Iterator[int]:
    """Yield by how much to move what has been gathered so far, until it reaches so far."""
    reached = 0
    while reached < by:
        step = min(reached + 1, by - reached)
        yield step
        reached += step
