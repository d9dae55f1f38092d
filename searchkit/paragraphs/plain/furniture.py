"""Which rows of a text are no prose of the story: heads, marks, captions, dates, links."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.captions import ends_in_credit, starts_caption
from searchkit.language.datelines import opens_with_place
from searchkit.language.sentences import (
    ends_sentence,
    ends_with_stop,
    goes_on,
    is_unspaced,
    starts_sentence,
    word_count,
)
from searchkit.paragraphs.blocks import Label
from searchkit.paragraphs.boilerplate import (
    is_titled_address,
    label_for,
    rule_for,
    title_before_address,
)
from searchkit.paragraphs.head_lines import (
    are_known_names,
    are_names,
    is_day_of_issue,
    is_kicker,
    is_masthead,
    is_paper_of_a_place,
    parts_of,
)
from searchkit.paragraphs.plain.closing import headings, navigation, signature, tables
from searchkit.paragraphs.plain.middle import median
from searchkit.paragraphs.plain.openings import openings
from searchkit.paragraphs.plain.pull_quotes import pull_quotes
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.paragraphs.plain.width import proportional
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

Labels = dict[int, tuple[Label, str]]  # place of a row -> what it is and why

# Rows in which a date or byline may stand without a blank line around it.
HEAD_ROWS = threshold(12, "48 text clippings and 200 dumps of prints")
NEAR_PAGE_BREAK = threshold(3, "rows; browsers print up to three at a page's edge")
MAX_CAPTION_ROWS = threshold(6, "captions of the dev data have up to 25 words, in columns of five")
CAPTION_WORDS = threshold(
    60, "captions of the dev data have up to 25 words, those of agencies twice as many"
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

MAX_SECTION_BELOW = threshold(
    2, NO_DATA + "right below an outlet's name sections have a word or two, headlines more"
)
MAX_SECTION_WORDS = threshold(3, NO_DATA + "names of sections have up to three words")
MIN_COLUMN_HEAD = threshold(3, NO_DATA + "rows of a column's head: name, headline and day")
MAX_NAME_WORDS = threshold(3, NO_DATA + "a first name, one in the middle and a family's")
PROSE_WORDS = threshold(7, "subheads of the dev data have up to three words, names up to five")
LONG_WORD = threshold(4, "letters; shorter words have no capital in a headline, whatever its style")
TITLE_CASE = threshold(0.7, "of long words with a capital, on the headlines of 200 dumps")

MASTHEAD = "the outlet's name"
AGAIN = "says again what the story says"
RUNNING = "repeated beside a page break"
# "Par Anna Reyes", "di Anna Reyes e Rui Costa"
_BY_ELSEWHERE = regex(
    r"(?:[Pp]ar|[Pp]or|[Vv]on|[Dd]i|[Dd]oor)(?:\s[A-ZÀ-Þ][\w.’'-]+){2,3}(?:\s(?:et|y|e|und|en)(?:\s[A-ZÀ-Þ][\w.’'-]+){2,3})?$"
)
_DIGITS = regex(r"\d+")
# What a browser calls the page: "Harbour stays open | The Courier".
_PAGE_TITLE = regex(r"(.{8,140}?)\s[|–—-]\s[^|]{2,60}$")
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
    first_prose = next(
        (
            place
            for place, row in enumerate(rows)
            if _is_prose(row)
            and not _stands_alone(rows, place)
            and (place not in labels or labels[place][0] is not DroppedKind.PAGE_STAMP)
        ),
        len(rows),
    )
    _keep_headline(rows, labels, first_prose)
    _label_head(rows, labels, first_prose)
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


def _is_prose(row: TextRow) -> bool:
    """Whether this may be a line of the story's prose rather than of its head."""
    words = word_count(row.text) > PROSE_WORDS
    return words and label_for(row.text) is None and len(parts_of(row.text)) == 1


def _stands_alone(rows: Sequence[TextRow], place: int) -> bool:
    """Whether a row is a headline, however long: it ends no sentence, and no line goes on with it."""
    row, after = rows[place], rows[place + 1] if place + 1 < len(rows) else None
    if ends_with_stop(row.text):
        return False
    return (
        after is None
        or after.blanks >= 1
        or label_for(after.text) is not None
        or is_in_title_case(row.text)
    )


