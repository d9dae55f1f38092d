"""Words are looked for in the story, the hit is the paragraph: rule by rule."""

from typing import Any

import pytest

from searchkit.domain.article import Kind, Paragraph
from searchkit.domain.query import Filters, Query, Scope, Sort
from searchkit.domain.results import Hit
from tests.contracts.archives import aside, caption, paragraph, story, title
from tests.contracts.desk import Desk

# Rule 1: a condition is true of a paragraph when its story's text holds it


def test_words_may_stand_in_different_paragraphs_of_a_story(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "The ferry was late.", "The harbour was closed.", "It rained."),
        story("b", "The ferry was late."),
    )

    assert newsdesk.matches("ferry harbour") == {"a-0": "most", "a-1": "most"}


def test_title_body_and_captions_are_a_storys_text(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("Ferry strike"), "Sailors met.", caption("The quay at dawn."))
    )

    assert newsdesk.matches("ferry sailors quay") == {"a-1": "most", "a-2": "most"}


def test_a_title_that_is_a_field_alone_is_text_too(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Sailors met.", title="Ferry strike"))

    assert newsdesk.matches("ferry sailors") == {"a-0": "most"}


def test_an_aside_is_searched_for_itself_alone(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "The ferry was late.", aside("Read on: harbour dues")),
        story("b", aside("Ferry and harbour"), "It rained."),
    )

    assert newsdesk.matches("ferry harbour") == {"b-0": "all"}
    assert newsdesk.matches("ferry NOT harbour") == {"a-0": "all"}


def test_an_aside_that_holds_all_hides_no_paragraph_of_its_story(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry.", "Harbour.", aside("Ferry and harbour")))

    assert newsdesk.matches("ferry harbour") == {"a-0": "most", "a-1": "most", "a-2": "all"}


def test_a_phrase_stands_within_one_paragraph_of_the_story(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "The old", "harbour master spoke.", "The ferry left."),
        story("b", "The old harbour.", "The ferry left."),
    )

    assert newsdesk.found('"old harbour" ferry') == ["b-0", "b-1"]
    assert newsdesk.found('"harbour old"~2 ferry') == ["b-0", "b-1"]
    assert newsdesk.found("(old w/p harbour) ferry") == ["b-0", "b-1"]


