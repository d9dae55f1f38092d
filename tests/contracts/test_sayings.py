"""Who said it, how, and by which word: asked of one and the same saying."""

import pytest

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import Confidence
from searchkit.domain.query import Facet, FacetRequest, Filters, SaidIs, SayingIs, SpeakerIs
from searchkit.engines.sayings import as_one_saying
from searchkit.querylang import parse
from tests.contracts.archives import paragraph, saying, story
from tests.contracts.desk import Desk, country_code


@pytest.fixture
def talk_desk(newsdesk: Desk) -> Desk:
    newsdesk.publish(
        story(
            "a",
            paragraph(
                "x", speakers=[saying("Ann Lee", "said"), saying("Bo Chen", "denied", direct=True)]
            ),
        ),
        story("b", paragraph("x", speakers=[saying("Ann Lee", "denies", direct=True)])),
        story(
            "c",
            paragraph(
                "x", speakers=[saying("Ann Lee", "says"), saying("Ann Lee", "denied", direct=True)]
            ),
        ),
        story("d", paragraph("x", speakers=["Ann Lee"])),
        story("e", "x"),
    )
    return newsdesk


@pytest.mark.parametrize(
    ("asked", "stories"),
    [
        ("cue:say", "ac"),
        ("cue:SAID", "ac"),
        ("cue:denying", "abc"),
        ("cue:jumped", ""),
        ("cue:none", "de"),
        ("said:direct", "abc"),
        ("said:reported", "acd"),
        ("speaker:Lee cue:deny", "bc"),
        ("speaker:Lee AND (cue:deny said:direct)", "bc"),
        ("speaker:Lee (cue:deny OR cue:say)", "abc"),
        ("speaker:Lee (cue:deny OR said:direct)", "abc"),  # two kinds: no condition of one saying
        ("(speaker:Lee OR speaker:Chen) said:direct", "abc"),
        ("cue:say said:direct", ""),
        ("speaker:Lee said:direct", "bc"),
        ("speaker:Lee NOT said:direct", "d"),  # of the paragraph: no saying in it is direct
        ("speaker:Lee speaker:Chen", "a"),
        ("speaker:Lee speaker:Chen cue:deny", ""),
        ("speaker:Lee cue:say cue:deny", "c"),
        ("speaker:none cue:none", "e"),
        ("x speaker:Lee OR cue:deny", "abcd"),
    ],
)
def test_what_stands_together_is_asked_of_one_saying(
    talk_desk: Desk, asked: str, stories: str
) -> None:
    assert {id[0] for id in talk_desk.matches(asked)} == set(stories)


@pytest.mark.parametrize(
    ("asked", "filters", "stories"),
    [
        (None, Filters(speakers=("Lee",), cues=("denied",)), "bc"),
        (None, Filters(speakers=("Lee", "Chen"), cues=("denied", "jumped")), "abc"),
        ("cue:denied", Filters(speakers=("Lee",)), "bc"),
        ("x cue:denied", Filters(speakers=("Lee",), is_direct=False), ""),
        (None, Filters(cues=("say",), is_direct=True), ""),
        (None, Filters(is_direct=False), "acd"),
    ],
)
def test_options_stand_together_with_the_query(
    talk_desk: Desk, asked: str | None, filters: Filters, stories: str
) -> None:
    assert {id[0] for id in talk_desk.matches(asked, filters=filters)} == set(stories)


def test_a_merged_person_said_it_under_every_name(talk_desk: Desk) -> None:
    aliases = Aliases({"Ann Lee": "Ann Lee-Roth"})

    assert talk_desk.found("speaker:Roth cue:deny", aliases=aliases) == ["b-0", "c-0"]
    assert talk_desk.found("speaker:Lee cue:deny", aliases=aliases) == ["b-0", "c-0"]


def test_verbs_are_counted_by_their_base_form_once_a_paragraph(talk_desk: Desk) -> None:
    cues = talk_desk.search("x", facets=(FacetRequest(Facet.CUE),)).facets[Facet.CUE]

    assert [(each.value, each.count, each.stories) for each in cues] == [
        ("deny", 3, 3),
        ("say", 2, 2),
        (None, 2, 2),
    ]


def test_what_is_unsure_is_left_out_where_only_the_sure_is_asked_for(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", paragraph("x", speakers=[saying("Ann Lee", confidence=0.85)]), published="2021-03-01"),
        story("b", paragraph("x", speakers=[saying("Ann Lee", confidence=0.84), saying("Bo Chen")]),
              published="2021-03-02", confidence=Confidence.INFERRED),
    )  # fmt: skip
    requests = (FacetRequest(Facet.SPEAKER), FacetRequest(Facet.MONTH))

    def counts(facet: Facet, *, is_sure: bool) -> list[tuple[str | None, int]]:
        found = newsdesk.search("x", facets=requests, is_sure=is_sure).facets[facet]
        return [(each.value, each.count) for each in found]

    assert newsdesk.found("speaker:Lee") == ["a-0", "b-0"]
    assert newsdesk.found("speaker:Lee", is_sure=True) == ["a-0"]
    assert newsdesk.found("speaker:none", is_sure=True) == []
    assert newsdesk.found("date:2021", is_sure=True) == ["a-0"]
    assert newsdesk.found("date:unknown", is_sure=True) == ["b-0"]
    assert counts(Facet.SPEAKER, is_sure=True) == [("Ann Lee", 1), ("Bo Chen", 1)]
    assert counts(Facet.SPEAKER, is_sure=False) == [("Ann Lee", 2), ("Bo Chen", 1)]
    assert counts(Facet.MONTH, is_sure=True) == [("2021-03", 1), (None, 1)]
    assert newsdesk.found("*", is_sure=True) == ["b-0", "a-0"]  # newest first, by every date


def test_an_and_within_an_and_is_the_same_one() -> None:
    read = parse("speaker:Lee (x (said:direct y))", country_code)

    assert SayingIs((SpeakerIs("Lee"),), (), (SaidIs(is_direct=True),)) in as_one_saying(read).parts  # type: ignore[union-attr]
