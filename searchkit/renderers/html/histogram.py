"""Hits per month as bars: finished numbers for an inline SVG and the table behind it.

Across, a month's place is one unit, and letters stand by per cent: so the drawing is as wide as the
page and its letters stay as large as they are. Upwards all is in pixels. Whole numbers of both: the
same counts give the same bytes.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from searchkit.renderers.html.days import month_words
from searchkit.values import dataclass

# More bars than this are thinner than three pixels on a phone; years take their place.
_MOST_MONTHS = 72
# Nobody's clippings span more; one dated in the year 1 is misread, and one bar says nothing.
_MOST_YEARS = 250
# A year's figures take 30 pixels, and a phone has 350.
_MOST_TICKS = 6

HEIGHT = 96  # of the highest bar
_SMALLEST = 2  # one hit is seen beside 1,000
_WIDEST = 44  # pixels of a month's place: two bars as wide as half a page each would say no more
_MOST_WIDE = 30  # so many places fill a page; fewer are drawn as wide as they are


@dataclass(slots=True)  # as in story_views
class HistogramBar:
    """One month or year, and its bar."""

    value: str  # "2021-03" or "2021"
    words: str  # "March 2021"
    count: int
    line: str  # the path of a line as thick as a bar is wide, from the foot of its place


@dataclass(slots=True)
class Tick:
    """A year, and where it begins; where none does, the first month."""

    words: str
    x: str


@dataclass(slots=True)
class Histogram:
    """Bars from the oldest to the newest; months without hits have none."""

    unit: str  # "month" or "year"
    places: int  # months from the first to the last, those without a bar among them
    width: str  # of the whole drawing, at most that of the page: "100%", "176"
    bars: tuple[HistogramBar, ...]
    ticks: tuple[Tick, ...]
    most: int
    first: str  # "March 2021"
    last: str


def histogram(months: Mapping[str, int]) -> Histogram | None:
    """Return the bars of `months` ("2021-03" -> count); None where fewer than two would stand."""
    if not months:
        return None
    first, last = min(months), max(months)
    counts: Mapping[str, int] = months
    unit, first_place, months_before = "month", _place(first), int(first[5:7]) - 1
    places = _place(last) - first_place + 1
    if places > _MOST_MONTHS:
        unit, counts = "year", _by_year(months)
        first, last = first[:4], last[:4]
        first_place, months_before = int(first), 0
        places = int(last) - first_place + 1
    if not 2 <= places <= _MOST_YEARS:
        return None
    return Histogram(
        unit,
        places=places,
        width="100%" if places > _MOST_WIDE else str(_WIDEST * places),
        bars=tuple(_bars(counts, first_place)),
        ticks=tuple(_ticks(int(first[:4]), months_before, places, 12 if unit == "month" else 1))
        or (Tick(month_words(first), "0%"),),
        most=max(counts.values()),
        first=month_words(first),
        last=month_words(last),
    )


def _by_year(months: Mapping[str, int]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for month, count in months.items():
        counts[month[:4]] = counts.get(month[:4], 0) + count
    return counts


def _bars(counts: Mapping[str, int], first_place: int) -> Iterator[HistogramBar]:
    most = max(counts.values())
    for value in sorted(counts):
        if count := counts[value]:
            height = max(_SMALLEST, round(HEIGHT * count / most))
            line = f"M{_place(value) - first_place}.5 {HEIGHT}v-{height}"
            yield HistogramBar(value, month_words(value), count, line)


def _ticks(first_year: int, months_before: int, places: int, of_a_year: int) -> Iterator[Tick]:
    """Yield years at equal distances, none so near the right edge that it would be cut off.

    `months_before`: of the first year, before the first place; `of_a_year`: its places.
    """
    begin = [
        (year, (year - first_year) * of_a_year - months_before)
        for year in range(first_year, first_year + (places + months_before) // of_a_year + 1)
    ]
    inside = [(year, place) for year, place in begin if 0 <= place < places]
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if len(inside) <= step * _MOST_TICKS)
    for year, place in inside:
        if year % step == 0 and place < 0.9 * places:
            yield Tick(f"{year:04}", _per_cent(place, places))


def _per_cent(part: float, whole: int) -> str:
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") + "%"


@lru_cache(maxsize=2_000)
def _place(value: str) -> int:
    """Return how many months lie before "2021-03", and how many years before "2021"."""
    return int(value[:4]) * 12 + int(value[5:7]) - 1 if len(value) == 7 else int(value)
