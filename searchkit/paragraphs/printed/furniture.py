"""Running heads and feet, page numbers, browsers' page stamps: what a page carries, not the story."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import Box, Page
from searchkit.language.sentences import ends_with_stop
from searchkit.paragraphs.boilerplate import is_titled_address, label_for
from searchkit.paragraphs.end_matter import is_promotion
from searchkit.paragraphs.printed.overlaps import overlap
from searchkit.paragraphs.printed.pictures import Pictures
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.type_sizes import HEADING_SIZE, is_same_size
from searchkit.regexes import regex
from searchkit.rules import rule, threshold

# Shares of the page's height, from its top and bottom edge. Browsers print their stamps within 0.03,
# newspapers their heads within 0.08; text may begin at 0.04.
MARGIN = threshold(
    0.085,
    "of the height: newspapers print their heads within 0.08, text may begin at 0.04 in smaller margins",
)
REPEATED_MARGIN = threshold(0.11, "of the height: what repeats may stand a line further in")
PAGE_NUMBER_MARGIN = threshold(
    0.15, "a word processor's page numbers stand up to an inch from the edge"
)
LARGEST_MARGIN = threshold(72.0, "points: a newspaper page is tall, its margin is not")
LONGEST_HEAD = threshold(
    120, "characters: running heads repeat titles, which have up to 108 in the dev data"
)
LONGEST_ISOLATED_WORDS = threshold(9, "longer ones are captions and notes")
ISOLATED_LEADINGS = threshold(1.6, "a foot stands at least this far from the text")
STICKY_HEADER_PAGES = threshold(3, "two pages may share a line of the story by chance")
NOTE_STEP = threshold(1.6, "times the size: lines of one caption lie closer")
PICTURE_REACH_EMS = threshold(3.2, "from a picture to what is printed with it")
SMALL_PRINT = threshold(0.95, "times the text's size; heads are set smaller, or like the text")
REPEATING_PAGES = threshold(4, "with three, left and right pages may have a head each, once")

_STAMP_TIME = regex(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s?[AP]M)?\s*")
_NUMBERED = regex(r"^\W*\d{1,4}\b|\b\d{1,4}\W*$")
_DIGITS = regex(r"\d+")
_MARGIN_KINDS = frozenset(
    {DroppedKind.PAGE_NUMBER, DroppedKind.PAGE_STAMP, DroppedKind.URL, DroppedKind.DATE_LINE,
     DroppedKind.NAVIGATION}
)  # fmt: skip
_ADDRESS_START = regex(
    r"(?:https?://|www\.|chrome-extension://|file:///|about:reader)", re.IGNORECASE
)


def mark_furniture(
    rows: Sequence[Row],
    pages: Sequence[Page],
    pictures: Pictures,
    sizes: Sequence[float],
    *,
    has_fields: bool,
) -> None:
    """Label the rows that belong to the page. `has_fields`: a database's, at the same place of each."""
    heights = {page.number: page.height for page in pages}
    repeated = _repeated(rows, heights)
    noted = _noted(rows, pictures)
    texts = Counter(row.text for row in rows)
    _mark_page_numbers(rows, heights)
    for row in rows:
        if row.label is DroppedKind.PAGE_NUMBER:
            continue
        edge = min(row.y, heights[row.page] - row.y)
        share = edge / heights[row.page]
        masked = _masked(row)
        if share < REPEATED_MARGIN and len(row.text) < LONGEST_HEAD and len(repeated[masked]) > 1:
            _drop(row, "printed at the edge of several pages")
        elif share < MARGIN and edge < LARGEST_MARGIN:
            # In a print of several pages a head repeats, or says what the headline does; the first
            # page may have one of its own.
            is_alone = row.page > 1 and texts[row.text] == 1 and not _is_numbered(row)
            if is_alone and len(heights) >= REPEATING_PAGES and row.size < SMALL_PRINT * min(sizes):
                noted.add(row.order)
            _mark_in_margin(row, sizes, is_noted=row.order in noted)
        elif row.tag == "Artifact" and share < REPEATED_MARGIN:
            _drop(row, "the file itself marks it as furniture")
    if has_fields:
        return
    _mark_sticky(rows)
    _mark_isolated(rows, heights, max(sizes), noted)


def _masked(row: Row) -> tuple[str, int]:
    """Return what stays the same from page to page. A headline is larger than its running head."""
    return _DIGITS.sub("#", row.text), round(row.size)


def _repeated(rows: Sequence[Row], heights: dict[int, float]) -> dict[tuple[str, int], set[int]]:
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    for row in rows:
        if min(row.y, heights[row.page] - row.y) < REPEATED_MARGIN * heights[row.page]:
            found[_masked(row)].add(row.page)
    return found


def _mark_page_numbers(rows: Sequence[Row], heights: Mapping[int, float]) -> None:
    """Mark the numbers that stand above or below all else; within a page they are a table's."""
    by_page: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_page[row.page].append(row)
    for page, on_page in by_page.items():
        top, foot = min(row.y for row in on_page), max(row.y for row in on_page)
        for row in on_page:
            is_first = row.y - top < row.size and row.y < PAGE_NUMBER_MARGIN * heights[page]
            is_last = foot - row.y < row.size and row.y > (1 - PAGE_NUMBER_MARGIN) * heights[page]
            if (is_first or is_last) and label_for(row.text) is DroppedKind.PAGE_NUMBER:
                row.label, row.why = DroppedKind.PAGE_NUMBER, "a number at the page's edge"


