"""The story's part of a score."""

from math import log

import pytest

from searchkit.domain.query import Query, Scope
from searchkit.engines.bm25 import STORY_WEIGHT, TITLE_WEIGHT
from searchkit.querylang import parse
from tests.contracts.archives import aside, caption, story, title
from tests.contracts.desk import Desk, country_code
from tests.contracts.test_ranking import bm25


def scores(desk: Desk, asked: str, scope: Scope = Scope.STORY) -> dict[str, float]:
    hits = desk.search(asked, scope=scope).hits
    return {hit.id[0] + hit.id[10:]: hit.score for hit in hits}


@pytest.mark.parametrize("scope", Scope)
def test_a_score_is_the_paragraphs_part_then_the_titles_then_the_storys(
    newsdesk: Desk, scope: Scope
) -> None:
    newsdesk.publish(
        story("a", "war and peace", "war", title="War news"),
        story("b", "peace"),
    )

    # paragraphs: 3 with 5 words, 2 of them with war; titles: 2 of 3 paragraphs, 4 words;
    # stories: a has 2 + 3 + 1 words, b has 1
    title = TITLE_WEIGHT * bm25(2, 1, 2, 4 / 3, 3)
    whole = STORY_WEIGHT * bm25(1, 3, 6, 7 / 2, 2)
    assert scores(newsdesk, "war", scope) == pytest.approx(
        {
            "a-0": bm25(2, 1, 3, 5 / 3, 3) + title + whole,
            "a-1": bm25(2, 1, 1, 5 / 3, 3) + title + whole,
        },
        abs=1e-12,
    )


def test_a_storys_text_has_its_title_once_its_captions_and_no_aside(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("War"), "peace", caption("war"), aside("war war war war")),
        story("b", "peace"),
    )

    with newsdesk.engine.open() as snapshot:
        query = Query(parse("war", country_code), scope=Scope.STORY)
        *_, part = snapshot.explain(query, "a222222222-2")
    assert (part.word, part.field, part.tf, part.length) == ("war", "story", 2, 3)
    assert part.idf == pytest.approx(log(2), abs=1e-12)


def test_what_only_others_of_its_story_hold_raises_a_paragraph_by_the_storys_part(
    newsdesk: Desk,
) -> None:
    newsdesk.publish(story("a", "war", "peace"), story("b", "x"))

    war = bm25(1, 1, 1, 1, 3)
    both = 2 * (2 * STORY_WEIGHT) * bm25(1, 1, 2, 3 / 2, 2)
    assert scores(newsdesk, "war peace") == pytest.approx(
        {"a-0": war + both, "a-1": war + both}, abs=1e-12
    )


def test_a_group_scores_as_its_words_and_only_where_it_stands(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "war hope", "war x x x hope"), story("b", "x"))
    query = Query(scope=Scope.STORY, root=parse("(war w/1 hope) OR x", country_code))

    with newsdesk.engine.open() as snapshot:
        first = snapshot.explain(query, "a222222222-0")
        second = snapshot.explain(query, "a222222222-1")
    assert [(part.word, part.field) for part in first] == [
        *(("war", "text"), ("hope", "text")),
        *(("war", "story"), ("hope", "story"), ("x", "story")),
    ]
    assert [(part.word, part.tf) for part in second if part.field == "text"] == [("x", 3)]


def test_what_must_stand_often_scores_as_what_it_is(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "war", "war and peace"), story("b", "x"))

    assert scores(newsdesk, "atleast2(war)") == scores(newsdesk, "war")


def test_a_group_of_the_query_counts_where_the_story_makes_it_true(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "war hope", "peace"),
        story("b", "war hope"),
    )
    query = Query(scope=Scope.STORY, root=parse("(war peace) OR hope", country_code))

    def words(id: str) -> list[str]:
        with newsdesk.engine.open() as snapshot:
            return [part.word for part in snapshot.explain(query, id) if part.field == "text"]

    assert words("a222222222-0") == ["war", "hope"]
    assert words("b222222222-0") == ["hope"]


def test_hits_that_lack_words_score_by_those_they_have(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "war"), story("b", "x"))
    asked = Query(parse("war peace", country_code), scope=Scope.STORY, may_lack_words=True)

    with newsdesk.engine.open() as snapshot:
        (hit,) = snapshot.search(asked).hits
        parts = snapshot.explain(asked, hit.id)
    assert [(part.word, part.field) for part in parts] == [("war", "text"), ("war", "story")]
    assert hit.score == scores(newsdesk, "war")["a-0"]


@pytest.mark.parametrize(("words", "weight"), [(1, 0.1), (2, 0.2), (9, 0.9), (11, 1), (20, 1)])
def test_the_more_words_are_asked_the_more_the_story_counts_up_to_the_paragraph(
    newsdesk: Desk, words: int, weight: float
) -> None:
    newsdesk.publish(story("a", "war", "peace"), story("b", "x"))
    asked = " OR ".join(["war", *(f"nothing{number}" for number in range(1, words))])

    war = bm25(1, 1, 1, 1, 3)
    of_story = bm25(1, 1, 2, 3 / 2, 2)
    assert scores(newsdesk, asked) == pytest.approx({"a-0": war + weight * of_story}, abs=1e-12)
