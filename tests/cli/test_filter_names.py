"""Names in filters: whom they stand for is said."""

import json
from pathlib import Path

import pytest

from tests.support.running import Run

STORY = {
    "title": "Old hands",
    "source": "Associated Press",
    "published": "1999-01-01",
    "paragraphs": [
        {"text": "“No,” he said.", "speakers": ["George W. Bush"], "countries": []},
        {"text": "“Well,” he said.", "speakers": ["George W. Bush"], "countries": []},
        {"text": "“Yes,” he said.", "speakers": ["George H.W. Bush"], "countries": []},
        {"text": "“Perhaps,” he said.", "speakers": ["Dmitry Peskov"], "countries": []},
    ],
}


@pytest.fixture
def search(searchkit: Run, clippings: Path, tmp_path: Path) -> Run:
    (clippings / "a.jsonl").write_text(json.dumps(STORY))
    index = tmp_path / "index"
    assert searchkit("index", clippings, "--index", index, "-q").code == 0
    return lambda *arguments: searchkit("search", *arguments, "--index", index)


def test_a_name_says_whom_it_stands_for_where_that_is_several_or_nobody(search: Run) -> None:
    done = search("*", "--speaker", "Peskov", "--speaker", "Bush", "--speaker", "Peskow")

    assert done.code == 0
    assert done.err.splitlines() == [
        "speaker Bush: George W. Bush, George H.W. Bush",
        "speaker Peskow: nobody in the index goes by this name; nearest: Dmitry Peskov",
    ]
    assert search("*", "--speaker", "Peskow", "-c", "-q").err == ""


def test_programs_are_told_in_the_answer(search: Run) -> None:
    done = search("*", "--speaker", "Bush", "--not-source", "Asociated Press", "--format", "json")

    answer = json.loads(done.out)
    assert answer["read_names"] == {
        "Bush": ["George W. Bush", "George H.W. Bush"],
        "Asociated Press": [],
    }
    assert answer["nearest_names"] == {"Asociated Press": ["Associated Press"]}


def test_explain_names_those_who_answer(search: Run) -> None:
    out = search("*", "--speaker", "Mr. Bush", "--source", "AP", "--explain").out
    lines = " ".join(out.split())

    assert "said by George W. Bush, George H.W. Bush" in lines
    assert "from Associated Press" in lines
