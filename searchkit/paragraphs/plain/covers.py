"""The cover of a database export: who asked for what, and a list of what was found. It is no story."""

import re
from collections.abc import Sequence

from searchkit.domain.article import DroppedKind
from searchkit.paragraphs.blocks import Block
from searchkit.paragraphs.boilerplate import label_for
from searchkit.paragraphs.plain.record_fields import record_starts
from searchkit.paragraphs.plain.segmentation import begins_document, ends_document
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.regexes import regex
from searchkit.rules import limit, threshold
from searchkit.values import dataclass

_COVER = regex(
    r"download request:|time of request:|user name:|job number:|report information from proquest$"
    r"|date and time:|search summary$|table of contents$"
    r"|all documents are reproduced\b|.{2,60} sent you the following:?$|e-?mail \d+ of \d+$",
    re.IGNORECASE,
)
_BACK = regex(r"search summary$|contact proquest$", re.IGNORECASE)
_LISTED = regex(r"\d{1,3}[.)]\s+(\S.+)$")

COVER_WITHIN = threshold(
    5, "rows of the file: exports that users sent; further down it is a story's"
)
MAX_BACK_ROWS = limit(60, "time, and reach: the terms of a search run long, yet not over pages")


@dataclass(frozen=True, slots=True)
class Covered:
    """The rows of an export, its first and last page taken off."""

    front: tuple[Block, ...]
    rows: Sequence[TextRow]
    back: tuple[Block, ...]


def without_covers(rows: Sequence[TextRow]) -> Covered:
    """Return the rows of the stories, and the covers before and behind them as metadata."""
    first = _first(rows)
    last = _last(rows, first)
    return Covered(_blocks(rows[:first]), rows[first:last], _blocks(rows[last:]))


def _first(rows: Sequence[TextRow]) -> int:
    """Return the place of the first row that is no cover."""
    if not any(_COVER.match(row.text) for row in rows[:COVER_WITHIN]):
        return 0
    listed: list[str] = []
    for place, row in enumerate(rows):
        if begins_document(rows, place):
            return place
        if found := _LISTED.match(row.text):
            listed.append(found[1])
        elif any(row.text.startswith(title) for title in listed):
            return place
    if starts := record_starts(rows):
        return starts[0]
    day = next(
        (place for place, row in enumerate(rows) if label_for(row.text) is DroppedKind.DATE_LINE), 0
    )
    while day and not rows[day].blanks:
        day -= 1
    return day


def _last(rows: Sequence[TextRow], first: int) -> int:
    """Return the place behind the last row that is no cover."""
    is_export = first > 0 or any(ends_document(row) for row in rows)
    if is_export:
        for place in range(max(first + 1, len(rows) - MAX_BACK_ROWS), len(rows)):
            if _BACK.match(rows[place].text):
                return place
    return len(rows)


def _blocks(rows: Sequence[TextRow]) -> tuple[Block, ...]:
    """Return one block for the rows that stand together."""
    texts: list[str] = []
    for row in rows:
        if texts and not row.blanks:
            texts[-1] = f"{texts[-1]} {row.text}"
        else:
            texts.append(row.text)
    return tuple(Block(DroppedKind.METADATA, text, reason="cover of the export") for text in texts)
