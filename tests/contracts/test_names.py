"""Spellings of one name are one person, and a name that is asked for means the right ones."""

import pytest

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.article import Article
from searchkit.domain.query import Facet, FacetRequest, Filters, SourceIs, SpeakerIs
from tests.contracts.archives import paragraph, story
from tests.contracts.desk import Desk

FACETS = (FacetRequest(Facet.SPEAKER), FacetRequest(Facet.SOURCE))


def said(id: str, *names: str, source: str | None = None) -> Article:
    return story(id, *[paragraph("x", speakers=[name]) for name in names], source=source)


def counts(desk: Desk, facet: Facet, aliases: Aliases = NO_ALIASES) -> list[tuple[str | None, int]]:
    found = desk.search("x", facets=FACETS, aliases=aliases).facets[facet]
    return [(each.value, each.count) for each in found]


def test_spellings_of_a_name_count_as_one_under_the_most_frequent(newsdesk: Desk) -> None:
    newsdesk.publish(
        said("a", "Kim Jong-un", "KIM JONG UN", "Kim Jong-un", "Chairman Kim Jong Un"),
        said("b", "Nicolas Maduro", "Nicolás Maduro"),
        said("c", "Robert Roe", "Robert Roe Jr.", "Roe, Robert"),
    )

    assert counts(newsdesk, Facet.SPEAKER) == [
        ("Kim Jong-un", 4),
        ("Nicolas Maduro", 2),  # of two that are as frequent, the first of the alphabet
        ("Robert Roe", 2),
        ("Robert Roe Jr.", 1),
    ]
    assert newsdesk.found(None, filters=Filters(speakers=("maduro",))) == ["b-0", "b-1"]


def test_a_paragraph_counts_once_for_two_spellings(newsdesk: Desk) -> None:
    newsdesk.publish(story("a", paragraph("x", speakers=["Wang Yi", "WANG YI"])))

    assert counts(newsdesk, Facet.SPEAKER) == [("Wang Yi", 1)]


def test_of_spellings_as_frequent_none_in_capitals_is_shown(newsdesk: Desk) -> None:
    newsdesk.publish(
        said("a", "WANG YI", "Wang Yi"),
        said("b", "KIM JONG UN", "Kim Jong-un"),
        said("c", "OMAR SY", "OMAR SY", "Omar Sy"),
    )

    assert counts(newsdesk, Facet.SPEAKER) == [("OMAR SY", 3), ("Kim Jong-un", 2), ("Wang Yi", 2)]


def test_the_name_that_the_user_chose_is_shown_however_rare(newsdesk: Desk) -> None:
    newsdesk.publish(said("a", "Sergey Lavrov", "SERGEY LAVROV", "Sergei Lavrov", "SERGEI LAVROV"))
    aliases = Aliases({"Sergey Lavrov": "Sergei Lavrov"})

    assert counts(newsdesk, Facet.SPEAKER, aliases) == [("Sergei Lavrov", 4)]


@pytest.mark.parametrize("asked", ["AP", "AP News", "Associated Press", "the associated press"])
def test_an_agency_is_one_source_by_any_of_its_names(newsdesk: Desk, asked: str) -> None:
    newsdesk.publish(
        said("a", "Ann Lee", source="AP"),
        said("b", "Ann Lee", source="Associated Press"),
        said("c", "Ann Lee", source="AP News"),
        said("d", "Ann Lee", "Ann Lee", source="The Bell"),
        said("e", "Ann Lee", source="the bell"),
    )

    assert newsdesk.found(None, filters=Filters(sources=(asked,))) == ["a-0", "b-0", "c-0"]
    assert counts(newsdesk, Facet.SOURCE) == [("AP", 3), ("The Bell", 3)]
    with newsdesk.engine.open() as snapshot:
        assert list(snapshot.answering(SourceIs(asked))) == ["AP"]
    others = newsdesk.found(None, filters=Filters(not_sources=(asked,)))
    assert others == ["d-0", "d-1", "e-0"]


def test_who_answers_is_said_the_most_quoted_first(newsdesk: Desk) -> None:
    newsdesk.publish(said("a", "George W. Bush", "George H.W. Bush", "George H.W. Bush", "Ann Lee"))

    with newsdesk.engine.open() as snapshot:
        assert list(snapshot.answering(SpeakerIs("Bush"))) == ["George H.W. Bush", "George W. Bush"]
        assert list(snapshot.answering(SpeakerIs("Busch"))) == []


def test_who_is_gone_keeps_no_name_from_being_found(newsdesk: Desk) -> None:
    newsdesk.publish(said("a", "Luiz Lula da Silva"), said("b", "Ann Lula"))
    assert newsdesk.found("speaker:Lula") == ["b-0"]

    newsdesk.publish(said("a", "Luiz Lula da Silva"), said("c", "Bo Chen"))

    assert newsdesk.found("speaker:Lula") == ["a-0"]
