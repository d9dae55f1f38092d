"""A printed line while paragraphs are being found: its text made clean, its place, what is known of it."""

import functools
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from searchkit.domain.article import DroppedKind
from searchkit.domain.clipping import Box, Line, Page
from searchkit.paragraphs.blocks import Label
from searchkit.paragraphs.dehyphenate import LIGATURES
from searchkit.paragraphs.printed.overlaps import overlap
from searchkit.regexes import regex
from searchkit.rules import rule, threshold
from searchkit.values import dataclass

LONG_ROW = threshold(30, "characters: stamps and page numbers have fewer")
LEAST_LONG_ROWS = threshold(8, "fewer lines may be a form, printed on two pages")
WAVER = threshold((0.012, 0.2), "of the size, from line to line; a headline is larger")
# Of lines with one right below, where the two waver: 0.7 to 0.8 in four recognised scans, at most 0.04
# in 160 other files, typeset, printed by browsers or written by word processors.
WAVERING = threshold(
    0.3, "of pairs of lines: 0.7 to 0.8 in four recognised scans, at most 0.04 in 160 other files"
)
LEAST_WAVER_PAIRS = threshold(12, "fewer lines show nothing")
LEAST_WAVER_CHARACTERS = threshold(16, "a short line may be a heading")
SHADOW_EMS = threshold(
    0.3, "a shadow, or a bullet, lies closer to its text than the next line does"
)
BULLET_BELOW_EMS = threshold(0.1, "a drawn bullet may reach under the baseline")
LARGEST_BULLET_EMS = threshold(0.7, "larger drawings are boxes and rules")
WAVER_STEP = threshold(2.0, "times the size: the next line of a scan")
LONE_BULLET_EMS = threshold(5.0, "a tab is three; a table's next column lies further away")
BULLET_REACH_EMS = threshold(2.5, "from a drawn bullet to its text")

_BULLET_ALONE = regex(r"[•‣▪●◦○■□➢➤✓]$")
_SPACES = regex(r"\s+")
_SOFT_AT_END = regex(r"\xad+\s?\u2010?$")
_BOLD = regex(r"bold|black|heavy|semi ?bold|demi|extrab", re.IGNORECASE)
_STYLE = regex(r"[-,_].*|PSMT$|MT$|PS$|(?:Regular|Roman|Medium|Light|Book|Text|Display)$")
_ITALIC = regex(r"italic|oblique|slanted", re.IGNORECASE)
# Zero-width marks and the replacement for objects; word processors leave them where links were.
# The bullets of Word's lists are characters of a symbol font, without a name.
_SYMBOL_BULLET = regex(r"^\s*[\ue000-\uf8ff]\s+(?=\S)")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\ufffc"), None)
_CLEAN = {**_INVISIBLE, **LIGATURES, 0xA0: " "}


@dataclass(slots=True, eq=False)
class Row:
    """One line of print."""

    page: int  # 1-based
    x0: float
    x1: float
    y: float
    size: float
    text: str
    font: str
    family: str  # the font's name without its style
    is_bold: bool
    is_italic: bool
    tag: str | None
    block: int | None
    order: int = 0
    is_item: bool = False  # a list's marker was drawn before it
    is_turn: bool = False  # a speaker's label opens it
    label: Label | None = None  # None: may be the story's prose
    why: str = ""
    left: float = 0.0  # edges of its column here
    right: float = 0.0
    strip: int = 0  # number of the piece of column it lies in
    leading: float = 0.0  # points from baseline to baseline within a paragraph here
    indent: float = 0.0  # points from the column's left edge


def rows_of(pages: Iterable[Page]) -> list[Row]:
    """Return the lines of all pages that are read upright, in the order of the file."""
    rows: list[Row] = []
    seen: set[tuple[str, ...]] = set()
    for page in pages:
        on_page = [
            _row(page.number, line, text)
            for line in page.lines
            if not line.is_turned and (text := clean(line.text))
        ]
        on_page = _with_bullets(on_page)
        _mark_items(on_page, page.marks)
        _mark_shadows(on_page)
        _mark_second_print(on_page, seen)
        rows += on_page
    for order, row in enumerate(rows):
        row.order = order
    _steady_sizes(rows)
    return rows


