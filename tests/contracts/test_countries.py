"""Countries that a paragraph names, and those that it has from its story."""

import pytest

from searchkit.domain.article import Paragraph
from searchkit.domain.query import Facet, FacetRequest, Filters
from tests.contracts.archives import aside, caption, paragraph, story, title
from tests.contracts.desk import Desk


def heir(text: str) -> Paragraph:
    return paragraph(text, inherits=True)


@pytest.fixture
def kenya_desk(newsdesk: Desk) -> Desk:
    newsdesk.publish(
        story("a", title("Kenya votes", countries=["KE"]), heir("x"), paragraph("x", countries=["CN"]), caption("x", inherits=True), aside("x", inherits=True)),
        story("b", paragraph("x", countries=["KE", "CN"]), heir("x"), paragraph("x"), dateline_countries=["US"]),
        story("c", heir("x"), dateline_countries=["RU"]),
        story("d", heir("x"), title="Four", title_countries=["KE", "CN", "RU", "US"]),
    )  # fmt: skip
    return newsdesk


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("x country:KE", ["a-1", "a-3", "b-0", "b-1"]),
        ("x named:KE", ["b-0"]),
        ("x country:RU", ["c-0"]),
        ("x named:RU", []),
        ("x country:US", []),
        ("x country:none", ["a-4", "b-2", "d-0"]),
        ("x named:none", ["a-1", "a-3", "a-4", "b-1", "b-2", "c-0", "d-0"]),
        ("x country:KE NOT named:KE", ["a-1", "a-3", "b-1"]),
    ],
)
def test_a_country_is_named_or_inherited(kenya_desk: Desk, asked: str, found: list[str]) -> None:
    assert sorted(kenya_desk.found(asked)) == found


def test_the_option_takes_both_unless_only_what_is_named_is_asked_for(kenya_desk: Desk) -> None:
    both = Filters(countries=("KE", "RU"))
    named = Filters(countries=("KE", "RU"), is_named=True)

    assert sorted(kenya_desk.found("x", filters=both)) == ["a-1", "a-3", "b-0", "b-1", "c-0"]
    assert sorted(kenya_desk.found("x", filters=named)) == ["b-0"]


def test_a_facet_says_how_many_inherit(kenya_desk: Desk) -> None:
    counts = kenya_desk.search("x", facets=(FacetRequest(Facet.COUNTRY),)).facets[Facet.COUNTRY]

    assert [(each.value, each.count, each.inherited, each.stories) for each in counts] == [
        ("KE", 4, 3, 2),
        ("CN", 3, 1, 2),
        ("RU", 1, 1, 1),
        (None, 3, 0, 3),
    ]


def test_a_paragraph_tells_what_it_names_from_what_it_inherits(kenya_desk: Desk) -> None:
    with kenya_desk.engine.open() as snapshot:
        named, heir = snapshot.paragraphs(["b222222222-0", "b222222222-1"])

    assert (named.countries, [each.is_inherited for each in named.about]) == (
        ("KE", "CN"),
        [False, False],
    )
    assert (heir.countries, [(each.code, each.is_inherited) for each in heir.about]) == (
        (),
        [("KE", True), ("CN", True)],
    )
