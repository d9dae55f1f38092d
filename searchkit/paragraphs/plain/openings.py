"""Rows that open a paragraph by what they begin with: a speaker's label, or the mark of an item.

One such row means nothing: a number counts only where the next one follows, a bullet only beside another,
a label as `turns.py` says.
"""

from collections.abc import Iterator, Sequence

from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.paragraphs.turns import TURN, turns_among
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

ITEM = "an item of a list"

# An item may be wrapped; further apart they are no list.
MAX_ROWS_BETWEEN_ITEMS = threshold(6, "lists of 48 text clippings and 200 dumps of prints")

_NUMBER = regex(r"\(?(\d{1,2})[.)]\s\S")
_BULLET = regex(r"([•·▪◦‣●○■►*]|[-–—](?=\s))\s?\S")


def openings(rows: Sequence[TextRow]) -> dict[int, str]:
    """Return the number of each row that opens a turn or an item, and which of the two it does."""
    turns = turns_among([row.text for row in rows])
    found = {rows[place].number: TURN for place in turns}
    return found | dict.fromkeys(_items(rows), ITEM)


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
