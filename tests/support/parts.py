"""Parts of a print for tests: a page put together from blocks, each below the one before."""

from collections.abc import Sequence
from dataclasses import dataclass

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.blocks import Label
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.paragraphs.printed.story_parts import Part

BODY_SIZE = 10.0
WORDS = (
    "the old harbour is to stay open until the men of the last ferry are home and " * 8
).split()


def prose(words: int, opening: str = "Once more") -> str:
    """Return a sentence of so many words."""
    start = opening.split()
    return " ".join([*start, *WORDS[: words - len(start)]]) + "."


def row(
    text: str,
    y: float = 100.0,
    *,
    x: float = 72.0,
    size: float = BODY_SIZE,
    width: float | None = None,
    font: str = "Serif",
    page: int = 1,
    **known: object,
) -> Row:
    """Return one line of print; a character is half an em wide."""
    x1 = x + (0.5 * size * len(text) if width is None else width)
    made = Row(
        page, x, x1, y, size, text, font, font.partition("-")[0], "Bold" in font, False, None, None
    )
    made.left, made.right = 72.0, 372.0
    for name, value in known.items():
        setattr(made, name, value)
    return made


@dataclass(frozen=True)
class Said:
    """One block of a page, in a few words."""

    text: str
    label: Label = Kind.BODY
    size: float = BODY_SIZE
    font: str = "Serif"
    rows: int = 1
    page: int = 1
    gap: float = 24.0  # points from the last baseline of the block above
    x: float = 72.0
    is_field: bool = False


def headline(text: str, size: float, **given: object) -> Said:
    """Return a line in larger type."""
    return Said(text, Kind.ASIDE, size, **given)  # type: ignore[arg-type]


def byline(text: str = "By Ana Lima", **given: object) -> Said:
    """Return a line that names who wrote the story."""
    return Said(text, DroppedKind.BYLINE, is_field=True, **given)  # type: ignore[arg-type]


def page_of(*blocks: Said) -> list[Part]:
    """Return the blocks as parts, in order, each below the one before on its page."""
    parts: list[Part] = []
    y, page, order = 80.0, 1, 0
    for block in blocks:
        if block.page != page:
            y, page = 80.0, block.page
        y += block.gap
        rows = []
        for piece in _pieces(block.text, block.rows):
            rows.append(
                row(piece, y, x=block.x, size=block.size, font=block.font, page=page, order=order)
            )
            y += 12.0
            order += 1
        y -= 12.0
        is_body = block.label is Kind.BODY
        parts.append(
            Part(rows, block.text, block.label, "", BODY_SIZE if is_body else None, block.is_field)
        )
    return parts


def _pieces(text: str, rows: int) -> Sequence[str]:
    words = text.split()
    share = -(-len(words) // rows)
    return [" ".join(words[n : n + share]) for n in range(0, len(words), share)]
