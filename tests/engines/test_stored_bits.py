"""Bits of frequent words, as they are stored: what is read is what positions say."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter
from searchkit.engines.whoosh.stored_bits import RunPostings, StoredBits, write_bits
from searchkit.engines.whoosh.word_bits import Blocks, Occurrences

# For each row its length, and where each of two words stands in it.
ROWS = st.lists(
    st.integers(1, 200).flatmap(
        lambda length: st.tuples(st.just(length), *[st.sets(st.integers(0, length - 1))] * 2)
    ),
    min_size=1,
    max_size=12,
)


def postings(positions: list[set[int]]) -> RunPostings:
    held = [row for row, own in enumerate(positions) if own]
    return RunPostings(
        np.array(held, np.uint32),
        np.array([len(positions[row]) for row in held], np.uint8),
        np.array([at for own in positions for at in sorted(own)], np.uint8),
    )


def stored(path: Path, lengths: list[int], runs: list[RunPostings]) -> StoredBits:
    with path.open("wb") as file:
        writer = ArrayFileWriter(file)
        frequencies = np.array([len(run.rows) for run in runs])
        write_bits(writer, "text", np.array(lengths), frequencies, runs.__getitem__, fewest=0)
        writer.finish()
    return StoredBits(ArrayFile(os.open(path, os.O_RDONLY), path), "text")


@settings(max_examples=30)  # each is a file
@given(rows=ROWS)
def test_stored_bits_are_those_of_the_positions(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, set[int], set[int]]]
) -> None:
    lengths = [length for length, *_ in rows]
    runs = [postings([one for _, one, _ in rows]), postings([other for *_, other in rows])]
    blocks = Blocks(np.arange(len(rows)), np.array(lengths), Blocks.empty)

    found = stored(tmp_path_factory.mktemp("bits") / "file", lengths, runs)

    for number, run in enumerate(runs):
        assert (number in found) == (len(run.rows) > len(rows) // 4)
        if number in found:
            starts = np.cumsum(run.counts, dtype=np.intp) - run.counts
            expected = blocks.of_occurrences(
                Occurrences(run.rows.astype(np.intp), starts, run.positions)
            )
            assert found.of_run(number)[: blocks.size].tolist() == expected.tolist()
