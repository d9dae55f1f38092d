"""Pages of print for tests, line by line, without a PDF."""

from collections.abc import Iterable, Sequence

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Box, Line, Page, PrintedPages
from searchkit.paragraphs.blocks import Block, Label, Story
from searchkit.paragraphs.printed import stories_of_pages

EM = 0.5  # width of a character, in ems: all are alike here
# Three paragraphs, as `column` prints them.
STORY = [
    "The harbour of Elsa will stay open through the winter,",
    "the minister of ports said in Lisbon on Tuesday evening.",
    "",
    "Dockers had walked out in May, and they came back to work",
    "when the talks began in July, after a summer of silence.",
    "",
    "Nobody will be turned away at the gate, the minister told",
    "them, and no ship will wait longer than it has to wait.",
]


def line(
    x: float,
    y: float,
    text: str,
    size: float = 10.0,
    font: str = "Serif",
    width: float | None = None,
) -> Line:
    """Return a line whose width follows from its text, or is given, as in justified setting."""
    return Line(x, x + (width or EM * size * len(text)), y, size, font, text)


def column(
    x: float, y: float, texts: Iterable[str], *, leading: float = 12.0, width: float | None = None
) -> list[Line]:
    """Return lines below each other; an empty text leaves a gap of half a line."""
    lines = []
    for text in texts:
        if text:
            lines.append(line(x, y, text, width=width))
            y += leading
        else:
            y += leading / 2
    return lines


def pages(
    *printed: Sequence[Line], images: Sequence[Box] = (), marks: Sequence[Box] = ()
) -> PrintedPages:
    """Return pages of A4 with these lines; pictures are on the first."""
    return PrintedPages(
        tuple(
            Page(
                number,
                595.0,
                842.0,
                tuple(lines),
                *((tuple(images), tuple(marks)) if number == 1 else ()),
            )
            for number, lines in enumerate(printed, start=1)
        )
    )


def told(content: PrintedPages, label: Label = Kind.BODY) -> list[str]:
    """Return the texts with a label, of all stories."""
    return [block.text for block in blocks(content) if block.label is label]


def blocks(content: PrintedPages) -> list[Block]:
    """Return the blocks of all stories."""
    return [block for story in stories(content) for block in story]


def stories(content: PrintedPages) -> tuple[Story, ...]:
    """Return the stories."""
    return stories_of_pages(content)
