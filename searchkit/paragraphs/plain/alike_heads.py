"""Short stories in one paste: where a head of the kind stands again that the text began with.

Somebody pasted three stories below one another, with a line of stars between them, a wider gap, or
nothing but a blank line. None is long enough to be known as a story by itself; what tells is that each
begins as the first does.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from searchkit.domain.article import DroppedKind
from searchkit.language.datelines import opens_with_place
from searchkit.language.sentences import (
    ends_sentence,
    ends_with_stop,
    goes_on,
    starts_sentence,
    word_count,
)
from searchkit.paragraphs.blocks import Label
from searchkit.paragraphs.boilerplate import is_end_mark, label_for
from searchkit.paragraphs.head_lines import are_known_names, is_masthead, parts_of
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.rules import NO_DATA, limit, rule, threshold
from searchkit.values import dataclass

Mark = Literal["byline", "names", "day"]  # "names" stand without a "By"
_MARKS: Mapping[Label | None, Mark] = {
    DroppedKind.BYLINE: "byline",
    DroppedKind.DATE_LINE: "day",
}

TITLE_WORDS = threshold(
    (3, 22), "headlines of 300 made pastes have 3 and more, those of the dev data up to 19"
)
# Without a byline or a day a short one is as often a subhead.
BARE_TITLE_WORDS = threshold(4, "subheads of the dev data have up to three words")
HEAD_ROWS = limit(8, "reach: headline, two decks, byline, role, outlet and day")
DECK_ROWS = threshold(2, "300 made pastes: a deck, and a headline's second row")
LINE_WORDS = threshold(8, "decks of made pastes without a stop have up to 8 words")
UNWRAPPED = threshold(
    0.6, "of the long lines, which end with a stop; of 200 dumps a half, of most pastes all"
)
BARE_GAP = threshold(2, "blank lines; subheads of made pastes stand below one")
# A note below a story is shorter, a story of two sentences as long.
TOLD_WORDS = threshold(12, NO_DATA + "invented stories of two sentences have 14 words and more")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a story's prose."""

    headline: str  # "" where the story begins with its dateline
    marks: frozenset[Mark]
    decks: int  # rows below the headline that are neither marks nor prose
    prose: int  # place of the first row of prose


