"""Where does one story end and the next begin? Split where the evidence is plain, never else.

A story torn in two costs more than two stories joined: each half loses its title, its date and its
speakers' full names. So a line of stars alone splits nothing; what follows must have a head of its
own, or a database must say that a document begins.
"""

import itertools
from collections.abc import Collection, Sequence

from searchkit.domain.article import DroppedKind
from searchkit.language.datelines import opens_with_place
from searchkit.language.sentences import ends_sentence, starts_sentence, word_count
from searchkit.paragraphs.blocks import HEAD_FIELDS
from searchkit.paragraphs.boilerplate import is_end_mark, label_for
from searchkit.paragraphs.plain.alike_heads import AlikeHeads
from searchkit.paragraphs.plain.record_fields import (
    DOCUMENT_BEGINS,
    DOCUMENT_ENDS,
    record_starts,
    says_document,
)
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

_RULE = regex(r"[-_=*~#—–]{8,}$")

OWN_HEAD_ROWS = threshold(10, "a head of its own is this short, in digests that users sent")
MAX_HEADLINE_WORDS = threshold(22, "headlines of the dev data have up to 19 words")
UNMARKED_ROWS = threshold(
    4, NO_DATA + "without a mark of a head below them; a headline wraps to three, and has a deck"
)
OPENING_WORDS = threshold(
    9, NO_DATA + "of a line that may open the prose below a head; subheads and names have fewer"
)
MIN_MARKS = threshold(2, "of byline, date, address and dateline; subheads have none, notes one")
MIN_PROSE_WORDS = threshold(40, "fewer are a note at the end, not a story")
# A head without any mark before it may be the second of one story: a title printed twice, decks,
# share bars. So there must be a story above it.
MIN_STORY_WORDS = threshold(120, "48 text clippings and 200 dumps, whose heads say things twice")
# Blank lines; between paragraphs one or two stand, whatever the program.
WIDE_GAP = threshold(3, "between paragraphs of 48 text clippings and 200 dumps one or two stand")
# Of prose below a headline and a byline, where a gap parts them from a story.
MIN_SIGNED_WORDS = threshold(20, NO_DATA + "a note on the author is shorter, a story longer")


def stories_among(rows: Sequence[TextRow]) -> list[list[TextRow]]:
    """Return the rows of each story, in order; nothing is left out."""
    begins = {0}
    words = since = 0  # of the story so far, and where it begins
    alike = AlikeHeads(rows)
    short: set[int] = set()  # stories that are known by their heads, however short
    for place, row in enumerate(rows):
        known = len(begins)
        if DOCUMENT_BEGINS.match(row.text):
            begins.add(_behind_rule(rows, place))
        elif DOCUMENT_ENDS.match(row.text) or (_parts(row) and _has_head(rows, place + 1)):
            begins.add(place + 1)
        elif (
            words >= (MIN_PROSE_WORDS if _is_parted(row) else MIN_STORY_WORDS)
            and _may_begin(rows, place)
            and (
                _has_head(rows, place, marks=MIN_MARKS)
                or (_is_parted(row) and _is_signed(rows, place))
            )
        ):
            begins.add(place)
        elif place and alike.begins(place, since, is_separated=_is_separated(rows, place)):
            begins.add(place)
            short.add(place)
        if known != len(begins):
            since = max(begins)
        words = word_count(row.text) + (words if known == len(begins) else 0)
    begins.update(record_starts(rows))
    edges = sorted(begins | {len(rows)})
    stories = [list(rows[start:end]) for start, end in itertools.pairwise(edges)]
    return _with_prose(stories, {rows[place].number for place in short})


def begins_document(rows: Sequence[TextRow], place: int) -> bool:
    """Whether a database says that a document begins here, be it below a rule."""
    behind = place + 1 if place + 1 < len(rows) and _RULE.match(rows[place].text) else place
    return DOCUMENT_BEGINS.match(rows[behind].text) is not None


def ends_document(row: TextRow) -> bool:
    """Whether a database says that a document ends here."""
    return DOCUMENT_ENDS.match(row.text) is not None


