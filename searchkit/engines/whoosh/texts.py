"""Texts as numbers of the pieces between their spaces: read without unpacking whole articles.

    piece.bytes     u1: the 256 bytes, then the most frequent pieces of all texts, the most frequent
                    first, each with a space behind it
    piece.starts    u, one for each of these and one more: where it starts
    text.codes      u2: the texts, each as places in these
    text.ends       u, one a text: the codes of it and of all before it
    text.sums       u4, one a text: CRC-32 of its bytes

u as in `text_field.py`. A piece that is not among the most frequent is spelt by its bytes. Of 109,000
paragraphs of newswire this takes half of their 15.5 MB; of 2.6 million pieces in them 119,000 are
distinct, and one in fifty is spelt. To read ten texts takes a fifth of the time of unpacking their
articles. (Words as codes of two bytes, the rest spelt: de Moura et al., Fast and Flexible Word
Searching on Compressed Text, 2000.)

A text that is not its pieces with a space between, or that rotted, does not have its sum: it is read
from its article's record, which says everything.
"""

import zlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.array_file import decode, encode, narrowed
from searchkit.engines.whoosh.sets import runs_of

if TYPE_CHECKING:
    from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter

_SPACE = b" "
_BYTES = 256
MAX_PIECES = (1 << 16) - _BYTES  # that two bytes tell apart beside them


def sum_of(text: str) -> int:
    """Return by what a text is known to be read as it was."""
    return zlib.crc32(encode(text))


def write_texts(
    writer: "ArrayFileWriter",
    pieces: Iterable[str],
    numbers: NDArray[np.uint32],
    ends: NDArray[np.integer[Any]],
    sums: NDArray[np.uint32],
    most: int = MAX_PIECES,
) -> None:
    """Write texts: of each the places of its pieces in `pieces`, after one another, up to its end.

    At most so many pieces have a code.
    """
    encoded = [encode(piece) + _SPACE for piece in pieces]
    order = np.argsort(-np.bincount(numbers, minlength=len(encoded)), kind="stable")
    entries = [bytes([byte]) for byte in range(_BYTES)]
    entries += [encoded[place] for place in order[:most].tolist()]
    starts = np.zeros(len(entries) + 1, np.int64)
    np.cumsum([*map(len, entries)], out=starts[1:])
    writer.add("piece.bytes", np.frombuffer(b"".join(entries), np.uint8))
    writer.add("piece.starts", narrowed(starts))

    code = np.zeros(len(encoded), np.uint16)
    code[order[:most]] = np.arange(_BYTES, len(entries))
    is_spelt = np.zeros(len(encoded), bool)
    is_spelt[order[most:]] = True
    # Where pieces stand that are spelt: they are few, and all else is one code after the other.
    spelt = np.flatnonzero(is_spelt[numbers])
    spellings = [encoded[place] for place in numbers[spelt].tolist()]
    widths = np.array([*map(len, spellings)], np.int64)
    before = np.zeros(len(spelt) + 1, np.int64)  # codes more than pieces, before each and in all
    np.cumsum(widths - 1, out=before[1:])
    codes = np.empty(len(numbers) + int(before[-1]), np.uint16)
    is_whole = np.ones(len(codes), bool)
    is_whole[runs_of(spelt + before[:-1], widths)] = False
    codes[is_whole] = np.delete(code[numbers], spelt)
    codes[~is_whole] = np.frombuffer(b"".join(spellings), np.uint8)
    writer.add("text.codes", codes)
    writer.add("text.ends", narrowed(ends + before[spelt.searchsorted(ends)]))
    writer.add("text.sums", sums)


class StoredTexts:
    """The texts of a segment, read in place."""

    def __init__(self, file: "ArrayFile") -> None:
        self._file = file

    def read(self, rows: Sequence[int]) -> list[str | None]:
        """Return the texts of some rows, at least one; None where the record must be asked."""
        ends, codes, starts = self._ends, self._codes, self._starts
        counts, runs = [], []
        for row in rows:
            start, end = (ends.item(row - 1) if row else 0), ends.item(row)
            counts.append(end - start)
            runs.append(codes[start:end])
        # Whatever is read here in place of what was written: the sum will not be right.
        places = np.concatenate(runs).astype(np.intp)
        firsts = starts.take(places, mode="clip")
        places += 1
        lengths = (starts.take(places, mode="clip") - firsts).astype(np.intp)
        bounds = lengths.cumsum()
        picked = (firsts + lengths - bounds).repeat(lengths)
        picked += np.arange(len(picked))
        data = self._bytes.take(picked, mode="clip").tobytes()
        found: list[str | None] = []
        start = held = 0
        for row, count in zip(rows, counts, strict=True):
            held += count
            end = bounds.item(held - 1) if held else 0
            text = data[start : max(start, end - 1)]  # without the last space
            found.append(decode(text) if zlib.crc32(text) == self._sums.item(row) else None)
            start = end
        return found

    @cached_property
    def _bytes(self) -> NDArray[np.uint8]:
        return self._file.unverified("piece.bytes")

    @cached_property
    def _starts(self) -> NDArray[Any]:
        return self._file.array("piece.starts")

    @cached_property
    def _codes(self) -> NDArray[np.uint16]:
        return self._file.unverified("text.codes")

    @cached_property
    def _ends(self) -> NDArray[Any]:
        return self._file.array("text.ends")

    @cached_property
    def _sums(self) -> NDArray[np.uint32]:
        return self._file.unverified("text.sums")
