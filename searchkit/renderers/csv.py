"""Results as CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence

from searchkit.domain.article import Kind
from searchkit.domain.results import Hit, Results
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


def results_csv(results: Results) -> Iterator[str]:
    """Yield the head line and one record per hit, without their line ends."""
    yield _record(COLUMNS)
    for hit in results.hits:
        yield _record(_cells(hit))


def _cells(hit: Hit) -> Sequence[str]:
    return (
        hit.id,
        f"{hit.score:.4f}",
        hit.published.isoformat() if hit.published else "",
        hit.source or "",
        hit.title or "",
        str(hit.number) if hit.kind is Kind.BODY else "",
        "; ".join(hit.speakers),
        "; ".join(hit.countries),
        hit.text,
        hit.url or "",
        hit.path,
    )


def _record(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(text: str) -> str:
    guarded = f"'{text}" if text.startswith(_FORMULA) else text
    return visible(guarded)
