"""Words that thousands of paragraphs hold are looked at as bits, and found where others are."""

import random
from collections.abc import Iterator, Mapping

import pytest

from searchkit.analysis.together import Steps, TextPlaces, positions_together
from searchkit.domain.article import Article
from searchkit.domain.query import Near, Node, Phrase, Query, Scope, Text, Together
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.snapshot import WhooshSnapshot
from searchkit.engines.whoosh.word_bits import FEWEST_FOR_BITS
from searchkit.querylang import parse
from tests.contracts.archives import STAMP, DictArchive, story
from tests.contracts.passages import Passage

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = ("ferry", "ferry", "ferry", "harbour", "harbour", "quay", "pier", "ferry. Quay", "fog.")
PARAGRAPHS = 22  # of each story
CHANGED = 20  # stories that a second run writes anew, into another segment


def text(rng: random.Random) -> str:
    length = rng.randint(66, 80) if rng.random() < 0.005 else rng.randint(4, 9)
    return " ".join(rng.choices(WORDS, k=length))


def stories(rng: random.Random, count: int) -> Mapping[str, Article]:
    ids = (a + b for a in LETTERS for b in LETTERS)
    made = (
        story(id, *(text(rng) for _ in range(PARAGRAPHS)), title=text(rng))
        for id, _ in zip(ids, range(count), strict=False)
    )
    return {article.id: article for article in made}


@pytest.fixture(scope="module")
def library() -> Mapping[str, Article]:
    rng = random.Random(7)
    before = stories(rng, 2 * FEWEST_FOR_BITS // PARAGRAPHS)
    return {**before, **stories(rng, CHANGED)}


@pytest.fixture(scope="module")
def snapshot(
    library: Mapping[str, Article], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WhooshSnapshot]:
    engine = WhooshEngine(tmp_path_factory.mktemp("frequent") / "index")
    before = stories(random.Random(7), len(library))
    engine.publish(DictArchive(before), STAMP)
    engine.publish(DictArchive(library), STAMP)
    with engine.open() as opened:
        assert [len(each.entry.deleted) for each in opened.segments] == [CHANGED, 0]
        yield opened


def holds(passage: Passage, asked: Phrase | Near | Together) -> bool:
    if not isinstance(asked, Together):
        return passage.holds(asked)

    def spots(node: Text) -> list[tuple[int, ...]]:
        return sorted(tuple(sorted(spot)) for spot in passage.spots(node))

    places = TextPlaces(spots, lambda: passage.sentence_starts, Steps())
    return bool(positions_together(asked, places))


def group(asked: str) -> Node:
    return parse(asked, lambda name: None)


@pytest.mark.parametrize(
    "asked",
    [
        Phrase("ferry harbour"),
        Phrase("harbour ferry quay"),
        Near("ferry harbour", 1),
        Near("quay harbour pier", 3),
        Near("ferry ferry harbour", 3),
        group("ferry w/2 harbour"),
        group("quay pre/3 ferry"),
        group("ferry w/s harbour w/s quay"),
        group('harbour w/2 "ferry quay"'),
        group("ferry w/1 ferry"),
        group('"ferry" w/2 (ferry OR pier)'),
        group("quay pre/4 ferry pre/4 quay"),
        group('pier w/s ("ferry harbour" OR fog)'),
        group("(quay w/1 pier) w/2 fog"),
    ],
    ids=str,
)
def test_words_in_most_paragraphs_stand_together_where_each_paragraph_says_so(
    library: Mapping[str, Article], snapshot: WhooshSnapshot, asked: Phrase | Near | Together
) -> None:
    found = snapshot.search(Query(asked, scope=Scope.PARAGRAPH, limit=10**6))

    assert {hit.id for hit in found.hits} == {
        f"{id}-{paragraph.ordinal}"
        for id, article in library.items()
        for paragraph in article.paragraphs
        if holds(Passage.of(paragraph.text), asked)
    }
