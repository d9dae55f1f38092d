"""Rows that open a paragraph by what they begin with: a speaker's label, or the mark of an item.

One such row means nothing: "Paris: a city of bridges". So a label counts only among others of which one
comes again, a number only where the next one follows, a bullet only beside another.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

TURN = "a speaker's label"
ITEM = "an item of a list"

MIN_SPEAKERS = threshold(2, "of a conversation; a headline with a colon comes again on each page")
SAME_WORDS = threshold(24, NO_DATA + "characters that tell two turns apart; labels have up to 20")
# An item may be wrapped; further apart they are no list.
MAX_ROWS_BETWEEN_ITEMS = threshold(6, "lists of 48 text clippings and 200 dumps of prints")

_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
# "Q:", "Denby:", "SEN. DALE WHITCOMB (R-OH):", "MARTHA KING, HOST:", "记者："
_LABEL = regex(
    rf"({_WORD}(?:\s{_WORD}){{0,3}}(?:\s\([A-Z]{{1,3}}-[A-Z]{{2}}\))?(?:,\s[A-Z][\w.’' -]{{2,30}})?)\s?:(?:\s|$)"
    r"|([QA])\.\s|([^\W\d_]{1,10})："
)
_NUMBER = regex(r"\(?(\d{1,2})[.)]\s\S")
_BULLET = regex(r"([•·▪◦‣●○■►*]|[-–—](?=\s))\s?\S")


def openings(rows: Sequence[TextRow]) -> dict[int, str]:
    """Return the number of each row that opens a turn or an item, and which of the two it does."""
    found = dict.fromkeys(_turns(rows), TURN)
    return found | dict.fromkeys(_items(rows), ITEM)


def _turns(rows: Sequence[TextRow]) -> list[int]:
    labels = {row.number: label for row in rows if (label := _label(row.text))}
    # A headline with a colon comes again at the head of each page, with the same words behind it.
    said = {(labels[row.number], row.text[:SAME_WORDS]) for row in rows if row.number in labels}
    counts = Counter(label for label, _ in said)
    if len(counts) < MIN_SPEAKERS or max(counts.values()) == 1:
        return []
    first = rows[0].number
    return [number for number, label in labels.items() if number != first or counts[label] > 1]


def _label(text: str) -> str | None:
    """Return the label's last word, since "MARTHA KING, HOST:" goes on as "KING:"."""
    found = _LABEL.match(text)
    if found is None:
        return None
    label = found[1] or found[2] or found[3]
    return label.partition(",")[0].partition(" (")[0].split(" ")[-1].lower()


def _items(rows: Sequence[TextRow]) -> Iterator[int]:
    last: tuple[str, int, int] | None = None  # mark, place, number of the row
    for place, row in enumerate(rows):
        mark = _mark(row.text)
        if mark is None:
            continue
        if (
            last is not None
            and place - last[1] <= MAX_ROWS_BETWEEN_ITEMS
            and _follows(last[0], mark)
        ):
            yield last[2]
            yield row.number
        last = mark, place, row.number


def _mark(text: str) -> str | None:
    found = _NUMBER.match(text) or _BULLET.match(text)
    return found[1] if found else None


@rule(
    "openings.follows",
    fires_on="the mark of the next item: the number that comes, or the same bullet",
    example=("3", "4"),
    counter=("3", "5"),
    chosen_on=NO_DATA + "the lists of 48 text clippings count from one up, or have one bullet",
)
def _follows(before: str, mark: str) -> bool:
    return int(mark) == int(before) + 1 if mark.isdigit() and before.isdigit() else mark == before
