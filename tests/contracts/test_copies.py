"""Copies of one story are folded into one before anything is counted."""

import pytest

from searchkit.domain.article import Confidence
from searchkit.domain.query import Facet, FacetRequest, Sort
from tests.contracts.archives import story
from tests.contracts.desk import Desk

BY_SOURCE = (FacetRequest(Facet.SOURCE),)


@pytest.fixture
def wire_desk(newsdesk: Desk) -> Desk:
    first = story("a", "war war war", source="AP", published="2021-01-03")
    second = story("b", "war", "war and peace", source="Herald", published="2021-01-01")
    third = story("c", "peace", source="Post", published="2020-12-31")
    alone = story("d", "war or not war", source="Gazette")
    newsdesk.publish(first, second, third, alone, copies=[[first, second, third]])
    return newsdesk


def test_of_the_copies_that_match_the_earliest_is_shown_with_all_its_paragraphs(
    wire_desk: Desk,
) -> None:
    results = wire_desk.search("war", all_copies=False, facets=BY_SOURCE)

    assert {(hit.id, hit.copies) for hit in results.hits} == {
        ("b222222222-0", ("a222222222",)),  # c is earlier, and has no war
        ("b222222222-1", ("a222222222",)),
        ("d222222222-0", ()),
    }
    assert (results.total, results.total_stories) == (3, 2)
    assert [(c.value, c.count, c.stories) for c in results.facets[Facet.SOURCE]] == [
        ("Herald", 2, 1),
        ("Gazette", 1, 1),
    ]


def test_all_copies_shows_every_one(wire_desk: Desk) -> None:
    results = wire_desk.search("war")

    assert (results.total, results.total_stories) == (4, 3)
    assert all(hit.copies == () for hit in results.hits)


@pytest.mark.parametrize("sort", Sort)
def test_the_order_of_hits_does_not_decide_which_copy_is_shown(wire_desk: Desk, sort: Sort) -> None:
    found = wire_desk.found("war", all_copies=False, sort=sort)

    assert sorted(found) == ["b-0", "b-1", "d-0"]


def test_copies_are_folded_after_the_filters(wire_desk: Desk) -> None:
    hits = wire_desk.search("(war OR peace) source:AP", all_copies=False).hits

    assert [(hit.id, hit.copies) for hit in hits] == [("a222222222-0", ())]


def test_a_stated_date_comes_before_an_inferred_one_and_that_before_none(newsdesk: Desk) -> None:
    stories = [
        story("a", "war"),
        story("b", "war", published="2021-01-01", confidence=Confidence.INFERRED),
        story("c", "war", published="2021-01-03"),
        story("d", "war", published="2021-01-02"),
        story("e", "war", published="2021-01-02"),
    ]
    for left in range(len(stories), 0, -1):
        newsdesk.publish(*stories[:left], copies=[stories])
        (hit,) = newsdesk.search("war", all_copies=False).hits
        assert hit.id[0] == {5: "d", 4: "d", 3: "c", 2: "b", 1: "a"}[left]
        assert len(hit.copies) == left - 1


def test_scores_count_all_copies_though_they_are_folded_in(newsdesk: Desk) -> None:
    first, second = story("a", "war"), story("b", "war")
    newsdesk.publish(first, second, story("c", "x"), copies=[[first, second]])

    (folded,) = newsdesk.search("war", all_copies=False).hits
    assert folded.score == newsdesk.search("war").hits[0].score


def test_groups_follow_the_archive_when_they_change(newsdesk: Desk) -> None:
    first, second = story("a", "war"), story("b", "war")
    newsdesk.publish(first, second)
    assert newsdesk.found("war", all_copies=False) == ["a-0", "b-0"]

    newsdesk.publish(first, second, copies=[[first, second]])
    assert newsdesk.found("war", all_copies=False) == ["a-0"]

    newsdesk.publish(second, copies=[[first, second]])
    (hit,) = newsdesk.search("war", all_copies=False).hits
    assert (hit.id, hit.copies) == ("b222222222-0", ())


def test_a_copy_that_lacks_a_word_is_folded_into_the_one_that_has_it(newsdesk: Desk) -> None:
    whole, cut = story("b", "war", "peace"), story("a", "war")
    newsdesk.publish(whole, cut, story("c", "peace"), copies=[[whole, cut]])

    hits = newsdesk.search("war peace", all_copies=False, may_lack_words=True).hits
    assert [(hit.id[0], hit.lacking, hit.copies) for hit in hits] == [
        ("b", (), ()),
        ("b", (), ()),
        ("c", ("war",), ()),
    ]
