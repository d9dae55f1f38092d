"""What the user knows better: merged names and corrections."""

import json
from pathlib import Path

import pytest

from tests.support.running import Run


@pytest.fixture
def talks(searchkit: Run, clippings: Path) -> Path:
    """An index in which one man has two names."""
    lines = [
        {"title": f"Talk {n}", "paragraphs": [{"text": f"We agree {n}.", "speakers": [name]}]}
        for n, name in enumerate(["Sergei Lavrov", "Sergei Lavrov", "Sergey Lavrov", "Wang Yi"])
    ]
    (clippings / "talks.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert searchkit("index", "-q", clippings).code == 0
    return clippings


def speakers(searchkit: Run) -> dict[str | None, int]:
    answer = json.loads(searchkit("search", "agree", "--format", "json").out)
    return {count["value"]: count["count"] for count in answer["facets"]["speaker"]}


def test_names_with_counts_and_a_likely_merge(searchkit: Run, talks: Path) -> None:
    out = searchkit("speakers").out

    assert "      2  Sergei Lavrov\n" in out
    assert "searchkit speakers --merge 'Sergey Lavrov' 'Sergei Lavrov'    # spelling" in out


def test_a_merge_takes_effect_at_once(searchkit: Run, talks: Path, tmp_path: Path) -> None:
    done = searchkit("speakers", "--merge", "Sergey Lavrov", "Sergei Lavrov")

    assert done.code == 0
    assert (tmp_path / "work" / "aliases.toml").is_file()
    assert speakers(searchkit) == {"Sergei Lavrov": 3, "Wang Yi": 1}
    assert searchkit("search", "--speaker", "Sergei Lavrov", "-c").out == "3\n"
    assert "likely the same" not in searchkit("speakers").out


def test_a_merge_of_what_is_merged_the_other_way_is_refused(searchkit: Run, talks: Path) -> None:
    searchkit("speakers", "--merge", "Sergey Lavrov", "Sergei Lavrov")

    assert searchkit("speakers", "--merge", "Sergei Lavrov", "Sergey Lavrov").code == 2
    assert searchkit("speakers", "--merge", "Wang Yi", "Wang Yi").code == 2


def test_a_correction_takes_effect_at_the_next_index_and_survives_a_rebuild(
    searchkit: Run, talks: Path
) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()

    done = searchkit("correct", id, "speakers", "Qin Gang", "Wang Yi")
    assert done.code == 0
    assert "searchkit index" in done.out
    searchkit("index", "-q")
    searchkit("index", "-q", "--rebuild")

    assert searchkit("search", "--speaker", "Qin Gang", "-l").out.strip() == id
    assert "corrected" in searchkit("show", id).out


def test_every_field_can_be_corrected_and_taken_back(searchkit: Run, talks: Path) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()
    article = id.split("-")[0]
    for field, where, values in (
        ("published", article, ["2021-03-23"]),
        ("source", article, ["The", "Bell"]),
        ("title", article, ["A better title"]),
        ("countries", id, ["CN", "Russia"]),
    ):
        assert searchkit("correct", where, field, *values).code == 0
    searchkit("index", "-q")

    (line,) = searchkit("search", "--speaker", "Wang Yi", "--format", "jsonl").out.splitlines()
    hit = json.loads(line)
    assert (hit["published"], hit["source"], hit["title"], hit["countries"]) == (
        "2021-03-23", "The Bell", "A better title", ["CN", "RU"],
    )  # fmt: skip
    assert searchkit("correct", article, "published", "--undo").code == 0
    assert searchkit("correct", article, "published", "--undo").code == 2
    searchkit("index", "-q")
    (line,) = searchkit("search", "--speaker", "Wang Yi", "--format", "jsonl").out.splitlines()
    assert json.loads(line)["published"] is None


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("published", ["yesterday"]),
        ("countries", ["Atlantis"]),
        ("speakers", []),
        ("colour", ["red"]),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(
    searchkit: Run, talks: Path, field: str, values: list[str]
) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()

    assert searchkit("correct", id, field, *values).code == 2


def test_a_field_of_a_paragraph_needs_a_paragraphs_id(searchkit: Run, talks: Path) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()

    assert searchkit("correct", id.split("-")[0], "speakers", "X").code == 2


def test_a_correction_that_fits_nothing_any_more_is_reported(searchkit: Run, talks: Path) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()
    searchkit("correct", id, "speakers", "Qin Gang")
    (talks / "talks.jsonl").write_text(json.dumps({"title": "x", "paragraphs": ["Other."]}))
    searchkit("index", "-q")

    assert "not applied" in searchkit("status").out
    assert json.loads(searchkit("status", "--format", "json").out)["corrections_not_applied"]


def test_a_list_joined_as_in_the_csv_is_several_values(searchkit: Run, talks: Path) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()

    searchkit("correct", id, "speakers", "Qin Gang; Wang Yi")
    searchkit("index", "-q")

    assert searchkit("search", "--speaker", "Qin Gang", "-l").out.strip() == id
    assert searchkit("search", "--speaker", "Wang Yi", "-l").out.strip() == id


def test_a_corrected_country_says_where_it_comes_from(searchkit: Run, talks: Path) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()

    searchkit("correct", id, "countries", "China", "RU")
    searchkit("index", "-q")

    assert "CN: corrected\n" in searchkit("show", "--why", id).out
