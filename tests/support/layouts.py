"""The invented stories as lines of text: wrapped, indented, spaced, in a typewriter's font or another."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tests.support.stories import INTERNATIONAL, STORIES, Story, stories

STYLES = ("none", "blank", "indent", "double", "some blank", "page breaks", "inset")
ENDS = (".", "?", "!", "”")

NARROW, WIDE = frozenset("iljtfrI.,;:'’‘!|()- "), frozenset("mwMW—@%")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which paragraphs of a story, and how they are set."""

    story: str
    style: str  # of `STYLES`
    columns: int  # width of the line, in letters of middle width
    is_proportional: bool = False
    first: int = 0  # of the paragraphs that are told
    count: int = 7


@cache
def told() -> dict[str, Story]:
    return {story.name: story for story in (*stories(STORIES), *stories(INTERNATIONAL))}


def paragraphs_of(layout: Layout) -> list[str]:
    whole = [text for text in told()[layout.story].body if text.endswith(ENDS)]
    return whole[layout.first : layout.first + layout.count]


def text_of(layout: Layout) -> str:
    """Return the story as a text file has it."""
    measure = _proportional if layout.is_proportional else len
    lines = [told()[layout.story].title, "By Joan Ade", "March 3, 2022", ""]
    for place, text in enumerate(paragraphs_of(layout)):
        set_in = {"indent": "   ", "inset": " "}.get(layout.style, "")
        rows = _wrapped(f"{set_in}{text}", measure, layout.columns)
        if layout.style == "double":
            rows = [row for line in rows for row in (line, "")]
        if layout.style == "page breaks" and place % 3 == 2:
            rows = [*rows[:2], "", f"{place}", f"\f{told()[layout.story].source}", "", *rows[2:]]
        is_parted = layout.style == "blank" or (layout.style == "some blank" and place % 2 == 0)
        lines += [*rows, ""] if is_parted else rows
    return "\n".join(lines)


def _wrapped(text: str, measure: Callable[[str], float], width: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1].strip() else f"{lines[-1]}{word or ' '}"
        if lines[-1].strip() and measure(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _proportional(text: str) -> float:
    return sum(
        0.55 if char in NARROW else 1.6 if char in WIDE else 1.25 if char.isupper() else 1.0
        for char in text
    )
