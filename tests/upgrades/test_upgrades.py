"""An index that an earlier searchkit left behind: nothing in it is lost to a later one.

`layouts/` holds what `write_layout.py` wrote by the code of its day, with what was found then. The
folders of its clippings are on no machine, so that all there is must come from the archive. A new
layout is a line in LAYOUTS; an old one is never written again.
"""

import json
import sqlite3
import tarfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from searchkit.domain.identity import file_digest, split_paragraph_id
from tests.support.running import Run

FOLDER = Path(__file__).parent / "layouts"
LAYOUTS = (
    "layout-1",  # 0.1.0 before its first release, at 43226f0
    "layout-5",  # the same, at 87648ab
    "layout-6",  # the same, at 03fdd86: the last whose archive is of schema 2
)


@dataclass(frozen=True, slots=True)
class Layout:
    """An index as its day left it, and what was found in it then."""

    index: Path
    found: Mapping[str, Any]
    searchkit: Run

    def run(self, *arguments: str | Path) -> str:
        """Return what a command prints, which must end well."""
        done = self.searchkit("--index", self.index, *arguments)
        assert done.code == 0, done.err
        return done.out

    def hits(self, query: str) -> Sequence[Mapping[str, Any]]:
        """Return everything that a search finds."""
        asked = ("search", query, "-n", "10000", "--all-copies", "--format", "json")
        done = self.searchkit("--index", self.index, *asked, "--facet=none")
        assert done.code in (0, 1), done.err
        hits: Sequence[Mapping[str, Any]] = json.loads(done.out)["hits"]
        return hits

    def articles(self, query: str) -> list[str]:
        """Return the ids of the articles that a search finds, sorted."""
        return sorted({split_paragraph_id(hit["id"])[0] for hit in self.hits(query)})

    def status(self) -> Mapping[str, Any]:
        """Return what `status` says."""
        status: Mapping[str, Any] = json.loads(self.run("status", "--format", "json"))
        return status


@pytest.fixture(params=LAYOUTS)
def left_behind(request: pytest.FixtureRequest, tmp_path: Path, searchkit: Run) -> Layout:
    """A layout as it was written; modes and owner are those of whoever unpacks it."""
    with tarfile.open(FOLDER / f"{request.param}.tar.gz") as archive:
        archive.extractall(tmp_path / "left", filter="data")
    found = json.loads((FOLDER / f"{request.param}.json").read_text(encoding="utf-8"))
    return Layout(tmp_path / "left" / "index", found, searchkit)


@pytest.fixture
def upgraded(left_behind: Layout) -> Layout:
    """The same after one run of today's `index`."""
    left_behind.run("index", "-q")
    return left_behind


def test_an_old_index_opens_or_names_the_way_out(left_behind: Layout) -> None:
    done = left_behind.searchkit("--index", left_behind.index, "search", "lithium", "-l")

    assert done.code in (0, 10)
    assert done.code == 0 or "searchkit index" in done.err
    assert not done.out or done.code == 0


def test_an_upgrade_loses_no_article_and_no_paragraph(upgraded: Layout) -> None:
    found = upgraded.found

    status = upgraded.status()

    assert upgraded.articles("kind:body") == found["articles"]
    assert (status["clippings"], status["articles"]) == (
        found["clippings"],
        len(found["articles"]),
    )
    assert status["paragraphs"] == found["paragraphs"]
    assert set(found["skipped"]) <= {trouble["path"] for trouble in status["skipped"]}


def test_an_upgrade_that_puts_off_what_can_wait_loses_nothing_either(left_behind: Layout) -> None:
    left_behind.run("index", "-q", "--no-refresh")

    left_behind.run("check")
    assert left_behind.articles("kind:body") == left_behind.found["articles"]


def test_the_same_articles_are_found_as_before(upgraded: Layout) -> None:
    searches = upgraded.found["searches"]

    assert len(searches) >= 12
    assert {word: upgraded.articles(word) for word in searches} == searches
    assert not any(upgraded.articles(word) for word in upgraded.found["gone"])


def test_what_the_user_corrected_still_holds(left_behind: Layout) -> None:
    beside = left_behind.index.parent
    files = [beside / "corrections.toml", beside / "aliases.toml"]
    before = [file.read_bytes() for file in files]
    left_behind.run("index", "-q")

    held = {
        (told["id"], field): hit[field]
        for told in left_behind.found["corrected"]
        for hit in left_behind.hits(told["word"])
        for field in told
        if hit["id"] == told["id"] and field != "word"
    }

    assert held == {
        (told["id"], field): told[field]
        for told in left_behind.found["corrected"]
        for field in told
        if field != "word"
    }
    not_applied = left_behind.status()["corrections_not_applied"]
    assert len(not_applied) == left_behind.found["corrections_not_applied"]
    assert [file.read_bytes() for file in files] == before


def test_merged_names_stay_one_person(upgraded: Layout) -> None:
    told = json.loads(upgraded.run("speakers", "-n", "10000", "--format", "json"))["speakers"]

    counts = {speaker["name"]: speaker["count"] for speaker in told}
    before = upgraded.found["speakers"]
    assert {name: counts.get(name) for name in before} == before


def test_an_upgraded_index_is_sound_and_the_next_run_finds_nothing_to_do(
    upgraded: Layout,
) -> None:
    generation = upgraded.status()["generation"]

    upgraded.run("check")
    upgraded.run("index", "-q")

    assert upgraded.status()["generation"] == generation


def test_what_an_older_searchkit_held_against_a_clipping_is_tried_again(
    left_behind: Layout, tmp_path: Path
) -> None:
    # It did not tell a killed worker from a file without text, and never tried either again.
    story = tmp_path / "clips" / "zeppelin.txt"
    story.parent.mkdir()
    story.write_text("Zeppelin lands in Gozo\n\nThe zeppelin landed on Monday, officials said.\n")
    found, digest = story.stat(), file_digest(story.read_bytes())
    with closing(sqlite3.connect(left_behind.index / "archive.sqlite")) as archive, archive:
        (stamp,) = archive.execute("SELECT stamp FROM clippings LIMIT 1").fetchone()
        archive.execute("INSERT INTO roots VALUES (?, 99)", (bytes(story.parent),))
        archive.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?, 1, ?, NULL, NULL)",
            (bytes(story.parent), b"zeppelin.txt", found.st_size, found.st_mtime_ns, digest),
        )
        archive.execute(
            "INSERT INTO clippings VALUES (?, '.txt', ?, 'its reader was killed')", (digest, stamp)
        )

    left_behind.run("index", "-q", "--no-refresh")

    assert len(left_behind.articles("zeppelin")) == 1
    assert "clips/zeppelin.txt" not in {each["path"] for each in left_behind.status()["skipped"]}
