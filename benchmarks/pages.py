"""How many pages one core writes a second, and what they weigh: figures as JSON.

    python -m benchmarks.pages [--rounds 5] [--hits 20]

A page of results of 20 hits (10 stories of two) and 4 facets of 10, a page of a whole article of 25
paragraphs, and pages of speakers, countries and an outlet with 18 paragraphs each. The answers are
made up and in memory, their matches known: what is measured is the making of pages, not the search.
Names are links, as they are on the pages of a search.
CPU time, the median of the rounds. No page is like another; the lists of one search show most of
their stories several times, and what that is worth is said too.
"""

import argparse
import gzip
import json
import random
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from searchkit.app import names
from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.document import documents_of
from searchkit.domain.identity import article_id, file_digest, paragraph_id
from searchkit.domain.query import Facet, Query, Sort
from searchkit.domain.results import FacetCount, Fetch, Hit, Range, Results
from searchkit.renderers.html.article_pages import ArticlePages
from searchkit.renderers.html.composing import stories_of
from searchkit.renderers.html.headings import value_words
from searchkit.renderers.html.links import article_file
from searchkit.renderers.html.name_links import NameLinks
from searchkit.renderers.html.name_pages import NamePages
from searchkit.renderers.html.page_set import FoundArticle, Listing, Narrowing, PageSet
from searchkit.renderers.html.profiles import Profiles
from searchkit.renderers.html.result_pages import ResultPages
from searchkit.renderers.html.story import FoundStory
from searchkit.renderers.html.templates import stylesheet, template_environment

_WORDS = [
    "the",
    "minister",
    "said",
    "that",
    "talks",
    "on",
    "the",
    "water",
    "of",
    "the",
    "river",
    "would",
    "go",
    "on",
    "until",
    "both",
    "sides",
    "agree",
    "a",
    "ferry",
    "that",
    "carries",
    "grain",
    "from",
    "the",
    "old",
    "harbour",
    "—",
    "“for",
    "us",
    "it",
    "is",
    "bread”",
    "—",
    "was",
    "delayed",
    "again",
    "as",
    "engineers",
    "waited",
    "for",
    "parts",
    "while",
    "prices",
    "rose",
    "and",
    "the",
    "council",
    "met",
    "behind",
    "closed",
    "doors",
]
_PEOPLE = ["Amna Osman Idris", "Hossam el-Naggar", "Karim al-Jaziri", "Luc Desmedt", "Mere Vunisa"]
_SPEAKERS = [*_PEOPLE, *(f"{name} {each}" for name in "ABCDEFGHIJ" for each in _PEOPLE)]
_OUTLET = "The Nile Observer"
_COUNTRIES = ["SD", "EG", "IQ", "BE", "FJ", "US", "CN", "KE", "CL", "BO"]
_PARAGRAPHS = 25  # of an article
_PAGES = 40  # of results


