from pathlib import Path

import pytest

from tests.support.running import Run


@pytest.mark.parametrize("query", ["((((", '"', "speaker:", "date:2021-13", "a*", "colour:red"])
def test_a_bad_query_gets_the_query_a_caret_and_what_was_expected(
    searchkit: Run, query: str
) -> None:
    done = searchkit("search", query)

    assert done.code == 2
    message, shown, caret = done.err.splitlines()
    assert message.startswith("searchkit: ")
    assert shown == f"  {query}"
    assert caret.strip() == "^"
    assert 2 <= caret.index("^") <= len(query) + 2


def test_a_query_of_3000_characters_is_refused_on_its_length(searchkit: Run) -> None:
    done = searchkit("search", "x" * 3000)

    assert done.code == 2
    assert "2,000" in done.err
    assert max(map(len, done.err.splitlines())) < 200


def test_thousands_of_parentheses_are_no_traceback(searchkit: Run) -> None:
    assert searchkit("search", "(" * 1900).code == 2


def test_neither_query_nor_filter_is_a_usage_error(searchkit: Run) -> None:
    done = searchkit("search")

    assert done.code == 2
    assert "give a query or at least one filter" in done.err


def test_an_unknown_facet_names_the_known_ones(searchkit: Run) -> None:
    done = searchkit("search", "x", "--facet", "colour")

    assert done.code == 2
    assert "speaker, country, source, month, week, year, kind" in done.err


@pytest.mark.parametrize("facet", ["speaker:0", "speaker:", "speaker:many", "speaker:-1"])
def test_a_facet_needs_a_number_after_its_colon(searchkit: Run, facet: str) -> None:
    assert searchkit("search", "x", "--facet", facet).code == 2


@pytest.mark.parametrize("count", ["10001", "1000000000", "-1", "ten"])
def test_more_than_10000_hits_are_a_usage_error(searchkit: Run, count: str) -> None:
    assert searchkit("search", "x", "-n", count).code == 2


@pytest.mark.parametrize("day", ["2021-13", "tomorrow", "2021-02-30", "٢٠٢١"])
def test_a_date_that_is_none_says_what_to_write(searchkit: Run, day: str) -> None:
    done = searchkit("search", "x", "--since", day)

    assert done.code == 2
    assert "2021-03-23" in done.err


def test_a_dash_for_not_outside_the_quotes_says_what_to_do(searchkit: Run) -> None:
    done = searchkit("search", "sanctions", "-xinjang")

    assert done.code == 2
    assert "searchkit search -- 'x -y'" in done.err


def test_after_two_dashes_a_leading_dash_is_not(searchkit: Run, samples_indexed: Path) -> None:
    every = searchkit("search", "-c", "--index", samples_indexed, "minister").out
    some = searchkit("search", "-c", "--index", samples_indexed, "--", "minister", "-the").out

    assert int(some) < int(every)


def test_a_caret_stands_under_its_place_behind_wide_and_hidden_characters(searchkit: Run) -> None:
    done = searchkit("search", "北京 \x1b[2J ((")

    assert done.code == 2
    assert "\x1b" not in done.err
