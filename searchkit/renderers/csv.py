"""An answer as CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence

from searchkit.domain.answer import Answer, ShownHit
from searchkit.domain.article import Kind
from searchkit.renderers.visible import visible

COLUMNS = (
    "id",
    "score",
    "published",
    "source",
    "title",
    "paragraph",
    "speakers",
    "countries",
    "text",
    "url",
    "path",
)

# A spreadsheet takes a cell that begins so for a formula and may run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer_csv(answer: Answer) -> Iterator[str]:
    """Yield the head line and one record per hit, without their line ends."""
    yield _record(COLUMNS)
    for hit in answer.hits:
        yield _record(_cells(hit))


def _cells(hit: ShownHit) -> Sequence[str]:
    document = hit.document
    return (
        document.id,
        f"{hit.score:.4f}",
        document.published.isoformat() if document.published else "",
        document.source or "",
        document.title or "",
        str(document.number) if document.kind is Kind.BODY else "",
        "; ".join(document.speakers),
        "; ".join(document.countries),
        document.text,
        document.url or "",
        document.path,
    )


def _record(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(text: str) -> str:
    guarded = f"'{text}" if text.startswith(_FORMULA) else text
    return visible(guarded)
