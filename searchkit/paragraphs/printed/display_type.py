"""Text of other sizes, between the stories' own: headlines, captions, pull quotes, notes."""

import functools
from collections.abc import Sequence

from searchkit.language.sentences import ends_with_stop
from searchkit.paragraphs.blocks import HEAD_FIELDS
from searchkit.paragraphs.boilerplate import label_for
from searchkit.paragraphs.printed.flows import TextPiece
from searchkit.paragraphs.printed.overlaps import overlap
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.type_sizes import HEADING_SIZE, is_same_size
from searchkit.rules import rule, threshold

_label = functools.lru_cache(maxsize=1024)(label_for)

LARGEST_STEP = threshold(1.9, "times the size; two captions lie further apart")
LARGEST_RUN_IN_STEP = threshold(1.35, "times the size: a caption's own lines")
RUN_IN_SIZE = threshold(1.2, "times the text's, in capitals; headlines over a deck are larger")
RUN_IN_ALIKE = threshold(0.9, "of each other's size: another face for the first words, no credit")
RAISED_PIECE_EMS = threshold(0.2, "another face in the same line may stand a little higher")
BESIDE_EMS = threshold(2.0, "between lines of one block that do not lie over each other")
LARGEST_HEADLINE_STEP = threshold(2.6, "a headline in a double-spaced document")


def pieces_between(rows: Sequence[Row], everything: Sequence[Row], body: float) -> list[TextPiece]:
    """Return blocks of rows that lie together in the file, `everything`, and on the page."""
    pieces: list[TextPiece] = []
    for row in rows:
        previous = pieces[-1].rows[-1] if pieces else None
        # A shadow, drawn between a headline's lines, has its label and lies not in the way.
        between = everything[previous.order + 1 : row.order] if previous is not None else ()
        is_next = all(other.label is not None for other in between)
        if previous is not None and is_next and _goes_on(previous, row, body):
            pieces[-1].rows.append(row)
        else:
            pieces.append(TextPiece([row], f"{row.size:g} points, not the size of the text"))
    return pieces


@rule(
    "printed.one-block",
    fires_on="two rows of other type that stand close, one over the other, are one headline or caption",
    example="two lines of a headline",
    counter="a byline, and the date below it",
    chosen_on="the real prints of the dev data",
)
def _goes_on(first: Row, second: Row, body: float) -> bool:
    is_headline = first.size > HEADING_SIZE * body and not ends_with_stop(first.text)
    step = LARGEST_HEADLINE_STEP if is_headline else LARGEST_STEP
    if _is_field(first) or _is_field(second):
        return False  # a byline and a date below it are two things
    return (
        first.page == second.page
        and (
            (is_same_size(first.size, second.size) and first.is_bold == second.is_bold)
            or _runs_in(first, second, body)
        )
        and -RAISED_PIECE_EMS * first.size <= second.y - first.y <= step * first.size
        and overlap(first, second, reach=BESIDE_EMS * first.size)
    )


@rule(
    "printed.run-in-caption",
    example='"TWO WHEELS" in bold over "Cyclists took part in the race"',
    counter="a headline over its deck",
    chosen_on="newspapers among the real prints of the dev data",
)
def _runs_in(first: Row, second: Row, body: float) -> bool:
    """Whether a caption opens in bold: "TWO WHEELS" over "Cyclists took part in the race"."""
    is_small = first.size < body or (first.text.isupper() and first.size < RUN_IN_SIZE * body)
    return (
        is_small
        and (first.is_bold or first.family != second.family)
        and RUN_IN_ALIKE * first.size < second.size < first.size / RUN_IN_ALIKE
        and not ends_with_stop(first.text)
        and 0 < second.y - first.y <= LARGEST_RUN_IN_STEP * first.size
    )


def _is_field(row: Row) -> bool:
    return _label(row.text) in HEAD_FIELDS
