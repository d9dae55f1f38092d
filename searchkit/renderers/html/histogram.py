"""Hits per month as bars: plain numbers for an inline SVG and the table behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# More bars than this are thinner than three pixels on a phone; years take their place.
_MOST_MONTHS = 72
# Nobody's clippings span more; one dated in the year 1 is misread, and one bar says nothing.
_MOST_YEARS = 250

BAR_WIDTH = 10  # of the drawing's own units
HEIGHT = 100


@dataclass(frozen=True, slots=True)
class HistogramBar:
    """One month or year; the place of its bar in a drawing HEIGHT high."""

    value: str  # "2021-03" or "2021"
    count: int
    x: int
    y: int
    height: int  # 0 where the count is 0


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars from the oldest to the newest, without gaps."""

    unit: str  # "month" or "year"
    bars: tuple[HistogramBar, ...]
    most: int

    @property
    def width(self) -> int:
        """Of the drawing, in its own units."""
        return len(self.bars) * BAR_WIDTH


def histogram(months: Mapping[str, int]) -> Histogram | None:
    """Return the bars of `months` ("2021-03" -> count); None where fewer than two would stand."""
    if not months:
        return None
    first, last = min(months), max(months)
    counts, unit = dict(months), "month"
    if _place(last) - _place(first) < _MOST_MONTHS:
        values = [_month(place) for place in range(_place(first), _place(last) + 1)]
    else:
        unit, counts = "year", {}
        for month, count in months.items():
            counts[month[:4]] = counts.get(month[:4], 0) + count
        values = [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]
    if not 2 <= len(values) <= _MOST_YEARS:
        return None
    most = max(counts.values())
    return Histogram(unit, tuple(_bars(values, counts, most)), most)


def _bars(values: list[str], counts: Mapping[str, int], most: int) -> Iterator[HistogramBar]:
    for place, value in enumerate(values):
        count = counts.get(value, 0)
        # Whole units, so that the same counts give the same bytes; one hit is seen beside 1,000.
        height = max(3, round(HEIGHT * count / most)) if count else 0
        yield HistogramBar(value, count, place * BAR_WIDTH, HEIGHT - height, height)


def _place(month: str) -> int:
    """Return how many months lie before "2021-03"."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(place: int) -> str:
    return f"{place // 12:04}-{place % 12 + 1:02}"
