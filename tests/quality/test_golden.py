"""What is made of the invented stories, line by line: read a changed line as you would read code.

    pytest tests/quality/test_golden.py --update-golden

writes tests/golden/understood/ anew. The floors beside this say how good it is; this says that it
changed, so that a change that was not meant is seen, and one that was is judged by its lines.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path

import pytest

from searchkit.domain.article import Article
from searchkit.domain.clipping import Source
from searchkit.enrichers.countries import CountryFinder
from searchkit.enrichers.published import DateFinder
from searchkit.enrichers.speakers import SpeakerFinder
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.pdf import read_pdf
from tests.enrichers.speakers.stories import stories as scenes
from tests.paragraphs.test_plain_quality import FLOORS as STYLES
from tests.quality.test_international import printed, understood
from tests.quality.test_prints import PRINTS
from tests.support.stories import INTERNATIONAL, stories
from tests.support.understanding import read

UNDERSTOOD = Path(__file__).parents[1] / "golden" / "understood"
SHOWN_WORDS = 5  # of a paragraph; where it begins and ends is what matters


def speakers() -> Iterator[str]:
    finder = SpeakerFinder()
    articles = [(scene.name, finder.enrich(scene.article)) for scene in scenes()]
    articles += [(story.name, article) for story, article in understood()]
    for name, article in articles:
        for paragraph in article.paragraphs:
            for said in paragraph.speakers or ():
                manner = "in words" if said.direct else "reported"
                yield (
                    f"{name} {paragraph.ordinal}: {said.name} as “{said.as_written}”, “{said.cue}”, "
                    f"{manner}, {said.rule}, {said.confidence:.1f}"
                )


def countries() -> Iterator[str]:
    finder = CountryFinder()
    articles = [(scene.name, finder.enrich(scene.article)) for scene in scenes()]
    articles += [(story.name, article) for story, article in understood()]
    for name, article in articles:
        yield f"{name}: {' '.join(article.countries or ())}"
        for paragraph in article.paragraphs:
            found = [f"{named.code} “{named.as_written}”" for named in paragraph.countries or ()]
            if found:
                yield f"{name} {paragraph.ordinal}: {', '.join(found)}"


def dates() -> Iterator[str]:
    finder = DateFinder()
    for story in (*stories(INTERNATIONAL), *stories()):
        for article in map(finder.enrich, read("a.txt", printed(story))):
            day = article.published
            yield f"{story.name}: {day and day.date}, {day and day.confidence}, {day and day.evidence}"


def prints() -> Iterator[str]:
    for path in sorted(PRINTS.glob("*.pdf")):
        yield from blocks(path.stem, articles_of(read_pdf(Source(path.name, path.read_bytes()))))


def texts() -> Iterator[str]:
    for style in STYLES:
        for story in stories():
            name = f"{story.name}.{style.__name__}"
            yield from blocks(name, read("a.txt", style(story).encode()))


def pages() -> Iterator[str]:
    for story in stories():
        told = [("h2" if block.kind == "aside" else "p", block.text) for block in story.blocks]
        text = "".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in told)
        page = (
            f"<!DOCTYPE html><html lang=en><head><title>{escape(story.title)} - The Courier</title>"
            f"</head><body><main><article><h1>{escape(story.title)}</h1><p>{escape(story.byline)}</p>"
            f"{text}</article></main><footer><p>Copyright The Courier.</p></footer></body></html>"
        )
        yield from blocks(story.name, read("a.html", page.encode()))


def blocks(name: str, articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        yield f"{name}: {article.title} | {article.byline} | {article.source} | {article.url}"
        for paragraph in article.paragraphs:
            words = paragraph.text.split()
            begin, end = " ".join(words[:SHOWN_WORDS]), " ".join(words[-SHOWN_WORDS:])
            kind, why = paragraph.kind, paragraph.break_reason
            yield f"{name} {paragraph.ordinal}: {kind}: {begin} ... {end} ({why})"
        for dropped in article.dropped:
            yield f"{name}: {dropped.kind}: {dropped.text}"


@cache
def golden(name: str) -> list[str]:
    return (UNDERSTOOD / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "made", [speakers, countries, dates, prints, texts, pages], ids=lambda made: made.__name__
)
def test_invented_stories_are_understood_as_they_were(
    made: Callable[[], Iterator[str]], request: pytest.FixtureRequest
) -> None:
    lines = [" ".join(line.split()) for line in made()]
    if request.config.getoption("--update-golden"):
        UNDERSTOOD.mkdir(exist_ok=True)
        (UNDERSTOOD / f"{made.__name__}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert lines == golden(made.__name__)
