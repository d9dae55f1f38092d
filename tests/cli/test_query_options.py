from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from searchkit.cli.asked_query import query_of
from searchkit.cli.query_options import query_options
from searchkit.domain.errors import UsageError
from searchkit.domain.query import Facet, FacetRequest, Filters, Query, Sort, Word
from searchkit.settings import QueryOptions, Settings
from tests.support.running import Run

SAVED = QueryOptions(
    query="sanctions", country=("Chinese",), since="2021", sort="oldest", limit=3, facet=()
)
SETTINGS = Settings(Path("/index"), None, searches={"mine": SAVED})


@click.command
@query_options
def command(**options: Any) -> Query:
    return query_of(options, SETTINGS)


def asked(*arguments: str) -> Query:
    query: Query = command.main(list(arguments), standalone_mode=False)
    return query


def test_words_are_joined_and_kept_as_typed_beside_what_they_say() -> None:
    query = asked("war", "peace")

    assert query.text == "war peace"
    assert query.root is not None


def test_what_holds_where_nothing_is_said() -> None:
    assert asked("war") == Query(
        text="war",
        root=Word("war"),
        facets=(
            FacetRequest(Facet.SPEAKER, 5),
            FacetRequest(Facet.COUNTRY, 5),
            FacetRequest(Facet.MONTH, 12),
        ),
        all_copies=False,
        per_story=3,
        may_lack_words=True,
    )


def test_a_saved_search_is_asked_with_what_was_saved() -> None:
    query = asked("@mine")

    assert (query.text, query.root) == ("sanctions", Word("sanctions"))
    assert query.filters == Filters(countries=("CN",), since=date(2021, 1, 1))
    assert (query.sort, query.limit) == (Sort.OLDEST, 3)
    assert len(query.facets) == 3  # an empty list leaves them as they are


def test_an_option_wins_over_the_saved_search() -> None:
    query = asked("@mine", "--country", "RU", "-n", "0", "--sort", "newest", "--facet", "none")

    assert query.filters == Filters(countries=("RU",), since=date(2021, 1, 1))
    assert (query.sort, query.limit, query.facets) == (Sort.NEWEST, 0, ())


def test_a_mistake_is_found_without_an_index() -> None:
    with pytest.raises(UsageError, match="no day is left"):
        asked("@mine", "--until", "2020")
    with pytest.raises(UsageError, match="no such saved search; known: @mine"):
        asked("@yours")
    with pytest.raises(UsageError, match="Nothing to search for"):
        asked()


@pytest.mark.parametrize("field", ["speaker", "country", "source", "cue"])
def test_none_asks_for_those_without_as_it_does_in_a_query(
    searchkit: Run, samples_indexed: Path, field: str
) -> None:
    at = ("-c", "--index", samples_indexed)

    by_option = searchkit("search", "*", f"--{field}", "none", *at)
    by_query = searchkit("search", f"{field}:none", *at)

    assert by_option.out == by_query.out
    assert int(by_option.out) > 0
    assert by_option.err == ""
