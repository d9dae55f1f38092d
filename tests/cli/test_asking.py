"""How `search` is asked: where words must meet, which filters hold, how much is shown."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.running import Run

STORIES = (
    {
        "title": "Sanctions bite",
        "published": "2021-03-23",
        "source": "AP",
        "paragraphs": [
            {"text": "The ministers met about sanctions in a hall.", "countries": ["CN"]},
            {"text": "“The measures are illegal,” he said.", "speakers": ["Dmitry Peskov"]},
            {"text": "Rights groups were not asked.", "speakers": []},
        ],
    },
    {
        "title": "A harvest",
        "published": "2021-04-01",
        "source": "Reuters",
        "paragraphs": [
            {"text": "Sanctions and rights were on the table. Talks went on.", "countries": ["RU"]},
            {"text": "Talks about rights. Sanctions stay.", "countries": []},
        ],
    },
    {"title": "A third", "source": None, "paragraphs": [{"text": "Sanctions.", "countries": []}]},
)


@pytest.fixture
def search(searchkit: Run, clippings: Path, tmp_path: Path) -> Run:
    (clippings / "2021").mkdir()
    lines = "".join(f"{json.dumps(story)}\n" for story in STORIES)
    (clippings / "2021" / "wire.jsonl").write_text(lines)
    index = tmp_path / "index"
    assert searchkit("index", clippings, "--index", index, "-q").code == 0
    return lambda *arguments: searchkit("search", *arguments, "--index", index)


def hits(search: Run, *arguments: str) -> list[dict[str, Any]]:
    lines = search(*arguments, "--format", "jsonl").out.splitlines()
    return [json.loads(line) for line in lines]


def texts(search: Run, *arguments: str) -> set[str]:
    return {hit["text"].split()[0] for hit in hits(search, *arguments)}


def test_words_meet_in_the_story_unless_told_otherwise(search: Run) -> None:
    found = hits(search, "sanctions", "rights")

    assert [(hit["text"].split()[0], hit["match"]) for hit in found if hit["source"] == "AP"] == [
        ("Rights", "most"),
        ("The", "most"),
    ]
    assert texts(search, "sanctions", "rights", "--in", "story") == {
        "The",
        "Rights",
        "Sanctions",
        "Talks",
    }
    assert texts(search, "sanctions", "rights", "--in", "paragraph") == {"Sanctions", "Talks"}
    assert texts(search, "sanctions", "rights", "--in", "sentence") == {"Sanctions"}


def test_what_a_speaker_says_beside_the_words_is_found(search: Run) -> None:
    found = hits(search, "sanctions", "--speaker", "Peskov")

    assert [(hit["speakers"], hit["match"]) for hit in found] == [(["Dmitry Peskov"], "near")]
    assert search("sanctions", "--speaker", "Peskov", "--in", "paragraph").code == 1


def test_a_story_that_lacks_a_word_is_shown_and_not_counted(search: Run) -> None:
    answer = json.loads(search("sanctions", "harvest", "ministers", "--format", "json").out)
    text = search("sanctions", "harvest", "ministers")

    assert answer["total"] == answer["total_stories"] == 0
    assert answer["hits"][0]["lacking"] in (["harvest"], ["ministers"])
    assert "lacks: harvest" in text.out
    assert search("sanctions", "harvest", "ministers", "-c").out == "0\n"
    for form in ((), ("-l",), ("-c",), ("--format", "json"), ("--format", "csv")):
        assert search("sanctions", "harvest", "ministers", *form).code == 1, form
    assert hits(search, "sanctions", "harvest", "ministers") == []


@pytest.mark.parametrize(
    "asked",
    [
        ("sanctions", "--speaker", "Peskov", "--speaker", "Lavrov"),
        ("sanctions", "--country", "CN", "--country", "RU", "--named"),
        ("illegal", "--cue", "said", "--cue", "denied", "--kind", "body"),
        ("sanctions rights", "--not-source", "AP", "--since", "2021"),
    ],
    ids=" ".join,
)
def test_what_was_read_may_be_typed_and_finds_the_same(search: Run, asked: tuple[str]) -> None:
    first = json.loads(search(*asked, "--format", "json").out)
    again = json.loads(search(first["read_as"], "--format", "json").out)

    assert first["total"] > 0 or "--cue" in asked
    assert [(hit["id"], hit["match"]) for hit in again["hits"] if not hit["lacking"]] == [
        (hit["id"], hit["match"]) for hit in first["hits"] if not hit["lacking"]
    ]


def test_a_star_alone_is_everything_newest_first(search: Run) -> None:
    found = hits(search, "*")

    assert [hit["published"] for hit in found] == ["2021-04-01"] * 2 + ["2021-03-23"] * 3 + [None]


def test_named_countries_and_inherited_ones_are_told_apart(search: Run) -> None:
    both = texts(search, "--country", "Chinese")
    named = texts(search, "--country", "cn", "--named")
    answer = json.loads(search("*", "--facet", "country", "--format", "json").out)

    assert named == {"The"}
    assert both == {"The", "“The", "Rights"}
    assert texts(search, "named:China") == named
    assert {"value": "CN", "label": "China", "count": 3, "stories": 1, "inherited": 2} in answer[
        "facets"
    ]["country"]
    assert "China 1 (+2 in stories about it)" in search("*", "-n", "0").out
    assert "(China)" in search("measures").out


def test_named_without_a_country_says_what_is_missing(search: Run) -> None:
    done = search("sanctions", "--named")

    assert (done.code, done.out) == (2, "")
    assert "--country CN --named" in done.err


def test_one_saying_answers_to_speaker_cue_and_manner(search: Run) -> None:
    assert texts(search, "--speaker", "Peskov", "--cue", "says") <= {"“The"}
    assert search("--speaker", "Peskov", "--cue", "denied").code == 1
    done = search("x", "--direct", "--reported")
    assert (done.code, "nothing is both" in done.err) == (2, True)


def test_a_source_is_left_out(search: Run) -> None:
    assert {hit["source"] for hit in hits(search, "*", "--not-source", "AP")} == {"Reuters", None}


def test_a_path_is_a_glob(search: Run) -> None:
    assert len(hits(search, "--path", "2021/**")) == 6
    assert search("--path", "2022/**").code == 1
    assert "the path is empty" in search("--path", " ").err
    assert "at any depth: '**/*.jsonl'" in search("--path", "*.jsonl").err
    assert len(hits(search, "path:**/*.jsonl")) == 6


def test_days_back_from_today_are_dates(search: Run) -> None:
    assert len(hits(search, "--since", "200y", "--until", "yesterday")) == 5
    assert search("--since", "1d").code == 1
    done = search("--since", "5x")
    assert done.code == 2
    assert "7d, 3w, 6m, 1y or yesterday" in done.err


def test_so_many_of_a_story_are_shown_and_all_are_counted(search: Run) -> None:
    one = json.loads(search("*", "--per-story", "1", "--format", "json").out)
    none = search("*", "--per-story", "0")

    assert len(one["hits"]) == one["total_stories"] == 3
    assert one["total"] == 6
    assert [hit["story_total"] for hit in one["hits"]] == [2, 3, 1]
    assert (none.code, none.out) == (2, "")
    assert len(json.loads(search("*", "--per-story", "all", "--format", "json").out)["hits"]) == 6


def test_facets_come_in_pairs_too(search: Run) -> None:
    answer = json.loads(search("*", "--facet", "speaker,country:1", "--format", "json").out)

    assert answer["facets"]["speaker,country"][0] == {
        "value": [None, "CN"],
        "label": ["unknown", "China"],
        "count": 2,
        "stories": 1,
        "inherited": 1,
    }
    for bad in ("speaker,speaker", "speaker,country,month", "speaker,", "mood"):
        done = search("*", "--facet", bad)
        assert (done.code, "a pair such as speaker,country" in done.err) == (2, True), bad


def test_facets_are_ordered_by_stories_where_that_is_asked_for(search: Run) -> None:
    by_story = json.loads(
        search("*", "--facet", "kind", "--count-by", "story", "--format", "json").out
    )

    assert by_story["facets"]["kind"][0]["stories"] == 3
    assert "body 3 stories" in search("*", "--facet", "kind", "--count-by", "story").out


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_data_is_written_whole_unless_a_number_is_given(search: Run, form: str) -> None:
    whole = search("*", "--format", form)
    cut = search("*", "--format", form, "-n", "2")

    heads = 1 if form == "csv" else 0
    assert len(whole.out.splitlines()) == 6 + heads
    assert whole.err == ""
    assert len(cut.out.splitlines()) == 2 + heads
    assert cut.err == "wrote 2 of 6\n"
    assert search("*", "--format", form, "-n", "2", "-q").err == ""


def test_a_spreadsheet_tells_what_is_inherited(search: Run) -> None:
    rows = [*csv.DictReader(io.StringIO(search("measures", "--format", "csv").out))]

    assert [(row["countries"], row["about"]) for row in rows] == [("", "(CN)")]
    assert [(row["speakers"], row["match"], row["kind"]) for row in rows] == [
        ("Dmitry Peskov", "all", "body")
    ]


@pytest.mark.parametrize("option", ["-l", "-c"])
def test_ids_and_counts_go_with_no_format(search: Run, option: str) -> None:
    done = search("sanctions", option, "--format", "json")

    assert (done.code, done.out) == (2, "")
    assert "--format json" in done.err


def test_explain_says_in_words_how_the_query_was_read(search: Run) -> None:
    out = search("sanctions NOT oil", "--country", "China", "--explain").out
    lines = " ".join(out.split())

    assert "sanctions: the word in any inflection" in lines
    assert "NOT oil: not the word in any inflection" in lines
    assert "country:CN: names, or belongs to a story about, China" in lines
    assert "Words are looked for in the story" in lines
    assert "must stand in one sentence" in search("sanctions", "--in", "sentence", "--explain").out


def test_explain_takes_groups_apart(search: Run) -> None:
    done = search("sanctions OR (rights w/5 hall)", "--cue", "said", "--direct", "--explain")
    lines = " ".join((done.out + done.err).split())

    assert "sanctions OR (rights w/5 hall): any of these sanctions: the word" in lines
    assert "rights w/5 hall: these in any order, at most 5 words apart" in lines
    assert "Speaker, verb and manner are asked of one and the same saying." in lines
