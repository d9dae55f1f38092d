"""How days are found in invented pages: what is written, what each weighs, and which is the page's.

    pytest tests/enrichers/published/test_readings.py --update-golden

writes tests/golden/understood/days.txt anew; read a changed line as you would read code. The pages
are in readings.txt beside this, one paragraph a line, an address behind "@ "; of one behind "@@ "
only the address is read.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchkit.enrichers.published import DateFinder
from searchkit.enrichers.published.address_dates import date_of_address, month_of_address
from searchkit.enrichers.published.date_clues import date_clues
from searchkit.enrichers.published.page_dates import candidates, date_of_page
from searchkit.language.addresses import host_of
from searchkit.language.written_dates import written_dates, yearless_dates
from tests.support.understanding import read

PAGES = Path(__file__).with_name("readings.txt").read_text(encoding="utf-8").strip().split("\n\n")
DAYS = Path(__file__).parents[2] / "golden" / "understood" / "days.txt"


def reading(page: str) -> Iterator[str]:
    lines = page.splitlines()
    addresses = [line.lstrip("@ ") for line in lines if line.startswith("@")]
    lines = [line for line in lines if not line.startswith("@")]
    for address in addresses:
        yield f"{address}: {date_of_address(address)}, {month_of_address(address)}"
    host = host_of(addresses[0]) if addresses else ""
    month = month_of_address(addresses[0]) if addresses else None
    for line in lines:
        yield line
        yield from (f"  {text}: {each}" for text, each in _written(line))
    text = " ".join(lines)
    for each in candidates(text, host, month):
        said = f"{'stated ' * each.is_stated}{'changed ' * each.is_changed}"
        yield f"? {each.date} {said}{each.weight:.2f} {each.start}-{each.end}: {each.words}"
    best = date_of_page(text, host, month)
    yield f"of the page: {best and best.words}"
    for article in read("a.txt", "\n\n".join([*addresses[:1], *lines]).encode()):
        clues = date_clues(article)
        yield f"printed {clues.stamp}, captions {list(clues.captions())}"
        yield f"= {DateFinder().enrich(article).published}"


def _written(line: str) -> Iterator[tuple[str, object]]:
    for each in written_dates(line):
        order = "either order" if each.either_order else f"day first {each.day_before_month}"
        day = f"{each.year}-{each.month}-{each.day}, weekday {each.weekday}, {order}"
        yield line[each.start : each.end], day
    for found in yearless_dates(line):
        yield "no year", found


@cache
def golden() -> list[str]:
    return DAYS.read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize("number", range(len(PAGES)), ids=lambda number: PAGES[number][:40])
def test_invented_pages_are_dated_as_they_were(number: int, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden") and number == 0:
        readings = ("\n".join(reading(page)) for page in PAGES)
        DAYS.write_text("\n\n".join(readings) + "\n", encoding="utf-8")

    assert "\n".join(reading(PAGES[number])).splitlines() == golden()[number].splitlines()
