"""Which words of many may be meant by one that is misspelt: `spelling.may_be_meant`, all at once."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from searchkit.analysis.spelling import most_edits, sounds

# Each ASCII character sets one bit, by its last five bits: an edit changes at most two of them, and
# letters that changed places none. Other characters set none.
_LAST_FIVE_BITS = 31


class Vocabulary:
    """Words, each known by its place; none may hold a line feed."""

    def __init__(self, lines: bytes) -> None:
        """`lines`: the words in UTF-8, a line feed after each."""
        self._lines = lines
        data = np.frombuffer(lines, np.uint8)
        self._data = data
        self._ends = np.flatnonzero(data == ord("\n"))

    @classmethod
    def of(cls, words: Sequence[str]) -> Self:
        """Return the vocabulary of some words."""
        return cls("".join(f"{word}\n" for word in words).encode("utf-8", "surrogatepass"))

    def like(self, asked: str) -> list[tuple[int, str]]:
        """Return the place of each word that may be meant by `asked`, ascending, and the word."""
        if not len(self._ends):
            return []
        by_eye = most_edits(asked, is_same_sound=False)
        by_ear = most_edits(asked, is_same_sound=True)
        least = self._least_edits(asked)
        in_sound = self._sounding(asked, least <= by_ear)
        is_near = least <= by_eye
        is_near[in_sound] = True
        near = np.flatnonzero(is_near)
        words = [self._word(place) for place in near.tolist()]
        most = np.where(np.isin(near, in_sound), by_ear, by_eye)
        meant = np.flatnonzero(_edits(asked, words) <= most).tolist()
        return [(int(near[at]), words[at]) for at in meant]

    def _least_edits(self, asked: str) -> NDArray[Any]:
        """Return for each word a number of edits that it is at least away; few are much further."""
        own = Vocabulary.of([asked])
        by_letters = (_bit_counts(self._sketches ^ own._sketches) + 1) // 2
        least: NDArray[Any] = np.maximum(by_letters, np.abs(self._lengths - len(asked)))
        return least

    def _sounding(self, asked: str, among: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Return the places of those words that sound the same."""
        lines = self._data[np.repeat(among, self._ends + 1 - self._starts)].tobytes()
        key = sounds(asked.encode("utf-8", "surrogatepass"))
        same = [sound == key for sound in sounds(lines).split(b"\n")[:-1]]
        places: NDArray[np.intp] = np.flatnonzero(among)[np.array(same, bool)]
        return places

    def _word(self, place: int) -> str:
        start = int(self._ends[place - 1]) + 1 if place else 0
        return self._lines[start : int(self._ends[place])].decode("utf-8", "surrogatepass")

    @cached_property
    def _starts(self) -> NDArray[np.intp]:
        return np.concatenate([np.zeros(1, np.intp), self._ends[:-1] + 1])

    @cached_property
    def _lengths(self) -> NDArray[np.intp]:
        """Code points of each word: its bytes but those that continue one."""
        continuing = np.flatnonzero((self._data & 0xC0) == 0x80)
        before = np.searchsorted(continuing, [self._starts, self._ends])
        lengths: NDArray[np.intp] = self._ends - self._starts - (before[1] - before[0])
        return lengths

    @cached_property
    def _sketches(self) -> NDArray[np.uint32]:
        bits = np.uint32(1) << (self._data & _LAST_FIVE_BITS).astype(np.uint32)
        bits[(self._data > 127) | (self._data == ord("\n"))] = 0
        return np.bitwise_or.reduceat(bits, self._starts)


def _bit_counts(numbers: NDArray[np.uint32]) -> NDArray[Any]:
    """Return how many bits are set in each; numpy has this built in from version 2 only."""
    counts: NDArray[Any] = np.unpackbits(numbers.view(np.uint8)).reshape(-1, 32).sum(axis=1)
    return counts


def _edits(asked: str, words: Sequence[str]) -> NDArray[np.intp]:
    """Return `spelling.edits` of one word and each of the others: its table, a cell of all at a time."""
    lengths = np.fromiter(map(len, words), np.intp, len(words))
    if not len(words) or not lengths.max():
        return np.full(len(words), len(asked))
    # One row a place in a word: the code points of all words there.
    letters = np.array(words).view(np.uint32).reshape(len(words), -1).T
    size = len(letters)
    before = row = np.repeat(np.arange(size + 1)[:, np.newaxis], len(words), axis=1)
    last = -1
    for i, letter in enumerate(map(ord, asked), start=1):
        previous, row = row, np.full_like(row, i)
        is_last, is_letter = letters == last, letters == letter
        for j in range(1, size + 1):
            cell = np.minimum(previous[j], row[j - 1]) + 1
            np.minimum(cell, previous[j - 1] + ~is_letter[j - 1], out=cell)
            if i > 1 and j > 1:
                swapped = is_letter[j - 2] & is_last[j - 1]
                np.minimum(cell, before[j - 2] + 1, out=cell, where=swapped)
            row[j] = cell
        before, last = previous, letter
    return row[lengths, np.arange(len(words))]
