import json
from pathlib import Path

import pytest

from tests.support.running import Run, typed


@pytest.fixture
def hit(searchkit: Run, samples_indexed: Path) -> str:
    """The id of a body paragraph."""
    return searchkit(
        "search", "minister", "--kind", "body", "-l", "-n", "1", "--index", samples_indexed
    ).out.strip()


def test_a_paragraph_is_shown_within_its_article(
    searchkit: Run, samples_indexed: Path, hit: str
) -> None:
    done = searchkit("show", hit, "-C", "1", "--index", samples_indexed)

    assert done.code == 0
    assert done.out.startswith("title      ")
    assert sum(line.startswith(">") for line in done.out.splitlines()) == 1


def test_why_shows_the_words_that_fields_rest_on(
    searchkit: Run, samples_indexed: Path, hit: str
) -> None:
    assert f"id {hit}" in searchkit("show", "--explain", hit, "--index", samples_indexed).out


def test_an_articles_id_shows_all_of_it(searchkit: Run, samples_indexed: Path, hit: str) -> None:
    whole = searchkit("show", hit.split("-")[0], "--index", samples_indexed).out
    record = json.loads(searchkit("show", hit, "--format", "json", "--index", samples_indexed).out)

    assert sum(line[1:2] in "pca" and line[2:3].isdigit() for line in whole.splitlines()) >= len(
        [p for p in record["paragraphs"] if p["kind"] != "title"]
    )


@pytest.mark.parametrize("id", ["nonsense", "aaaaaaaaaa-1", "x-99999999999999999999"])
def test_an_unknown_id_says_where_ids_come_from(
    searchkit: Run, samples_indexed: Path, id: str
) -> None:
    done = searchkit("show", "--index", samples_indexed, "--", id)

    assert done.code == 2
    assert "no such id" in done.err


def test_a_number_beyond_the_article_says_which_there_are(
    searchkit: Run, samples_indexed: Path, hit: str
) -> None:
    done = searchkit("show", hit.split("-")[0] + "-999", "--index", samples_indexed)

    assert done.code == 2
    assert "has paragraphs" in done.err


def test_several_ids_are_shown_those_of_one_article_together(
    searchkit: Run, samples_indexed: Path, hit: str
) -> None:
    article = hit.split("-")[0]
    other = searchkit("search", "lithium", "-l", "-n", "1", "--index", samples_indexed).out.strip()

    out = searchkit("show", hit, other, f"{article}-1", "-C", "0", "--index", samples_indexed).out

    assert out.count("title      ") == 2
    assert sum(line.startswith(">") for line in out.splitlines()) == 3


def test_ids_come_from_standard_input_and_in_upper_case(
    searchkit: Run, samples_indexed: Path, hit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("-C", "0", "--index", samples_indexed)
    plain = searchkit("show", hit, *at)
    typed(monkeypatch, f"\n  {hit.upper()} \r\n\n")

    assert searchkit("show", "-", *at) == plain


def test_an_unknown_id_among_others_is_said_and_the_others_are_shown(
    searchkit: Run, samples_indexed: Path, hit: str
) -> None:
    done = searchkit("show", "aaaaaaaaaa", hit, "--index", samples_indexed)

    assert done.code == 2
    assert done.err.startswith("searchkit: aaaaaaaaaa: no such id")
    assert done.out.startswith("title      ")


def test_a_saying_that_is_not_sure_is_marked_as_such(searchkit: Run, samples_indexed: Path) -> None:
    at = ("-C", "0", "--index", samples_indexed)
    ids = searchkit("search", "speaker:Undurraga", "-l", "--index", samples_indexed).out.split()

    shown = [searchkit("show", id, *at).out for id in ids]

    assert any("says: Matías Undurraga" in out for out in shown)
    assert any("says?: Matías Undurraga" in out for out in shown)
