"""Matchers of arrays step as Whoosh's own do over the same postings."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from whoosh.matching import (
    AndMaybeMatcher,
    AndNotMatcher,
    IntersectionMatcher,
    ListMatcher,
    Matcher,
    NullMatcher,
    UnionMatcher,
)
from whoosh.matching.mcore import NullMatcherClass, ReadTooFar
from whoosh.query import SpanNear2
from whoosh.query import Term as StockTerm
from whoosh.searching import Searcher

from searchkit.engines.whoosh import WhooshEngine, queries
from searchkit.engines.whoosh.contenders import contenders
from searchkit.engines.whoosh.matchers import ArrayMatcher
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.schema import schema
from searchkit.engines.whoosh.term_matchers import TermMatcher
from tests.contracts.archives import STAMP, archive, story

STORIES = [
    story("a", "war and war and peace", "the peace of the war", "nothing", title="War, war"),
    story("b", "peace at last", "war", "no war, no peace, no war", title="Peace"),
    story("c", "peace and the war", title="At last"),
]


@pytest.fixture(params=["one segment", "segments and deletions"])
def searcher(request: pytest.FixtureRequest, engine: WhooshEngine) -> Iterator[Searcher]:
    filler = [story(f"z{n}", "filler") for n in range(9)]
    if request.param == "one segment":
        engine.publish(archive(*STORIES, *filler), STAMP)
    else:
        gone = story("d", "war peace war", title="War")
        engine.publish(archive(gone, *STORIES[:2], *filler), STAMP)
        engine.publish(archive(*STORIES, *filler), STAMP)
    with engine.open() as snapshot:
        yield snapshot.searcher


def term(searcher: Searcher, field: str, text: str) -> TermMatcher:
    matcher = searcher.postings(field, text)
    assert isinstance(matcher, TermMatcher)
    return matcher


def listed(searcher: Searcher, field: str, text: str) -> ListMatcher:
    """Returns Whoosh's matcher over the postings that ours has, taken from it one by one."""
    ours = term(searcher, field, text)
    ids, weights, values = [], [], []
    while ours.is_active():
        ids.append(ours.id())
        weights.append(ours.weight())
        values.append(ours.value())
        ours.next()
    key = schema()[field].to_bytes(text)
    return ListMatcher(
        ids,
        weights,
        values,
        schema()[field].format,
        scorer=searcher.weighting.scorer(searcher, field, text),
        term=(field, key),
        terminfo=searcher.term_info(field, text),
    )


FIELDS = [("text", "war"), ("forms", "the"), ("title", "war"), ("title_forms", "last")]


def steps(matcher: Matcher) -> list[tuple[Any, ...]]:
    """Returns all that a matcher says on its way to the end."""
    said: list[tuple[Any, ...]] = []
    while matcher.is_active():
        said.append(
            (
                matcher.id(),
                matcher.weight(),
                pytest.approx(matcher.score(), abs=1e-12),
                [(span.start, span.end) for span in matcher.spans()],
            )
        )
        matcher.next()
    return said


@pytest.mark.parametrize(("field", "text"), FIELDS)
def test_a_word_steps_as_a_list_of_its_postings(searcher: Searcher, field: str, text: str) -> None:
    ours, theirs = term(searcher, field, text), listed(searcher, field, text)

    assert ours.term() == theirs.term() == (field, text.encode())
    assert ours.is_leaf()
    assert list(ours.term_matchers()) == [ours]
    for astype in ("positions", "frequency", "weight", "characters"):
        assert ours.supports(astype) == theirs.supports(astype)
    while theirs.is_active():
        assert ours.is_active()
        assert ours.id() == theirs.id()
        assert ours.weight() == theirs.weight()
        assert ours.value() == theirs.value()
        for astype in ("positions", "frequency", "weight"):
            assert ours.value_as(astype) == theirs.value_as(astype)
        assert ours.spans() == theirs.spans()
        assert ours.score() == pytest.approx(theirs.score(), abs=1e-12)
        assert list(ours.matching_terms()) == list(theirs.matching_terms())
        ours.next()
        theirs.next()
    assert not ours.is_active()


