"""Columns side by side, as `pdftotext -layout` prints a page: each is to be read down.

A gutter is a place in the line that stays blank down many rows, with lines of prose on both sides.
A table has such places too, but its cells do not go on from row to row and leave their columns unfilled.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from searchkit.language.sentences import ends_with_stop
from searchkit.paragraphs.plain.middle import median
from searchkit.paragraphs.plain.text_rows import expanded
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold

GUTTER = threshold(2, "spaces, at its narrowest; one would be found down any text by chance")
COLUMN_ROWS = threshold(5, "with text on both sides: 44 layout dumps of prints in columns")
PIECE_LETTERS = threshold(14, "of the median piece, on 44 layout dumps of prints in columns")
# Of the widest piece that the median one fills.
FILLED = threshold(0.55, "44 layout dumps of prints in columns")
# Of the pieces, which start in lower case; of the cells of a table hardly any does.
GOES_ON = threshold(0.25, "44 layout dumps of prints in columns")
MAX_GUTTERS = limit(40, "time: of one page; more are no page's")

_GAP = regex(r"(?<=\S)[ \t\xa0]{2,}(?=\S)")


def read_down(text: str) -> str:
    """Return the text with columns one below the other; what has none comes back as it is.

    Linear in the length of the text but for the number of gutters on a page, which is limited.
    """
    if sum(1 for _ in islice(_GAP.finditer(text), COLUMN_ROWS)) < COLUMN_ROWS:
        return text
    return "\f".join(_page(page) for page in text.split("\f"))


def _page(page: str) -> str:
    lines = page.split("\n")
    if len(lines) < COLUMN_ROWS or sum(bool(_GAP.search(line)) for line in lines) < COLUMN_ROWS:
        return page
    parted = _parted([expanded(line) for line in lines], [MAX_GUTTERS])
    return page if parted is None else "\n".join(parted)


def _parted(lines: Sequence[str], left: list[int]) -> list[str] | None:
    """Return the lines with every gutter undone, or None where there is none; `left` to be found."""
    if left[0] <= 0 or (found := _gutter(lines)) is None:
        return None
    left[0] -= 1
    place, first, last = found
    sides = (
        [line[:place].rstrip() for line in lines[first:last]],
        _flush([line[place:] for line in lines[first:last]]),
    )
    left_side, right_side = ((_parted(side, left) or side) for side in sides)
    first_word = next((line.split()[0] for line in right_side if line.strip()), "")
    seam = [""] if _ends_paragraph(left_side, first_word) else []
    rest = [_parted(part, left) or part for part in (lines[:first], lines[last:])]
    return [*rest[0], *left_side, *seam, *right_side, *rest[1]]


@rule(
    "gutters.paragraph-ends",
    fires_on="a column whose paragraphs blank lines part ends a sentence, with room for the next word",
    example="The harbour of Elsa will      Dockers had walked out in\nstay open until the next      when talks of the union had\nelection is called.           ended, as they did in May.\n\nNobody at the gate was told   They came back in June and\nof it, nor the                went on as before, and then\nmayor.                        nobody said a word of it.",
    counter="The harbour of Elsa will      Dockers had walked out in\nstay open until the next      when talks of the union had\nelection is called.           ended, as they did in May.\n\nNobody at the gate was told   They came back in June and\nof it, and neither was the    went on as before, and then\nmayor, as her own words say.  nobody said a word of it.",
    chosen_on=NO_DATA + "of columns set in blocks; where lines are indented the next line tells",
)
def _ends_paragraph(column: Sequence[str], following: str) -> bool:
    """Whether a column ends with a paragraph, where `following` is the next column's first word."""
    told = [line.strip() for line in column]
    texts = [text for text in told if text]
    if not texts or all(told[told.index(texts[0]) : told.index(texts[-1])]):
        return False
    room = max(map(len, texts)) - len(texts[-1])
    return ends_with_stop(texts[-1]) and len(following) < room


def _gutter(lines: Sequence[str]) -> tuple[int, int, int] | None:
    """Return the place of the gutter with most rows beside it, and its first row and the row behind it."""
    places = Counter(
        place
        for line in lines
        for gap in _GAP.finditer(line)
        for place in range(gap.start() + GUTTER, gap.end() + 1)
    )
    # Of places that are equally good the last is the edge of the column on the right.
    for place, count in sorted(places.items(), key=lambda item: (-item[1], -item[0]))[:MAX_GUTTERS]:
        if count < COLUMN_ROWS:
            break
        for first, last in _runs(lines, place):
            sides = (
                [line[:place] for line in lines[first:last]],
                [line[place:] for line in lines[first:last]],
            )
            if all(map(_is_prose, sides)):
                return place, first, last
    return None


def _runs(lines: Sequence[str], place: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines that are blank before `place`, with rows on both sides of it."""
    sides = [_sides(line, place) for line in lines]
    at = 0
    while at < len(lines):
        if sides[at] is None:
            at += 1
            continue
        end = at
        while end < len(lines) and sides[end] is not None:
            end += 1
        beside = [row for row in range(at, end) if sides[row] == (True, True)]
        if len(beside) >= COLUMN_ROWS:
            on_right = [row for row in range(at, end) if (sides[row] or ())[1:] == (True,)]
            first, last = min(on_right), max(on_right) + 1
            while first > at and lines[first - 1].strip():
                first -= 1
            yield first, _foot(lines[:end], last, place)
        at = end


def _sides(line: str, place: int) -> tuple[bool, bool] | None:
    """Return whether text stands left and right of a gutter, or None where it stands in it."""
    if line[place - GUTTER : place].strip():
        return None
    return bool(line[:place].strip()), bool(line[place:].strip())


def _foot(lines: Sequence[str], last: int, place: int) -> int:
    """Return where the column on the left ends, which may go on below the one on the right.

    Below a blank line only what fills the column belongs to it; short lines are the page's foot.
    """
    end = last
    for at, line in enumerate(lines[last:], start=last):
        if not line.strip():
            continue
        if at == end or len(line.strip()) >= FILLED * place:
            end = at + 1
    return end


@rule(
    "gutters.column",
    example="the council of the port met in the old      nobody on the island had seen the bell\ncustoms house and asked for lamps, for      since the war, and the few who knew of\npaint and for a bell that can be heard      it were asked to look in their cellars\nover the wind, which blows in winter from   before the last ferry leaves for Naples\nthe north and in summer from the south.     and the customs house is shut for good.",
    counter="Elsa          120,000\nSines         80,000\nLisbon        400,000\nPorto         250,000\nFaro          60,000",
    chosen_on="44 layout dumps of prints in columns",
)
def _is_prose(pieces: Sequence[str]) -> bool:
    """Whether the pieces of a column are lines that were wrapped."""
    texts = [text for piece in pieces if (text := piece.strip())]
    if len(texts) < COLUMN_ROWS:
        return False
    lengths = [len(text) for text in texts]
    usual = median(lengths)
    return (
        usual >= PIECE_LETTERS
        and usual >= FILLED * max(lengths)
        and sum(text[0].isalpha() and not text[0].isupper() for text in texts)
        >= GOES_ON * len(texts)
    )


def _flush(pieces: Sequence[str]) -> list[str]:
    """Return the pieces without the margin that they have in common."""
    margin = min((len(piece) - len(piece.lstrip()) for piece in pieces if piece.strip()), default=0)
    return [piece[margin:] for piece in pieces]
