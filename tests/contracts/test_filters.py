"""Filters, in the query and beside it."""

from datetime import date

import pytest

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import Kind
from searchkit.domain.query import Filters, Query, SpeakerIs
from tests.contracts.archives import paragraph, story
from tests.contracts.desk import Desk


@pytest.fixture
def archive_desk(desk: Desk) -> Desk:
    desk.publish(
        story(
            "a",
            paragraph("Alpha", speakers=["Wang Yi"], countries=["CN", "RU"]),
            paragraph("Beta", kind=Kind.CAPTION),
            published="2021-03-23",
            source="AP",
        ),
        story(
            "b",
            paragraph("Alpha", speakers=["Sergei Lavrov", "Wang Yi"], countries=["RU"]),
            paragraph("Beta", speakers=["Yi Gang"], kind=Kind.ASIDE),
            published="2020-12-31",
            source="Le Monde Économique",
        ),
        story("c", "Alpha", "Beta"),
    )
    return desk


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ('speaker:"Wang Yi"', ["a-0", "b-0"]),
        ("speaker:wang", ["a-0", "b-0"]),
        ("speaker:yi", ["b-1"]),
        ("speaker:Gang", ["b-1"]),
        ("speaker:lavrov", ["b-0"]),
        ("speaker:none", ["a-1", "c-0", "c-1"]),
        ("country:CN", ["a-0"]),
        ("country:Chinese", ["a-0"]),
        ("country:russia", ["a-0", "b-0"]),
        ("country:none", ["a-1", "b-1", "c-0", "c-1"]),
        ("source:ap", ["a-0", "a-1"]),
        ('source:"le monde economique"', ["b-0", "b-1"]),
        ("source:monde", []),
        ("source:unknown", ["c-0", "c-1"]),
        ("kind:caption", ["a-1"]),
        ("kind:ASIDE", ["b-1"]),
        ("kind:title", []),
        ("date:2021-03", ["a-0", "a-1"]),
        ("date:2021-03-23", ["a-0", "a-1"]),
        ("date:2021-03-24", []),
        ("date:2020", ["b-0", "b-1"]),
        ("date:2020-12-31..2021-03-23", ["a-0", "a-1", "b-0", "b-1"]),
        ("date:2021-01..2021-02", []),
        ("date:..2020", ["b-0", "b-1"]),
        ("date:2021..", ["a-0", "a-1"]),
        ("date:..", ["a-0", "a-1", "b-0", "b-1"]),
        ("date:unknown", ["c-0", "c-1"]),
        ("alpha NOT speaker:wang", ["c-0"]),
        ("speaker:wang OR kind:caption", ["a-0", "a-1", "b-0"]),
        ("NOT date:..", ["c-0", "c-1"]),
    ],
)
def test_a_filter_in_the_query(archive_desk: Desk, asked: str, found: list[str]) -> None:
    assert sorted(archive_desk.found(asked)) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(speakers=("Wang", "Yi")), ["a-0", "b-0", "b-1"]),
        (Filters(countries=("CN", "RU")), ["a-0", "b-0"]),
        (Filters(countries=("RU",), sources=("ap",)), ["a-0"]),
        (Filters(kinds=(Kind.CAPTION, Kind.ASIDE)), ["a-1", "b-1"]),
        (Filters(since=date(2021, 1, 1)), ["a-0", "a-1"]),
        (Filters(until=date(2020, 12, 31)), ["b-0", "b-1"]),
        (Filters(since=date(2020, 12, 31), until=date(2021, 3, 23)), ["a-0", "a-1", "b-0", "b-1"]),
        (Filters(speakers=("Nobody",)), []),
        (Filters(), ["a-0", "a-1", "b-0", "b-1", "c-0", "c-1"]),
    ],
)
def test_filters_are_any_of_a_field_and_all_of_the_fields(
    archive_desk: Desk, filters: Filters, found: list[str]
) -> None:
    assert sorted(archive_desk.found(None, Query(filters=filters))) == found
    assert sorted(archive_desk.found("alpha OR beta", Query(filters=filters))) == found


def test_filters_do_not_change_scores(archive_desk: Desk) -> None:
    alone = archive_desk.search("alpha")
    filtered = archive_desk.search("alpha", Query(filters=Filters(sources=("AP",))))
    inside = archive_desk.search("alpha source:AP")

    score = next(hit.score for hit in alone.hits if hit.id.startswith("a"))
    assert [hit.score for hit in filtered.hits] == [score]
    assert [hit.score for hit in inside.hits] == [score]


ALIASES = Aliases({"Sergey Lavroff": "Sergei Lavrov", "S. Lavrov": "Sergey Lavroff"})


@pytest.mark.parametrize(
    "asked", ["Sergei Lavrov", "Sergey Lavroff", "S. Lavrov", "sergey lavroff", "Lavroff", "Lavrov"]
)
def test_a_merged_person_answers_to_every_name(desk: Desk, asked: str) -> None:
    desk.publish(
        story("a", paragraph("x", speakers=["Sergey Lavroff"])),
        story("b", paragraph("x", speakers=["Sergei Lavrov"])),
        story("c", paragraph("x", speakers=["S. Lavrov"])),
        story("d", paragraph("x", speakers=["Wang Yi"])),
    )

    assert sorted(desk.found(f'speaker:"{asked}"', aliases=ALIASES)) == ["a-0", "b-0", "c-0"]
    filters = Query(filters=Filters(speakers=(asked,)))
    assert sorted(desk.found(None, filters, ALIASES)) == ["a-0", "b-0", "c-0"]


def test_a_merged_person_is_shown_under_the_name_that_is_counted(desk: Desk) -> None:
    speakers = ["S. Lavrov", "Wang Yi", "Sergey Lavroff"]
    desk.publish(story("a", paragraph("x", speakers=speakers), paragraph("y")))

    with desk.engine.open(ALIASES) as snapshot:
        article = snapshot.article("a222222222")
        (document,) = snapshot.paragraphs(["a222222222-0"])
    assert document.speakers == ("Sergei Lavrov", "Wang Yi")
    assert [found.name for found in article.paragraphs[0].speakers or ()] == [*document.speakers]
    with desk.engine.open() as snapshot:
        assert list(snapshot.paragraphs(["a222222222-0"])[0].speakers) == speakers


def test_without_aliases_names_stay_apart(desk: Desk) -> None:
    desk.publish(story("a", paragraph("x", speakers=["Sergey Lavroff"])))

    assert desk.found("speaker:Lavrov") == []
    assert desk.found("speaker:Lavrov", aliases=ALIASES) == ["a-0"]


def test_a_facet_value_asks_for_exactly_whom_it_counts(desk: Desk) -> None:
    desk.publish(
        story("a", paragraph("x", speakers=["China"])),
        story("b", paragraph("x", speakers=["Ann China"])),
        story("c", paragraph("x", speakers=["Sergey Lavroff", "Sergei Lavrov"])),
        story("d", "x"),
    )

    def whole(name: str | None) -> list[str]:
        with desk.engine.open(ALIASES) as snapshot:
            hits = snapshot.search(Query(SpeakerIs(name, is_whole=True))).hits
        return [hit.id[0] for hit in hits]

    assert whole("China") == ["a"]
    assert whole("china") == []
    assert whole("Sergei Lavrov") == ["c"]
    assert whole("Sergey Lavroff") == []  # counted under another name
    assert whole(None) == ["d"]
