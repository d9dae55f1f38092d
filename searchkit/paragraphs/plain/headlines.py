"""The rows of a headline that was wrapped: the lines at the top, each as full as the next word allowed."""

import itertools
from collections.abc import Sequence

from searchkit.language.sentences import ends_sentence, ends_with_stop
from searchkit.paragraphs.plain.head_rows import HEAD_ROWS, Labels
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.rules import threshold

HEADLINE_ROWS = threshold(5, "headlines of 200 dumps of prints")
WRAPPED = "headline of several rows"


def headline_of(rows: Sequence[TextRow], labels: Labels) -> range:
    """Return the places of the headline's rows; empty where the text begins with something else.

    Below the rows stands a blank line, or a line that was taken out, as between a headline and a deck
    that stand without a blank line the first leaves room for the second's first word.
    """
    first = next(
        (place for place in range(min(HEAD_ROWS, len(rows))) if place not in labels), len(rows)
    )
    last = first
    while last + 1 < len(rows) and last + 1 - first < HEADLINE_ROWS:
        below = rows[last + 1]
        if (
            last + 1 in labels
            or below.blanks
            or below.page_break
            or below.indent != rows[first].indent
        ):
            break
        last += 1
    run = rows[first : last + 1]
    is_closed = last + 1 in labels or (last + 1 < len(rows) and rows[last + 1].blanks > 0)
    end = run[-1].text.rstrip("\"'”’") if run else ""
    is_prose = ends_with_stop(end) and not end.endswith(("?", "!"))
    if (
        len(run) < 2
        or not is_closed
        or is_prose
        or any(ends_sentence(r.text.rstrip(":")) for r in run[:-1])
    ):
        return range(first, first)
    widest = max(len(row.text) for row in run)
    for row, below in itertools.pairwise(run):
        if len(row.text) + 1 + len(below.text.split(" ", 1)[0]) <= widest:
            return range(first, first)
    return range(first, last + 1)
