"""Where the operands of a w/-group stand together in one text.

A *spot* is the positions of the words that are one finding of an operand, ascending. A group is
found where each operand has a spot, no two share a position, and all lie in one place: the text, a
sentence, or a window of words. Windows are tried one by one, as is each choice of spots in them,
from the operand with the fewest; the steps are counted, since operands that stand for the same
words can be combined in more ways than anyone would wait for. So are findings marked; an engine asks
of all texts at once whether there are any, by the same rule.
"""

import bisect
from collections.abc import Callable, Iterator, Sequence

from searchkit.domain.query import Operand, Or, Text, Together, Unit
from searchkit.values import dataclass

Spot = tuple[int, ...]

# Steps that may be taken in a text before it is given up: a second or two. Three frequent words in a
# paragraph of newswire take a hundred.
MOST_STEPS = 1_000_000


class TooManyWays(Exception):
    """Operands can be combined in more ways than are tried."""


@dataclass(slots=True)
class Steps:
    """How many steps may still be taken in a text."""

    left: int = MOST_STEPS

    def take(self) -> None:
        """Count one. Raises TooManyWays where none is left."""
        self.left -= 1
        if self.left < 0:
            raise TooManyWays


@dataclass(frozen=True, slots=True)
class TextPlaces:
    """One text, as far as groups need to know it."""

    spots: Callable[[Text], Sequence[Spot]]  # of a word, pattern or phrase, ascending
    sentence_starts: Callable[[], Sequence[int]]  # positions; asked for only where it matters
    steps: Steps


def positions_together(group: Together, text: TextPlaces) -> set[int]:
    """Return the positions of all words that take part in a finding; none where the text holds none.

    Raises TooManyWays.
    """
    options = [_spots(part, text) for part in group.parts]
    positions: set[int] = set()
    for place in _places(group, options, text):
        for operand, spots in enumerate(place):
            for spot in spots:
                if not positions.issuperset(spot):
                    fixed = [*place[:operand], [spot], *place[operand + 1 :]]
                    found = next(_choices(group, fixed, text.steps), ())
                    positions.update(found)
    return positions


def _spots(operand: Operand, text: TextPlaces) -> Sequence[Spot]:
    """Return every spot of an operand, ascending, each once."""
    match operand:
        case Or(parts):
            return sorted({spot for part in parts for spot in _spots(part, text)})  # type: ignore[arg-type]
        case Together():
            return sorted(set(_found(operand, text)))
        case _:
            return text.spots(operand)


def _found(group: Together, text: TextPlaces) -> Iterator[Spot]:
    options = [_spots(part, text) for part in group.parts]
    for place in _places(group, options, text):
        yield from _choices(group, place, text.steps)


def _places(
    group: Together, options: Sequence[Sequence[Spot]], text: TextPlaces
) -> Iterator[Sequence[Sequence[Spot]]]:
    """Yield what each operand has in each place where all have something."""
    if not all(options):
        return
    match group.unit:
        case Unit.PARAGRAPH:
            yield options
        case Unit.SENTENCE:
            yield from _sentences(options, text.sentence_starts())
        case Unit.WORDS:
            assert group.within is not None
            yield from _windows(options, group.within, text.steps)


def _sentences(
    options: Sequence[Sequence[Spot]], starts: Sequence[int]
) -> Iterator[Sequence[Sequence[Spot]]]:
    by_sentence: list[dict[int, list[Spot]]] = []
    for spots in options:
        mine: dict[int, list[Spot]] = {}
        for spot in spots:
            first = bisect.bisect_right(starts, spot[0])
            if first == bisect.bisect_right(starts, spot[-1]):
                mine.setdefault(first, []).append(spot)
        by_sentence.append(mine)
    for sentence in sorted(set.intersection(*map(set, by_sentence))):
        yield [mine[sentence] for mine in by_sentence]


def _windows(
    options: Sequence[Sequence[Spot]], within: int, steps: Steps
) -> Iterator[Sequence[Sequence[Spot]]]:
    """Yield what lies in each window: what ends at or after one end, and begins near enough to it."""
    longest = max(spot[-1] - spot[0] for spots in options for spot in spots)
    firsts = [[spot[0] for spot in spots] for spots in options]
    for end in sorted({spot[-1] for spots in options for spot in spots}):
        steps.take()
        window = []
        for spots, starts in zip(options, firsts, strict=True):
            low = bisect.bisect_left(starts, end - longest)
            high = bisect.bisect_right(starts, end + within)
            mine = [spot for spot in spots[low:high] if spot[-1] >= end]
            if not mine:
                break
            window.append(mine)
        else:
            yield window


def _choices(group: Together, options: Sequence[Sequence[Spot]], steps: Steps) -> Iterator[Spot]:
    """Yield each choice of one spot for every operand, no two sharing a position, as one spot."""
    if len(set().union(*options)) < len(options):
        return iter(())
    order = sorted(range(len(options)), key=lambda operand: len(options[operand]))
    if group.is_ordered:
        order.sort()
    chosen: dict[int, Spot] = {}

    def choose(depth: int, taken: frozenset[int]) -> Iterator[Spot]:
        if depth == len(order):
            yield tuple(sorted(taken))
            return
        operand = order[depth]
        after = chosen[order[depth - 1]][-1] if group.is_ordered and depth else -1
        for spot in options[operand]:
            steps.take()
            if spot[0] > after and taken.isdisjoint(spot):
                chosen[operand] = spot
                yield from choose(depth + 1, taken.union(spot))

    return choose(0, frozenset())
