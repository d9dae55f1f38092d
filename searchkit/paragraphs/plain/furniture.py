"""Which rows of a text are no prose of the story: running heads, marks, captions, links, subheads."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.captions import ends_in_credit, starts_caption
from searchkit.language.sentences import (
    ends_sentence,
    ends_with_stop,
    goes_on,
    starts_sentence,
)
from searchkit.paragraphs.boilerplate import (
    is_titled_address,
    label_for,
    rule_for,
    title_before_address,
)
from searchkit.paragraphs.plain.closing import headings, navigation, signature, tables
from searchkit.paragraphs.plain.head_rows import (
    AGAIN,
    HEAD_ROWS,
    RUNNING,
    Labels,
    first_prose_of,
    is_prose,
    keep_headline,
    label_head,
)
from searchkit.paragraphs.plain.middle import median
from searchkit.paragraphs.plain.openings import openings
from searchkit.paragraphs.plain.pull_quotes import pull_quotes
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.paragraphs.plain.width import proportional
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

NEAR_PAGE_BREAK = threshold(3, "rows; browsers print up to three at a page's edge")
MAX_CAPTION_ROWS = threshold(6, "captions of the dev data have up to 25 words, in columns of five")
CAPTION_WORDS = threshold(
    60, "captions of the dev data have up to 25 words, those of agencies twice as many"
)
LAST_CAPTION_LINE = threshold(
    0.8,
    NO_DATA + "of the first line's width; what goes on fills its line, but for a long next word",
)
# A caption is set smaller and so wraps wider than the story; only where lines are double-spaced
# does a row this much wider than the median tell (48 text clippings).
WIDE = threshold(1.55, "16 double-spaced text clippings")
SHORT = threshold(0.62, "of the median width, on 48 text clippings and 200 dumps")
MAX_SUBHEAD_WORDS = threshold(6, "subheads of the dev data have up to three words")
MAX_LEFT_SUBHEAD_WORDS = threshold(10, "letters of a bank that users sent")
MAX_HEAD_CHARS = threshold(
    130, "running heads repeat titles, which have up to 108 characters in the dev data"
)


_DIGITS = regex(r"\d+")
# "The Elsa Courier   Page 7", beside the edge of a page.
_NUMBERED = regex(
    r".{2,80}\s(?:page|seite|página|pagina)\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?$", re.IGNORECASE
)


def furniture_of(rows: Sequence[TextRow], *, is_double_spaced: bool) -> Labels:
    """Return the rows that are no prose, by place."""
    labels: Labels = {}
    _label_running_heads(rows, labels)
    _label_stamps(rows, labels)
    for run in pull_quotes(rows):
        for place in run:
            labels.setdefault(place, (Kind.ASIDE, AGAIN))
    widths = _Widths(rows)
    for bar in navigation(rows):
        labels.update((place, (DroppedKind.NAVIGATION, "navigation")) for place in bar)
    opened_by = openings(rows)
    first_prose = first_prose_of(rows, labels)
    keep_headline(rows, labels, first_prose)
    label_head(rows, labels, first_prose)
    for cells in tables(rows):
        labels.update((place, (Kind.ASIDE, "a table's cell")) for place in cells)
    ends = headings(rows, first_prose)
    labels.update((place, (Kind.ASIDE, reason)) for place, reason in ends.items())
    labels.update(
        (place, (Kind.ASIDE, "signature")) for place in signature(rows) if place > first_prose
    )
    for place, row in enumerate(rows):
        if place in labels or row.number in opened_by:
            continue
        if _label_single_row(rows, place, labels, is_double_spaced=is_double_spaced):
            if place > first_prose and _is_link_of_the_text(rows, place):
                labels[place] = Kind.ASIDE, "a link between paragraphs"
            continue
        is_wide = (
            is_double_spaced and len(rows) > HEAD_ROWS and widths[place] > WIDE * widths.median
        )
        if starts_caption(row.text) or is_wide:
            _label_caption_from(rows, place, labels, is_double_spaced, is_wide=is_wide)
        elif ends_in_credit(row.text):
            _label_caption_to(rows, place, labels, is_double_spaced)
        elif place > first_prose and _is_subhead(rows, place, labels, widths):
            labels[place] = Kind.ASIDE, "subhead"
    return labels


class _Widths:
    """How wide rows are, by place: few are asked for."""

    def __init__(self, rows: Sequence[TextRow]) -> None:
        self._rows = rows

    def __getitem__(self, place: int) -> float:
        return proportional(self._rows[place].text)

    @cached_property
    def median(self) -> float:
        """The width of the row in the middle."""
        return median(proportional(row.text) for row in self._rows)


def _label_running_heads(rows: Sequence[TextRow], labels: Labels) -> None:
    """Lines beside a form feed that come again, but for their numbers."""
    near = set(range(min(NEAR_PAGE_BREAK, len(rows))))
    near.update(range(max(0, len(rows) - NEAR_PAGE_BREAK), len(rows)))
    breaks = [place for place, row in enumerate(rows) if row.page_break]
    if not breaks:
        return
    for place in breaks:
        near.update(range(max(0, place - NEAR_PAGE_BREAK), min(len(rows), place + NEAR_PAGE_BREAK)))
    for place in (0, len(rows) - 1, *breaks, *(place - 1 for place in breaks)):
        if place >= 0 and _is_numbered(rows[place].text):
            labels[place] = DroppedKind.RUNNING_HEAD, "the number of its page behind a title"
    masked = {place: _DIGITS.sub("#", rows[place].text) for place in sorted(near)}
    counts = Counter(masked.values())
    for place, text in masked.items():
        if counts[text] >= 2 and len(text) < MAX_HEAD_CHARS:
            labels[place] = DroppedKind.RUNNING_HEAD, RUNNING


@rule(
    "plain.numbered-title",
    example="The Elsa Courier   Page 7",
    counter="The Elsa Courier turned a page in 1907",
    chosen_on=NO_DATA
    + "texts pulled out of prints, with a title and a page beside their form feeds",
)
def _is_numbered(text: str) -> bool:
    """Whether a line at a page's edge is a title with the number of the page."""
    return _NUMBERED.match(text) is not None


