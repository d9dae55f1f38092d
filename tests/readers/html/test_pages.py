"""What is read of invented pages, block by block, with what the page says of itself.

    pytest tests/readers/html/test_pages.py --update-golden

writes tests/golden/understood/read_pages.txt anew; read a changed line as you would read code. The
pages are in pages.txt beside this, parted by rows of =.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchkit.domain.clipping import MarkedText, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.readers.html import read_html

PAGES = Path(__file__).with_name("pages.txt").read_text(encoding="utf-8").split("\n=====\n")
READ = Path(__file__).parents[2] / "golden" / "understood" / "read_pages.txt"


def reading(page: str) -> Iterator[str]:
    try:
        clipping = read_html(Source("a.html", page.encode()))
    except UnreadableClipping as reason:
        yield str(reason)
        return
    read = clipping.content
    assert isinstance(read, MarkedText)
    yield f"{read.title} | {read.byline} | {read.source} | {read.url}"
    stated = "stated" if read.published_is_stated else "a guess"
    yield f"{read.published}, {read.published_evidence}, {stated}"
    for block in read.blocks:
        of_list = "" if block.list is None else f" of list {block.list}"
        yield f"  {block.part.value} {block.tag}{of_list}: {' / '.join(block.text.split(chr(10)))}"
    yield from (f"  {warning}" for warning in clipping.warnings)


@cache
def golden() -> list[str]:
    return READ.read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize("number", range(len(PAGES)), ids=lambda number: PAGES[number][:40])
def test_an_invented_page_is_read_as_it_was(number: int, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden") and number == 0:
        READ.write_text(
            "\n\n".join("\n".join(reading(each)) for each in PAGES) + "\n", encoding="utf-8"
        )

    assert "\n".join(reading(PAGES[number])).splitlines() == golden()[number].splitlines()
