"""Facet counts of paragraphs."""

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.article import Kind
from searchkit.domain.query import Facet, FacetRequest, Query
from tests.contracts.archives import paragraph, story
from tests.contracts.desk import Desk


def counts(
    desk: Desk,
    asked: str | None,
    facet: Facet,
    limit: int = 10,
    aliases: Aliases = NO_ALIASES,
) -> list[tuple[str | None, int]]:
    results = desk.search(asked, Query(facets=(FacetRequest(facet, limit),)), aliases)
    return [(count.value, count.count) for count in results.facets[facet]]


def test_facets_count_paragraphs_by_count_then_value_and_the_unknown_last(desk: Desk) -> None:
    desk.publish(
        story(
            "a",
            paragraph("war", speakers=["Wang Yi", "Ann Lee"]),
            paragraph("war", speakers=["Wang Yi"]),
            paragraph("war", speakers=["Bo Chen"]),
            "war",
            "war",
            "war",
            paragraph("peace", speakers=["Nobody Else"]),
        )
    )

    known = [("Wang Yi", 2), ("Ann Lee", 1), ("Bo Chen", 1)]
    assert counts(desk, "war", Facet.SPEAKER) == [*known, (None, 3)]
    assert counts(desk, "war", Facet.SPEAKER, 2) == [*known[:2], (None, 3)]
    assert counts(desk, "war", Facet.SPEAKER, 0) == [(None, 3)]
    assert counts(desk, "peace", Facet.SPEAKER) == [("Nobody Else", 1)]
    assert counts(desk, "absent", Facet.SPEAKER) == []


def test_months_and_years_come_newest_first(desk: Desk) -> None:
    desk.publish(
        story("a", "war", published="2020-12-31"),
        story("b", "war", "war", published="2021-03-01"),
        story("c", "war", published="2021-03-31"),
        story("d", "war", published="0987-01-01"),
        story("e", "war"),
    )

    months = [("2021-03", 3), ("2020-12", 1), ("0987-01", 1), (None, 1)]
    assert counts(desk, "war", Facet.MONTH) == months
    assert counts(desk, "war", Facet.YEAR, 2) == [("2021", 3), ("2020", 1), (None, 1)]


def test_weeks_begin_on_monday_and_belong_to_the_year_of_their_thursday(desk: Desk) -> None:
    desk.publish(
        story("a", "war", published="2021-01-03"),  # the Sunday of a week that began in December
        story("b", "war", published="2021-01-04"),
        story("c", "war", published="2020-12-28"),
        story("d", "war"),
    )

    assert counts(desk, "war", Facet.WEEK) == [("2021-W01", 1), ("2020-W53", 2), (None, 1)]


def test_country_source_and_kind_are_counted_by_paragraph(desk: Desk) -> None:
    both = paragraph("war", countries=["CN", "RU"])
    note = paragraph("war", countries=["CN"], kind=Kind.ASIDE)
    desk.publish(story("a", both, note, source="AP"), story("b", "war"))

    assert counts(desk, "war", Facet.COUNTRY) == [("CN", 2), ("RU", 1), (None, 1)]
    assert counts(desk, "war", Facet.SOURCE) == [("AP", 2), (None, 1)]
    assert counts(desk, "war", Facet.KIND) == [("body", 2), ("aside", 1)]


def test_facets_count_all_that_matches_not_the_page(desk: Desk) -> None:
    desk.publish(story("a", *["war"] * 5, source="AP"))

    page = desk.search("war", Query(limit=1, offset=3, facets=(FacetRequest(Facet.SOURCE),)))
    assert page.facets[Facet.SOURCE][0].count == 5


def test_only_facets_asked_for_are_counted(desk: Desk) -> None:
    desk.publish(story("a", "war"))

    assert desk.search("war").facets == {}
    both = desk.search("war", Query(facets=(FacetRequest(Facet.YEAR), FacetRequest(Facet.KIND))))
    assert list(both.facets) == [Facet.YEAR, Facet.KIND]


def test_merged_names_count_once_per_paragraph(desk: Desk) -> None:
    desk.publish(
        story(
            "a",
            paragraph("war", speakers=["Sergey Lavrov", "Sergei Lavrov"]),
            paragraph("war", speakers=["Sergei Lavrov"]),
        )
    )
    aliases = Aliases({"Sergey Lavrov": "Sergei Lavrov"})

    assert counts(desk, "war", Facet.SPEAKER) == [("Sergei Lavrov", 2), ("Sergey Lavrov", 1)]
    assert counts(desk, "war", Facet.SPEAKER, aliases=aliases) == [("Sergei Lavrov", 2)]
