"""Not all that matches is scored, and the best are found all the same."""

import random
from collections.abc import Iterator

import pytest

from searchkit.domain.query import Node, Query, Scope
from searchkit.engines.bm25 import Weights
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.compound_matchers import UnionMatcher
from searchkit.engines.whoosh.contenders import leading, often
from searchkit.engines.whoosh.matchers import ArrayMatcher
from searchkit.engines.whoosh.snapshot import WhooshSnapshot
from searchkit.engines.whoosh.term_matchers import TermMatcher
from searchkit.engines.whoosh.translate import translated
from searchkit.querylang import parse
from tests.contracts.archives import STAMP, archive, story

WORDS = ["the"] * 500 + ["of"] * 300 + ["harbour"] * 20 + ["quay"] * 2 + ["fog"]
TEN = 10


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshSnapshot]:
    rng = random.Random(3)
    engine = WhooshEngine(tmp_path_factory.mktemp("contenders") / "index")
    paragraphs = [" ".join(rng.choices(WORDS, k=rng.randint(5, 60))) for _ in range(600)]
    told = [story(f"{n:03}", *paragraphs[n : n + 6]) for n in range(0, len(paragraphs), 6)]
    engine.publish(archive(*told), STAMP)
    with engine.open() as opened:
        yield opened


def matcher_of(snapshot: WhooshSnapshot, text: str) -> ArrayMatcher:
    node: Node = parse(text, str)
    asked = translated(Query(node, scope=Scope.PARAGRAPH), Weights(0, 0))
    matcher = asked.matcher(snapshot.searcher, snapshot.searcher.context())
    assert isinstance(matcher, ArrayMatcher)
    return matcher


def best_of(matcher: ArrayMatcher) -> set[int]:
    """Return who is among the ten best, with all that tie with the last of them."""
    scores = sorted(matcher.scores.tolist(), reverse=True)
    pairs = zip(matcher.numbers.tolist(), matcher.scores.tolist(), strict=True)
    return {number for number, score in pairs if score >= scores[TEN - 1]}


@pytest.mark.parametrize("text", ["fog OR the", "the OR fog OR quay", "of OR quay OR the OR fog"])
def test_who_holds_frequent_words_alone_is_passed_over_and_the_ten_best_are_not(
    snapshot: WhooshSnapshot, text: str
) -> None:
    matcher = matcher_of(snapshot, text)
    assert isinstance(matcher, UnionMatcher)

    some = leading(matcher, TEN)

    assert some is not None
    assert best_of(matcher) <= {*some.numbers.tolist()}
    assert len(some) < len(matcher.documents) / 2


def test_where_all_words_are_as_frequent_nobody_is_passed_over(snapshot: WhooshSnapshot) -> None:
    matcher = matcher_of(snapshot, "the OR of")
    assert isinstance(matcher, UnionMatcher)

    assert leading(matcher, TEN) is None


@pytest.mark.parametrize("text", ["the", "of", "of NOT fog", "harbour"])
def test_who_holds_one_word_often_enough_is_scored_and_nobody_else(
    snapshot: WhooshSnapshot, text: str
) -> None:
    matcher = matcher_of(snapshot, text)
    (word,) = matcher.summands()
    assert isinstance(word, TermMatcher)

    some = often(word, matcher.documents, TEN)

    assert some is None or best_of(matcher) <= {*some.numbers.tolist()}
    assert text == "harbour" or (some is not None and len(some) < len(matcher.documents))


def test_what_else_matches_beside_a_word_is_no_reason_to_pass_anybody_over(
    snapshot: WhooshSnapshot,
) -> None:
    matcher = matcher_of(snapshot, "harbour OR date:unknown")
    (word,) = matcher.summands()
    assert isinstance(word, TermMatcher)

    assert often(word, matcher.documents, TEN) is None
