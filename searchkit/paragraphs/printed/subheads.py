"""Which rows head what stands below them: subheads, lines in the middle of their column."""

from searchkit.language.sentences import ends_with_stop, goes_on
from searchkit.paragraphs.printed.overlaps import overlap
from searchkit.paragraphs.printed.paragraph_style import HOLE_LEADINGS, INDENT_EMS
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.seams import Seam, is_within
from searchkit.paragraphs.printed.type_sizes import HEADING_SIZE
from searchkit.regexes import regex
from searchkit.rules import rule, threshold

SUBHEAD_SIZE = threshold(0.97, "times the text's, at least: captions are smaller")
HEADING_WIDTH = threshold(
    0.7, "of the column: a bold line that nearly fills it may open a paragraph"
)
HEADING_ROWS = threshold(3, "a subhead in a narrow column")

_PULL_QUOTE = regex(r"[“\"«„]")


@rule(
    "printed.subhead-in-a-flow",
    example="two lines in bold over plain text",
    counter="two words in bold that a sentence in plain type goes on from",
    chosen_on="the real prints of the dev data",
)
def is_subhead(seam: Seam) -> bool:
    """Whether all there is by now is a subhead: a few lines in bold or in capitals, over plain text.

    Bold words that open a paragraph go on in its line; the next word would have fitted after a subhead.
    """
    rows, second = seam.opening, seam.second
    is_free = seam.short if goes_on(seam.first.text) else seam.free
    is_other_type = seam.first.family != second.family and is_within(seam.first, HEADING_WIDTH)
    if len(rows) > HEADING_ROWS or not (is_free or is_other_type):
        return False
    if all(row.is_bold for row in rows):
        return not second.is_bold
    capitals = all(row.text.isupper() for row in rows)
    return capitals and not second.text.isupper() and seam.words > 1


@rule(
    "printed.centred-row",
    example="a subhead in the middle of its column, further in than an indent",
    counter="the first line of a paragraph, which is indented",
    chosen_on="the real prints of the dev data",
)
def is_centred(row: Row) -> bool:
    """Whether a row lies in the middle of its column, further in than any indent: a subhead, a title."""
    before, behind = row.x0 - row.left, row.right - row.x1
    return min(before, behind) > INDENT_EMS[1] * row.size and abs(before - behind) < row.size


def heading_between(seam: Seam) -> bool:
    """Whether a heading is printed between two rows, and no pull quote."""
    return any(_heads(row, seam) for row in seam.between if not _PULL_QUOTE.match(row.text))


@rule(
    "printed.heading-between",
    example="a bold line right over the row that begins the paragraph",
    counter="a sentence in bold, with its stop, in the same place",
    chosen_on="the real prints of the dev data",
)
def _heads(row: Row, seam: Seam) -> bool:
    """Whether a row is a headline over the second row, or a subhead right at the first or second.

    A subhead may be the last line of its column, with its text at the head of the next.
    """
    if row.size > HEADING_SIZE * seam.setting.body and _overlaps(row, seam.second):
        return True
    looks_so = (row.is_bold and not seam.second.is_bold) or row.family != seam.second.family
    reach = HOLE_LEADINGS * seam.second.leading
    return (
        looks_so
        and row.size >= SUBHEAD_SIZE * seam.setting.body
        and not ends_with_stop(row.text)
        and (
            (_overlaps(row, seam.first) and 0 < row.y - seam.first.y < reach)
            or (_overlaps(row, seam.second) and 0 < seam.second.y - row.y < reach)
        )
    )


def _overlaps(row: Row, other: Row) -> bool:
    return row.page == other.page and overlap(row, other)