class AlikeHeads:
    """The heads of one text, which is asked about each of its rows in turn."""

    def __init__(self, rows: Sequence[TextRow]) -> None:
        self._rows = rows
        self._issue = _issue_of(rows[0].text) if rows else None
        # An outlet's name may stand above the first headline.
        self._first = self._head_at(1 if rows and is_masthead(rows[0].text) else 0)

    @rule(
        "plain.head-as-the-first",
        fires_on="a headline, and a byline or a day if the first story has one, stand over prose below a story",
        example="Ghana raises its cocoa price\nBy Efua Mensah\n\nGhana will pay its farmers more for their cocoa, the board said.\n\nCyclone nears Beira\nBy Celso Dias\n\nShips had left the port of Beira by noon on Friday, said its master.",
        counter="Ghana raises its cocoa price\nBy Efua Mensah\n\nGhana will pay its farmers more for their cocoa, the board said.\n\nThe border\n\nShips had left the port of Beira by noon on Friday, said its master.",
        chosen_on="300 made pastes of short stories; none of 248 texts of one story is parted",
    )
    def begins(self, place: int, since: int, *, is_separated: bool) -> bool:
        """Whether a story begins at `place`, below one that begins at `since`.

        `is_separated`: a rule or a row of stars stands right above it.
        """
        first, row = self._first, self._rows[place]
        if self._issue and _issue_of(row.text) == self._issue:
            return self._tells(place + 1) and self._tells(since + 1, place)
        if first is None or place <= first.prose:
            return False
        if not is_separated and row.text.count(" ") >= TITLE_WORDS[1]:
            return False  # most rows of what was pasted are paragraphs
        is_apart = is_separated or self._is_gap(row)
        if not (row.blanks or is_apart or self._is_unwrapped):
            return False
        head = self._head_at(place)
        return (
            head is not None
            and bool(head.headline) is bool(first.headline)
            and self._is_alike(place, head, first, is_separated=is_separated, is_apart=is_apart)
            and self._tells(head.prose)
            and self._tells(since, place)
        )

    def _is_alike(
        self, place: int, head: Head, first: Head, *, is_separated: bool, is_apart: bool
    ) -> bool:
        if not head.headline:
            return is_separated
        if head.headline.lower() == first.headline.lower():
            return False  # printed twice
        if head.decks > first.decks and self._head_at(place + 1):
            return False  # the last line of the story above, which ends without a stop
        if is_separated:
            return True
        if head.marks:
            is_marked = bool(head.marks & first.marks) or (is_apart and head.marks != {"names"})
            is_ended = is_apart or ends_with_stop(self._rows[place - 1].text)
            return is_marked and (is_ended or len(head.marks) > 1)
        is_long = word_count(head.headline) >= BARE_TITLE_WORDS
        is_gap = self._rows[place].blanks >= BARE_GAP and is_apart
        return is_long and is_gap and not first.marks and self._is_unwrapped

    def _is_gap(self, row: TextRow) -> bool:
        """Whether more blank lines stand above a row than between the paragraphs of the text."""
        return row.page_break or row.blanks > self._usual_blanks

    @cached_property
    def _usual_blanks(self) -> int:
        """The blank lines that stand above most paragraphs."""
        blanks = sorted(row.blanks for row in self._rows[1:] if ends_with_stop(row.text))
        return blanks[len(blanks) // 2] if blanks else 0

    @cached_property
    def _is_unwrapped(self) -> bool:
        """Whether lines of prose are paragraphs: a headline may have as many words, and ends none."""
        ended = [ends_with_stop(row.text) for row in self._rows if self._is_long(row.text)]
        return sum(ended) >= UNWRAPPED * len(ended)

    def _head_at(self, place: int) -> Head | None:
        """Return the head that begins at `place`; None where none stands there."""
        rows = self._rows
        if place >= len(rows):
            return None
        if opens_with_place(rows[place].text):
            return Head("", frozenset(), 0, place)
        if not _may_be_headline(rows[place].text) or self._goes_on(place):
            return None
        marks: set[Mark] = set()
        decks = 0
        for at in range(place + 1, min(place + 1 + HEAD_ROWS, len(rows))):
            text = rows[at].text
            if found := _marks_of(text):
                marks |= found
            elif self._opens_prose(text):
                return Head(rows[place].text, frozenset(marks), decks, at)
            elif label_for(text) is None and not is_masthead(text):
                decks += 1
                if decks > DECK_ROWS:
                    return None
        return None

    def _goes_on(self, place: int) -> bool:
        """Whether a row is the first of a wrapped paragraph: the next one goes on with it."""
        below = self._rows[place + 1 : place + 2]
        return any(
            not (row.blanks or _marks_of(row.text) or starts_sentence(row.text)) for row in below
        )

    def _is_long(self, text: str) -> bool:
        return word_count(text) > LINE_WORDS and label_for(text) is None

    def _opens_prose(self, text: str) -> bool:
        """Whether a row below a headline is prose: a dateline, a sentence, or a line of one."""
        if label_for(text) is not None:
            return False
        is_line = self._is_long(text) and not self._is_unwrapped
        return is_line or ends_with_stop(text) or opens_with_place(text)

    def _tells(self, start: int, end: int | None = None) -> bool:
        """Whether prose of a story's length stands from a row on, and ends a sentence."""
        words, is_told = 0, False
        for row in self._rows[start:end]:
            if (words >= TOLD_WORDS and is_told) or (words and is_end_mark(row.text)):
                break
            if label_for(row.text) is None and not is_masthead(row.text):
                is_told = is_told or ends_with_stop(row.text)
                words += word_count(row.text)
        return words >= TOLD_WORDS and is_told


def _issue_of(text: str) -> str | None:
    """Return the outlet of a row that is an outlet and the day of its issue; None for any other."""
    parts = parts_of(text)
    if [label for label, _ in parts] != [DroppedKind.METADATA, DroppedKind.DATE_LINE]:
        return None
    return parts[0][1]


@rule(
    "plain.may-be-headline",
    example="Ghana raises its cocoa price",
    counter="Ghana raises its cocoa price.",
    chosen_on="300 made pastes of short stories",
)
def _may_be_headline(text: str) -> bool:
    """Whether a row has a headline's length, begins as a sentence does, and ends none but a question."""
    fewest, most = TITLE_WORDS
    return (
        fewest <= word_count(text) <= most
        and starts_sentence(text)
        and (not ends_sentence(text) or text.endswith(("?", "!")))
        and not goes_on(text)
        and label_for(text) is None
    )


def _marks_of(text: str) -> set[Mark]:
    """Return what a row of a head says: who wrote it, and when."""
    if are_known_names(text):
        return {"names"}
    return {_MARKS[label] for label, _ in parts_of(text) if label in _MARKS}
