"""Bits of the most frequent words, laid out when a segment is written (`word_bits.py`).

    OF.bits.runs      u, ascending: the runs of postings that have them
    OF.bits.held      u1: of each of these runs a bit for each block of the segment, the lowest first:
                      whether the word stands there; each run begins a byte
    OF.bits.starts    u, one a run and one more: where the blocks of each start
    OF.bits.blocks    u8: those in which the word stands
    NAME.bits         u8, one a block: where sentences begin; NAME as in `segment_writer.py`

OF and u as in `text_field.py`. A block is 64 words of a row, and each row has one at least. To lay
them out from positions, of two words that most of a million paragraphs hold, took 60 ms.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.array_file import narrowed
from searchkit.engines.whoosh.word_bits import BITS_SHIFT, BITS_WIDTH, Bits, blocks_of_rows

if TYPE_CHECKING:
    from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter

# The bits are stored of words that more than one row in so many holds: twelve of newswire, which
# take a tenth of an index. Of others it takes less than a frame's time to lay them out.
FREQUENT_SHARE = 4
# Fewer rows are looked at by their places (`word_bits.FEWEST_FOR_BITS`), or as quickly laid out.
FEWEST_ROWS = 4096


class RunPostings(NamedTuple):
    """The postings of one run."""

    rows: NDArray[np.unsignedinteger[Any]]
    counts: NDArray[np.unsignedinteger[Any]]
    positions: NDArray[np.unsignedinteger[Any]]  # those of each posting after one another


def write_bits(
    writer: "ArrayFileWriter",
    of: str,
    lengths: NDArray[np.integer[Any]],
    frequencies: NDArray[np.integer[Any]],
    run: Callable[[int], RunPostings],
    fewest: int = FEWEST_ROWS,
) -> None:
    """Write those of the most frequent runs of a segment whose rows have so many words.

    `frequencies`: how many rows each run has; `run` gives the postings of one.
    """
    runs = np.flatnonzero(frequencies > max(len(lengths) // FREQUENT_SHARE, fewest))
    counts = blocks_of_rows(lengths)
    firsts = np.cumsum(counts) - counts
    held, blocks, starts = [np.empty(0, np.uint8)], [np.empty(0, np.uint64)], [0]
    for number in runs.tolist():
        places, bits = _blocks_with(run(number), firsts)
        is_held = np.zeros(int(counts.sum()), bool)
        is_held[places] = True
        held.append(np.packbits(is_held, bitorder="little"))
        blocks.append(bits)
        starts.append(starts[-1] + len(bits))
    writer.add(f"{of}.bits.runs", narrowed(runs))
    writer.add(f"{of}.bits.held", np.concatenate(held))
    writer.add(f"{of}.bits.starts", narrowed(np.array(starts)))
    writer.add(f"{of}.bits.blocks", np.concatenate(blocks))


def _blocks_with(run: RunPostings, firsts: NDArray[np.intp]) -> tuple[NDArray[np.intp], Bits]:
    """Return in which blocks a run stands, and the bits of each."""
    positions = run.positions.astype(np.uint64)
    blocks = np.repeat(firsts[run.rows], run.counts) + (run.positions >> BITS_SHIFT)
    opens = np.flatnonzero(np.diff(blocks, prepend=-1))
    ones = np.left_shift(np.uint64(1), positions & np.uint64(BITS_WIDTH - 1))
    return blocks[opens], np.bitwise_or.reduceat(ones, opens)


def write_sentence_bits(
    writer: "ArrayFileWriter", name: str, lengths: NDArray[np.integer[Any]], sentences: RunPostings
) -> None:
    """Write where sentences begin in rows of so many words, of which each has one."""
    counts = blocks_of_rows(lengths)
    bits = np.zeros(int(counts.sum()), np.uint64)
    places, held = _blocks_with(sentences, np.cumsum(counts) - counts)
    bits[places] = held
    writer.add(f"{name}.bits", bits)


class StoredBits:
    """The bits of a segment, read in place; they are not verified, for there are many."""

    def __init__(self, file: "ArrayFile", of: str) -> None:
        self._file = file
        self._of = of

    def __contains__(self, run: int) -> bool:
        """Whether those of a run are stored."""
        return run in self._places

    def of_run(self, run: int) -> Bits:
        """Return those of a run that has them, in all rows of the segment, with some to spare."""
        place = self._places[run]
        every = self._file.unverified(f"{self._of}.bits.held")
        width = len(every) // len(self._places)
        is_held = np.unpackbits(every[place * width : (place + 1) * width], bitorder="little")
        start, end = self._file.array(f"{self._of}.bits.starts")[place : place + 2].tolist()
        bits = np.zeros(len(is_held), np.uint64)
        held = is_held.view(bool).nonzero()[0]
        blocks = self._file.unverified(f"{self._of}.bits.blocks")[start:end]
        if len(held) != len(blocks):
            raise self._file.damaged()
        bits.put(held, blocks)
        return bits

    @cached_property
    def _places(self) -> dict[int, int]:
        """The place of each run that has them."""
        runs = self._file.array(f"{self._of}.bits.runs").tolist()
        return {run: place for place, run in enumerate(runs)}
