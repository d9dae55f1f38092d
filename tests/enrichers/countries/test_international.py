"""A floor under the quality of countries, on invented news from many countries."""

import hashlib
from pathlib import Path

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder

CORPUS = Path(__file__).parent / "international.tsv"

# Change both together, and say in the commit why: a floor is not lowered by changing what it is on.
CORPUS_DIGEST = "df7f774210463475"
MIN_PRECISION = 0.99
MIN_RECALL = 0.98


def stories() -> list[list[tuple[set[str], str]]]:
    """Return the stories: of each paragraph its countries and its text."""
    text = CORPUS.read_text(encoding="utf-8")
    found = []
    for story in text.split("\n\n"):
        rows = [line.split("\t") for line in story.splitlines() if not line.startswith("#")]
        found.append([(set(codes.split()), paragraph) for codes, paragraph in rows])
    return found


def test_the_corpus_is_the_one_the_floor_was_measured_on() -> None:
    assert hashlib.blake2b(CORPUS.read_bytes(), digest_size=8).hexdigest() == CORPUS_DIGEST


def test_countries_of_international_news_stay_above_their_floor() -> None:
    finder = CountryFinder()
    right = wrong = missed = 0
    for story in stories():
        paragraphs = tuple(Paragraph(i, Kind.BODY, text) for i, (_, text) in enumerate(story))
        enriched = finder.enrich(Article("aaaaaaaaaa", 0, paragraphs))
        for (gold, _), paragraph in zip(story, enriched.paragraphs, strict=True):
            found = {finding.code for finding in paragraph.countries or ()}
            right += len(found & gold)
            wrong += len(found - gold)
            missed += len(gold - found)

    assert right / (right + wrong) >= MIN_PRECISION
    assert right / (right + missed) >= MIN_RECALL
