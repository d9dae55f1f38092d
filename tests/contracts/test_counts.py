"""Stories beside paragraphs, pairs of facets, and paths."""

import pytest

from searchkit.domain.query import (
    CountBy,
    Facet,
    FacetRequest,
    Filters,
    PairRequest,
    SourceIs,
    SpeakerIs,
)
from tests.contracts.archives import paragraph, story
from tests.contracts.desk import Desk, short

SPEAKERS = (FacetRequest(Facet.SPEAKER, 2),)


@pytest.fixture
def desk_of_three(newsdesk: Desk) -> Desk:
    newsdesk.publish(
        story("a", *[paragraph("x", speakers=["Ann Lee"], countries=["CN", "RU"])] * 3),
        story("b", paragraph("x", speakers=["Bo Chen"], countries=["CN"]), paragraph("x")),
        story(
            "c", paragraph("x", speakers=["Bo Chen", "Ed Fox"]), paragraph("y", countries=["CN"])
        ),
    )
    return newsdesk


def test_a_value_counts_its_stories_beside_its_paragraphs(desk_of_three: Desk) -> None:
    counts = desk_of_three.search("x", facets=SPEAKERS).facets[Facet.SPEAKER]

    assert [(each.value, each.count, each.stories) for each in counts] == [
        ("Ann Lee", 3, 1),
        ("Bo Chen", 2, 2),
        (None, 1, 1),
    ]


def test_hits_are_narrowed_after_copies_are_folded_and_the_best_are_chosen(
    newsdesk: Desk,
) -> None:
    said = story("a", paragraph("x y"), paragraph("x", speakers=["Ann Lee"]), source="AP")
    hers = story("b", paragraph("x y", speakers=["Ann Lee"]), source="Reuters")
    copy = story("c", paragraph("x y"), source="Reuters")
    newsdesk.publish(said, hers, copy, copies=[[said, copy]])

    by_lee = newsdesk.search("x y", only=(SpeakerIs("Ann Lee"),))

    assert [short(hit.id) for hit in by_lee.hits] == ["b-0"]  # what answers best in a is not hers
    assert (by_lee.total, by_lee.total_stories) == (1, 1)
    # c is a copy of AP's, and folded in there.
    assert newsdesk.found("x y", only=(SourceIs("Reuters"),), all_copies=False) == ["b-0"]


def test_few_paragraphs_among_many_count_as_they_do_by_themselves(newsdesk: Desk) -> None:
    said = [paragraph("x", speakers=["Ann Lee"], countries=["CN", "RU"])] * 2
    letters = "abcdefghijklmnopqrstuvwxyz"
    newsdesk.publish(
        *[story(f"a{letter}", paragraph("y", speakers=["Ed Fox"])) for letter in letters],
        story("b", *said, paragraph("x"), title_countries=["CN"]),
        story("c", paragraph("y"), paragraph("x", inherits=True), title_countries=["RU"]),
        *[story(f"d{letter}", *said[:1], paragraph("y", countries=["CN"])) for letter in letters],
    )
    facets = tuple(FacetRequest(each, 2) for each in (Facet.SPEAKER, Facet.COUNTRY))

    few = newsdesk.search("x", filters=Filters(paths=("clippings/[bc].txt",)), facets=facets)
    many = newsdesk.search("x", facets=facets)

    assert few.total == 4
    assert [
        [(each.value, each.count, each.stories, each.inherited) for each in counts]
        for found in (few, many)
        for counts in found.facets.values()
    ] == [
        [("Ann Lee", 2, 1, 0), (None, 2, 2, 0)],
        [("RU", 3, 2, 1), ("CN", 2, 1, 0), (None, 1, 1, 0)],
        [("Ann Lee", 28, 27, 0), (None, 2, 2, 0)],
        [("RU", 29, 28, 1), ("CN", 28, 27, 0), (None, 1, 1, 0)],
    ]


