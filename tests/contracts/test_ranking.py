"""Scores, order and pages of hits."""

import math
from math import log

import pytest

from searchkit.domain.aliases import NO_ALIASES
from searchkit.domain.query import Query, Sort
from searchkit.engines.bm25 import TITLE_WEIGHT
from searchkit.querylang import parse
from tests.contracts.archives import paragraph, story
from tests.contracts.desk import Desk, country_code


def bm25(df: int, tf: float, length: int, average: float, paragraphs: int) -> float:
    """The formula of the ranking, written out once more."""
    idf = log(1 + (paragraphs - df + 0.5) / (df + 0.5))
    return idf * tf * (1.2 + 1) / (tf + 1.2 * (1 - 0.75 + 0.75 * length / average))


def scores(desk: Desk, asked: str) -> dict[str, float]:
    return {hit.id[0] + hit.id[10:]: hit.score for hit in desk.search(asked).hits}


def test_a_word_scores_by_bm25_with_exact_lengths(desk: Desk) -> None:
    desk.publish(
        story("a", "sanction " + "word " * 10),  # 11 words: a length that Whoosh would round to 12
        story("b", "sanctions sanctioned"),
        story("c", "nothing"),
    )

    average = (11 + 2 + 1) / 3
    assert scores(desk, "sanctions") == pytest.approx(
        {"a-0": bm25(2, 1, 11, average, 3), "b-0": bm25(2, 2, 2, average, 3)}, abs=1e-12
    )


def test_words_add_up_and_a_word_asked_for_twice_counts_twice(desk: Desk) -> None:
    desk.publish(story("a", "war peace"), story("b", "war"), story("c", "x y z"))

    war = bm25(2, 1, 2, 2, 3)
    peace = bm25(1, 1, 2, 2, 3)
    assert scores(desk, "war peace") == pytest.approx({"a-0": war + peace}, abs=1e-12)
    assert scores(desk, "war peace war")["a-0"] == pytest.approx(2 * war + peace, abs=1e-12)
    assert scores(desk, "war OR peace")["b-0"] == pytest.approx(bm25(2, 1, 1, 2, 3), abs=1e-12)


def test_a_quoted_word_counts_its_form_as_written(desk: Desk) -> None:
    desk.publish(
        story("a", "sanctions sanction"), story("b", "sanctions"), story("c", "sanctioned")
    )

    assert scores(desk, '"sanction"') == pytest.approx({"a-0": bm25(1, 1, 2, 4 / 3, 3)}, abs=1e-12)


def test_a_phrase_scores_as_the_sum_of_its_words(desk: Desk) -> None:
    desk.publish(
        story("a", "human rights rights"), story("b", "rights"), story("c", "human, right")
    )

    human = bm25(2, 1, 3, 2, 3)
    rights = bm25(2, 2, 3, 2, 3)
    for asked in ('"human rights"', '"rights human"~3'):
        assert scores(desk, asked) == pytest.approx({"a-0": human + rights}, abs=1e-12)


def test_a_phrase_that_does_not_match_adds_nothing(desk: Desk) -> None:
    desk.publish(story("a", "human x rights"), story("b", "human rights"))

    assert scores(desk, '"human rights" OR x')["a-0"] == pytest.approx(
        bm25(1, 1, 3, 2.5, 2), abs=1e-12
    )


def test_a_group_that_does_not_match_adds_nothing(desk: Desk) -> None:
    desk.publish(story("a", "apple cherry"), story("b", "apple berry cherry"))

    alone = scores(desk, "cherry")
    assert scores(desk, "(apple AND berry) OR cherry")["a-0"] == alone["a-0"]


@pytest.mark.parametrize("asked", ["sanction*", "sanctionx~2"])
def test_a_star_or_tilde_word_scores_as_one_word_with_all_its_forms(desk: Desk, asked: str) -> None:
    desk.publish(
        story("a", "sanction sanctions sanctions"),
        story("b", "sanctions"),
        story("c", "sane words"),
    )

    assert scores(desk, asked) == pytest.approx(
        {"a-0": bm25(2, 3, 3, 2, 3), "b-0": bm25(2, 1, 1, 2, 3)}, abs=1e-12
    )


def test_not_and_filters_score_nothing(desk: Desk) -> None:
    desk.publish(
        story("a", "war", source="AP", title="peace"),
        story("b", "war peace", source="AP"),
        story("c", "x"),
    )

    assert scores(desk, "war NOT peace source:AP title:peace") == {
        "a-0": scores(desk, "war")["a-0"]
    }
    assert scores(desk, "source:AP") == {"a-0": 0.0, "b-0": 0.0}
    assert scores(desk, "NOT war") == {"c-0": 0.0}


def test_title_words_add_their_weighted_bm25_over_one_title_per_paragraph(desk: Desk) -> None:
    desk.publish(
        story("a", "war here", "peace there", title="The war goes on"),
        story("b", "war here"),
        story("c", "x y", title="No news"),
    )

    text = bm25(2, 1, 2, 2, 4)
    title = bm25(2, 1, 4, (4 + 4 + 0 + 2) / 4, 4)
    assert scores(desk, "war") == pytest.approx(
        {"a-0": text + TITLE_WEIGHT * title, "b-0": text}, abs=1e-12
    )


