"""How wide is a line? A line that left room for the next word was ended on purpose.

The text is all that is left of the print, so its font is not known. Each model below measures lines
as one font would set them; the model under which the fewest known continuations would have fitted
on the line before is the one that wrapped the text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[str], float]

_PLAIN_START = re.compile(r"[a-z]")
# The share of lines that may be longer than the column: captions and heads that were not seen.
_COLUMN_QUANTILE = 0.93


@dataclass(frozen=True, slots=True)
class Column:
    """A measure of text and the width at which lines were wrapped."""

    measure: Measure
    width: float
    violations: float  # share of known continuations that would have fitted, 0 to 1

    def slack(self, line: str, following: str) -> float:
        """Return the room left after the next line's first word, as a share of the width."""
        first = following.split(" ", 1)[0]
        return (self.width - self.measure(f"{line} {first}")) / self.width if self.width else 0.0


# Widths in units of the font size, by classes of similar letters of a proportional serif.
_WIDTHS: dict[str, float] = {}
for _letters, _width in (
    ("iljI.,;:'!|’‘`", 0.27),
    ("ft()[]-‐/\\r", 0.33),
    ('“”"?sJz', 0.44),
    ("acevxyk", 0.45),
    ("mwMW@", 0.8),
    ("—…%", 0.95),
    (" ", 0.25),
):
    _WIDTHS.update(dict.fromkeys(_letters, _width))


def proportional(text: str) -> float:
    """Return the width of the text in a proportional font."""
    return sum(_WIDTHS.get(c) or (0.68 if c.isupper() else 0.5) for c in text)


def typewriter(text: str) -> float:
    """Return the width of the text in a font whose letters are equally wide."""
    return len(text)


def column_of(lines: Sequence[str], joined: Sequence[bool]) -> Column:
    """Return the measure and width that best explain where the lines were wrapped.

    `joined[i]` says that nothing but a line end stands between line i and the one before.
    """
    best: Column | None = None
    for measure in (typewriter, proportional):
        widths = sorted(measure(line) for line in lines)
        width = widths[int(_COLUMN_QUANTILE * (len(widths) - 1))] if widths else 0.0
        known = violated = 0
        for line, following, adjacent in zip(lines, lines[1:], joined[1:], strict=False):
            if adjacent and _continues(line, following):
                known += 1
                violated += measure(f"{line} {following.split(' ', 1)[0]}") < 0.985 * width
        column = Column(measure, width, violated / max(1, known))
        if best is None or column.violations < best.violations:
            best = column
    assert best is not None
    return best


def _continues(line: str, following: str) -> bool:
    return bool(_PLAIN_START.match(following)) and not line.endswith(("-", "\u2010", ".", "”", '"'))