@rule(
    "plain.title-case",
    example="Harbour of Elsa Stays Open",
    counter="Harbour of Elsa stays open",
    chosen_on="headlines of 200 dumps of prints",
)
def is_in_title_case(text: str) -> bool:
    """Whether Most Long Words of a Line Begin With a Capital."""
    words = [word for word in text.split(" ") if len(word) >= LONG_WORD and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > TITLE_CASE * len(words) > 0


def _label_head(rows: Sequence[TextRow], labels: Labels, first_prose: int) -> None:
    """Names without a "By", lines that say several things, and the outlet's name above a headline."""
    head = min(HEAD_ROWS, first_prose, len(rows) - 1)
    for place in range(min(HEAD_ROWS, len(rows) - 1)):
        text = rows[place].text
        if place in labels or label_for(text) is not None:
            continue
        if place == 0 and place < head and _is_section(rows):
            labels[place] = DroppedKind.NAVIGATION, "above the headline"
            continue
        if _is_page_title(rows, place):
            labels[place] = DroppedKind.RUNNING_HEAD, "the headline and the outlet's name"
            continue
        parts = {label for label, _ in parts_of(text)}
        if len(parts) > 1 and parts & {DroppedKind.BYLINE, DroppedKind.DATE_LINE}:
            labels[place] = DroppedKind.BYLINE, "names beside a date or an outlet"
        elif (
            place < head
            and (is_masthead(text) or _is_above_day_of_issue(rows, place))
            and _is_headed(rows, place, head, labels)
        ):
            if (
                is_kicker(text)
                and not _is_above_day_of_issue(rows, place)
                and not is_paper_of_a_place(text, " ".join(row.text for row in rows[place + 1 :]))
            ):
                labels[place] = DroppedKind.NAVIGATION, "above the headline"
                continue
            labels[place] = DroppedKind.METADATA, MASTHEAD
            if is_day_of_issue(rows[place + 1].text):
                labels[place + 1] = DroppedKind.DATE_LINE, "the day of the issue"
            if _is_slogan(rows, place + 1):
                labels[place + 1] = Kind.ASIDE, "below the outlet's name"
            _label_foot(rows, text, first_prose, labels)
        elif place and _are_bylines(rows, place, labels, head):
            labels[place] = DroppedKind.BYLINE, "name above a date, an address or the story"
        elif place == 0 and _is_columnist(rows, head):
            labels[place] = DroppedKind.BYLINE, "name above the headline"


@rule(
    "plain.section-name",
    example="EDUCATION\n\nLibrary of Elsa to stay open all night\n\nThe library of Elsa will stay open through the night, its director said.",
    counter="LIBRARY OF ELSA STAYS OPEN\n\nDirector promises to stay all night\n\nThe library of Elsa will stay open through the night, its director said.",
    chosen_on=NO_DATA + "pages pasted with their section's name above the headline",
)
def _is_section(rows: Sequence[TextRow]) -> bool:
    """Whether the first row is a section's name: few words in capitals above a headline that is not."""
    text, below = rows[0].text, rows[1].text
    return (
        text.isupper()
        and not is_masthead(text)
        and word_count(text) <= MAX_SECTION_WORDS
        and not below.isupper()
        and word_count(below) > MAX_SECTION_WORDS
        and starts_sentence(below)
        and label_for(below) is None
        and not (ends_with_stop(below) or opens_with_place(below))
    )


@rule(
    "plain.page-title",
    example="Harbour stays open | The Courier\n\nHarbour stays open\n\nThe harbour of Elsa will stay open.",
    counter="Harbour stays open | The Courier\n\nThe harbour of Elsa will stay open.",
    chosen_on=NO_DATA + "pages that were pasted or printed with the title that a browser shows",
)
def _is_page_title(rows: Sequence[TextRow], place: int) -> bool:
    """Whether a line of the head says what the headline below says, and an outlet's name."""
    found = _PAGE_TITLE.match(rows[place].text)
    return found is not None and any(
        row.text.lower() == found[1].lower() for row in rows[place + 1 : place + HEAD_ROWS]
    )


def _is_above_day_of_issue(rows: Sequence[TextRow], place: int) -> bool:
    """Whether the first line stands right above a day and a page: an outlet that no list knows."""
    return place == 0 and not rows[1].blanks and is_day_of_issue(rows[1].text)


@rule(
    "plain.slogan",
    example="The Elsa Courier\nAll the news of the harbour\n\nHarbour stays open\n\nThe harbour of Elsa will stay open through the winter, the minister said.",
    counter="The Elsa Courier\n\nHarbour stays open\n\nThe harbour of Elsa will stay open through the winter, the minister said.",
    chosen_on=NO_DATA + "heads of pages that were saved as text",
)
def _is_slogan(rows: Sequence[TextRow], place: int) -> bool:
    """Whether a row right below the outlet's name stands apart from a headline below it."""
    if place + 1 >= len(rows) or rows[place].blanks:
        return False
    below = rows[place + 1].text
    is_section = word_count(rows[place].text) <= MAX_SECTION_BELOW < word_count(below)
    if not (rows[place + 1].blanks or is_section):
        return False
    return (
        label_for(rows[place].text) is None
        and label_for(below) is None
        and not ends_with_stop(below)
    )


def _label_foot(rows: Sequence[TextRow], outlet: str, first_prose: int, labels: Labels) -> None:
    """The outlet's name once more below the story, be it with a slogan."""
    name = outlet.lower()
    for place in range(first_prose + 1, len(rows)):
        text = rows[place].text
        if text.lower().startswith(name) and rows[place].blanks and not ends_with_stop(text):
            labels[place] = Kind.ASIDE, MASTHEAD


def _keep_headline(rows: Sequence[TextRow], labels: Labels, first_prose: int) -> None:
    """Take the label from the headline where all of the head was found to say what stands elsewhere.

    A browser prints the headline at the head of each page, too, and stories repeat its words. Of
    running heads the last is the headline, of what the story says again the first.
    """
    head = range(min(HEAD_ROWS, first_prose))
    if any(place not in labels and label_for(rows[place].text) is None for place in head):
        return
    again = [place for place in head if labels.get(place, (None, ""))[1] == AGAIN]
    heads = [place for place in head if labels.get(place, (None, ""))[1] == RUNNING]
    if not (again or heads):
        return
    headline = [again[0]] if again else [heads[-1]]
    while again and headline[-1] + 1 in again and not rows[headline[-1] + 1].blanks:
        headline.append(headline[-1] + 1)
    for place in headline:
        del labels[place]


def _is_headed(rows: Sequence[TextRow], place: int, head: int, labels: Labels) -> bool:
    """Whether a headline is left in the head without this row."""
    below = rows[head].text if head < len(rows) else ""
    if is_unspaced(below, 0) and not ends_with_stop(below):
        return True  # as long as a line of prose, for all that its words tell
    return any(
        other not in labels
        and label_for(rows[other].text) is None
        and not is_masthead(rows[other].text)
        for other in range(head)
        if other != place
    )


def _are_bylines(rows: Sequence[TextRow], place: int, labels: Labels, head: int) -> bool:
    text, below = rows[place].text, rows[place + 1]
    is_dated = label_for(below.text) is DroppedKind.DATE_LINE
    if (place < head or is_dated) and _BY_ELSEWHERE.match(text):
        return True
    above = labels.get(place - 1, (DroppedKind.METADATA, ""))[0]
    if not are_names(text) or text.endswith(".") or above is not DroppedKind.METADATA:
        return False
    label = labels.get(place + 1, (label_for(below.text), ""))[0]
    is_above = label in (DroppedKind.DATE_LINE, DroppedKind.URL)
    is_above = is_above or (place < head and _is_mail(below.text))
    if is_above or opens_with_place(below.text):
        # What stands right below a headline, and apart from the day, is its last row.
        is_headlines = not rows[place].blanks and below.blanks > 0
        return not is_headlines or are_known_names(text) or _are_unknown_names(rows, place)
    return (
        label is None
        and _is_prose(below)
        and (are_known_names(text) or _are_unknown_names(rows, place))
    )


@rule(
    "plain.unknown-names",
    example="Ghana raises its cocoa price\nEfua Mensah\n\nGhana will pay its farmers a fifth more for their cocoa this season, the board said.",
    counter="Ghana raises its cocoa price\nCocoa Board\n\nGhana will pay its farmers a fifth more for their cocoa this season, the board said.",
    chosen_on=NO_DATA
    + "bylines of papers in Africa and the Pacific, whose names no census here has",
)
def _are_unknown_names(rows: Sequence[TextRow], place: int) -> bool:
    """Whether a line right below the headline is a name: apart from the text, which has none of its words small."""
    words = rows[place].text.split(" ")
    if place != 1 or not rows[2].blanks or len(words) > MAX_NAME_WORDS:
        return False
    headline = rows[0].text
    if is_in_title_case(headline) or ends_with_stop(headline) or goes_on(headline):
        return False
    told = {word.strip(".,;:“”\"’'") for row in rows for word in row.text.split(" ")}
    return told.isdisjoint(word.lower() for word in words)


@rule(
    "plain.columnist",
    example="Anna Reyes\n\nElsa will leave us, and we will deserve it\n\n3 May 2021\n\nThe harbour of Elsa is dying of boredom, and I met nobody there who minds.",
    counter="Anna Reyes\n\n3 May 2021\n\nThe harbour of Elsa is dying of boredom, and I met nobody there who minds.",
    chosen_on=NO_DATA + "columns, whose writer stands above the headline",
)
def _is_columnist(rows: Sequence[TextRow], head: int) -> bool:
    """Whether the first row is somebody's name above a headline and a day: a columnist's."""
    if head < MIN_COLUMN_HEAD or not are_known_names(rows[0].text) or not rows[1].blanks:
        return False
    below = rows[1].text
    has_day = any(label_for(row.text) is DroppedKind.DATE_LINE for row in rows[2:head])
    is_headline = label_for(below) is None and not ends_with_stop(below)
    return has_day and is_headline and word_count(below) > MAX_NAME_WORDS


@rule(
    "plain.mail",
    example="anna.reyes@courier.example",
    counter="Write to anna.reyes@courier.example before Friday.",
    chosen_on=NO_DATA + "papers that print the reporter's address below the name",
)
def _is_mail(text: str) -> bool:
    """Whether a row is only somebody's address of mail."""
    found = rule_for(text)
    return found is not None and found.id == "furniture.address-of-mail"


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
    return rows[place].text.lower().startswith("link:") and any(map(_is_prose, below))


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
        if ends_with_stop(rows[last].text) and proportional(rows[last].text) < 0.8 * first_width:
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