@pytest.mark.parametrize(("field", "text"), FIELDS)
def test_a_word_skips_as_a_list_does(searcher: Searcher, field: str, text: str) -> None:
    for number in range(searcher.doc_count_all() + 1):
        ours, theirs = term(searcher, field, text), listed(searcher, field, text)
        ours.next()
        theirs.next()
        if theirs.is_active():
            ours.skip_to(number)
            theirs.skip_to(number)
        assert ours.is_active() == theirs.is_active()
        if theirs.is_active():
            assert ours.id() == theirs.id()
        else:
            for matcher in (ours, theirs):
                with pytest.raises(ReadTooFar):
                    matcher.skip_to(number)


def test_a_word_is_copied_reset_and_replaced_as_a_list_is(searcher: Searcher) -> None:
    for matcher in (term(searcher, "text", "war"), listed(searcher, "text", "war")):
        first = matcher.id()
        other = matcher.copy()
        matcher.next()
        assert other.id() == first != matcher.id()
        assert matcher.replace() is matcher
        assert isinstance(matcher.replace(1e9), NullMatcherClass)
        matcher.reset()
        assert matcher.id() == first
        assert list(matcher.all_ids()) == [step[0] for step in steps(matcher)]
        assert isinstance(matcher.replace(), NullMatcherClass)


def test_the_quality_of_a_word_is_that_of_a_list(searcher: Searcher) -> None:
    ours, theirs = term(searcher, "text", "war"), listed(searcher, "text", "war")

    assert ours.supports_block_quality()
    assert theirs.supports_block_quality()
    # A list does not know how often its word stands anywhere, nor in how short a text.
    assert theirs.max_quality() > ours.max_quality() >= max(ours.scores)
    assert ours.block_quality() == ours.max_quality()
    assert ours.block_max_weight() == theirs.block_max_weight()
    assert ours.block_min_length() == theirs.block_min_length()
    assert ours.block_max_length() == theirs.block_max_length()
    for quality in (0.0, 1e9):
        ours.skip_to_quality(quality)
        theirs.skip_to_quality(quality)
        assert ours.is_active() == theirs.is_active()


COMPOUNDS: dict[str, tuple[Any, Callable[[Matcher, Matcher], Matcher]]] = {
    "and": (
        queries.AndQuery([queries.Term("text", "war"), queries.Term("text", "peac")]),
        IntersectionMatcher,
    ),
    "or": (
        queries.OrQuery([queries.Term("text", "war"), queries.Term("text", "peac")]),
        UnionMatcher,
    ),
    "and maybe": (
        queries.AndMaybe(queries.Term("text", "war"), queries.Term("text", "peac")),
        AndMaybeMatcher,
    ),
}


@pytest.mark.parametrize("name", COMPOUNDS)
def test_a_compound_steps_as_whooshs_own_over_lists(searcher: Searcher, name: str) -> None:
    query, stock = COMPOUNDS[name]
    ours = query.matcher(searcher, searcher.context())
    theirs = stock(listed(searcher, "text", "war"), listed(searcher, "text", "peac"))

    ids = [step[0] for step in steps(theirs.copy())]
    assert [step[:3] for step in steps(ours.copy())] == [step[:3] for step in steps(theirs.copy())]
    assert list(ours.all_ids()) == ids
    assert ours.depth() == theirs.depth() == 1
    assert {m.term() for m in ours.term_matchers()} == {m.term() for m in theirs.term_matchers()}
    while theirs.is_active():
        assert set(ours.matching_terms()) == set(theirs.matching_terms())
        assert set(ours.spans()) >= set(theirs.spans())
        ours.next()
        theirs.next()


def test_and_not_leaves_out_what_whoosh_leaves_out(searcher: Searcher) -> None:
    query = queries.AndQuery(
        [queries.Term("text", "war"), queries.NotQuery(queries.Term("text", "nobodi"))]
    )
    ours = query.matcher(searcher, searcher.context())
    theirs = AndNotMatcher(listed(searcher, "text", "war"), NullMatcher())

    assert list(ours.all_ids()) == [step[0] for step in steps(theirs)]