def main() -> None:
    """Print pages a second and the weight of a page of results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hits", type=int, default=20, help="on a page of results")
    given = parser.parse_args()
    environment = template_environment()
    profiles = Profiles(names(), _SPEAKERS, _COUNTRIES, [_OUTLET])
    page_set = replace(made_up(given.hits), name_page=profiles.page_of)
    listings = [*lists_of_one_page(page_set)]
    lists = []
    for _ in range(given.rounds):
        article_file.cache_clear()  # names of files stay known from round to round
        lists.append(rate(first_pages(listings, ResultPages(page_set, environment))))
    shown = ResultPages(page_set, environment)
    again = [rate(first_pages(listings, shown)) for _ in range(given.rounds + 1)][1:]
    stories = [*stories_of(page_set, page_set.found())]
    profiles = Profiles(names(), _PEOPLE, _COUNTRIES, [_OUTLET])
    links = NameLinks(names(), profiles.page_of, root="../")
    template = environment.get_template("article.html.j2")
    making = ArticlePages(template, links, page_set.article, is_whole=True)
    articles = [rate(making.files(stories)) for _ in range(given.rounds)]
    counting = rate(counted(stories, profiles))
    named = NamePages(environment.get_template("name.html.j2"), links, profiles, ())
    names_pages = [rate(named.files()) for _ in range(given.rounds)]
    files = dict(shown.files(page_set.first))
    first, later = files["index.html"], files["page-2.html"]
    style = stylesheet(environment).encode()
    figures = {
        "hits_on_a_page": given.hits,
        "result_pages_a_second": round(statistics.median(lists)),
        "of_stories_shown_before": round(statistics.median(again)),
        "article_pages_a_second": round(statistics.median(articles)),
        "stories_counted_for_names_a_second": round(counting),
        "name_pages_a_second": round(statistics.median(names_pages)),
        "bytes": {"first_page": len(first), "later_page": len(later), "style": len(style)},
        "bytes_compressed": {
            "first_page": len(gzip.compress(first)),
            "later_page": len(gzip.compress(later)),
            "style": len(gzip.compress(style)),
        },
    }
    print(json.dumps(figures, indent=1))


def first_pages(listings: Iterable[Listing], pages: ResultPages) -> Iterator[tuple[str, bytes]]:
    """Yield lists of one page each, with facets and bars."""
    for listing in listings:
        yield from pages.files(listing)


def lists_of_one_page(page_set: PageSet) -> Iterator[Listing]:
    """Yield the first list page by page, each as a list of its own."""
    hits, step = page_set.first.results.hits, page_set.hits_per_page
    for start in range(0, len(hits), step):
        results = replace(page_set.first.results, hits=hits[start : start + step])
        yield replace(page_set.first, results=results)


def counted(stories: Iterable[FoundStory], profiles: Profiles) -> Iterator[FoundStory]:
    """Yield stories once they are counted for the pages of names."""
    for story in stories:
        profiles.add(story)
        yield story


def rate(files: Iterable[object]) -> float:
    """Return how many of these are made in a second of CPU time."""
    began = time.process_time()
    made = sum(1 for _ in files)
    return made / (time.process_time() - began)


def made_up(hits_per_page: int) -> PageSet:
    """Return what _PAGES pages of results are made of, each of stories of two hits."""
    chance = random.Random(20211127)
    articles = {each.id: each for each in _articles(chance, _PAGES * hits_per_page // 2)}
    documents = {
        document.id: document for each in articles.values() for document in documents_of(each)
    }
    matches = {each.text: _matches(each.text, "water") for each in documents.values()}
    fetch = Fetch(
        document=documents.__getitem__,
        text=lambda id: documents[id].text,
        article=articles.__getitem__,
        matches=matches.__getitem__,
        snippet=lambda text, marked: (0, len(text)),
        score_parts=lambda id: (),
    )
    hits = tuple(
        Hit(paragraph_id(article, ordinal), 1.0, story_total=5, fetch=fetch)
        for article in articles
        for ordinal in (4, 9)
    )
    values: dict[Facet, Sequence[str]] = {
        Facet.SPEAKER: [f"{name} {chance.choice(_PEOPLE)}" for name in "ABCDEFGHIJ"],
        Facet.COUNTRY: _COUNTRIES,
        Facet.SOURCE: [f"{name} Observer" for name in "ABCDEFGHIJ"],
        Facet.MONTH: [f"2021-{month:02}" for month in range(1, 11)],
    }
    results = Results(
        total=2 * len(hits),
        hits=hits,
        facets={
            facet: tuple(
                FacetCount(each, 40 - 3 * place, (9, 0)) for place, each in enumerate(some)
            )
            for facet, some in values.items()
        },
        counted_stories=len(articles),
        query=Query(text="water", limit=hits_per_page),
        written=lambda: "water",
    )
    return PageSet(
        heading="water",
        first=Listing(results, {f"2020-{m:02}": 5 * m for m in range(1, 13)} | {"2021-12": 9}),
        sorts=(Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST),
        narrowings=tuple(
            Narrowing(facet, value, value_words(facet, value, names()))
            for facet, some in values.items()
            for value in some
        ),
        others=lambda: iter(()),
        found=lambda: {
            article: FoundArticle(frozenset({4, 9}), (), is_linked=True) for article in articles
        },
        hits_per_page=hits_per_page,
        article=articles.__getitem__,
        matches=matches.__getitem__,
        names=names(),
        is_full_text=True,
    )


def _articles(chance: random.Random, number: int) -> Iterator[Article]:
    for place in range(number):
        title = _prose(chance, 9).capitalize()
        paragraphs = [Paragraph(0, Kind.TITLE, title)]
        for ordinal in range(1, _PARAGRAPHS + 1):
            name = chance.choice(_PEOPLE)
            saying = SpeakerFinding(name, name, "said", direct=True, confidence=0.9)
            country = CountryFinding(chance.choice(_COUNTRIES))
            text = _prose(chance, chance.randint(30, 60)).capitalize() + "."
            paragraphs.append(
                Paragraph(ordinal, Kind.BODY, text, None, (saying,) * (ordinal % 2), (country,))
            )
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(700))
        yield Article(
            id=article_id(file_digest(str(place).encode())),
            ordinal=0,
            paragraphs=tuple(paragraphs),
            title=title,
            source=_OUTLET,
            url=f"https://nileobserver.example/news/{day:%Y/%m/%d}/story-{place}",
            published=PublishedDate(day, f"date line {day}", Confidence.STATED),
            countries=("SD", "EG"),
            paths=(f"clippings/{day:%Y}/story-{place}.pdf",),
        )


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))


def _matches(text: str, word: str) -> tuple[Range, ...]:
    places = (place for place in range(len(text)) if text.startswith(word, place))
    return tuple((place, place + len(word)) for place in places)


if __name__ == "__main__":
    main()
