"""Write a layout for `test_upgrades.py`: an index, its archive, corrections and aliases.

    python -m tests.upgrades.write_layout NAME --searchkit PYTHON --at FOLDER

Three days of a newsroom, by the commands of whatever searchkit `PYTHON -m searchkit` runs, so that
a release can leave its own layout behind: the bundled samples and the invented articles, with
additions, changes, a rename, deletions, near-copies and a file that cannot be read; then
corrections, one of them of an article that leaves, and merges of names. `FOLDER` is where it all
lies meanwhile; its name stands in the archive, so it should exist on nobody's machine.
Writes `layouts/NAME.tar.gz`, and `layouts/NAME.json` with what was found in it that day.
"""

import argparse
import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from searchkit.domain.identity import split_paragraph_id
from tests.upgrades.newsroom import Story, retold, stories

LAYOUTS = Path(__file__).parent / "layouts"
CORRECTED = ("published", "source", "title", "speakers", "countries", "speakers")
SAMPLE_WORDS = ("lithium", "prosecutor", "reef", "clinic")


class Newsroom:
    """A folder with clippings and an index, and the searchkit that keeps it."""

    def __init__(self, folder: Path, python: str, tree: Path) -> None:
        self._folder = folder
        self._python = python
        self._tree = tree
        self.clippings = folder / "clippings"
        self.clippings.mkdir(parents=True)

    def run(self, *arguments: str) -> str:
        """Return what the command prints."""
        command = [self._python, "-m", "searchkit", "--index", str(self._folder / "index")]
        done = subprocess.run(
            [*command, *arguments], cwd=self._tree, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise RuntimeError(f"{arguments}: exit {done.returncode}: {done.stderr}")
        return done.stdout

    def write(self, name: str, text: str) -> None:
        """Write a clipping."""
        (self.clippings / name).write_text(text, encoding="utf-8")

    def export(self, name: str, told: Iterable[Story], *, with_findings: bool) -> None:
        """Write articles as .jsonl."""
        lines = [json.dumps(each.as_record(with_findings=with_findings)) for each in told]
        self.write(name, "\n".join(lines) + "\n")

    def hits(self, *question: str) -> Sequence[Mapping[str, Any]]:
        """Return everything that a search finds."""
        answer = self.run(
            "search", *question, "-n", "10000", "--all-copies", "--format", "json", "--facet=none"
        )
        hits: Sequence[Mapping[str, Any]] = json.loads(answer)["hits"]
        return hits


def three_days(room: Newsroom, samples: Path) -> None:
    """Let the index grow and shrink over three generations."""
    told = stories()
    shutil.copytree(samples, room.clippings / "samples")
    for story in told[:25]:
        room.write(f"{story.codeword}.txt", story.as_text())
    room.export("given.jsonl", told[25:40], with_findings=True)
    room.export("wire.jsonl", told[40:60], with_findings=False)
    (room.clippings / "unreadable.txt").write_bytes(b"\0\1\2" * 100)
    room.run("index", "-q", str(room.clippings))

    for story in told[60:72]:
        room.write(f"{story.codeword}.txt", story.as_text())
    room.export("desk.jsonl", told[72:90], with_findings=True)
    for story in told[:4]:
        room.write(f"{story.codeword}-retold.txt", retold(story).as_text())
    for story in told[20:23]:
        (room.clippings / f"{story.codeword}.txt").unlink()
    changed = told[23]
    room.write(f"{changed.codeword}.txt", changed.as_text() + "\nThe vote is on Friday.\n")
    renamed = room.clippings / f"{told[24].codeword}.txt"
    renamed.rename(renamed.with_name("renamed.txt"))
    room.run("index", "-q")

    correct(room, told)
    for story in told[90:]:
        room.write(f"{story.codeword}.txt", story.as_text())
    (room.clippings / f"{told[19].codeword}.txt").unlink()
    room.export("wire.jsonl", told[45:60], with_findings=False)
    room.run("index", "-q")
    merge(room)


def correct(room: Newsroom, told: Sequence[Story]) -> None:
    """Say what the user knows better; the last is of an article that leaves the next day."""
    first = [first_body(room, story) for story in told[:20]]
    room.run("correct", article_of(first[5]), "published", "2020-02-29")
    room.run("correct", article_of(first[6]), "source", "The Corrected Courier")
    room.run("correct", article_of(first[7]), "title", "A headline that somebody mended")
    room.run("correct", first[8]["id"], "speakers", "Perpetua Lindqvist", "Oke Adeyinka")
    room.run("correct", first[9]["id"], "countries", "IS", "Faroe Islands")
    room.run("correct", first[10]["id"], "speakers", "none")
    room.run("correct", article_of(first[19]), "published", "2020-03-01")


def first_body(room: Newsroom, story: Story) -> Mapping[str, Any]:
    """Return the first body paragraph of a story that has its word, as a hit."""
    hits = room.hits(story.codeword, "--kind", "body")
    return min(hits, key=lambda hit: split_paragraph_id(hit["id"]))


def article_of(hit: Mapping[str, Any]) -> str:
    """Return the id of a hit's article."""
    return split_paragraph_id(hit["id"])[0]


def merge(room: Newsroom) -> None:
    """Say whose names are one person's."""
    one, other, *_ = given_speakers()
    room.run("speakers", "--merge", one, other)
    room.run("speakers", "--merge", "Perpetua Lindqvist", "Perpetua A. Lindqvist")


def given_speakers() -> Sequence[str]:
    """Return the names that only stories have whose speakers are given: no rule changes them."""
    told = stories()
    found = {story.speaker for story in (*told[:25], *told[40:72], *told[90:])}
    return sorted({story.speaker for story in (*told[25:40], *told[72:90])} - found)


def what_is_found(room: Newsroom) -> dict[str, Any]:
    """Return what every later searchkit must find in this index, too."""
    told = stories()
    gone = {story.codeword for story in (*told[19:23], *told[40:45])}
    body = room.hits("--kind", "body")
    words = [story.codeword for story in told[::8] if story.codeword not in gone]
    status = json.loads(room.run("status", "--format", "json"))
    speakers = json.loads(room.run("speakers", "-n", "10000", "--format", "json"))["speakers"]
    given = given_speakers()
    return {
        "clippings": status["clippings"],
        "articles": sorted(set(map(article_of, body))),
        "paragraphs": status["paragraphs"],
        "skipped": [trouble["path"] for trouble in status["skipped"]],
        "corrections_not_applied": len(status["corrections_not_applied"]),
        "gone": sorted(gone),
        "searches": {
            word: sorted(set(map(article_of, room.hits(word)))) for word in (*words, *SAMPLE_WORDS)
        },
        "corrected": [
            {"word": story.codeword, "id": hit["id"], field: hit[field]}
            for story, field in zip(told[5:11], CORRECTED, strict=True)
            if (hit := first_body(room, story))
        ],
        "speakers": {s["name"]: s["count"] for s in speakers if s["name"] in given},
    }


def main() -> None:
    """Write one layout."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name")
    parser.add_argument("--searchkit", metavar="PYTHON", required=True)
    parser.add_argument("--tree", type=Path, default=Path.cwd(), help="where PYTHON is started")
    parser.add_argument("--at", type=Path, required=True)
    options = parser.parse_args()
    room = Newsroom(options.at, options.searchkit, options.tree)
    three_days(room, options.tree / "searchkit" / "samples" / "clippings")
    found = what_is_found(room)
    room.run("check")
    (LAYOUTS / f"{options.name}.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    with tarfile.open(LAYOUTS / f"{options.name}.tar.gz", "w:gz") as archive:
        for name in ("index", "corrections.toml", "aliases.toml"):
            archive.add(options.at / name, name, filter=_nobodys)
    shutil.rmtree(options.at)


def _nobodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    return member


if __name__ == "__main__":
    main()