def _label_stamps(rows: Sequence[TextRow], labels: Labels) -> None:
    """A page's title with its address, beside a form feed or where the title is the headline."""
    heads = {row.text.lower() for row in rows[:HEAD_ROWS]}
    for place, row in enumerate(rows):
        title = title_before_address(row.text)
        if title is None:
            continue
        is_last = place + 1 == len(rows)
        is_at_edge = row.page_break or (not is_last and rows[place + 1].page_break)
        if title.lower() in heads or (is_at_edge and is_titled_address(row.text)):
            labels[place] = DroppedKind.PAGE_STAMP, "the page's title and its address"


@rule(
    "plain.link-of-the-text",
    fires_on="below the first paragraph and above another the text links to something",
    example="Harbour stays open\n\nThe harbour of Elsa will stay open through the winter, the minister said.\n\nLink: https://courier.example/video\n\nNobody was told of the vote that the board took at night.",
    counter="Harbour stays open\n\nThe harbour of Elsa will stay open through the winter, the minister said.\n\nLink: https://courier.example/harbour",
    chosen_on=NO_DATA + "stories that were pasted with links to videos",
    off=False,
)
def _is_link_of_the_text(rows: Sequence[TextRow], place: int) -> bool:
    """Whether a line is a link to what the paragraphs around it tell of, and not where the story is from."""
    below = rows[place + 1 : place + 1 + HEAD_ROWS]
    return rows[place].text.lower().startswith("link:") and any(map(is_prose, below))