def test_a_story_that_holds_what_must_not_be_is_no_answer(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry.", "Harbour."), story("b", "Ferry.", "Quay."))

    assert newsdesk.found("ferry NOT harbour") == ["b-0"]
    assert newsdesk.found("NOT ferry") == []


def test_filters_are_about_the_paragraph(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", paragraph("Ferry.", countries=["CN"]), paragraph("Harbour.", countries=["RU"]))
    )

    assert newsdesk.matches("ferry harbour country:RU") == {"a-1": "most"}
    assert newsdesk.matches("ferry country:RU") == {}


# Rule 2: of such paragraphs those that answer best


def test_a_paragraph_that_holds_all_leaves_out_those_that_hold_some(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry.", "A ferry in the harbour.", "Harbour."))

    assert newsdesk.matches("ferry harbour") == {"a-1": "all"}


def test_where_none_holds_all_those_with_the_most_are_hits(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry and harbour.", "Quay.", "Ferry at the quay.", "Rain."))

    assert newsdesk.matches("ferry harbour quay") == {"a-0": "most", "a-2": "most"}


def test_a_word_asked_for_twice_is_one_condition(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry.", "Harbour."))

    assert newsdesk.matches("ferry ferries harbour") == {"a-0": "most", "a-1": "most"}


def test_conditions_under_or_count_where_they_are_held(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry and quay.", "Harbour.", "Ferry."))

    assert newsdesk.matches("(ferry OR quay OR pier) harbour") == {"a-0": "most"}


def test_conditions_under_not_do_not_count(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry.", "Harbour.", "Rain."))

    assert newsdesk.matches("ferry harbour NOT storm") == {"a-0": "most", "a-1": "most"}


def test_where_only_the_title_holds_the_words_the_first_paragraph_is_the_hit(
    newsdesk: Desk,
) -> None:
    newsdesk.publish(
        story("a", title("Ferry strike"), "Sailors met.", "It rained."),
        story("b", "Sailors met.", "It rained.", title="Ferry strike"),
    )

    assert newsdesk.matches("ferry strike") == {"a-1": "title", "b-0": "title"}


def test_the_first_paragraph_is_the_first_that_passes_the_filters(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("Ferry strike"), "Sailors met.", paragraph("Rain.", countries=["CN"]))
    )

    assert newsdesk.matches("ferry country:CN") == {"a-2": "title"}


def test_words_that_only_other_paragraphs_hold_make_no_hit_of_what_passes(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("Ferry strike"), "Ferry.", paragraph("Rain.", countries=["CN"]))
    )

    assert newsdesk.matches("ferry country:CN") == {}


def test_without_text_every_paragraph_that_passes_is_a_hit(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", paragraph("x", countries=["CN"]), "y", aside("z", countries=["CN"]))
    )

    assert newsdesk.matches("country:CN") == {"a-0": "all", "a-2": "all"}
    assert newsdesk.matches("*") == {"a-0": "all", "a-1": "all", "a-2": "all"}
    assert newsdesk.matches("NOT ferry") == {"a-0": "all", "a-1": "all", "a-2": "all"}


# Rule 3: what somebody says about something


def lee(text: str) -> Paragraph:
    """Return what Ann Lee says."""
    return paragraph(text, speakers=["Ann Lee"])


def test_what_a_speaker_says_within_two_paragraphs_of_the_words_is_near(newsdesk: Desk) -> None:
    newsdesk.publish(
        story(
            "a",
            lee("One."),
            lee("Two."),
            "She was asked about the strike.",
            caption("A gull."),  # no body paragraph: it is not counted
            paragraph("Three.", speakers=["Bo Chen"]),
            lee("Four."),
            lee("Five."),
        )
    )

    assert newsdesk.matches('strike speaker:"Ann Lee"') == {
        "a-0": "near",
        "a-1": "near",
        "a-5": "near",
    }
    assert newsdesk.matches("strike", filters=Filters(speakers=("Lee",))) == {
        "a-0": "near",
        "a-1": "near",
        "a-5": "near",
    }


def test_what_a_speaker_says_of_the_words_itself_comes_with_what_is_near(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", lee("The strike."), lee("They will not give in.")))

    assert newsdesk.matches("strike speaker:Lee") == {"a-0": "all", "a-1": "near"}


def test_all_that_a_speaker_says_counts_in_a_story_whose_title_holds_all_words(
    newsdesk: Desk,
) -> None:
    newsdesk.publish(
        story(
            "a",
            title("Ferry strike"),
            *["x"] * 5,
            lee("One."),
            lee("Two."),
        ),
        story("b", title("Ferry news"), *["x"] * 5, "A strike.", *["x"] * 5, lee("One.")),
    )

    assert newsdesk.matches("ferry strike speaker:Lee") == {"a-6": "title", "a-7": "title"}


@pytest.mark.parametrize(
    "asked",
    ["strike (speaker:Lee OR country:CN)", "strike NOT speaker:Chen", "strike speaker:none"],
)
def test_only_a_speaker_whom_every_hit_must_have_is_followed(newsdesk: Desk, asked: str) -> None:
    newsdesk.publish(
        story(
            "a",
            "The strike.",
            paragraph("No.", speakers=["Ann Lee"]),
            paragraph("No.", speakers=["Bo Chen"]),
        )
    )

    assert "near" not in newsdesk.matches(asked).values()
    assert "title" not in newsdesk.matches(asked).values()


def test_what_is_near_passes_the_other_filters_too(newsdesk: Desk) -> None:
    newsdesk.publish(
        story(
            "a",
            "The strike.",
            paragraph("No.", speakers=["Ann Lee"], countries=["CN"]),
            paragraph("Never.", speakers=["Ann Lee"]),
        )
    )

    assert newsdesk.matches("strike speaker:Lee country:CN") == {"a-1": "near"}


def test_any_of_several_speakers_who_were_asked_for_is_followed(newsdesk: Desk) -> None:
    newsdesk.publish(
        story(
            "a",
            "The strike.",
            paragraph("No.", speakers=["Ann Lee"]),
            paragraph("No.", speakers=["Bo Chen"]),
        )
    )

    both = newsdesk.matches("strike", filters=Filters(speakers=("Lee", "Chen")))
    assert both == {"a-1": "near", "a-2": "near"}
    assert newsdesk.matches("strike (speaker:Lee OR speaker:Chen)") == both
    assert newsdesk.matches("strike (speaker:Lee OR speaker:none)") == {"a-0": "all"}


# Rule 4: titles


def test_a_title_is_a_hit_only_where_its_story_has_no_other(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("Ferry strike"), "The ferry."),
        story("b", title("Ferry strike")),
        story("c", title("Ferry strike"), aside("A gull.")),
    )

    assert newsdesk.matches("ferry") == {"a-1": "all", "b-0": "all", "c-0": "all"}
    assert newsdesk.matches("*") == {"a-1": "all", "b-0": "all", "c-0": "all", "c-1": "all"}


def test_a_title_stands_for_a_story_of_which_no_other_paragraph_passes(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("Ferry to China", countries=["CN"]), paragraph("x", countries=["RU"]))
    )

    assert newsdesk.matches("country:CN") == {"a-0": "all"}
    assert newsdesk.matches("country:RU") == {"a-1": "all"}


def test_titles_may_be_asked_for(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", title("Ferry strike"), "The ferry."))

    assert newsdesk.matches("ferry kind:title") == {"a-0": "all"}
    assert newsdesk.matches("ferry (kind:title OR kind:body)") == {"a-0": "all", "a-1": "all"}
    assert newsdesk.matches("ferry NOT kind:title") == {"a-1": "all"}
    kinds = Filters(kinds=(Kind.TITLE, Kind.BODY))
    assert newsdesk.matches("ferry", filters=kinds) == {"a-0": "all", "a-1": "all"}


# Rule 5: stories that lack a word


def lacking(desk: Desk, asked: str, **fields: Any) -> list[tuple[str, tuple[str, ...], str]]:
    hits = desk.search(asked, may_lack_words=True, limit=100, **fields).hits
    return [(hit.id[0], hit.lacking, hit.match.value) for hit in hits]


def test_where_few_stories_hold_all_words_those_that_lack_one_then_two_follow(
    newsdesk: Desk,
) -> None:
    newsdesk.publish(
        story("a", "Ferry, harbour and quay."),
        story("b", "Ferry ferry ferry.", "Quay quay quay."),
        story("c", "Harbour harbour harbour harbour."),
        story("d", "Rain."),
    )

    assert lacking(newsdesk, "ferry harbour quay") == [
        ("a", (), "all"),
        ("b", ("harbour",), "most"),
        ("b", ("harbour",), "most"),
        ("c", ("ferry", "quay"), "all"),
    ]


def test_a_page_of_what_lacks_words_is_a_part_of_the_whole(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "the ferry", "left the harbour and its quay"),
        story("b", "the ferry left the quay"),
        story("c", "the harbour"),
        story("d", "a quay in the harbour", "a quay"),
    )

    def page(offset: int, limit: int) -> tuple[Hit, ...]:
        asked = Query(may_lack_words=True, scope=Scope.STORY, offset=offset, limit=limit)
        return newsdesk.search("ferry harbour quay", asked).hits

    whole = page(0, 100)
    assert {hit.lacking for hit in whole} >= {(), ("harbour",), ("ferry", "quay")}

    for offset in range(len(whole)):
        for limit in range(1, len(whole) + 1 - offset):
            assert page(offset, limit) == whole[offset : offset + limit]


def test_what_lacks_words_is_not_counted(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry, harbour."), story("b", "Ferry."))

    results = newsdesk.search("ferry harbour", may_lack_words=True)
    assert (len(results.hits), results.total, results.total_stories) == (2, 1, 1)
    assert newsdesk.found("ferry harbour") == ["a-0"]


def test_ten_stories_that_hold_all_words_are_enough(newsdesk: Desk) -> None:
    whole = [story(id, "Ferry, harbour.") for id in "abcdefghij"]
    newsdesk.publish(*whole, story("k", "Ferry."))
    assert len(lacking(newsdesk, "ferry harbour")) == 10

    newsdesk.publish(*whole[1:], story("k", "Ferry."))
    assert lacking(newsdesk, "ferry harbour")[-1] == ("k", ("harbour",), "all")


def test_no_story_that_holds_none_of_the_words_follows(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Rain."), story("b", "Ferry."))

    assert lacking(newsdesk, "ferry harbour") == [("b", ("harbour",), "all")]


@pytest.mark.parametrize(
    "asked",
    [
        'ferry "harbour"',
        "ferry harb*",
        "ferry OR harbour",
        "ferry NOT harbour",
        "ferry",
        "ferry ferries",
        "ferry kind:caption",
    ],
)
def test_only_a_plain_list_of_words_may_lack_one(newsdesk: Desk, asked: str) -> None:
    newsdesk.publish(story("a", "Ferry."), story("b", "Harbour."), story("c", "Harb"))

    assert all(not missing for _, missing, _ in lacking(newsdesk, asked))


def test_what_lacks_words_passes_the_filters(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", paragraph("Ferry.", countries=["CN"])), story("b", "Ferry."))

    filters = Filters(countries=("CN",))
    assert lacking(newsdesk, "ferry harbour", filters=filters) == [("a", ("harbour",), "all")]


def test_what_lacks_words_comes_last_in_every_order(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "Ferry, harbour.", published="2021-01-02"),
        story("b", "Ferry ferry.", published="2021-01-01"),
        story("c", "Harbour.", published="2021-01-03"),
    )

    assert [id for id, _, _ in lacking(newsdesk, "ferry harbour", sort=Sort.NEWEST)] == [
        "a",
        "c",
        "b",
    ]
    assert [id for id, _, _ in lacking(newsdesk, "ferry harbour", sort=Sort.OLDEST)] == [
        "a",
        "b",
        "c",
    ]


def test_a_word_is_named_as_it_was_typed_and_once(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry."))

    assert lacking(newsdesk, "Ferries Harbours harbour") == [("a", ("Harbours",), "all")]


# Narrower scopes


def test_in_a_paragraph_the_words_meet_in_the_paragraph_itself(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", title("Ferry"), "Ferry and harbour.", "Ferry.", "Harbour."),
        story("b", "Ferry.", "Harbour."),
    )

    assert newsdesk.matches("ferry harbour", scope=Scope.PARAGRAPH) == {"a-1": "all"}
    assert newsdesk.matches("ferry NOT harbour", scope=Scope.PARAGRAPH) == {
        "a-0": "all",  # a title is a paragraph here
        "a-2": "all",
        "b-0": "all",
    }
    assert lacking(newsdesk, "ferry rain", scope=Scope.PARAGRAPH) == []


def test_in_a_sentence_one_sentence_makes_the_whole_query_true(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "The ferry left. The harbour froze."),
        story("b", "The ferry left the harbour. It rained."),
        story("c", "The ferry left. Mr. Lee saw a ferry in the harbour."),
    )

    def found(asked: str, scope: Scope = Scope.SENTENCE) -> list[str]:
        return [*newsdesk.matches(asked, scope=scope)]

    assert found("ferry harbour") == ["b-0", "c-0"]
    assert found("ferry NOT harbour") == ["a-0", "c-0"]
    assert found('"left the"') == ["b-0"]
    assert found('"left the"', Scope.PARAGRAPH) == ["a-0", "b-0"]


def test_a_paragraph_without_words_is_one_empty_sentence(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", paragraph("—", countries=["CN"])))

    assert newsdesk.found("country:CN", scope=Scope.SENTENCE) == ["a-0"]
    assert newsdesk.found("country:CN NOT ferry", scope=Scope.SENTENCE) == ["a-0"]


# Hits of a story


def test_a_hit_says_how_many_its_story_has(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", "Ferry.", "Ferry.", "Rain.", "Ferry."), story("b", "Ferry."))

    results = newsdesk.search("ferry", limit=2, per_story=1)
    assert [(hit.id[0], hit.story_total) for hit in results.hits] == [("a", 3), ("b", 1)]
    assert (results.total, results.total_stories) == (4, 2)


def test_paragraphs_of_a_story_stand_side_by_side_where_they_are_limited(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "Ferry.", "The ferry left.", "In the rain of that long morning the ferry left."),
        story("b", "On the ferry."),
    )

    assert newsdesk.found("ferry") == ["a-0", "a-1", "b-0", "a-2"]
    assert newsdesk.found("ferry", per_story=3) == ["a-0", "a-1", "a-2", "b-0"]
    assert newsdesk.found("ferry", per_story=2) == ["a-0", "a-1", "b-0"]
    assert newsdesk.found("ferry", per_story=2, limit=2, offset=1) == ["a-1", "b-0"]


def test_hits_of_one_day_stand_by_what_makes_them_hits(newsdesk: Desk) -> None:
    newsdesk.publish(
        story(
            "a",
            paragraph("Rain.", speakers=["Ann Lee"]),
            title="Ferry strike",
            published="2021-01-01",
        ),
        story(
            "b", "Ferry strike.", paragraph("Rain.", speakers=["Ann Lee"]), published="2021-01-01"
        ),
        story("c", paragraph("Ferry.", speakers=["Ann Lee"]), "Strike.", published="2021-01-01"),
        story("d", paragraph("Ferry strike.", speakers=["Ann Lee"]), published="2021-01-01"),
        story("e", paragraph("Ferry.", speakers=["Ann Lee"]), "Strike.", published="2021-01-02"),
    )

    for sort in (Sort.NEWEST, Sort.OLDEST):
        found = newsdesk.found("ferry strike speaker:Lee", sort=sort)
        assert [id for id in found if id != "e-0"] == ["d-0", "c-0", "b-1", "a-0"]


# The example of docs/query-language.md


@pytest.mark.parametrize(
    ("asked", "matches"),
    [
        ("ferry sailors", {"a-1": "most"}),
        ("ferry strike", {"a-1": "title"}),
        ("sailors speaker:Lee", {"a-2": "near"}),
        ("ferry NOT sailors", {}),
    ],
)
def test_the_example_of_the_documentation(
    newsdesk: Desk, asked: str, matches: dict[str, str]
) -> None:
    newsdesk.publish(
        story("a", title("Ferry strike"), "The sailors met.", lee("“No,” said Ann Lee."))
    )

    assert newsdesk.matches(asked) == matches
