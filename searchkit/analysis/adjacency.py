"""Where the words of a clause stand together, from the positions at which each occurs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def runs(positions: Sequence[Sequence[int]]) -> Iterator[int]:
    """Yield each start at which word 0, word 1, … stand one right after the other, in order.

    `positions[i]` holds the positions of word i, ascending.
    """
    if not positions:
        return
    later = [frozenset(places) for places in positions[1:]]
    for start in positions[0]:
        if all(start + step in places for step, places in enumerate(later, start=1)):
            yield start


def windows(
    words: Sequence[T], places: Sequence[tuple[int, T]], within: int
) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of stretches that hold all words, at most `within` positions apart.

    `places` are (position, word) in ascending order, one word a position. A word that is asked for
    twice must be there twice. Of the stretches that end at the same position the shortest comes.
    """
    missing = Counter(words)
    wanted = len(words)
    start = 0
    for position, word in places:
        if word not in missing:
            continue
        wanted -= missing[word] > 0
        missing[word] -= 1
        while wanted == 0:
            first, leaving = places[start]
            if leaving in missing and missing[leaving] == 0:
                break
            if leaving in missing:
                missing[leaving] += 1
            start += 1
        if wanted == 0 and position - first <= within:
            yield first, position
