"""What the user knows better: merged names and corrections."""

import json
from pathlib import Path

import pytest

from tests.support.running import Run, typed


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


@pytest.mark.parametrize("field", ["published", "source", "title"])
def test_a_field_of_an_article_needs_the_articles_id_and_says_it(
    searchkit: Run, talks: Path, field: str
) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()

    done = searchkit("correct", id, field, "2021-03-23")

    assert done.code == 2
    assert f"{field} belongs to the article: give its id, {id.split('-')[0]}." in done.err
    assert searchkit("correct", "--list").out == ""


def test_corrections_are_listed_as_the_commands_that_make_them(searchkit: Run, talks: Path) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()
    article = id.split("-")[0]
    searchkit("correct", id, "speakers", "Qin Gang", "Wang Yi")
    searchkit("correct", article, "published", "unknown")
    searchkit("correct", article, "source", "The Bell")

    assert searchkit("correct", "--list").out.splitlines() == [
        f"searchkit correct {id} speakers 'Qin Gang' 'Wang Yi'",
        f"searchkit correct {article} published none",
        f"searchkit correct {article} source 'The Bell'",
    ]


def test_the_last_correction_is_taken_back_and_says_how_to_make_it_again(
    searchkit: Run, talks: Path
) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip()
    searchkit("correct", id, "speakers", "Qin Gang")
    searchkit("correct", id, "countries", "CN")

    done = searchkit("correct", "--undo")

    assert done.code == 0
    assert f"again: searchkit correct {id} countries CN" in done.err
    assert searchkit("correct", "--list").out == f"searchkit correct {id} speakers 'Qin Gang'\n"
    assert searchkit("correct", "--undo").code == 0
    assert searchkit("correct", "--undo").code == 2


