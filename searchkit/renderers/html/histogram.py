"""Hits per month as bars: finished numbers for an inline SVG and the table behind it.

Across, everything is in per cent, so that the drawing is as wide as the page and its letters stay as
large as they are; upwards it is in pixels. Whole numbers of both: the same counts give the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from searchkit.renderers.html.days import month_words

# More bars than this are thinner than three pixels on a phone; years take their place.
_MOST_MONTHS = 72
# Nobody's clippings span more; one dated in the year 1 is misread, and one bar says nothing.
_MOST_YEARS = 250
# A year's figures take 30 pixels, and a phone has 350.
_MOST_TICKS = 6

HEIGHT = 96  # of the highest bar
_TOP = 16  # above it stands how many it is
_SMALLEST = 2  # one hit is seen beside 1,000
_GAP = 0.2  # of a bar's place


@dataclass(frozen=True, slots=True)
class HistogramBar:
    """One month or year, and the place of its bar."""

    value: str  # "2021-03" or "2021"
    words: str  # "March 2021"
    count: int
    place: Markup  # the attributes of its <rect>
    is_current: bool  # the one that the list is narrowed to


@dataclass(frozen=True, slots=True)
class Tick:
    """A year, and where it begins."""

    words: str
    x: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars from the oldest to the newest; months without hits have none."""

    unit: str  # "month" or "year"
    bars: tuple[HistogramBar, ...]
    ticks: tuple[Tick, ...]
    most: int
    first: str  # "March 2021"
    last: str


def histogram(months: Mapping[str, int], current: str | None = None) -> Histogram | None:
    """Return the bars of `months` ("2021-03" -> count); None where fewer than two would stand.

    `current` is the month or the year that stands out.
    """
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
        current = current and current[:4]
    if not 2 <= len(values) <= _MOST_YEARS:
        return None
    return Histogram(
        unit,
        bars=tuple(_bars(values, counts, current)),
        ticks=tuple(_ticks(values)),
        most=max(counts.values()),
        first=month_words(values[0]),
        last=month_words(values[-1]),
    )


def _bars(
    values: Sequence[str], counts: Mapping[str, int], current: str | None
) -> Iterator[HistogramBar]:
    most, width = max(counts.values()), _per_cent(1 - _GAP, len(values))
    for place, value in enumerate(values):
        if count := counts.get(value, 0):
            height = max(_SMALLEST, round(HEIGHT * count / most))
            yield HistogramBar(
                value,
                month_words(value),
                count,
                Markup(
                    f'x="{_per_cent(place + _GAP / 2, len(values))}" y="{_TOP + HEIGHT - height}" '
                    f'width="{width}" height="{height}"'
                ),
                is_current=value == current,
            )


def _ticks(values: Sequence[str]) -> Iterator[Tick]:
    """Yield years at equal distances, none so near the right edge that it would be cut off."""
    years = [(place, value[:4]) for place, value in enumerate(values) if value[4:] in ("", "-01")]
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if len(years) <= step * _MOST_TICKS)
    for place, year in years:
        if int(year) % step == 0 and place < 0.9 * len(values):
            yield Tick(year, _per_cent(place, len(values)))


def _per_cent(part: float, whole: int) -> str:
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") + "%"


def _place(month: str) -> int:
    """Return how many months lie before "2021-03"."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(place: int) -> str:
    return f"{place // 12:04}-{place % 12 + 1:02}"
