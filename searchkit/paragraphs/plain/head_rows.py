"""What rows above the story's prose are: outlets, sections, names without a "By", days; and where prose begins."""

from collections.abc import Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.datelines import opens_with_place
from searchkit.language.sentences import (
    ends_with_stop,
    goes_on,
    is_unspaced,
    starts_sentence,
    word_count,
)
from searchkit.paragraphs.blocks import Label
from searchkit.paragraphs.boilerplate import (
    label_for,
    rule_for,
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
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

Labels = dict[int, tuple[Label, str]]  # place of a row -> what it is and why
# Rows in which a date or byline may stand without a blank line around it.
HEAD_ROWS = threshold(12, "48 text clippings and 200 dumps of prints")
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
# What a browser calls the page: "Harbour stays open | The Courier".
_PAGE_TITLE = regex(r"(.{8,140}?)\s[|–—-]\s[^|]{2,60}$")


def first_prose_of(rows: Sequence[TextRow], labels: Labels) -> int:
    """Return the place of the first row of the story's prose; how many rows there are where none is."""
    return next(
        (
            place
            for place, row in enumerate(rows)
            if is_prose(row)
            and not _stands_alone(rows, place)
            and (place not in labels or labels[place][0] is not DroppedKind.PAGE_STAMP)
        ),
        len(rows),
    )


def keep_headline(rows: Sequence[TextRow], labels: Labels, first_prose: int) -> None:
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


def label_head(rows: Sequence[TextRow], labels: Labels, first_prose: int) -> None:
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
        and is_prose(below)
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


def is_prose(row: TextRow) -> bool:
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