def test_many_articles_are_corrected_by_ids_from_standard_input(
    searchkit: Run, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [id.split("-")[0] for id in searchkit("search", "agree", "-l").out.split()]
    typed(monkeypatch, "\n".join(ids).upper())

    assert searchkit("correct", "-", "source", "The Bell").code == 0

    assert len(ids) == 4
    assert sorted(searchkit("correct", "--list").out.splitlines()) == sorted(
        f"searchkit correct {id} source 'The Bell'" for id in ids
    )


def test_of_many_corrections_all_are_kept_or_none(
    searchkit: Run, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = searchkit("search", "--speaker", "Wang Yi", "-l").out.strip().split("-")[0]
    typed(monkeypatch, f"{id}\naaaaaaaaaa\n")

    assert searchkit("correct", "-", "source", "The Bell").code == 2
    assert searchkit("correct", "--list").out == ""


@pytest.mark.parametrize(
    "arguments",
    [(), ("--list", "--undo"), ("aaaaaaaaaa",), ("aaaaaaaaaa", "source", "x", "--undo")],
)
def test_half_a_correction_is_a_usage_error(
    searchkit: Run, talks: Path, arguments: tuple[str, ...]
) -> None:
    assert searchkit("correct", *arguments).code == 2


def test_merges_are_listed_and_taken_back_by_name_or_the_last_one(
    searchkit: Run, talks: Path
) -> None:
    searchkit("speakers", "--merge", "Sergey Lavrov", "Sergei Lavrov")
    searchkit("speakers", "--merge", "Wang", "Wang Yi")
    searchkit("speakers", "--merge", "W. Yi", "Wang Yi")
    listed = searchkit("speakers", "--list").out

    last = searchkit("speakers", "--undo")
    named = searchkit("speakers", "--merge", "Sergey Lavrov", "Sergei Lavrov", "--undo")

    assert listed.splitlines() == [
        "searchkit speakers --merge 'Sergey Lavrov' 'Sergei Lavrov'",
        "searchkit speakers --merge Wang 'Wang Yi'",
        "searchkit speakers --merge 'W. Yi' 'Wang Yi'",
    ]
    assert "again: searchkit speakers --merge 'W. Yi' 'Wang Yi'" in last.err
    assert named.code == 0
    assert searchkit("speakers", "--list").out == "searchkit speakers --merge Wang 'Wang Yi'\n"
    assert speakers(searchkit) == {"Sergei Lavrov": 2, "Sergey Lavrov": 1, "Wang Yi": 1}
    assert searchkit("speakers", "--merge", "Nobody", "Wang Yi", "--undo").code == 2
    assert searchkit("speakers", "--undo").code == 0
    assert searchkit("speakers", "--undo").code == 2


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

    assert "CN: corrected\n" in searchkit("show", "--explain", id).out


def test_all_merges_that_are_sure_are_kept_at_once_and_each_can_be_taken_back(
    searchkit: Run, talks: Path
) -> None:
    names = ["Ahmed Darwish", "Ahmad Darwish", "Ahmad Darwish", "Mario Conte", "Maria Conte"]
    lines = [{"paragraphs": [{"text": "We agree.", "speakers": [name]}]} for name in names]
    (talks / "more.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    searchkit("index", "-q", talks)
    kept = [
        "searchkit speakers --merge 'Ahmed Darwish' 'Ahmad Darwish'",
        "searchkit speakers --merge 'Sergey Lavrov' 'Sergei Lavrov'",
    ]

    listed = searchkit("speakers")
    done = searchkit("speakers", "--merge-all")

    assert f"{kept[1]}    # spelling, sure\n" in listed.out
    assert "all that are sure: searchkit speakers --merge-all" in listed.err
    assert "--merge 'Mario Conte' 'Maria Conte'    # spelling\n" in listed.out
    assert (done.code, sorted(done.out.splitlines())) == (0, kept)
    assert "2 names merged (aliases.toml)" in done.err
    assert speakers(searchkit)["Sergei Lavrov"] == 3
    assert searchkit("speakers", "--list").out == done.out
    assert "no likely merge is sure" in searchkit("speakers", "--merge-all").err
    assert searchkit("speakers", "--merge", "Sergey Lavrov", "Sergei Lavrov", "--undo").code == 0
    assert speakers(searchkit)["Sergey Lavrov"] == 1
    for more in (["--undo"], ["--list"], ["--merge", "a", "b"]):
        assert searchkit("speakers", "--merge-all", *more).code == 2


def test_speakers_are_counted_as_facets_count_them_copies_folded(
    searchkit: Run, clippings: Path
) -> None:
    story = [
        {"text": f"The ferry to Osmund was {what} again today, the captain said.", "speakers": []}
        for what in ("late", "full", "lost", "hired", "sold", "painted", "towed", "named")
    ]
    said = {"text": "“It was not my fault,” said Ann Lee of the port.", "speakers": ["Ann Lee"]}
    for outlet in ("Osmund Echo", "Port Herald"):
        line = {"title": "Ferry late", "source": outlet, "paragraphs": [*story, said]}
        (clippings / f"{outlet}.jsonl").write_text(json.dumps(line) + "\n")
    searchkit("index", "-q", clippings)

    counted = json.loads(searchkit("speakers", "--format", "json").out)["speakers"]
    facet = json.loads(searchkit("search", "*", "--format", "json").out)["facets"]["speaker"]

    assert counted == [{"name": "Ann Lee", "count": 1}]
    assert [each["count"] for each in facet if each["value"] == "Ann Lee"] == [1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Keniya", "nearest: Kenya (KE)"),
        ("Braszil", "nearest: Brazil (BR)"),
        ("Portugall", "nearest: Portugal (PT)"),
        ("EU", "not a country but a union of several"),
    ],
)
def test_a_country_that_is_none_gets_the_nearest(
    searchkit: Run, talks: Path, typed: str, said: str
) -> None:
    id = searchkit("search", "agree", "-l", "-n", "1").out.strip()

    done = searchkit("correct", id, "countries", "CN", typed)

    assert (done.code, said in done.err) == (2, True)
    assert searchkit("correct", "--list").out == ""


def test_a_region_stands_for_its_country_and_says_so(searchkit: Run, talks: Path) -> None:
    id = searchkit("search", "agree", "-l", "-n", "1").out.strip()

    done = searchkit("correct", id, "countries", "Crimea")

    assert "Crimea is in Ukraine: read as country:UA" in done.err
    assert searchkit("correct", "--list").out == f"searchkit correct {id} countries UA\n"
