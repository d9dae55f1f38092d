"""Which rows hold a w/-group, worked out on bits: of operands that are no groups themselves.

Bits say into which windows every operand reaches, as `spots.py` has windows. Where two operands have
a word in common, and where three or more stand in an order, that is not all that is asked; such rows
are given back to be looked at again.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import reduce

import numpy as np

from searchkit.domain.query import Operand, Text, Together, Unit
from searchkit.engines.whoosh.sets import NONE, Numbers, are_in
from searchkit.engines.whoosh.standing_together import texts_of
from searchkit.engines.whoosh.word_bits import Bits, Blocks
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Stretches:
    """Where words or phrases of one length start."""

    starts: Bits
    length: int  # in words


@dataclass(frozen=True, slots=True)
class Sifted:
    """Rows, ascending, that hold a group: certainly, and perhaps."""

    certain: Numbers
    perhaps: Numbers


def rows_holding(
    group: Together, blocks: Blocks, starts: Callable[[Text], Stretches], *, are_apart: bool
) -> Sifted:
    """Return which rows of the blocks hold a group none of whose operands holds a group.

    `are_apart`: no two operands can stand at one place.
    """
    times = Counter(group.parts)
    operands = {part: [starts(text) for text in texts_of(part)] for part in times}
    if group.unit is Unit.SENTENCE:
        operands = {part: _in_one_sentence(each, blocks) for part, each in operands.items()}
    near = _near(group, operands, blocks)
    if group.is_ordered:
        return Sifted(near, NONE) if len(group.parts) == 2 else Sifted(NONE, near)
    if are_apart:
        return Sifted(near, NONE)
    if max(times.values()) > 1:
        return Sifted(NONE, near)
    is_shared = are_in(near, blocks.rows_with(_shared(list(operands.values()), blocks)))
    return Sifted(near[~is_shared], near[is_shared])


def _near(
    group: Together, operands: Mapping[Operand, Sequence[Stretches]], blocks: Blocks
) -> Numbers:
    """Return the rows that have a window into which every operand reaches."""
    within = group.within or 0
    if group.unit is Unit.PARAGRAPH:
        rows = [blocks.rows_with(_any(each)) for each in operands.values()]
        return reduce(lambda left, right: left[are_in(left, right)], rows)
    if group.unit is Unit.SENTENCE:
        found = [blocks.sentences_with(_any(each)) for each in operands.values()]
    elif group.is_ordered:
        first, *others = group.parts
        found = [_ends(operands[first], blocks)]
        for part in others:
            found.append(blocks.earlier(blocks.up_to_before(_any(operands[part]), within - 1), 1))
    else:
        found = [_reaching(each, within, blocks) for each in operands.values()]
    return blocks.rows_with(reduce(np.bitwise_and, found))


def _any(operand: Sequence[Stretches]) -> Bits:
    """Return where any of them starts."""
    return reduce(np.bitwise_or, [each.starts for each in operand])


def _ends(operand: Sequence[Stretches], blocks: Blocks) -> Bits:
    """Return where any of them ends."""
    ends = blocks.empty()
    for each in operand:
        ends |= blocks.after(each.starts, each.length - 1)
    return ends


def _reaching(operand: Sequence[Stretches], within: int, blocks: Blocks) -> Bits:
    """Return the positions from which one starts within so many words, or that stand in one."""
    reaching = blocks.up_to_before(_any(operand), within)
    if all(each.length == 1 for each in operand):
        return reaching
    return reaching | _covered(operand, blocks)


def _covered(operand: Sequence[Stretches], blocks: Blocks) -> Bits:
    """Return the positions that stand in any of them."""
    return reduce(
        np.bitwise_or, [blocks.up_to_after(each.starts, each.length - 1) for each in operand]
    )


def _shared(operands: Sequence[Sequence[Stretches]], blocks: Blocks) -> Bits:
    """Return the positions that stand in two operands."""
    shared, taken = blocks.empty(), blocks.empty()
    for operand in operands:
        covered = _covered(operand, blocks)
        shared |= taken & covered
        taken |= covered
    return shared


def _in_one_sentence(operand: Sequence[Stretches], blocks: Blocks) -> list[Stretches]:
    """Return those that end in the sentence in which they start."""
    inside = []
    for each in operand:
        starts = each.starts
        for step in range(1, each.length):
            starts = starts & ~blocks.earlier(blocks.starts_of_sentences, step)
        inside.append(Stretches(starts, each.length))
    return inside