def test_the_title_counts_each_word_of_a_phrase_by_itself(desk: Desk) -> None:
    desk.publish(
        story("a", "human rights", title="Rights of humans"), story("b", "x y z", title="x")
    )

    text = 2 * bm25(1, 1, 2, 2.5, 2)
    title = bm25(1, 1, 3, 2, 2)
    assert scores(desk, '"human rights"') == pytest.approx(
        {"a-0": text + TITLE_WEIGHT * title}, abs=1e-12
    )


def test_statistics_are_those_of_live_paragraphs(desk: Desk) -> None:
    stories = [story("a", "war", title="war"), story("b", "peace and war")]
    desk.publish(*stories, story("c", "war war war war war"), story("d", "war"))
    desk.publish(*stories)
    incremental = scores(desk, "war")

    assert incremental == pytest.approx(
        {
            "a-0": bm25(2, 1, 1, 2, 2) + TITLE_WEIGHT * bm25(1, 1, 1, 0.5, 2),
            "b-0": bm25(2, 1, 3, 2, 2),
        },
        abs=1e-12,
    )


def test_copies_count_in_the_statistics_even_when_folded_in(desk: Desk) -> None:
    first, second = story("a", "war"), story("b", "war")
    desk.publish(first, second, story("c", "x"), copies=[[first, second]])

    folded = desk.search("war", Query(all_copies=False)).hits
    assert [hit.score for hit in folded] == [scores(desk, "war")["a-0"]]


def test_ties_go_by_article_id_then_by_the_ordinal_as_a_number(desk: Desk) -> None:
    desk.publish(story("b", "war"), story("a", *["war"] * 12))

    assert desk.found("war") == [*(f"a-{n}" for n in range(12)), "b-0"]


def test_newest_and_oldest_put_unknown_dates_last(desk: Desk) -> None:
    desk.publish(
        story("d", "war war war"),
        story("c", "war", "war", published="2020-01-01"),
        story("b", "war", published="2021-01-01"),
        story("a", "war", published="2020-01-01"),
    )

    assert desk.found("war", Query(sort=Sort.NEWEST)) == ["b-0", "a-0", "c-0", "c-1", "d-0"]
    assert desk.found("war", Query(sort=Sort.OLDEST)) == ["a-0", "c-0", "c-1", "b-0", "d-0"]


def test_scores_are_given_whatever_the_order(desk: Desk) -> None:
    desk.publish(story("a", "war war", published="2020-01-01"), story("b", "war and peace"))

    by_date = {hit.id: hit.score for hit in desk.search("war", Query(sort=Sort.OLDEST)).hits}
    assert by_date == {hit.id: hit.score for hit in desk.search("war").hits}


def test_without_a_query_text_the_newest_come_first(desk: Desk) -> None:
    desk.publish(story("a", "x", published="2020-01-01"), story("b", "x", published="2021-01-01"))

    assert desk.found(None) == ["b-0", "a-0"]
    assert desk.found(None, Query(sort=Sort.OLDEST)) == ["a-0", "b-0"]


def test_limit_and_offset_cut_a_page_and_leave_the_total(desk: Desk) -> None:
    desk.publish(story("a", *["war"] * 5))

    page = desk.search("war", Query(limit=2, offset=1))
    assert [hit.id for hit in page.hits] == ["a222222222-1", "a222222222-2"]
    assert page.total == 5
    assert desk.search("war", Query(limit=0)).hits == ()
    assert desk.search("war", Query(limit=0)).total == 5
    assert desk.search("war", Query(limit=10**9, offset=4)).total == 5
    assert desk.search("war", Query(offset=10**9)).hits == ()


@pytest.mark.parametrize(
    "asked",
    [
        "war peace",
        '"war and peace" OR war*',
        "wars~ -hope",
        "title:talks war",
        "(war hope) OR peace",
    ],
)
def test_the_parts_of_a_score_add_up_to_it_exactly(desk: Desk, asked: str) -> None:
    desk.publish(
        story("a", "war and peace", "war hope", title="peace talks at war"),
        story("b", "war"),
        story("c", ""),
    )
    query = Query(parse(asked, country_code))

    with desk.engine.open(NO_ALIASES) as snapshot:
        hits = snapshot.search(query).hits
        assert hits
        for hit in hits:
            total = 0.0
            for part in snapshot.explain(query, hit.id):
                total += part.score
            assert total == hit.score


def test_an_explanation_names_word_field_and_statistics(desk: Desk) -> None:
    desk.publish(story("a", "wars and war", title="The war"), story("b", "x"))
    query = Query(parse("wars", country_code))

    with desk.engine.open() as snapshot:
        text, title = snapshot.explain(query, "a222222222-0")
        assert snapshot.explain(query, "b222222222-0") == ()
        with pytest.raises(KeyError):
            snapshot.explain(query, "zzzzzzzzzz-0")

    assert (text.word, text.field, text.tf, text.length) == ("war", "text", 2, 3)
    assert (title.word, title.field, title.tf, title.length) == ("war", "title", 1, 2)
    assert text.idf == pytest.approx(log(2), abs=1e-12)
    assert math.isclose(title.score, TITLE_WEIGHT * bm25(1, 1, 2, 1, 2), abs_tol=1e-12)


def test_a_query_with_filters_explains_only_what_passes(desk: Desk) -> None:
    desk.publish(story("a", paragraph("war", countries=["CN"])), story("b", "war"))

    with desk.engine.open() as snapshot:
        query = Query(parse("war country:CN", country_code))
        assert snapshot.explain(query, "b222222222-0") == ()
        assert len(snapshot.explain(query, "a222222222-0")) == 1
