"""Rows of prose -> where paragraphs begin, and why."""

import itertools
from collections.abc import Sequence

from searchkit.language.datelines import opens_with_place
from searchkit.language.sentences import (
    ends_sentence,
    ends_with_stop,
    first_word,
    is_unspaced,
    starts_sentence,
)
from searchkit.paragraphs.dehyphenate import ends_broken
from searchkit.paragraphs.plain.break_odds import (
    Boundary,
    Gap,
    SoFar,
    are_parted_by_blank_lines,
    lessons_of,
    reason_to_begin,
    usual_words,
)
from searchkit.paragraphs.plain.openings import openings
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.paragraphs.plain.width import column_of
from searchkit.rules import limit, rule, threshold

LONG_LINE = threshold(170, "characters; lines of 200 dumps have up to 169, but for one of 198")
LONG_SHARE = threshold(
    0.55, "of the text in such lines; dumps 0.02 at most, unwrapped clippings mostly 0.7 and more"
)
# Above the prose; below it as many may say who signed, or where to write.
MAX_HEADLINE_ROWS = threshold(3, "300 made pastes: headline, deck and byline of short stories")
# Of the widest row. In Chinese and Japanese every line might begin a sentence, so that only its
# width tells a headline from a line of prose.
HEADLINE_WIDTH = threshold(0.8, "invented stories in Chinese and Japanese")

EACH_LINE = "each line is a paragraph"

# Beside a picture lines are narrower than the column: a line is full if it is as long as those
# around it.
NEIGHBOURS = limit(5, "reach: rows above and below that may stand beside the same picture")


def beginnings(rows: Sequence[TextRow]) -> dict[int, str]:
    """Return the number of each row that begins a paragraph, and the reason.

    `rows` are the story's prose; their numbers tell where furniture was taken out.
    """
    if not rows:
        return {}
    found = {rows[0].number: "first line"}
    opened_by = openings(rows)
    found |= opened_by
    if is_one_line_a_paragraph(rows):
        return dict.fromkeys((row.number for row in rows[1:]), EACH_LINE) | found
    if len(rows) > 1 and is_unspaced(rows[0].text, 0) and _may_be_headline(rows[0], rows):
        found[rows[1].number] = "below the headline"
    boundaries = _boundaries(rows)
    is_parted = are_parted_by_blank_lines(boundaries, opened_by)
    lessons = lessons_of(boundaries)
    usual = usual_words(boundaries)
    reason: str | None
    words = opened = straight = 0
    for boundary in boundaries:
        before = boundary.before.text
        words += before.count(" ") + 1
        opened += before.count("“") - before.count("”")
        straight += before.count('"')
        so_far = SoFar(words, usual, is_quoting=opened > 0 or straight % 2 == 1)
        if boundary.row.number in found:
            reason = found[boundary.row.number]
        elif boundary.before.number in opened_by and boundary.row.blanks and _may_begin(boundary):
            reason = f"below {opened_by[boundary.before.number]}"
        elif is_parted and boundary.gap in (Gap.NONE, Gap.BLANK_LINE, Gap.BLANK_LINES):
            reason = None if boundary.gap is Gap.NONE else boundary.gap.value
        else:
            reason = reason_to_begin(boundary, lessons, so_far)
        if reason is not None:
            found[boundary.row.number] = reason
            words = opened = straight = 0
    return found


@rule(
    "plain.one-line-a-paragraph",
    example="Harbour stays open\nThe harbour of Elsa will stay open through the winter.\nDockers had walked out in May.\nNobody will be turned away at the gate.",
    counter="Harbour stays open\n\nThe harbour of Elsa will stay open\nthrough the winter, she said.",
    chosen_on="text clippings of the dev data, and 300 made pastes of short stories",
)
def is_one_line_a_paragraph(rows: Sequence[TextRow]) -> bool:
    """Whether each line is a paragraph of its own.

    Either most of the text stands in lines that no print would set so wide; or every line ends a
    sentence before another begins, as in a short story that somebody pasted.
    """
    lengths = [len(row.text) for row in rows]
    if sum(length for length in lengths if length > LONG_LINE) > LONG_SHARE * sum(lengths):
        return True
    ended = [place for place, row in enumerate(rows) if _ends(row)]
    if not ended:
        return False
    above, told, below = rows[: ended[0]], rows[ended[0] : ended[-1] + 1], rows[ended[-1] + 1 :]
    is_even = len({(row.blanks > 0, row.indent > 0) for row in told[1:]}) == 1
    return (
        (is_even or (len(told) == 1 and all(row.blanks for row in rows[1:])))
        and max(len(above), len(below)) <= MAX_HEADLINE_ROWS
        and all(_may_be_headline(row, rows) for row in above)
        and len(ended) == len(told)
        and all(starts_sentence(row.text) for row in rows)
    )


def _may_begin(boundary: Boundary) -> bool:
    """Whether a paragraph may begin below an item, whose lines may be a heading in capitals."""
    before = boundary.before.text
    is_heading = before.isupper() and boundary.row.text.isupper()
    return boundary.starts and not is_heading and not ends_broken(before)


@rule(
    "plain.headline-of-a-paste",
    fires_on="a line above sentences of a line each may be their headline",
    example="Harbour stays open\nThe harbour is open, she said.\nNobody was told.",
    counter="Harbour stays open,\nThe harbour is open, she said.\nNobody was told.",
    chosen_on="300 made pastes of short stories",
)
def _may_be_headline(row: TextRow, rows: Sequence[TextRow]) -> bool:
    if opens_with_place(row.text) or row.text.rstrip("\"'”’").endswith((",", ";")):
        return False
    if not is_unspaced(row.text, 0):
        return True
    widest = max(len(other.text) for other in rows)
    return not _ends(row) and len(row.text) < HEADLINE_WIDTH * widest


def _next_word(text: str) -> str:
    """Return what the line above would have had to take up of a row, with the space before it."""
    return text[:1] if is_unspaced(text, 0) else f" {first_word(text)}"


@rule(
    "plain.may-end",
    example="Harbour stays open\nThe harbour is open, she said.\nNobody was told.",
    counter="harbour\nof Elsa\nstays open",
    chosen_on="300 made pastes of short stories",
)
def _ends(row: TextRow) -> bool:
    """Whether a paragraph may end with this line, be it with an abbreviation."""
    return ends_sentence(row.text) or ends_with_stop(row.text)


def _boundaries(rows: Sequence[TextRow]) -> list[Boundary]:
    pairs = [(before.text, row.text) for before, row in itertools.pairwise(rows)]
    column = column_of(pairs, [row.text for row in rows])
    lengths = [column.measure(row.text) for row in rows]
    firsts = [column.measure(_next_word(row.text)) for row in rows]
    firsts.append(0.0)
    boundaries = []
    for place, (before, row) in enumerate(itertools.pairwise(rows), start=1):
        widest = max(lengths[max(0, place - NEIGHBOURS) : place + NEIGHBOURS])
        left = column.width - lengths[place]
        boundaries.append(
            Boundary(
                before,
                row,
                following=rows[place + 1] if place + 1 < len(rows) else None,
                is_interrupted=row.number - before.number > 1,
                misfit=column.misfit,
                room=column.as_share(
                    min(widest, column.width) - lengths[place - 1] - firsts[place]
                ),
                room_after=column.as_share(left - firsts[place + 1]),
                left=column.as_share(left),
            )
        )
    return boundaries
