"""Which texts hold a w/-group, worked out on arrays; `analysis/together.py` says it plainly.

A text is a row, or a sentence where sentences are asked by themselves. First come the windows into
which every operand reaches; of those, the ones whose operands may share a position are looked at
again.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from searchkit.analysis.together import TooManyWays
from searchkit.domain.query import Operand, Or, Text, Together, Unit
from searchkit.engines.whoosh.choices import choices_of
from searchkit.engines.whoosh.places import Places, rows_of
from searchkit.engines.whoosh.sets import NONE, Numbers, are_in, each_once
from searchkit.engines.whoosh.spots import (
    Spots,
    are_apart,
    joined,
    ordered_within,
    sharing,
    steps,
    windows_of_texts,
    windows_of_words,
    within_sentences,
)
from searchkit.values import dataclass

# Steps that are taken where operands can stand for the same words: five such operands take 80, one
# that is asked for sixty times 60. Five of the most frequent words of 1,000,000 paragraphs take 7 s.
MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class TextSpots:
    """Texts, as far as groups need to know them."""

    spots: Callable[[Text], Spots]  # of a word, pattern or phrase
    sentence_keys: Callable[[], Places]  # where sentences begin; asked for only where it matters

    def only(self, texts: Numbers) -> "TextSpots":
        """Return the same of some texts, ascending."""

        def spots(node: Text) -> Spots:
            own = self.spots(node)
            return own.only(are_in(rows_of(own.starts), texts))

        return TextSpots(spots, self.sentence_keys)


def flattened(group: Together) -> Together:
    """Return a group that holds where this one does, without groups that ask for the same place.

    `(a w/p b) w/p c` is `a w/p b w/p c`, and `(a w/p b) w/s c` is `a w/s b w/s c`; a distance is
    another with a group.
    """
    if group.unit is Unit.WORDS:
        return group
    parts: list[Operand] = []
    for part in group.parts:
        if isinstance(part, Together) and part.unit in (group.unit, Unit.PARAGRAPH):
            parts += flattened(part).parts
        else:
            parts.append(part)
    return replace(group, parts=tuple(parts))


def texts_holding(group: Together, texts: TextSpots) -> Numbers:
    """Return the texts that hold a group, ascending.

    Raises TooManyWays where operands can stand for the same words in more ways than are tried, and
    TooManyChoices where there are too many for so many texts.
    """
    if group.unit is Unit.SENTENCE:
        keys = texts.sentence_keys()
        return each_once(rows_of(keys[_texts_holding(group, texts, keys)]))
    return _texts_holding(group, texts, None)


def _texts_holding(group: Together, texts: TextSpots, keys: Places | None) -> Numbers:
    """Return the texts that hold it; where `keys` are given, the sentences that begin there."""

    def placed(spots: Spots) -> Spots:
        return spots if keys is None else within_sentences(spots, keys)

    times = Counter(group.parts)
    have_all_apart = any(map(is_scattered, times)) and _have_all_apart(group, texts)
    spots = {part: placed(_spots_of(part, texts, are_apart=have_all_apart)) for part in times}
    if not all(map(len, spots.values())):
        return NONE
    if group.is_ordered:
        assert group.within is not None
        operands = [spots[part] for part in group.parts]
        return each_once(rows_of(ordered_within(operands, group.within)))
    firsts, lasts = _windows(group, list(spots.values()))
    if have_all_apart:
        return each_once(rows_of(firsts))
    is_found = np.ones(len(firsts), bool)
    covered = {part: placed(_covered_by(part, texts)) for part in times}
    for parts, shared in _sharing(covered, each_once(rows_of(firsts))):
        often = [times[part] for part in parts]
        if sum(often) == 1:
            continue
        # In other texts no two of them share a position, and a spot of each is enough.
        is_hard = is_found if max(often) > 1 else is_found & are_in(rows_of(firsts), shared)
        hard = np.flatnonzero(is_hard)
        if any(map(is_scattered, parts)):
            chosen = _chosen(group, texts, each_once(rows_of(firsts[hard])), keys)
            is_found[hard] = are_in(rows_of(firsts[hard]), chosen)
        elif steps(often) > MOST_STEPS:
            raise TooManyWays
        else:
            operands = [spots[part] for part in parts]
            is_found[hard] = are_apart(operands, often, firsts[hard], lasts[hard])
    return each_once(rows_of(firsts[is_found]))


def _windows(group: Together, operands: Sequence[Spots]) -> tuple[Places, Places]:
    """Return the windows into which every operand reaches."""
    if group.unit is Unit.WORDS:
        assert group.within is not None
        return windows_of_words(operands, group.within)
    first, *others = sorted(operands, key=len)
    left = each_once(rows_of(first.starts))
    for other in others:
        left = left[are_in(left, rows_of(other.starts))]
    return windows_of_texts(left)


def _sharing(
    covered: Mapping[Operand, Spots], candidates: Numbers
) -> Iterator[tuple[Sequence[Operand], Numbers]]:
    """Yield operands that may share a position with one another, and in which texts they do.

    Each operand is in one of these sets, be it by itself.
    """
    sets: list[tuple[list[Operand], list[Numbers]]] = [([part], []) for part in covered]
    for one, other in combinations(covered, 2):
        shared = each_once(rows_of(sharing(covered[one], covered[other])))
        shared = shared[are_in(shared, candidates)]
        if len(shared):
            with_one = next(each for each in sets if one in each[0])
            with_other = next(each for each in sets if other in each[0])
            with_one[1].append(shared)
            if with_one is not with_other:
                sets.remove(with_other)
                with_one[0].extend(with_other[0])
                with_one[1].extend(with_other[1])
    for parts, found in sets:
        yield parts, each_once(np.sort(np.concatenate([NONE, *found])))


def _spots_of(operand: Operand, texts: TextSpots, *, are_apart: bool) -> Spots:
    """Return the spots of an operand; those of a group reach from its first word to its last."""
    if is_scattered(operand):
        return choices_of(operand, texts.spots, texts.sentence_keys, are_apart=are_apart).spots
    return _covered_by(operand, texts)


def _covered_by(operand: Operand, texts: TextSpots) -> Spots:
    """Return the spots of all words and phrases of an operand."""
    return joined([texts.spots(node) for node in texts_of(operand)])


def _have_all_apart(group: Together, texts: TextSpots) -> bool:
    """Say whether no two words or phrases of a group share a position in any of the texts."""
    places = []
    for node in texts_of(group):
        spots = texts.spots(node)
        length = int((spots.ends - spots.starts).max(initial=0)) + 1
        places += [each_once(np.sort(spots.starts + step)) for step in range(length)]
    every = np.sort(np.concatenate(places))
    return not np.any(every[1:] == every[:-1])


def _chosen(group: Together, texts: TextSpots, hard: Numbers, keys: Places | None) -> Numbers:
    """Return which of some texts hold a group, by choosing every spot in every way."""
    rows = hard if keys is None else each_once(rows_of(keys[hard]))
    some = texts.only(rows)
    firsts = choices_of(group, some.spots, some.sentence_keys, are_apart=False).firsts
    if keys is None:
        return each_once(rows_of(firsts))
    return each_once(np.searchsorted(keys, firsts, side="right") - 1)


def is_scattered(operand: Operand) -> bool:
    """Whether something may stand between the words of a spot."""
    match operand:
        case Together():
            return True
        case Or(parts):
            return any(map(is_scattered, parts))  # type: ignore[arg-type]
        case _:
            return False


def texts_of(operand: Operand) -> Iterator[Text]:
    """Yield the words, phrases and patterns of an operand."""
    if isinstance(operand, Or | Together):
        for part in operand.parts:
            yield from texts_of(part)  # type: ignore[arg-type]
    else:
        yield operand