@rule(
    "plain.separator",
    example="Harbour stays open\n\nThe harbour of Elsa will stay open through the winter, she said.\n\n* * *\n\nFerry sails again\n\nDockers had walked out in May, and they came back to work.",
    counter="Harbour stays open\n\nThe harbour of Elsa will stay open through the winter, she said.\n\nDockers had walked out in May, and they came back to work.",
    chosen_on="text clippings of the dev data that hold several stories",
)
def is_separator(row: TextRow) -> bool:
    """Whether the row only parts stories or documents."""
    return bool(_parts(row) or says_document(row.text))


def _is_separated(rows: Sequence[TextRow], place: int) -> bool:
    """Whether a row stands right below one that only parts stories; asked of each row."""
    above = rows[place - 1]
    may_part = rows[place].blanks > 0 or not above.text[0].isalpha()
    return may_part and _parts(above)


def _parts(row: TextRow) -> bool:
    return bool(_RULE.match(row.text) or is_end_mark(row.text))


def _behind_rule(rows: Sequence[TextRow], place: int) -> int:
    """Return where a document begins: at the rule above its number, if there is one."""
    return place - 1 if place and _RULE.match(rows[place - 1].text) else place


def _may_begin(rows: Sequence[TextRow], place: int) -> bool:
    """Whether a headline may stand at `place`, above 0, in the middle of a text."""
    before, row = rows[place - 1].text, rows[place]
    return (
        (row.blanks >= 1 or row.page_break)
        and ends_sentence(before)
        and starts_sentence(row.text)
        and not ends_sentence(row.text)
        and row.text.count(" ") < MAX_HEADLINE_WORDS
        and label_for(row.text) is None
    )


def _is_parted(row: TextRow) -> bool:
    """Whether a new page begins here, or after more blank lines than stand between paragraphs."""
    return row.page_break or row.blanks >= WIDE_GAP


def _is_signed(rows: Sequence[TextRow], place: int) -> bool:
    """Whether a headline with a byline stands here: a running head has a day, yet no byline."""
    head = rows[place + 1 : place + OWN_HEAD_ROWS]
    signed = next(
        (at for at, row in enumerate(head) if label_for(row.text) is DroppedKind.BYLINE), None
    )
    if signed is None or any(row.text.count(" ") >= MAX_HEADLINE_WORDS for row in head[:signed]):
        return False
    return _prose_words(rows, place + signed + 2) >= MIN_SIGNED_WORDS


def _has_head(rows: Sequence[TextRow], place: int, *, marks: int = 1) -> bool:
    """Whether a headline, then at least so many marks of a head, then prose stand here."""
    found = 0
    for at in range(place, min(place + OWN_HEAD_ROWS, len(rows))):
        row = rows[at]
        if label_for(row.text) in HEAD_FIELDS:
            found += 1
        elif row.text.count(" ") >= MAX_HEADLINE_WORDS or (at > place and _opens_prose(row)):
            found += opens_with_place(row.text)
            return found >= marks and at > place and _prose_words(rows, at) >= MIN_PROSE_WORDS
        elif at >= place + UNMARKED_ROWS and found == 0:
            return False
    return False


def _opens_prose(row: TextRow) -> bool:
    """Whether this may be the first line of a story: a dateline, or more than a headline."""
    return opens_with_place(row.text) or row.text.count(" ") + 1 >= OPENING_WORDS


def _prose_words(rows: Sequence[TextRow], place: int) -> int:
    """Return how many words of prose follow, up to the number that counts."""
    words = 0
    for row in rows[place:]:
        if words >= MIN_PROSE_WORDS or is_separator(row):
            break
        if label_for(row.text) is None:
            words += word_count(row.text)
    return words


def _with_prose(stories: list[list[TextRow]], short: Collection[int]) -> list[list[TextRow]]:
    """Return the stories, each that holds next to nothing joined to the one before it.

    `short` are the numbers of the rows that begin a story, however short.
    """
    kept: list[list[TextRow]] = []
    for story in stories:
        words = sum(word_count(row.text) for row in story if not is_separator(row))
        is_little = words < MIN_PROSE_WORDS // 2 and story[0].number not in short
        if kept and (is_little or _is_bare(kept[-1])):
            kept[-1].extend(story)
        else:
            kept.append(story)
    return kept


def _is_bare(story: Sequence[TextRow]) -> bool:
    return all(is_separator(row) for row in story)
