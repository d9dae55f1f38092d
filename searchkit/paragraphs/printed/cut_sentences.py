"""A sentence that is cut off and goes on elsewhere: what was drawn in between is put after it.

A browser draws a side column between two pages of the story, page layout a box between two columns. The
sentence then stops at the end of a full line and goes on, in lower case, at the head of a later piece of
column with the same edge.
"""

from collections.abc import Sequence

from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.printed.breaks import jumps, starts_item
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.rules import rule, threshold

FARTHEST = threshold(6, "pieces of column in between; more is another part of the paper")
NARROW = threshold(0.6, "of the width of the piece before: another column, or a box")
FULL_LINE = threshold(
    0.85, "of the longest line of its piece; the last line of a paragraph is shorter"
)


def resumed(strips: Sequence[list[Row]], everything: Sequence[Row], body: float) -> list[list[Row]]:
    """Return the pieces of column so that cut sentences go on with the next one."""
    left = list(strips)
    ordered: list[list[Row]] = []
    while left:
        strip = left.pop(0)
        ordered.append(strip)
        if not left or not _is_cut(strip) or not _is_other(strip, left[0]):
            continue
        if any(jumps(row) for row in everything[strip[-1].order : left[0][0].order]):
            continue
        for number, later in enumerate(left[1 : 1 + FARTHEST], start=1):
            if abs(later[0].left - strip[-1].left) < body and _goes_on(strip, later):
                left.insert(0, left.pop(number))
                break
    return ordered


@rule(
    "printed.cut-sentence",
    fires_on="a piece of column ends in the middle of a sentence, with a full line",
    example="a column whose last line is full and has no stop",
    counter="a column whose last line is short",
    chosen_on="newspapers among the real prints of the dev data",
)
def _is_cut(strip: Sequence[Row]) -> bool:
    last = strip[-1]
    longest = max(row.x1 - row.x0 for row in strip)
    return (
        len(strip) > 1 and not ends_sentence(last.text) and last.x1 - last.x0 >= FULL_LINE * longest
    )


@rule(
    "printed.not-the-rest",
    example="a list, a box or a heading below a sentence that is not at its end",
    counter="the head of the next column, in lower case",
    chosen_on="the real prints of the dev data",
)
def _is_other(strip: Sequence[Row], following: Sequence[Row]) -> bool:
    """Whether the next piece is surely not where the sentence goes on: a list, a box, a heading."""
    last, first = strip[-1], following[0]
    if _goes_on(strip, following):
        return False
    narrow = max(row.x1 for row in following) - min(row.x0 for row in following)
    width = max(row.x1 for row in strip) - min(row.x0 for row in strip)
    return (
        first.family != last.family
        or (first.is_bold and not last.is_bold)
        or starts_item(first)
        or (len(following) > 1 and narrow < NARROW * width)
    )


@rule(
    "printed.the-rest",
    example='"and the dockers came back" in the next column',
    counter='"Dockers came back" in the next column',
    chosen_on="the real prints of the dev data",
)
def _goes_on(strip: Sequence[Row], later: Sequence[Row]) -> bool:
    """Whether a piece begins in lower case, or the last line of the other ends in a hyphen."""
    return later[0].text[:1].islower() and later[0].family == strip[-1].family
