"""How wide is a line? A line that left room for the next word was ended on purpose.

The text is all that is left of the print, so its font is not known. Each measure below sets lines as
one font would; the one under which the lines were filled most consistently is the one that wrapped
the text. The widths of fonts are in `data/font_widths.tsv`, which `tools/font_widths.py` writes.
"""

from collections.abc import Callable, Sequence
from functools import cache

from searchkit.language.tables import rows
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, threshold
from searchkit.values import dataclass

Measure = Callable[[str], float]

_LOWER = regex(r"[a-zß-öø-ÿ]")
_ENDED = ("-", "\u2010", ".", "”", '"', "!", "?", ":")

# Pairs of lines that are looked at to tell the font; more would not tell it better.
MAX_PAIRS = limit(200, "time: pairs of lines that are looked at to tell the font")
MIN_PAIRS = threshold(5, "fewer and any font fits: 48 text clippings")

# Widths in units of the font size, by classes of letters that most proportional fonts have alike:
# for texts set in a font that the table does not hold.
_CLASSES: dict[str, float] = {}
for _letters, _width in (
    ("iljI.,;:'!|’‘`", 0.27),
    ("ft()[]-‐/\\r", 0.33),
    ('“”"?sJz', 0.44),
    ("acevxyk", 0.45),
    ("mwMW@", 0.8),
    ("—…%", 0.95),
    (" ", 0.25),
):
    _CLASSES.update(dict.fromkeys(_letters, _width))

_UNKNOWN = threshold(0.55, NO_DATA + "the width of a character that no table has")


@dataclass(frozen=True, slots=True)
class MeasuredColumn:
    """A measure of text and the width to which lines were filled."""

    measure: Measure
    width: float  # of the longest line that was filled
    misfit: float  # share of known continuations that the width does not explain, 0 to 1

    def as_share(self, length: float) -> float:
        """Return a length as share of the width."""
        return length / self.width if self.width else 0.0


def typewriter(text: str) -> float:
    """Return the width of the text in a font whose letters are equally wide."""
    return len(text)


def proportional(text: str) -> float:
    """Return the width of the text in a proportional font like any other."""
    return sum([_CLASSES.get(char) or (0.68 if char.isupper() else 0.5) for char in text])


def column_of(pairs: Sequence[tuple[str, str]], lines: Sequence[str]) -> MeasuredColumn:
    """Return the measure and width that best explain where the lines were wrapped.

    `pairs` are lines and the ones printed under them; `lines` are all lines of the story.
    """
    known = [
        (line, f" {following.split(' ', 1)[0]}")
        for line, following in pairs
        if _LOWER.match(following) and not line.endswith(_ENDED)
    ][:MAX_PAIRS]
    if len(known) < MIN_PAIRS:
        return MeasuredColumn(typewriter, max(map(len, lines), default=0), misfit=1.0)
    columns = (_filled(measure, known) for measure in (typewriter, proportional, *_fonts()))
    return min(columns, key=lambda column: column.misfit)


def _filled(measure: Measure, known: Sequence[tuple[str, str]]) -> MeasuredColumn:
    """Return the width that the fewest lines overrun and the fewest next words would have kept.

    Of widths that explain as much, the smallest.
    """
    lengths = [measure(line) for line, _ in known]
    full = sorted(lengths)
    longer = sorted(
        length + measure(word) for length, (_, word) in zip(lengths, known, strict=True)
    )
    fewest, width = len(known) + 1, full[-1]
    fitting = 0
    for place, candidate in enumerate(full):
        while fitting < len(longer) and longer[fitting] <= candidate:
            fitting += 1
        unexplained = (len(full) - 1 - place) + fitting
        if unexplained < fewest:
            fewest, width = unexplained, candidate
    return MeasuredColumn(measure, width, fewest / len(known))


@cache
def _fonts() -> tuple[Measure, ...]:
    """Return a measure for each font of the table."""
    (characters,), *fonts = rows(__package__, "font_widths.tsv")
    tables = ([int(width) / 1000 for width in widths.split()] for _, widths in fonts)
    return tuple(_measure(dict(zip(characters, widths, strict=True))) for widths in tables)


class _CharacterWidths(dict[str, float]):
    """Width by character."""

    def __missing__(self, char: str) -> float:
        return _UNKNOWN


def _measure(widths: dict[str, float]) -> Measure:
    width_of = _CharacterWidths(widths).__getitem__

    def measure(text: str) -> float:
        return sum(map(width_of, text))

    return measure
