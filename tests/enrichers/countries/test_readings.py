"""How countries are found in invented paragraphs: what each name may mean, and what it means there.

    pytest tests/enrichers/countries/test_readings.py --update-golden

writes tests/golden/understood/places.txt anew; read a changed line as you would read code. The
articles are in readings.txt beside this, one paragraph a line, a headline behind "# ", an address
behind "@ ".
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder
from searchkit.enrichers.countries.gazetteer import Gazetteer, read_gazetteer
from searchkit.enrichers.countries.place_mentions import read

ARTICLES = (
    Path(__file__).with_name("readings.txt").read_text(encoding="utf-8").strip().split("\n\n")
)
PLACES = Path(__file__).parents[2] / "golden" / "understood" / "places.txt"
FINDER = CountryFinder()
_SENTENCE_ENDS = re.compile(r"(?<=[.;!?]) ")


@cache
def gazetteer() -> Gazetteer:
    return read_gazetteer()


def article(told: str) -> Article:
    lines = told.splitlines()
    url = lines.pop(0).removeprefix("@ ") if lines[0].startswith("@ ") else None
    title = lines.pop(0).removeprefix("# ") if lines[0].startswith("# ") else None
    paragraphs = tuple(Paragraph(place, Kind.BODY, line) for place, line in enumerate(lines))
    return Article("aaaaaaaaaa", 0, paragraphs, title=title, url=url)


def reading(told: str) -> Iterator[str]:
    given = article(told)
    found = FINDER.enrich(given)
    yield f"{given.title or ''}: {' '.join(found.title_countries)}"
    yield f"  of the article {' '.join(found.countries or ())}, in passing {' '.join(found.passing_countries)}"
    for paragraph in found.paragraphs:
        yield paragraph.text
        named = read(paragraph.text, gazetteer())
        kinds = (f"{mention.name.text}/{mention.name.standing.value} {mention.name.kind}" for mention in named.mentions)  # fmt: skip
        yield f"  {', '.join(kinds)}"
        yield f"  = {told_of(paragraph)}"
        yield f"  each by itself: {' | '.join(map(alone, _SENTENCE_ENDS.split(paragraph.text)))}"


def alone(sentence: str) -> str:
    """Return what a sentence names that is an article of its own: in a paragraph the first hides the rest."""
    (paragraph,) = FINDER.enrich(
        Article("aaaaaaaaaa", 0, (Paragraph(0, Kind.BODY, sentence),))
    ).paragraphs
    return told_of(paragraph)


def told_of(paragraph: Paragraph) -> str:
    return ", ".join(f"{each.code} “{each.as_written}”" for each in paragraph.countries or ())


@cache
def golden() -> list[str]:
    return PLACES.read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize("number", range(len(ARTICLES)), ids=lambda number: ARTICLES[number][:40])
def test_invented_paragraphs_are_read_as_they_were(
    number: int, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-golden") and number == 0:
        readings = ("\n".join(reading(told)) for told in ARTICLES)
        PLACES.write_text("\n\n".join(readings) + "\n", encoding="utf-8")

    assert "\n".join(reading(ARTICLES[number])).splitlines() == golden()[number].splitlines()
