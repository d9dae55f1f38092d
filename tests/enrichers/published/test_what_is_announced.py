"""A page lists what will be below its story: those days are not the story's."""

import pytest

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.published import DateFinder

STORY = (
    "The harbour of Elsa will stay open through the winter, its master said.",
    "Nobody will be turned away at the gate.",
    "The gates are shut at nine.",
    "The boats are home.",
)


def day_of(*texts: str) -> str:
    paragraphs = tuple(Paragraph(place, Kind.BODY, text) for place, text in enumerate(texts))
    published = DateFinder().enrich(Article("aaaaaaaaaa", 0, paragraphs)).published
    return str(published and published.date)


@pytest.mark.parametrize(
    "line",
    [
        "Saturday, March 14, 2020, 7 p.m. Dance in the hall",
        "March 14, 2020, 7 p.m. Concert of the dockers",
    ],
)
def test_a_dance_below_the_story_is_not_its_day(line: str) -> None:
    assert day_of(*STORY, line) == "None"
    assert day_of(line, *STORY) == "2020-03-14"  # above it stands nothing but the story's own


@pytest.mark.parametrize(
    "line",
    [
        "Anna Reyes, March 14, 2020, 7 p.m.",
        "March 14, 2020, 7 p.m.",
        "Saturday, March 14, 2020, 7:15 p.m. This article was amended",
    ],
)
def test_a_byline_below_the_story_tells_its_day(line: str) -> None:
    assert day_of(*STORY, line) == "2020-03-14"
