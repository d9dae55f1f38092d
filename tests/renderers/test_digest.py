"""What is new, as a mail holds it."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from searchkit.renderers.digest import more_words
from tests.support.newsroom import Newsroom
from tests.support.running import Run

WORDS = "The harbour master of a town with a long name said that the ferry would be late. " * 3


@pytest.fixture
def newsroom(searchkit: Run, tmp_path: Path) -> Newsroom:
    room = Newsroom(searchkit, tmp_path / "work")
    room.clip(
        "harbour",
        {"text": "The harbour is closed, Ann Lee said.", "speakers": ["Ann Lee"]},
        WORDS,
        title="Harbour <b>talks</b> & a headline that runs on for longer than a line of a mail has",
        published="2026-01-02",
        source="Isle Courier",
        url="https://isle.example/harbour",
    )
    for number in range(24):
        room.clip(f"Story {number:02}", *[f"A ferry, number {number}." for _ in range(5)])
    room.bring_level()
    room.save("ports", "harbour")
    room.save("boats", "ferry", "--all-copies")
    return room


def test_a_digest_has_72_columns_and_says_who_where_and_when(newsroom: Newsroom) -> None:
    lines = newsroom.searchkit("saved", "--new", "ports").out.splitlines()

    assert lines[0] == "2 new paragraphs in @ports"
    assert "Isle Courier · 2026-01-02 · clippings/harbour.jsonl" in " ".join(lines)
    assert "https://isle.example/harbour" in lines
    assert "  paragraph 1 · says: Ann Lee" in lines
    assert "    The *harbour* is closed, Ann Lee said." in lines
    assert [line for line in lines if re.fullmatch("    searchkit open [a-z2-7]{10}-[01]", line)]
    assert max(map(len, lines)) <= 72


def test_a_digest_says_what_it_leaves_out_and_how_to_see_it(newsroom: Newsroom) -> None:
    done = newsroom.searchkit("saved", "--new").out

    assert done.startswith(
        "123 new paragraphs in 2 of 2 saved searches\n\n@ports: 2 new in 1 story\n"
    )
    assert "\nand 5 more stories: searchkit search @boats --sort newest\n" in done
    assert done.count("    and 2 more paragraphs\n") == 19


def test_a_page_for_a_mail_holds_all_it_needs_and_its_style_is_allowed(newsroom: Newsroom) -> None:
    page = newsroom.searchkit("saved", "--new", "ports", "--format", "html").out

    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    assert "Harbour &lt;b&gt;talks&lt;/b&gt; &amp; a headline" in page
    assert "<mark>harbour</mark> is closed, Ann Lee said." in page
    assert not re.search(r"<(script|link|img)|src=|@import|url\(", page)
    assert re.findall('href="(.*?)"', page) == ["https://isle.example/harbour"]
    assert len(page) < 6_000


def test_more_of_something_has_its_plural() -> None:
    assert more_words(1, "story") == "1 more story"
    assert more_words(1_000, "story") == "1,000 more stories"
    assert more_words(2, "paragraph") == "2 more paragraphs"
