"""Every way to choose a spot for each operand of a w/-group: for groups within groups.

A group that is an operand of another stands wherever its words do, with room between them, and each
way to choose them is a spot of its own. They are joined operand by operand, as tables are: a row is
a choice, a column the spot of one of the words and phrases chosen.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from searchkit.analysis.together import TooManyWays
from searchkit.domain.query import Operand, Or, Text, Together, Unit
from searchkit.engines.whoosh.places import Places, rows_of
from searchkit.engines.whoosh.sets import Mask, Numbers, runs_of
from searchkit.engines.whoosh.spots import Spots, in_order
from searchkit.values import dataclass

# Pairs of choices for one text, before it is looked at which stand together. A paragraph of newswire
# in which "the" stands 40 times, "of" 20 times and "to" 15 times has 12,000.
MOST_OF_A_TEXT = 1 << 14
# Places that are joined at once: 64 MB. Where texts have more, fewer of them are taken.
MOST_PLACES = 1 << 22


class TooManyChoices(Exception):
    """The texts that are looked at together have more choices than are tried."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Ways to choose: two arrays of places, a row for each word or phrase, a column for each way."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, spots: Spots) -> "Choices":
        """Return the choice of one spot."""
        return cls(spots.starts[None], spots.ends[None])

    def __len__(self) -> int:
        return int(self.starts.shape[1])

    @property
    def firsts(self) -> Places:
        """Where the first word of each stands: ascending."""
        firsts: Places = self.starts[0] if len(self.starts) == 1 else self.starts.min(0)
        return firsts

    @property
    def lasts(self) -> Places:
        """Where the last word of each stands."""
        lasts: Places = self.ends[0] if len(self.ends) == 1 else self.ends.max(0)
        return lasts

    @property
    def spots(self) -> Spots:
        """From the first word to the last, whatever stands between, each once."""
        return in_order(self.firsts, self.lasts)

    def at(self, places: NDArray[Any]) -> "Choices":
        """Return those at some places, or for which a mask is true."""
        return Choices(self.starts[:, places], self.ends[:, places])


@dataclass(frozen=True, slots=True)
class _Joined:
    """Choices for the first operands of a group, and what decides what may be added."""

    choices: Choices
    latest_start: Places
    earliest_end: Places
    end: Places  # of the last operand added


def choices_of(
    operand: Operand,
    spots: Callable[[Text], Spots],
    sentence_keys: Callable[[], Places],
    *,
    are_apart: bool,
) -> Choices:
    """Return the choices for an operand, or for a group.

    `are_apart`: no two words or phrases of the whole group share a position. Then it does not matter
    what stands between the ends of a group, and choices with the same ends are one.

    Raises TooManyWays where one text has too many, TooManyChoices where all have together.

    `sentence_keys` are asked for only where it matters.
    """
    match operand:
        case Together(parts):
            options = [choices_of(p, spots, sentence_keys, are_apart=are_apart) for p in parts]
            keys = sentence_keys() if operand.unit is Unit.SENTENCE else None
            found = _together(operand, options, keys)
            return Choices.of(found.spots) if are_apart else _each_once(found)
        case Or(parts):
            options = [
                choices_of(p, spots, sentence_keys, are_apart=are_apart)  # type: ignore[arg-type]
                for p in parts
            ]
            return _any_of(options)
        case _:
            return Choices.of(spots(operand))


def _any_of(options: Sequence[Choices]) -> Choices:
    """Return the choices of any operand; of what has fewer words, the first stands for the rest."""
    height = max(len(each.starts) for each in options)
    starts, ends = (
        np.concatenate([_as_high(getattr(each, side), height) for each in options], axis=1)
        for side in ("starts", "ends")
    )
    return _sorted(Choices(starts, ends))


def _as_high(places: NDArray[np.int64], height: int) -> NDArray[np.int64]:
    missing = height - len(places)
    return np.concatenate([places, np.repeat(places[:1], missing, axis=0)]) if missing else places


def _sorted(choices: Choices) -> Choices:
    return choices.at(np.argsort(choices.firsts, kind="stable"))


def _together(group: Together, options: Sequence[Choices], keys: Places | None) -> Choices:
    if keys is not None:
        options = [_in_one_sentence(each, keys) for each in options]
    if not group.is_ordered:
        options = sorted(options, key=len)
    first, *others = options
    joined = _Joined(first, first.firsts, first.lasts, first.lasts)
    for other in others:
        joined = _with(joined, other, group, keys)
    return joined.choices


