"""`@name`: what was saved, narrowed by what is typed beside it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from searchkit.cli.asked_query import query_of
from searchkit.cli.query_options import query_options
from searchkit.domain.errors import ConfigurationError, UsageError
from searchkit.domain.query import And, CountryIs, Filters, Or, Query, Scope, Word
from searchkit.settings import QueryOptions, Settings, load_settings
from tests.support.running import Run


def asked(searches: Mapping[str, QueryOptions], *arguments: str) -> Query:
    @click.command
    @query_options
    def command(**options: Any) -> Query:
        settings = Settings(Path("/index"), Path("/news/searchkit.toml"), searches=searches)
        return query_of(options, settings, today=date(2021, 3, 31))

    query: Query = command.main(list(arguments), standalone_mode=False)
    return query


def test_more_words_narrow_it() -> None:
    searches = {"mine": QueryOptions(query="oil OR gas"), "plain": QueryOptions(query="oil gas")}

    query = asked(searches, "@mine", "price")

    assert query.root == And((Or((Word("oil"), Word("gas"))), Word("price")))
    assert query.text == "(oil OR gas) price"
    assert asked(searches, "@plain", "price").root == And((Word("oil"), Word("gas"), Word("price")))


def test_more_filters_narrow_it() -> None:
    searches = {
        "mine": QueryOptions(query="oil", country=("CN", "RU"), since="2021", until="2021-03"),
        "bare": QueryOptions(country=("CN",), not_source=("AP",)),
    }

    query = asked(searches, "@mine", "--country", "US", "--since", "2020", "--until", "2021-02")

    assert query.filters == Filters(
        countries=("US",), since=date(2021, 1, 1), until=date(2021, 2, 28)
    )
    assert query.root == And((Word("oil"), Or((CountryIs("CN"), CountryIs("RU")))))
    bare = asked(searches, "@bare", "--named", "--not-source", "TASS")
    assert bare.filters == Filters(countries=("CN",), is_named=True, not_sources=("AP", "TASS"))


def test_days_back_are_counted_from_the_day_of_asking() -> None:
    searches = {"week": QueryOptions(query="oil", since="7d")}

    assert asked(searches, "@week").filters.since == date(2021, 3, 24)


def test_it_keeps_the_scope_it_was_saved_with() -> None:
    searches = {
        "mine": QueryOptions(query="oil", scope="paragraph"),
        "old": QueryOptions(query="x"),
    }

    assert asked(searches, "@mine").scope is Scope.PARAGRAPH
    assert asked(searches, "@mine", "--in", "paragraph").scope is Scope.PARAGRAPH
    assert asked(searches, "@old").scope is Scope.STORY
    assert asked(searches, "@old", "--in", "sentence").scope is Scope.SENTENCE
    with pytest.raises(UsageError, match="was saved with --in paragraph"):
        asked(searches, "@mine", "--in", "story")


def test_a_name_may_have_spaces_and_the_longest_is_meant() -> None:
    searches = {"near": QueryOptions(query="a"), "near x": QueryOptions(query="b")}

    assert asked(searches, "@near x").text == "b"
    assert asked(searches, "@near y").text == "a y"


def test_advice_on_saving_one_is_toml(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        asked({}, "@near x")

    advice = str(error.value).split("searchkit.toml: ")[1]
    (tmp_path / "searchkit.toml").write_text(advice.replace("] ", "]\n"))
    assert [*load_settings({}, tmp_path).searches] == ["near"]


def test_a_near_name_is_offered() -> None:
    with pytest.raises(UsageError, match="did you mean @sanctions"):
        asked({"sanctions": QueryOptions(query="x")}, "@sanction")


@pytest.mark.parametrize(
    ("saved", "says"),
    [
        (QueryOptions(query="a AND"), ".query: expected a word, a phrase or a filter after AND"),
        (QueryOptions(query="a", since="soon"), ": since soon: expected a date"),
        (QueryOptions(query="a", kind=("poem",)), ": kind poem: known are title"),
        (
            QueryOptions(query="a", country=("Atlantis",)),
            ": country: Atlantis is no country known here",
        ),
        (QueryOptions(query="a", scope="book"), ": in book: known are story"),
        (QueryOptions(query="a", per_story="0"), ": per-story 0: expected a number"),
    ],
)
def test_a_mistake_in_it_names_the_file_and_the_search(saved: QueryOptions, says: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        asked({"mine": saved}, "@mine")

    assert str(error.value).startswith(f"/news/searchkit.toml: searches.mine{says}")


def test_the_file_takes_the_options_by_their_names(
    searchkit: Run, samples_indexed: Path, tmp_path: Path
) -> None:
    (tmp_path / "work" / "searchkit.toml").write_text(
        f'index = "{samples_indexed}"\n[searches.mine]\nquery = "minister"\nin = "sentence"\n'
        'not-source = "The Bell"\nper-story = 1\nnamed = true\ncountry = "Kenya"\n'
        'count-by = "story"\nsure = true\nfacet = ["speaker,country"]\n'
    )

    saved = searchkit("search", "@mine")
    typed = searchkit(
        *("search", "minister", "--in", "sentence", "--not-source", "The Bell", "--per-story", "1"),
        *("--named", "--country", "Kenya", "--count-by", "story", "--sure"),
        *("--facet", "speaker,country"),
    )

    assert saved.out == typed.out
    assert saved.code == typed.code
