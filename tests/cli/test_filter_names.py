"""Names in filters: whom they stand for is said."""

import json
import re
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


def test_pages_say_whom_a_name_stands_for_and_what_is_unsure_as_the_terminal_does(
    searchkit: Run, clippings: Path, tmp_path: Path
) -> None:
    unsure = {"name": "Ann Lee", "as_written": "Lee", "confidence": 0.5}
    story = {
        "title": "Old ferry",
        "published": {"date": "1999-01-02", "evidence": "lead", "confidence": "inferred"},
        "paragraphs": [
            {"text": "“No,” he said of the ferry.", "speakers": ["Bo Lee"]},
            {"text": "The ferry leaks.", "speakers": [unsure]},
        ],
    }
    (clippings / "a.jsonl").write_text(json.dumps(story))
    searchkit("index", clippings, "-q")

    done = searchkit("html", "ferry", "--speaker", "Lee", "-o", tmp_path / "pages")
    index = said((tmp_path / "pages" / "index.html").read_text())
    (article,) = (said(path.read_text()) for path in (tmp_path / "pages" / "articles").iterdir())

    assert "speaker Lee: Ann Lee, Bo Lee" in done.err
    assert "speaker Lee: Ann Lee, Bo Lee" in index
    assert "(inferred: lead)" in index
    for page in (index, article):
        assert "Bo Lee says" in page
        assert "Bo Lee says (unsure)" not in page
        assert "Ann Lee says (unsure)" in page
        assert "~2 January 1999" in page


def said(page: str) -> str:
    """What a page says to whoever reads it: its text without its marks."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())
