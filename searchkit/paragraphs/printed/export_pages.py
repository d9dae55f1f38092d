"""A database's export as a print: records with their fields, told apart as those of a text file are.

What the fields say is read by `plain/records.py`; where the paragraphs of a story begin is found on the page.
"""

from collections.abc import Sequence

from searchkit.paragraphs.blocks import Block
from searchkit.paragraphs.plain.covers import without_covers
from searchkit.paragraphs.plain.records import record_of
from searchkit.paragraphs.plain.segmentation import (
    begins_document,
    ends_document,
    stories_among,
)
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.rules import rule, threshold
from searchkit.values import dataclass

BLANK_STEP = threshold(
    1.35, "times the size: the lines of a headline or of a long field lie closer"
)


@dataclass(frozen=True, slots=True)
class ExportedStory:
    """One record: what its fields say, and the rows of its text."""

    head: tuple[Block, ...]
    body: tuple[Row, ...]
    tail: tuple[Block, ...]
    begins: int  # order of its first row


@rule(
    "printed.export",
    example='a page with "1 of 3 DOCUMENTS", or "End of Document"',
    counter="a page of a newspaper",
    chosen_on="the exports of press databases that users sent",
)
def is_export(rows: Sequence[Row]) -> bool:
    """Whether a database says where each document of this print begins or ends."""
    texts = [_text_row(row, None) for row in rows]
    return any(ends_document(row) or begins_document(texts, at) for at, row in enumerate(texts))


def exported_stories(rows: Sequence[Row]) -> list[ExportedStory]:
    """Return the records that these rows are; the covers are with the first and the last."""
    free = [row for row in rows if row.label is None and row.text]
    by_number = {row.order: row for row in free}
    before = [None, *free]
    covered = without_covers(
        [_text_row(row, last) for row, last in zip(free, before, strict=False)]
    )
    stories = [_story(each, by_number) for each in stories_among(covered.rows)]
    if stories:
        first = stories[0]
        stories[0] = ExportedStory(first.head, first.body, (*first.tail, *covered.front), 0)
        if covered.back:
            last = stories[-1]
            tail = (*last.tail, *covered.back)
            stories[-1] = ExportedStory(last.head, last.body, tail, last.begins)
    return stories


def _story(rows: Sequence[TextRow], printed: dict[int, Row]) -> ExportedStory:
    record = record_of(rows)
    if record is None:
        return ExportedStory((), tuple(printed[row.number] for row in rows), (), rows[0].number)
    body = []
    for row in record.body:
        printed[row.number].text = row.text  # without the name of its field
        body.append(printed[row.number])
    return ExportedStory(record.head, tuple(body), record.tail, rows[0].number)


def _text_row(row: Row, before: Row | None) -> TextRow:
    is_new_page = before is not None and before.page != row.page
    is_apart = before is not None and row.y - before.y > BLANK_STEP * max(row.size, before.size)
    return TextRow(row.order, 0, row.text, int(is_apart or is_new_page), is_new_page)
