"""Text with its matches, cut into stretches that a template only places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searchkit.domain.results import Range


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that matches, or text between."""

    text: str
    is_match: bool


def stretches(text: str, matches: Sequence[Range], shown: Range) -> Iterator[Stretch]:
    """Yield the text of `shown` cut at the edges of the matches in it."""
    start, end = shown
    place = start
    for first, last in matches:
        first, last = max(first, place), min(last, end)
        if first < last:
            if place < first:
                yield Stretch(text[place:first], is_match=False)
            yield Stretch(text[first:last], is_match=True)
            place = last
    if place < end:
        yield Stretch(text[place:end], is_match=False)
