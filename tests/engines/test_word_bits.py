"""Words as bits: of rows of any length, as the positions say them."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from searchkit.engines.whoosh.places import POSITION_BITS, Places
from searchkit.engines.whoosh.word_bits import Bits, Blocks, Occurrences

# For each row its length, and where a word stands in it.
ROWS = st.lists(
    st.integers(0, 200).flatmap(
        lambda length: st.tuples(
            st.just(length), st.sets(st.integers(0, length - 1)) if length else st.just(set[int]())
        )
    ),
    min_size=1,
    max_size=5,
)
STEPS = st.integers(0, 150)


def occurrences(positions: list[set[int]]) -> Occurrences:
    held = [row for row, own in enumerate(positions) if own]
    counts = [len(positions[row]) for row in held]
    return Occurrences(
        np.array(held, np.intp),
        np.array([0, *accumulate(counts)][: len(held)], np.intp),
        np.array([at for own in positions for at in sorted(own)], np.uint8),
    )


def blocks_of(rows: list[tuple[int, set[int]]], starts: Sequence[set[int]] = ()) -> Blocks:
    lengths = np.array([length for length, _ in rows])
    return Blocks(
        np.arange(len(rows)),
        lengths,
        lambda blocks: blocks.of_occurrences(occurrences([*starts])),
    )


def places_of(positions: list[set[int]]) -> Places:
    return np.array(
        [(row << POSITION_BITS) + at for row, each in enumerate(positions) for at in sorted(each)],
        np.int64,
    )


def positions_in(bits: Bits, blocks: Blocks, rows: list[tuple[int, set[int]]]) -> list[set[int]]:
    """Return the positions of the bits within the length of each row."""
    found: list[set[int]] = []
    for (length, _), first in zip(rows, blocks.firsts.tolist(), strict=True):
        number = int.from_bytes(bits[first:].astype("<u8").tobytes(), "little")
        found.append({at for at in range(length) if number >> at & 1})
    return found


@given(rows=ROWS)
def test_postings_have_the_bits_of_their_positions(rows: list[tuple[int, set[int]]]) -> None:
    held = [row for row, (_, own) in enumerate(rows) if own]
    assume(held)
    lengths = np.array([length for length, _ in rows])
    kept = Blocks(np.array(sorted({0, *held[::2], len(rows) - 1})), lengths, Blocks.empty)

    bits = kept.of_occurrences(occurrences([own for _, own in rows]))

    own_rows = [rows[row] for row in kept.rows.tolist()]
    assert positions_in(bits, kept, own_rows) == [own for _, own in own_rows]
    assert kept.rows_with(bits).tolist() == [row for row in kept.rows.tolist() if rows[row][1]]


@given(rows=ROWS, by=STEPS)
def test_bits_are_moved_within_their_rows(rows: list[tuple[int, set[int]]], by: int) -> None:
    blocks = blocks_of(rows)
    bits = blocks.of_places(places_of([own for _, own in rows]))

    def expected(low: int, high: int) -> list[set[int]]:
        return [
            {at + step for at in own for step in range(low, high + 1)} & set(range(length))
            for length, own in rows
        ]

    assert positions_in(blocks.after(bits, by), blocks, rows) == expected(by, by)
    assert positions_in(blocks.earlier(bits, by), blocks, rows) == expected(-by, -by)
    assert positions_in(blocks.up_to_after(bits, by), blocks, rows) == expected(0, by)
    assert positions_in(blocks.up_to_before(bits, by), blocks, rows) == expected(-by, 0)


@given(rows=ROWS, breaks=st.sets(st.integers(1, 199)))
def test_a_sentence_with_a_word_is_known_by_its_last_position(
    rows: list[tuple[int, set[int]]], breaks: set[int]
) -> None:
    starts = [{at for at in {0, *breaks} if at < length} for length, _ in rows]
    blocks = blocks_of(rows, starts)
    bits = blocks.of_places(places_of([own for _, own in rows]))

    found = blocks.sentences_with(bits)

    assert positions_in(found, blocks, rows) == [
        {min([length, *(start for start in own_starts if start > at)]) - 1 for at in own}
        for (length, own), own_starts in zip(rows, starts, strict=True)
    ]