def _noted(rows: Sequence[Row], pictures: Pictures) -> set[int]:
    """Return the orders of rows that say more than a head does: captions, notes, small columns.

    A head is a line or two of a few words. What is longer, ends like a sentence or stands by a
    picture is none, however small it is set and however near the edge.
    """
    noted: set[int] = set()
    block: list[Row] = []
    for row in [*rows, None]:
        if block and (row is None or not _is_line_of(block[-1], row)):
            words = sum(len(each.text.split()) for each in block)
            first = block[0]
            near = pictures.on.get(first.page, ())
            if (
                words > LONGEST_ISOLATED_WORDS
                or ends_with_stop(block[-1].text)
                or any(_is_by(first, box) or _is_by(block[-1], box) for box in near)
                or pictures.is_cut_from(first, first.page, first.y)
            ):
                noted.update(each.order for each in block)
            block = []
        if row is not None:
            block.append(row)
    return noted


@rule(
    "printed.lines-of-one-note",
    fires_on="a row goes on with the small print of the row before",
    example="the second line of a caption",
    counter="a caption in the next column",
    chosen_on="the real prints of the dev data",
)
def _is_line_of(first: Row, second: Row) -> bool:
    return (
        first.page == second.page
        and is_same_size(first.size, second.size)
        and 0 < second.y - first.y <= NOTE_STEP * first.size
        and overlap(first, second)
    )


@rule(
    "printed.by-a-picture",
    example="a row right under a picture that is narrower than the page",
    counter="a row under a picture that fills the page",
    chosen_on="the real prints of the dev data",
)
def _is_by(row: Row, box: Box) -> bool:
    """Whether a row stands right under or over a picture that is narrower than the page."""
    reach = PICTURE_REACH_EMS * row.size
    return overlap(row, box) and (
        -row.size <= row.y - row.size - box.y1 <= reach or 0 <= box.y0 - row.y <= reach
    )


def _mark_in_margin(row: Row, sizes: Sequence[float], *, is_noted: bool) -> None:
    label = label_for(row.text)
    if _ADDRESS_START.match(row.text):
        row.label, row.why = DroppedKind.URL, "an address in the margin"
    elif is_titled_address(row.text):
        row.label, row.why = DroppedKind.PAGE_STAMP, "a title and its address in the margin"
    elif label is not DroppedKind.PAGE_NUMBER and (label in _MARGIN_KINDS or label is Kind.ASIDE):
        row.label, row.why = label, "in the margin"
    elif is_noted or label is DroppedKind.JUMP_LINE:
        return
    elif row.size < min(sizes) and not is_same_size(row.size, min(sizes)):
        _drop(row, "smaller than the text, in the margin")


def _mark_sticky(rows: Sequence[Row]) -> None:
    """A web page's fixed header is printed at one place on every page, above the text or over it."""
    places: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row.label is None and len(row.text) < LONGEST_HEAD:
            places[row.text, round(row.x0), round(row.y)].append(row)
    for group in places.values():
        if len({row.page for row in group}) >= STICKY_HEADER_PAGES:
            for row in group:
                _drop(row, "printed at the same place of several pages")


def _mark_isolated(
    rows: Sequence[Row], heights: Mapping[int, float], largest: float, noted: Set[int]
) -> None:
    """Mark a short first or last line that stands apart from the text, in the type of the text."""
    by_page: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.label is None:
            by_page[row.page].append(row)
    for page, on_page in by_page.items():
        on_page = sorted(on_page, key=lambda row: row.y)
        steps = sorted(b.y - a.y for a, b in itertools.pairwise(on_page) if b.y > a.y)
        if not steps:
            continue
        leading = steps[len(steps) // 2]
        for edge, neighbour in ((on_page[-1], on_page[-2]), (on_page[0], on_page[1])):
            at_edge = min(edge.y, heights[page] - edge.y) < MARGIN * heights[page]
            if (
                at_edge
                and edge.size < HEADING_SIZE * largest
                and abs(edge.y - neighbour.y) > ISOLATED_LEADINGS * leading
                and len(edge.text.split()) <= LONGEST_ISOLATED_WORDS
                and not ends_with_stop(edge.text)
                and edge.order not in noted
                and not _says_what_follows(edge)
            ):
                _drop(edge, "stands apart at the page's edge")


@rule(
    "printed.numbered-head",
    example='"14 The Elsa Courier" at the edge of a page',
    counter='"The Elsa Courier" at the edge of a page',
    chosen_on="newspapers among the real prints of the dev data",
)
def _is_numbered(row: Row) -> bool:
    """Whether a row begins or ends with a page's number, as heads do that change from page to page."""
    return _NUMBERED.search(row.text) is not None


@rule(
    "printed.line-of-use-further-on",
    example='"Continued on page 4" at the foot of a page',
    counter='"The Elsa Courier" at the foot of a page',
    chosen_on="the real prints of the dev data",
)
def _says_what_follows(row: Row) -> bool:
    """Whether a line at the edge is of use further on: where a story goes on, what links follow."""
    return is_promotion(row.text) or label_for(row.text) is DroppedKind.JUMP_LINE


def _drop(row: Row, why: str) -> None:
    label = label_for(row.text)
    row.label = label if label in _MARGIN_KINDS else DroppedKind.RUNNING_HEAD
    row.why = why


def page_titles(rows: Sequence[Row], metadata: Mapping[str, str]) -> list[str]:
    """Return what the file and the browser call the page: both often begin with the headline."""
    titles = [metadata.get("Title", "")]
    for row in rows:
        if row.label in (DroppedKind.RUNNING_HEAD, DroppedKind.PAGE_STAMP):
            titles.append(_STAMP_TIME.sub("", row.text))
    return [title for title in dict.fromkeys(titles) if title]