def _label_single_row(
    rows: Sequence[TextRow], place: int, labels: Labels, *, is_double_spaced: bool
) -> bool:
    row = rows[place]
    rule = rule_for(row.text)
    if rule is None or rule.label is Kind.CAPTION:
        return False
    before = rows[place - 1] if place else None
    after = rows[place + 1] if place + 1 < len(rows) else None
    starts = (
        before is None
        or place < HEAD_ROWS
        or row.blanks >= 1
        or row.indent >= 1
        or ends_with_stop(before.text)
        or place - 1 in labels
    )
    ends = after is None or after.blanks >= 1 or after.indent >= 1
    certain = rule.label in (
        DroppedKind.PAGE_NUMBER,
        DroppedKind.PAGE_STAMP,
        DroppedKind.URL,
        DroppedKind.ADVERTISEMENT,
    )
    is_cut = after is not None and not ends and not starts_sentence(after.text)
    if after is not None and is_cut and label_for(after.text) is None:
        starts = (
            False  # The row goes on: "Boyle is the Courier's Washington editor" / "and a friend".
        )
    elif rule.label is Kind.ASIDE and after is not None and not ends:
        starts = starts and not goes_on(row.text)
    if certain or starts:
        labels[place] = rule.label, rule.fires_on
        return True
    return False


def _label_caption_from(
    rows: Sequence[TextRow], place: int, labels: Labels, is_double_spaced: bool, *, is_wide: bool
) -> None:
    """A caption that begins here, down to its credit or the end of its block."""
    last, text = place, rows[place].text
    first_width = proportional(text)
    while last + 1 < len(rows) and last - place < MAX_CAPTION_ROWS and not ends_in_credit(text):
        after = rows[last + 1]
        if (after.blanks >= 1 and not is_double_spaced) or after.indent >= 1:
            break
        if (
            ends_with_stop(rows[last].text)
            and proportional(rows[last].text) < LAST_CAPTION_LINE * first_width
        ):
            break
        last += 1
        text = f"{text} {after.text}"
    if ends_in_credit(text) or is_wide or len(text.split()) < CAPTION_WORDS:
        reason = "wider than the story's lines" if is_wide else "caption's opening"
        for caption in range(place, last + 1):
            labels[caption] = Kind.CAPTION, reason


def _label_caption_to(
    rows: Sequence[TextRow], place: int, labels: Labels, is_double_spaced: bool
) -> None:
    """A caption whose credit stands here, back to the last blank line or sentence's end."""

    def words(first: int) -> int:
        return sum(len(rows[row].text.split()) for row in range(first, place + 1))

    def goes_back(first: int) -> bool:
        is_inside = rows[first].blanks == rows[first].indent == 0
        return first > 0 and is_inside and first - 1 not in labels

    def is_stopped(first: int) -> bool:
        is_credit = first == place and rows[place].text.startswith("(")
        return ends_with_stop(rows[first - 1].text) and not is_credit

    first = place
    while not is_double_spaced and place - first < MAX_CAPTION_ROWS and goes_back(first):
        first -= 1
    if not (rows[first].blanks >= 1 and words(first) < CAPTION_WORDS):
        first = place
        while place - first < MAX_CAPTION_ROWS - 1 and goes_back(first) and not is_stopped(first):
            first -= 1
    if words(first) < CAPTION_WORDS:
        for caption in range(first, place + 1):
            labels[caption] = Kind.CAPTION, "credit at its end"


def _is_subhead(rows: Sequence[TextRow], place: int, labels: Labels, widths: _Widths) -> bool:
    if place >= len(rows) - 1:
        return False
    text, before, after = rows[place].text, rows[place - 1].text, rows[place + 1].text
    # Where paragraphs are indented, what stands out to the left of one begins none.
    is_left = rows[place].indent == 0 < rows[place + 1].indent
    return (
        text.count(" ") < (MAX_LEFT_SUBHEAD_WORDS if is_left else MAX_SUBHEAD_WORDS)
        and (is_left or widths[place] < SHORT * widths.median)
        and starts_sentence(text)
        and not ends_sentence(text)
        and not goes_on(text)
        and starts_sentence(after)
        and (place - 1 in labels or ends_with_stop(before))
    )
