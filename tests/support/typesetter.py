"""A small typesetter: paragraphs -> the printed lines of columns, for layouts that a test makes up."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from searchkit.domain.clipping import Line

# Widths in ems, about those of Times.
_NARROW = dict.fromkeys("iljtf.,;:'’‘!()I- ", 0.28)
_WIDE = dict.fromkeys("mwMW—", 0.8)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a column is set; lengths are in points."""

    width: float = 160.0
    size: float = 10.0
    leading: float = 12.0
    indent: float = 10.0  # of first lines
    gap: float = 0.0  # between paragraphs
    is_justified: bool = True
    font: str = "Serif"


def width_of(text: str, size: float) -> float:
    """Return how wide a text is in this size."""
    em = sum(_NARROW.get(c, _WIDE.get(c, 0.67 if c.isupper() else 0.48)) for c in text)
    return em * size


def column(
    paragraphs: Iterable[str], x: float, y: float, setting: Setting = Setting()
) -> list[Line]:
    """Return the lines of paragraphs, one below the other, the first at baseline y."""
    lines: list[Line] = []
    for paragraph in paragraphs:
        if lines:
            y += setting.gap
        rows = list(_broken(paragraph, setting))
        for number, text in enumerate(rows):
            left = x + (setting.indent if number == 0 else 0.0)
            is_full = setting.is_justified and number < len(rows) - 1
            right = x + setting.width if is_full else left + width_of(text, setting.size)
            lines.append(Line(left, right, y, setting.size, setting.font, text))
            y += setting.leading
    return lines


def columns(
    paragraphs: Sequence[str],
    count: int,
    setting: Setting,
    *,
    x: float = 50.0,
    y: float = 120.0,
    gutter: float = 14.0,
) -> list[list[Line]]:
    """Return the lines of so many columns side by side, of about one length."""
    whole = column(paragraphs, x, y, setting)
    per_column = -(-len(whole) // count)
    pieces = [whole[start : start + per_column] for start in range(0, len(whole), per_column)]
    return [
        [
            replace(
                each,
                x0=each.x0 + number * (setting.width + gutter),
                x1=each.x1 + number * (setting.width + gutter),
                y=each.y - piece[0].y + y,
            )
            for each in piece
        ]
        for number, piece in enumerate(pieces)
    ]


def by_rows(pieces: Iterable[Sequence[Line]]) -> list[Line]:
    """Return the lines of columns as a printer's driver draws them: by height, then from the left."""
    return sorted(itertools.chain.from_iterable(pieces), key=lambda each: (round(each.y), each.x0))


def _broken(paragraph: str, setting: Setting) -> Iterator[str]:
    room = setting.width - setting.indent
    row = ""
    for word in paragraph.split():
        longer = f"{row} {word}" if row else word
        if row and width_of(longer, setting.size) > room:
            yield row
            row, room = word, setting.width
        else:
            row = longer
    yield row
