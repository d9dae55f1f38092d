"""How does a text show where its paragraphs begin? Decided once a story, before any break."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from searchkit.paragraphs.plain_rows import Row
from searchkit.paragraphs.plain_width import Column, column_of
from searchkit.paragraphs.sentences import ends_sentence, starts_sentence

# All numbers below were chosen on 48 synthetic text clippings and 200 dumps of PDF prints.
LONG_LINE = 170  # characters; no print wraps this wide, so the line is a whole paragraph
LONG_SHARE = 0.55  # of the text in such lines: each line is a paragraph
DOUBLE_SPACED_SHARE = 0.7  # of rows with a blank line before them
DOUBLE_SPACED_UNENDED = 0.45  # of rows that do not end a sentence
INDENT_SHARE = (0.03, 0.62)  # of rows with leading spaces: first lines, not a centred poem
GAP_SHARE = 0.06  # of rows after a blank line
BASE_SHARE = 0.1  # of rows at an indent for it to be the margin
SHORT_LAST_LINE = 0.15  # of the width left over: surely the last line of a paragraph


class Style(StrEnum):
    """What marks the first line of a paragraph."""

    LINE = "one line a paragraph"
    INDENT = "first-line indent"
    GAP = "blank line between"
    NONE = "no mark"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a story is set."""

    style: Style
    is_double_spaced: bool
    column: Column
    gap_trust: float  # share of surely short last lines that a blank line follows
    indent_trust: float  # share of surely short last lines that an indent follows


def leveled(rows: Sequence[Row]) -> tuple[tuple[Row, ...], bool]:
    """Return the rows with the blank lines of double spacing and the common margin taken away.

    Also whether the text was double-spaced: a blank line after nearly every line while most lines
    do not end a sentence.
    """
    if not rows:
        return (), False
    after_blank = sum(row.blanks >= 1 for row in rows[1:]) / max(1, len(rows) - 1)
    unended = sum(not ends_sentence(row.text) for row in rows) / len(rows)
    is_double_spaced = after_blank > DOUBLE_SPACED_SHARE and unended > DOUBLE_SPACED_UNENDED
    indents = Counter(row.indent for row in rows)
    base = min(
        (indent for indent, count in indents.items() if count >= BASE_SHARE * len(rows)), default=0
    )
    return tuple(
        replace(
            row,
            indent=max(0, row.indent - base),
            blanks=max(0, row.blanks - is_double_spaced),
        )
        for row in rows
    ), is_double_spaced


def is_one_line_a_paragraph(rows: Sequence[Row]) -> bool:
    """Whether most of the text stands in lines that no print would set so wide."""
    lengths = [len(row.text) for row in rows]
    return sum(length for length in lengths if length > LONG_LINE) > LONG_SHARE * sum(lengths)


def layout_of(rows: Sequence[Row], *, is_double_spaced: bool) -> Layout:
    """Return how these rows are set; they are leveled and hold prose only."""
    joined = [row.blanks == 0 for row in rows]
    column = column_of([row.text for row in rows], joined)
    if is_one_line_a_paragraph(rows):
        return Layout(Style.LINE, is_double_spaced, column, 1.0, 1.0)
    indented = sum(row.indent >= 1 for row in rows) / max(1, len(rows))
    gaps = sum(row.blanks >= 1 for row in rows[1:]) / max(1, len(rows) - 1)
    if INDENT_SHARE[0] <= indented <= INDENT_SHARE[1]:
        style = Style.INDENT
    elif gaps >= GAP_SHARE:
        style = Style.GAP
    else:
        style = Style.NONE
    ends = [
        following
        for row, following in itertools.pairwise(rows)
        if ends_sentence(row.text)
        and starts_sentence(following.text)
        and column.slack(row.text, following.text) > SHORT_LAST_LINE
    ]
    return Layout(
        style,
        is_double_spaced,
        column,
        gap_trust=sum(row.blanks >= 1 for row in ends) / len(ends) if ends else 1.0,
        indent_trust=sum(row.indent >= 1 for row in ends) / len(ends) if ends else 1.0,
    )
