"""Where operands stand together, worked out on arrays of spots; `analysis/together.py` says it plainly.

A *spot* is a finding of an operand: from the place of its first word to that of its last one (i8 as
in `places.py`, so that spots of two texts are never near each other). A *window* is where a spot of
every operand must reach into: it ends not before the window's first place and starts not after its
last one. The windows of `w/5` begin where some spot ends and go on for five words; that of `w/p` is
the whole text.

Operands that share no position need no more than a spot each. Those that do are placed one after
the other: findings without a common position stand in some order, and of each set of operands that
stands already only the earliest end matters (dynamic programming over sets, as Held and Karp, 1962).
"""

import math
from collections.abc import Sequence
from functools import cached_property
from itertools import product

import numpy as np

from searchkit.engines.whoosh.places import FAR_BEFORE, POSITION_BITS, Places
from searchkit.engines.whoosh.sets import Mask, Numbers, each_once

FAR_AFTER = 1 << 62  # after every place

# Of windows that are looked at together, times the sets of operands that stand: 64 MB.
_AT_ONCE = 1 << 23


class Spots:
    """The spots of one operand."""

    def __init__(self, starts: Places, ends: Places) -> None:
        """Take where each starts, ascending, and where it ends; the same array where that is there."""
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.starts)

    def only(self, mask: Mask) -> "Spots":
        """Return those for which `mask` is true."""
        starts = self.starts[mask]
        return Spots(starts, starts if self.ends is self.starts else self.ends[mask])

    def reach_into(self, firsts: Places, lasts: Places) -> Mask:
        """Return for each window whether a spot reaches into it."""
        found: Mask = self._latest[np.searchsorted(self.starts, lasts, side="right")] >= firsts
        return found

    def starts_after(self, places: Places) -> Places:
        """Return where the first spot starts after each place; FAR_AFTER: none does."""
        return self._starts[np.searchsorted(self.starts, places, side="right")]

    def ends_after(self, places: Places) -> Places:
        """Return the earliest end of the spots that start after each place; FAR_AFTER: none does."""
        return self._earliest[np.searchsorted(self.starts, places, side="right")]

    def ends_from(self, places: Places) -> Places:
        """Return the earliest end that is not before each place; FAR_AFTER: there is none."""
        return self._ends[np.searchsorted(self._ends, places)]

    @cached_property
    def _starts(self) -> Places:
        return np.append(self.starts, FAR_AFTER)

    @cached_property
    def _ends(self) -> Places:
        return np.append(np.sort(self.ends, kind="stable"), FAR_AFTER)

    @cached_property
    def _latest(self) -> Places:
        """The latest end of the first 0, 1, … spots."""
        return np.append(FAR_BEFORE, np.maximum.accumulate(self.ends))

    @cached_property
    def _earliest(self) -> Places:
        """The earliest end of the spots from 0, 1, … on."""
        return np.append(np.minimum.accumulate(self.ends[::-1])[::-1], FAR_AFTER)


def joined(options: Sequence[Spots]) -> Spots:
    """Return the spots of several operands as those of one."""
    options = [spots for spots in options if len(spots)]
    if len(options) == 1:
        return options[0]
    starts = np.concatenate([np.empty(0, np.int64), *(spots.starts for spots in options)])
    if all(spots.ends is spots.starts for spots in options):
        starts.sort(kind="stable")
        return Spots(starts, starts)
    return in_order(starts, np.concatenate([spots.ends for spots in options]))


def in_order(starts: Places, ends: Places) -> Spots:
    """Return spots in the order of their starts, then of their ends, each once."""
    order = np.lexsort((ends, starts))
    starts, ends = starts[order], ends[order]
    is_new = np.ones(len(starts), bool)
    is_new[1:] = (starts[1:] != starts[:-1]) | (ends[1:] != ends[:-1])
    return Spots(starts[is_new], ends[is_new])


def within_sentences(spots: Spots, keys: Places) -> Spots:
    """Return those that lie in one of the sentences that begin at `keys`, as texts of their own."""
    sentences = np.searchsorted(keys, spots.starts, side="right") - 1
    if spots.ends is not spots.starts:
        is_inside = np.searchsorted(keys, spots.ends, side="right") - 1 == sentences
        spots, sentences = spots.only(is_inside), sentences[is_inside]
    shift = (sentences << POSITION_BITS) - keys[sentences]
    starts = spots.starts + shift
    return Spots(starts, starts if spots.ends is spots.starts else spots.ends + shift)


def windows_of_texts(texts: Numbers) -> tuple[Places, Places]:
    """Return the windows that are whole texts."""
    firsts = texts.astype(np.int64) << POSITION_BITS
    return firsts, firsts + ((1 << POSITION_BITS) - 1)


def windows_of_words(operands: Sequence[Spots], within: int) -> tuple[Places, Places]:
    """Return the windows of so many words after the end of a spot into which every operand reaches."""
    firsts = each_once(np.sort(np.concatenate([operand.ends for operand in operands])))
    for operand in sorted(operands, key=len):
        firsts = firsts[operand.reach_into(firsts, firsts + within)]
    return firsts, firsts + within


def ordered_within(operands: Sequence[Spots], within: int) -> Places:
    """Return the ends of the first operand after which the others follow, each after the one before.

    The last one starts at most `within` positions after.
    """
    first, *between, last = operands
    firsts = each_once(np.sort(first.ends))
    # Each but the last as early as it ends: nothing is gained by choosing a later one.
    reached = firsts
    for operand in between:
        reached = operand.ends_after(reached)
    return firsts[last.starts_after(reached) <= firsts + within]


def sharing(left: Spots, right: Spots) -> Places:
    """Return where those spots of `left` start that share a position with one of `right`, or may."""
    return left.starts[right.reach_into(left.starts, left.ends)]


def steps(times: Sequence[int]) -> int:
    """Return how many steps from one set of operands to the next `are_apart` takes."""
    sets = math.prod(each + 1 for each in times)
    return sum(sets // (each + 1) * each for each in times)


def are_apart(
    operands: Sequence[Spots], times: Sequence[int], firsts: Places, lasts: Places
) -> Mask:
    """Return for each window whether so many spots of each operand reach into it, all apart.

    Two spots are apart where one ends before the other starts. `times` add up to two or more.
    """
    step = max(1, _AT_ONCE // math.prod(each + 1 for each in times))
    found = [np.empty(0, bool)]
    for at in range(0, len(firsts), step):
        found.append(_are_apart(operands, times, firsts[at : at + step], lasts[at : at + step]))
    return np.concatenate(found)


def _are_apart(
    operands: Sequence[Spots], times: Sequence[int], firsts: Places, lasts: Places
) -> Mask:
    none, full = (0,) * len(times), tuple(times)
    # How many of each operand stand -> the earliest place at which they can end.
    reached: dict[tuple[int, ...], Places] = {}
    for state in product(*(range(each + 1) for each in times)):
        before = [
            (operand, (*state[:at], state[at] - 1, *state[at + 1 :]))
            for at, operand in enumerate(operands)
            if state[at]
        ]
        if state == none:
            continue
        if state == full:
            break
        ends = np.full(len(firsts), FAR_AFTER)
        for operand, earlier in before:
            np.minimum(
                ends,
                operand.ends_from(firsts)
                if earlier == none
                else operand.ends_after(reached[earlier]),
                out=ends,
            )
        reached[state] = ends
    found = np.zeros(len(firsts), bool)
    for operand, earlier in before:  # the last one need only start in the window
        found |= operand.starts_after(reached[earlier]) <= lasts
    return found
