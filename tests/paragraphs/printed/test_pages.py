"""What is made of invented pages of print, block by block, and why.

    pytest tests/paragraphs/printed/test_pages.py --update-golden

writes tests/golden/understood/printed_pages.txt anew; read a changed line as you would read code.
The pages are in pages.txt beside this: prints parted by rows of =, pages by --.

    @ 50 80 200        what follows begins 50 points from the left and 80 from the top; lines that end
                       in | reach a width of 200
    24 A headline      in type of 24 points; b bold, i italics, c centred on the page, s another face,
                       m a typewriter's, t turned sideways
      indented         each space at its beginning is half an em
    Two    pieces      four spaces part the pieces of a line, each at its place
    ~10                ten points more to the next line, as an empty line leaves half a line
    ~across 50 320     pieces begin at these places, line by line
    [ 50 300 250 400 ] a picture
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchkit.domain.clipping import Box, Line, Page, PrintedPages
from searchkit.paragraphs.printed import stories_of_pages

FOLDER = Path(__file__).parent
PRINTS = FOLDER.joinpath("pages.txt").read_text(encoding="utf-8").strip().split("\n=====\n")
UNDERSTOOD = FOLDER.parents[1] / "golden" / "understood" / "printed_pages.txt"

WIDTH, HEIGHT, SIZE, LEADING, EM = 595.0, 842.0, 10.0, 1.2, 0.5
FACES = {"b": "Serif-Bold", "i": "Serif-Italic", "s": "Sans", "m": "Courier", "c": "Serif", "t": "Serif"}  # fmt: skip
_TYPE = re.compile(r"(?P<type>\d+(?:\.\d+)?|[biscmt]) (?=\S)")


def page(number: int, drawn: str) -> Page:
    """Return the page that is drawn so."""
    lines: list[Line] = []
    pictures: list[Box] = []
    x = y = 0.0
    width = 200.0
    across: list[float] = []
    for written in drawn.splitlines():
        if written.startswith("@ "):
            x, y, *rest = map(float, written[2:].split())
            width, across = rest[0] if rest else 200.0, []
        elif written.startswith("[ "):
            pictures.append(Box(*map(float, written[2:-2].split())))
        elif written.startswith("~across "):
            across = [float(place) for place in written.split()[1:]]
            y += 2 * SIZE
        elif written.startswith("~"):
            y += float(written[1:])
        elif not written:
            y += SIZE * LEADING / 2
        else:
            lines += _line(written, x, y, width, across)
            y += LEADING * max(SIZE, lines[-1].size)
    return Page(number, WIDTH, HEIGHT, tuple(lines), tuple(pictures))


def _line(written: str, x: float, y: float, width: float, across: list[float]) -> Iterator[Line]:
    told = _TYPE.match(written)
    kind = told["type"] if told and not written.startswith(("1 ", "2 ", "4 ")) else ""
    written = written[len(kind) :] if kind else written
    size = float(kind) if kind[:1].isdigit() else SIZE
    font = FACES.get(kind, "Serif")
    if kind:
        written = written[1:]
    at = 0
    for place, piece in enumerate(re.split(r" {4,}", written)):
        text = piece.lstrip()
        start = across[place] if across else x + EM * size * written.index(piece, at)
        at = written.index(piece, at)
        start += EM * size * (len(piece) - len(text))
        end = start + EM * size * len(text)
        if text.endswith(" |"):
            text, end = text[:-2], x + width
        if kind == "c":
            start, end = (WIDTH - len(text) * EM * size) / 2, (WIDTH + len(text) * EM * size) / 2
        yield Line(start, end, y, size, font, text, is_turned=kind == "t")


def understood(drawn: str) -> Iterator[str]:
    name, _, rest = drawn.partition("\n")
    yield name
    pages = tuple(page(number, one) for number, one in enumerate(rest.split("\n--\n"), start=1))
    for story in stories_of_pages(PrintedPages(pages)):
        yield "story"
        for block in story:
            yield f"  {block.label.value}: {block.text} ({block.page}, {block.reason})"


@cache
def golden() -> list[str]:
    return UNDERSTOOD.read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize("number", range(len(PRINTS)), ids=lambda at: PRINTS[at].split("\n")[0])
def test_invented_pages_are_understood_as_they_were(
    number: int, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-golden") and number == 0:
        made = ("\n".join(understood(drawn)) for drawn in PRINTS)
        UNDERSTOOD.write_text("\n\n".join(made) + "\n", encoding="utf-8")

    assert "\n".join(understood(PRINTS[number])).splitlines() == golden()[number].splitlines()