def _with_bullets(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, each bullet that was drawn by itself put before its item."""
    kept: list[Row] = []
    for row in rows:
        bullet = kept[-1] if kept else None
        if (
            bullet is not None
            and _BULLET_ALONE.match(bullet.text)
            and abs(bullet.y - row.y) < SHADOW_EMS * row.size
            and 0 <= row.x0 - bullet.x1 < LONE_BULLET_EMS * row.size
        ):
            row.text, row.x0 = f"{bullet.text} {row.text}", bullet.x0
            kept.pop()
        kept.append(row)
    return kept


def _mark_items(rows: Sequence[Row], marks: Sequence[Box]) -> None:
    """Note which rows have a list's bullet drawn before them, as browsers and some editors do."""
    for mark in marks:
        height = mark.y1 - mark.y0
        for row in rows:
            if (
                row.y - row.size < mark.y0
                and mark.y1 < row.y + BULLET_BELOW_EMS * row.size
                and height < LARGEST_BULLET_EMS * row.size
                and 0 < row.x0 - mark.x1 < BULLET_REACH_EMS * row.size
            ):
                row.is_item = True


def _mark_second_print(rows: Sequence[Row], seen: set[tuple[str, ...]]) -> None:
    """Mark the text of a page that is in the file a second time; what stamps it may differ."""
    text = tuple(row.text for row in rows if len(row.text) >= LONG_ROW)
    if len(text) < LEAST_LONG_ROWS:
        return
    if text in seen:
        for row in rows:
            row.label, row.why = DroppedKind.REPEATED, "on a page that is in the file twice"
    seen.add(text)


def _steady_sizes(rows: Sequence[Row]) -> None:
    """Set the sizes of a recognised scan to one where they only waver around it.

    Text recognition measures the size of every line anew; typesetting knows a handful.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(rows) if _is_line_below(a, b)]
    least, largest = WAVER
    wavering = sum(least * a.size < abs(a.size - b.size) < largest * a.size for a, b in pairs)
    if len(pairs) < LEAST_WAVER_PAIRS or wavering < WAVERING * len(pairs):
        return
    middle = sorted(row.size for row in rows)[len(rows) // 2]
    for row in rows:
        if abs(row.size - middle) < largest * middle:
            row.size = middle


@rule(
    "printed.line-of-a-scan",
    fires_on="two lines of prose follow each other, so that type would be of one size",
    example="two long lines, one right below the other",
    counter="a heading over a line",
    chosen_on="four recognised scans, and 160 other files",
)
def _is_line_below(first: Row, second: Row) -> bool:
    return (
        min(len(first.text), len(second.text)) >= LEAST_WAVER_CHARACTERS
        and first.page == second.page
        and 0 < second.y - first.y < WAVER_STEP * first.size
        and overlap(first, second)
    )


def _mark_shadows(rows: Sequence[Row]) -> None:
    """Mark text that is printed a second time on its own place: a headline's shadow or bold face."""
    printed: dict[tuple[str, int, int], list[Row]] = {}
    counts = Counter(row.text for row in rows)
    for row in rows:
        if counts[row.text] == 1:
            continue
        reach = max(SHADOW_EMS * row.size, 0.1)
        across, down = int(row.x0 / reach), int(row.y / reach)
        near = [
            other
            for x in (across - 1, across, across + 1)
            for y in (down - 1, down, down + 1)
            for other in printed.get((row.text, x, y), ())
        ]
        if any(abs(row.x0 - o.x0) <= reach and abs(row.y - o.y) <= reach for o in near):
            row.label, row.why = DroppedKind.REPEATED, "printed twice on one place"
        else:
            printed.setdefault((row.text, across, down), []).append(row)


def _row(page: int, line: Line, text: str) -> Row:
    return Row(
        page, line.x0, line.x1, line.y, line.size, text, line.font,
        _family(line.font), bool(_BOLD.search(line.font)), bool(_ITALIC.search(line.font)), line.tag, line.block,
    )  # fmt: skip


@functools.lru_cache(maxsize=256)
def _family(font: str) -> str:
    """Return a font's name without what names its weight: "ArialMT" and "Arial-BoldMT" are one."""
    for _ in range(3):
        font = _STYLE.sub("", font) or font
    return font


def clean(text: str) -> str:
    """Return the text with ligatures as letters, without invisible marks, with single spaces."""
    if not text.isascii():
        text = _SYMBOL_BULLET.sub("• ", text).translate(_CLEAN)
        if "\xad" in text:
            # At the end it broke the line; within it is a place where no break was needed.
            text = _SOFT_AT_END.sub("\u2010", text).replace("\xad", "")
        text = unicodedata.normalize("NFC", text)
        if text.endswith("\u2010"):
            text = text[:-1].rstrip() + "\u2010"
    return _SPACES.sub(" ", text).strip()