def test_values_may_be_ordered_by_their_stories(desk_of_three: Desk) -> None:
    counts = desk_of_three.search("x", facets=SPEAKERS, count_by=CountBy.STORY).facets

    assert [(each.value, each.count, each.stories) for each in counts[Facet.SPEAKER]] == [
        ("Bo Chen", 2, 2),
        ("Ann Lee", 3, 1),
        (None, 1, 1),
    ]


def test_a_pair_counts_a_paragraph_once_for_each_pair_of_its_values(desk_of_three: Desk) -> None:
    pair = (Facet.SPEAKER, Facet.COUNTRY)
    counts = desk_of_three.search("x", pairs=(PairRequest(pair),)).pairs[pair]

    assert [(each.values, each.count, each.stories) for each in counts] == [
        (("Ann Lee", "CN"), 3, 1),
        (("Ann Lee", "RU"), 3, 1),
        (("Bo Chen", "CN"), 1, 1),
        (("Bo Chen", None), 1, 1),
        (("Ed Fox", None), 1, 1),
        ((None, None), 1, 1),
    ]


def test_of_pairs_only_what_has_neither_value_stands_beside_the_number_asked_for(
    desk_of_three: Desk,
) -> None:
    pair = (Facet.COUNTRY, Facet.SPEAKER)
    counts = desk_of_three.search("x", pairs=(PairRequest(pair, 1),)).pairs[pair]

    assert [(each.values, each.count) for each in counts] == [
        (("CN", "Ann Lee"), 3),
        ((None, None), 1),
    ]


def test_inherited_countries_are_told_in_pairs_too(newsdesk: Desk) -> None:
    newsdesk.publish(
        story(
            "a",
            paragraph("x", speakers=["Ann Lee"], inherits=True),
            paragraph("x", speakers=["Ann Lee"], countries=["CN"]),
            title_countries=["CN"],
        )
    )
    pair = (Facet.SPEAKER, Facet.COUNTRY)

    (count,) = newsdesk.search("x", pairs=(PairRequest(pair),)).pairs[pair]
    assert (count.values, count.count, count.inherited) == (("Ann Lee", "CN"), 2, 1)


@pytest.mark.parametrize(
    ("asked", "stories"),
    [
        ("path:clippings/2021/03/a.txt", "a"),
        ("path:2021/03/a.txt", "a"),  # below the root folder
        ("path:2021/**", "ab"),
        ("path:2021/", "ab"),
        ("path:2021/*", ""),
        ("path:2021/*/*", "ab"),
        ("path:**/a.txt", "a"),
        ("path:*.PDF", "b"),  # its other path
        ("path:*.pdf", ""),
        ("path:2021", ""),
        ('path:"my notes/c (1).txt"', "c"),
        ("x NOT path:2021/**", "c"),
    ],
)
def test_a_path_is_a_glob_over_every_path_of_the_clipping(
    newsdesk: Desk, asked: str, stories: str
) -> None:
    newsdesk.publish(
        story("a", "x", paths=["clippings/2021/03/a.txt"]),
        story("b", "x", paths=["clippings/2021/04/b.txt", "scans/b.PDF"]),
        story("c", "x", paths=["home/my notes/c (1).txt"]),
    )

    assert {id[0] for id in newsdesk.matches(asked)} == set(stories)


def test_outlets_may_be_left_out_and_paths_asked_for_beside_the_query(newsdesk: Desk) -> None:
    newsdesk.publish(
        story("a", "x", source="AP"), story("b", "x", source="Herald"), story("c", "x")
    )

    assert newsdesk.found("x", filters=Filters(not_sources=("ap",))) == ["b-0", "c-0"]
    assert newsdesk.found("x", filters=Filters(not_sources=("ap", "herald"))) == ["c-0"]
    assert newsdesk.found("x", filters=Filters(paths=("a.txt", "c.txt"))) == ["a-0", "c-0"]
