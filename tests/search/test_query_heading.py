"""What was asked, as the heading of a page."""

from datetime import date

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.query import Filters, Query
from searchkit.language.countries import country_code, country_name
from searchkit.querylang import parse
from searchkit.renderers.display_names import Names
from searchkit.search.query_heading import heading

NAMES = Names(country_name)


@pytest.mark.parametrize(
    ("text", "filters", "words"),
    [
        ("sanctions  'human rights'", Filters(), "sanctions  'human rights'"),
        ("", Filters(countries=("US",)), "About the United States"),
        ("*", Filters(countries=("NL", "KE")), "About the Netherlands or Kenya"),
        ("ferry", Filters(speakers=("Wang Yi", "Lee")), "ferry · Wang Yi or Lee"),
        ('ferry country:KE speaker:"Wang Yi"', Filters(), "ferry · About Kenya · Wang Yi"),
        ("ferry OR country:KE", Filters(), "ferry OR country:KE"),
        ("ferry NOT country:KE", Filters(), "ferry NOT country:KE"),
        ("ferry named:KE", Filters(), "ferry · Naming Kenya"),
        ("ferry", Filters(since=date(2021, 3, 1), until=date(2021, 3, 31)), "ferry · March 2021"),
        (
            "ferry",
            Filters(since=date(2021, 12, 1), until=date(2021, 12, 31)),
            "ferry · December 2021",
        ),
        ("ferry", Filters(since=date(2021, 1, 1), until=date(2021, 12, 31)), "ferry · 2021"),
        ("ferry", Filters(since=date(2021, 1, 1)), "ferry · Since 1 January 2021"),
        ("ferry", Filters(until=date(2021, 3, 2)), "ferry · Until 2 March 2021"),
        (
            "ferry",
            Filters(since=date(2021, 3, 1), until=date(2021, 4, 2)),
            "ferry · 1 March 2021 to 2 April 2021",
        ),
        ("ferry date:unknown", Filters(), "ferry · Undated"),
        ("ferry", Filters(sources=("AP", None)), "ferry · From AP or No known source"),
        ("ferry", Filters(not_sources=("AP",)), "ferry · Not from AP"),
        (
            "ferry",
            Filters(kinds=(Kind.CAPTION,), cues=("deny",)),
            "ferry · By the verb “deny” · Captions",
        ),
        (
            "ferry",
            Filters(is_direct=True, paths=("2021/**",)),
            "ferry · In their own words · In files like 2021/**",
        ),
        ("*", Filters(), "All clippings"),
    ],
)
def test_words_stand_as_typed_and_filters_in_words(text: str, filters: Filters, words: str) -> None:
    root = parse(text, lambda name: country_code(name) or "") if text else None

    assert heading(Query(text=text, root=root, filters=filters), NAMES) == words
