"""Results as CSV, safe to open in a spreadsheet."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from searchkit.domain.article import Kind
from searchkit.domain.results import Hit, Results
from searchkit.renderers.shown_addresses import without_credentials
from searchkit.renderers.visible import visible

COLUMNS = (
    *("id", "article", "match", "score", "published", "published_confidence", "source", "title"),
    *("kind", "paragraph", "page", "speakers", "said", "cues", "countries", "about", "text"),
    *("url", "path", "also_in"),
)

# A spreadsheet takes a cell that begins so for a formula and may run it; those of full width too.
_FORMULA = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
# What cannot be seen or is blank may be stripped before a spreadsheet looks: format characters, marks
# that stand on nothing, spaces, and the fillers of Hangul that are letters by name.
_UNSEEN = ("Cf", "Cn", "Co", "Mn", "Me", "Zs", "Zl", "Zp")
_FILLERS = frozenset("\n\u115f\u1160\u3164\uffa0\u2800")


def results_csv(results: Results) -> Iterator[str]:
    """Yield the head line and one record per hit, without their line ends."""
    yield _record(COLUMNS)
    for hit in results.hits:
        yield _record(_cells(hit))


def _cells(hit: Hit) -> Sequence[str]:
    return (
        hit.id,
        hit.article,
        hit.match.value,
        f"{hit.score:.4f}",
        hit.published.isoformat() if hit.published else "",
        hit.published_confidence or "",
        hit.source or "",
        hit.title or "",
        hit.kind.value,
        str(hit.number) if hit.kind is Kind.BODY else "",
        str(hit.page or ""),
        _joined(hit.speakers),
        _joined("direct" if saying.direct else "reported" for saying in hit.sayings),
        _joined(saying.cue for saying in hit.sayings),
        _joined(hit.countries),
        _joined(f"({each.code})" if each.is_inherited else each.code for each in hit.about),
        hit.text,
        without_credentials(hit.url or ""),
        hit.path,
        _joined(hit.also_in),
    )


def _joined(texts: Iterable[str | None]) -> str:
    return "; ".join(text or "" for text in texts)


def _record(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(text: str) -> str:
    clean = visible(text)
    return f"'{clean}" if _may_be_formula(clean) else clean


def _may_be_formula(text: str) -> bool:
    for character in text:
        if character in _FORMULA:
            return True
        if character not in _FILLERS and unicodedata.category(character) not in _UNSEEN:
            return False
    return False