@pytest.mark.parametrize(
    ("within", "slop", "is_ordered"), [(None, 1, True), (2, 2, False)], ids=["phrase", "near"]
)
def test_words_together_have_the_spans_that_whoosh_finds(
    searcher: Searcher, within: int | None, slop: int, is_ordered: bool
) -> None:
    words = [queries.Term("forms", "no"), queries.Term("forms", "war")]
    node = queries.PhraseQuery(words) if within is None else queries.NearQuery(words, within)
    stock = SpanNear2(
        [StockTerm("forms", "no"), StockTerm("forms", "war")], slop=slop, ordered=is_ordered
    )

    ours = node.matcher(searcher, searcher.context())
    theirs = stock.matcher(searcher, searcher.context())

    assert [step[0] for step in steps(ours)] == [step[0] for step in steps(theirs)]
    ours.reset()
    assert [(span.start, span.end) for span in ours.spans()][:1] == [(0, 1)]


def test_a_word_of_many_forms_shows_the_forms_that_match_where_it_stands(
    searcher: Searcher,
) -> None:
    matcher = queries.Wildcard("forms", "pea*").matcher(searcher, searcher.context())

    assert matcher.term() is None
    assert {found.term() for found in matcher.term_matchers()} == {("forms", b"peace")}
    while matcher.is_active():
        assert list(matcher.matching_terms()) == [("forms", b"peace")]
        assert matcher.spans()
        matcher.next()


def test_the_best_of_a_compound_are_skipped_to(searcher: Searcher) -> None:
    query = queries.OrQuery([queries.Term("text", "war"), queries.Term("text", "peac")])
    matcher = query.matcher(searcher, searcher.context())
    scores = list(matcher.scores)
    best = max(scores)

    assert matcher.max_quality() == sum(part.max_quality() for part in matcher.children()) > best
    passed = matcher.skip_to_quality(sorted(scores)[-2])
    assert passed == scores.index(best)
    assert matcher.block_quality() == matcher.score() == best
    matcher.skip_to_quality(best)
    assert not matcher.is_active()
    assert isinstance(matcher.replace(), NullMatcherClass)


def test_what_has_no_words_has_no_weights_spans_or_values(searcher: Searcher) -> None:
    matcher = queries.Every().matcher(searcher, searcher.context())

    assert list(matcher.all_ids()) == list(searcher.reader().all_doc_ids())
    assert (matcher.weight(), matcher.score(), matcher.spans(), matcher.value()) == (
        1.0,
        0,
        [],
        b"",
    )
    assert not matcher.supports("positions")
    assert list(matcher.term_matchers()) == []


@pytest.mark.parametrize("text", ["war peac", "war peac said", "war"])
def test_whoever_is_among_the_best_is_a_contender(searcher: Searcher, text: str) -> None:
    own = queries.OrQuery([queries.Term("text", word) for word in text.split()])
    story = queries.OrQuery([queries.Term("story", word, 0.5) for word in text.split()])
    matcher = queries.AndMaybe(own, story).matcher(searcher, searcher.context())
    assert isinstance(matcher, ArrayMatcher)
    documents = Documents(matcher.numbers, matcher.corpus)
    assert len(documents) > 2

    for first in range(1, len(documents)):
        places = contenders(matcher, documents, first, few=1)

        last = sorted(matcher.scores)[-first]
        expected = set(np.flatnonzero(matcher.scores >= last).tolist())
        assert places is None or expected <= set(places.tolist())


def test_who_cannot_come_up_any_more_is_no_contender(searcher: Searcher) -> None:
    node = queries.OrQuery([queries.Term("text", "war"), queries.Term("text", "peac", 0.01)])
    matcher = node.matcher(searcher, searcher.context())
    assert isinstance(matcher, ArrayMatcher)
    documents = Documents(matcher.numbers, matcher.corpus)

    places = contenders(matcher, documents, 1, few=1)

    assert places is not None
    assert len(places) < len(documents)
