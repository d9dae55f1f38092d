"""The terms of a field, sorted by their bytes, as they lie in a file."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

from searchkit.engines.whoosh.array_file import ArrayFile, decode, encode

if TYPE_CHECKING:
    from mmap import mmap

    import numpy as np
    from numpy.typing import NDArray

    from searchkit.analysis.vocabulary import Vocabulary

# Each ASCII character of a term sets one bit of its sketch, by its last five bits. Changing,
# dropping or adding one character changes at most two bits, so terms whose sketches differ in more
# than two bits an edit are no candidates. Other characters set none: they take several bytes.
SKETCH_BITS = 32

# Bisecting goes by every so-manieth term, which are kept, then by what lies between two of them: the
# bytes of so many terms are looked through at once in less time than five more of them one by one.
# Of steps of 16 to 256 the cheapest or near it, measured on the 60,000 terms of 109,000 paragraphs.
LANDMARK_STEP = 64


class Dictionary:
    """Finds terms; a term is known by its place."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        """Read the terms that `add_strings` wrote under `name`."""
        self._file = file
        self._bytes = f"{name}.bytes"
        # A memory view hands out plain numbers, faster one by one than an array does.
        self._ends = file.array(f"{name}.ends").data

    def __len__(self) -> int:
        return len(self._ends)

    def term(self, place: int) -> str:
        """Return the term at a place."""
        return decode(self._term_bytes(place))

    def terms(self, places: range) -> list[str]:
        """Return the terms at places that follow one another."""
        if not places:
            return []
        first = self._start(places.start)
        data = self._file.slice(self._bytes, first, self._ends[places.stop - 1])
        ends = [end - first for end in self._ends[places.start : places.stop]]
        return [decode(data[start:end]) for start, end in zip([0, *ends], ends, strict=False)]

    def terms_at(self, places: "NDArray[np.intp]") -> list[str]:
        """Return the terms at some places, ascending."""
        if not len(places):
            return []
        within = range(int(places[0]), int(places[-1]) + 1)
        if len(places) == len(within):
            return self.terms(within)
        first = self._start(within.start)
        data = self._file.slice(self._bytes, first, self._ends[within.stop - 1])
        starts = self._starts(within)[places - within.start] - first
        ends = self._ends_of(within)[places - within.start] - first
        return [decode(data[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]

    def find(self, term: str) -> int | None:
        """Return the place of a term, or None."""
        return self.place(encode(term))

    def place(self, key: bytes) -> int | None:
        """Return the place of a term given as the bytes that `encode` makes of it, or None."""
        first = (bisect_right(self._landmarks, key) - 1) * LANDMARK_STEP
        if first < 0:
            return None
        ends, (data, offset) = self._ends, self._mapped
        last = min(first + LANDMARK_STEP, len(ends))
        end = offset + ends[last - 1]
        found = data.find(key, offset + (ends[first - 1] if first else 0), end)
        while found >= 0:  # maybe within another term
            start = found - offset
            place = bisect_right(ends, start, first, last)
            if ends[place] - start == len(key) and start == (ends[place - 1] if place else 0):
                return place
            found = data.find(key, found + 1, end)
        return None

    def first_not_below(self, key: bytes) -> int:
        """Return the place of the first term whose bytes are not below `key`."""
        before = bisect_left(self._landmarks, key)
        low = max(0, (before - 1) * LANDMARK_STEP)
        high = min(before * LANDMARK_STEP, len(self._ends))
        # Looked at in place: what these many short looks cost is their calls.
        ends, (data, offset) = self._ends, self._mapped
        while low < high:
            middle = (low + high) // 2
            start = ends[middle - 1] if middle else 0
            if data[offset + start : offset + ends[middle]] < key:
                low = middle + 1
            else:
                high = middle
        return low

    @cached_property
    def _landmarks(self) -> list[bytes]:
        """Every LANDMARK_STEP-th term, from the first on."""
        data, offset = self._mapped
        starts = [0, *self._ends[LANDMARK_STEP - 1 : -1 : LANDMARK_STEP]]
        ends = self._ends[::LANDMARK_STEP].tolist()
        pairs = zip(starts, ends, strict=False)  # of no terms there is no end
        return [data[offset + start : offset + end] for start, end in pairs]

    @cached_property
    def _mapped(self) -> "tuple[mmap, int]":
        return self._file.mapped(self._bytes)

    def beginning_with(self, prefix: str) -> range:
        """Return the places of all terms that begin with `prefix`."""
        key = encode(prefix)
        # 0xFF is in no UTF-8 text, so that this sorts after whatever begins with the prefix.
        return range(self.first_not_below(key), self.first_not_below(key + b"\xff"))

    def like(self, word: str) -> list[int]:
        """Return the places of the terms that may be meant by a word that is misspelt."""
        return [place for place, _ in self._vocabulary.like(word)]

    @cached_property
    def _vocabulary(self) -> "Vocabulary":
        import numpy as np

        from searchkit.analysis.vocabulary import Vocabulary

        ends = np.array(self._ends, np.int64)
        data = self._file.slice(self._bytes, 0, int(ends[-1]) if len(ends) else 0)
        lines = np.insert(np.frombuffer(data, np.uint8), ends, ord("\n"))
        return Vocabulary(lines.tobytes())

    def maybe_near(self, word: str, distance: int) -> "NDArray[np.intp]":
        """Return the places of terms with the first letter of `word` that may be near.

        None that is within the distance is left out; of the others most are.
        """
        import numpy as np

        places = self.beginning_with(word[:1])
        if not word or not places:
            return np.empty(0, np.intp)
        first = self._start(places.start)
        data = self._file.slice(self._bytes, first, self._ends[places.stop - 1])
        ends, starts = self._ends_of(places) - first, self._starts(places) - first
        differing = _sketches(data, starts) ^ _sketches(encode(word), np.zeros(1, np.int64))
        lengths = ends - starts  # in bytes: of a term all in ASCII, in characters
        is_near = lengths <= len(word) + distance
        of_others = (np.frombuffer(data, np.int8) < 0).nonzero()[0]
        is_near[ends.searchsorted(of_others, side="right")] = True
        is_near &= lengths >= len(word) - distance
        is_near &= _bit_counts(differing) <= 2 * distance
        return is_near.nonzero()[0] + places.start

    def _ends_of(self, places: range) -> "NDArray[np.int64]":
        """Return where the terms end at places that follow one another, among the bytes of all."""
        import numpy as np

        return np.array(self._ends[places.start : places.stop], np.int64)

    def _starts(self, places: range) -> "NDArray[np.int64]":
        """Return where they start."""
        import numpy as np

        before = np.array([self._start(places.start)], np.int64)
        return np.concatenate([before, self._ends_of(places)[:-1]])

    def _start(self, place: int) -> int:
        return int(self._ends[place - 1]) if place else 0

    def _term_bytes(self, place: int) -> bytes:
        return self._file.slice(self._bytes, self._start(place), self._ends[place])


def _sketches(data: bytes, starts: "NDArray[np.int64]") -> "NDArray[np.uint32]":
    """Return the sketch of each run of bytes that begins at one of `starts`."""
    import numpy as np

    bits = np.left_shift(1, np.arange(256) % SKETCH_BITS)
    bits[128:] = 0
    of_characters = bits.astype(np.uint32).take(np.frombuffer(data, np.uint8))
    return np.bitwise_or.reduceat(of_characters, starts)


def _bit_counts(numbers: "NDArray[np.uint32]") -> "NDArray[Any]":
    """Return how many bits are set in each; numpy has this built in from version 2 only."""
    # The sums of each pair of bits, then of each four, of each eight, and of all.
    counts: NDArray[Any] = numbers - (numbers >> 1 & 0x55555555)
    counts = (counts & 0x33333333) + (counts >> 2 & 0x33333333)
    counts = counts + (counts >> 4) & 0x0F0F0F0F
    counts *= 0x01010101
    counts >>= 24
    return counts