def _each_once(choices: Choices) -> Choices:
    """Return those that differ in what they choose, whichever operand it is for, in their order."""
    order = np.argsort(choices.starts, axis=0)
    starts, ends = (np.take_along_axis(each, order, 0) for each in (choices.starts, choices.ends))
    keys = np.concatenate([ends[::-1], starts[::-1]])
    keys = keys[:, np.lexsort(keys)]
    is_new = np.ones(len(choices), bool)
    is_new[1:] = (keys[:, 1:] != keys[:, :-1]).any(0)
    starts, ends = np.split(keys[::-1, is_new], 2)
    return Choices(starts, ends)


def _in_one_sentence(choices: Choices, keys: Places) -> Choices:
    firsts = np.searchsorted(keys, choices.firsts, side="right")
    return choices.at(firsts == np.searchsorted(keys, choices.lasts, side="right"))


def _with(joined: _Joined, other: Choices, group: Together, keys: Places | None) -> _Joined:
    """Return what stands together of each choice so far and each of another operand."""
    starts, ends = other.firsts, other.lasts
    low, high = _reach(joined, starts, ends, group, keys)
    counts = np.maximum(high - low, 0)
    _check(counts, rows_of(joined.end), len(joined.choices.starts) + len(other.starts))
    ours = np.repeat(np.arange(len(counts)), counts)
    theirs = runs_of(low, counts)
    if group.within is not None and not group.is_ordered:
        is_near = joined.latest_start[ours] - ends[theirs] <= group.within
        ours, theirs = ours[is_near], theirs[is_near]
    is_apart = _are_apart(joined.choices, ours, other, theirs)
    ours, theirs = ours[is_apart], theirs[is_apart]
    chosen, added = joined.choices.at(ours), other.at(theirs)
    return _Joined(
        Choices(
            np.concatenate([chosen.starts, added.starts]),
            np.concatenate([chosen.ends, added.ends]),
        ),
        np.maximum(joined.latest_start[ours], starts[theirs]),
        np.minimum(joined.earliest_end[ours], ends[theirs]),
        ends[theirs],
    )


def _check(counts: NDArray[np.intp], rows: Numbers, height: int) -> None:
    """Raise TooManyWays or TooManyChoices where so many pairs a choice, `rows` ascending, are too many."""
    total = int(counts.sum())
    if total > MOST_OF_A_TEXT:
        firsts = np.flatnonzero(np.diff(rows, prepend=-1))
        if int(np.add.reduceat(counts, firsts).max()) > MOST_OF_A_TEXT:
            raise TooManyWays
    if total * height > MOST_PLACES:
        raise TooManyChoices


def _reach(
    joined: _Joined, starts: Places, ends: Places, group: Together, keys: Places | None
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return, for each choice so far, from and to which of the others may be added to it."""
    match group.unit:
        case Unit.PARAGRAPH:
            ours, theirs = rows_of(joined.end), rows_of(starts)
            return np.searchsorted(theirs, ours), np.searchsorted(theirs, ours, side="right")
        case Unit.SENTENCE:
            assert keys is not None
            ours, theirs = (np.searchsorted(keys, at, side="right") for at in (joined.end, starts))
            return np.searchsorted(theirs, ours), np.searchsorted(theirs, ours, side="right")
        case Unit.WORDS:
            assert group.within is not None
            high = np.searchsorted(starts, joined.earliest_end + group.within, side="right")
            if group.is_ordered:
                return np.searchsorted(starts, joined.end, side="right"), high
            longest = int((ends - starts).max(initial=0))
            return np.searchsorted(starts, joined.latest_start - group.within - longest), high


def _are_apart(
    left: Choices, lefts: NDArray[np.intp], right: Choices, rights: NDArray[np.intp]
) -> Mask:
    """Return of pairs whether no word of the one stands in a spot of the other."""
    are_apart = np.ones(len(lefts), bool)
    for left_starts, left_ends in zip(left.starts, left.ends, strict=True):
        for right_starts, right_ends in zip(right.starts, right.ends, strict=True):
            are_apart &= (left_ends[lefts] < right_starts[rights]) | (
                right_ends[rights] < left_starts[lefts]
            )
    return are_apart
