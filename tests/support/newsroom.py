"""Clippings that come and go, and the index over them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.support.running import Outcome, Run


class Newsroom:
    """One folder of clippings, its index, and the searches that are saved."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run = run
        self.clippings = folder / "clippings"
        self.clippings.mkdir()
        self.index = folder / "index"

    @property
    def saved_in(self) -> Path:
        """The file of the saved searches."""
        return self.index.parents[1] / "home" / ".config" / "searchkit" / "searchkit.toml"

    def searchkit(self, *arguments: str | Path) -> Outcome:
        return self._run(*arguments, "--index", self.index)

    def clip(self, name: str, *paragraphs: str | Mapping[str, Any], **fields: Any) -> None:
        """Put an article into the folder, or another in its place."""
        line = {"title": name, "paragraphs": paragraphs, **fields}
        (self.clippings / f"{name}.jsonl").write_text(json.dumps(line))

    def drop(self, name: str) -> None:
        (self.clippings / f"{name}.jsonl").unlink()

    def bring_level(self, *arguments: str) -> None:
        done = self.searchkit("index", "-q", *arguments, self.clippings)
        assert done.code == 0, done.err

    def save(self, name: str, *asked: str) -> None:
        assert self.searchkit("search", *asked, "--save", name).code in (0, 1)

    def spoil(self, name: str, query: str) -> None:
        """Save a search by hand, whatever it asks."""
        with self.saved_in.open("a") as file:
            file.write(f"\n[searches.{name}]\nquery = {json.dumps(query)}\n")

    def new(self, *arguments: str) -> list[tuple[str, str]]:
        """Return what is new, as pairs of a search and the beginning of a text."""
        return records(self.searchkit("saved", "--new", "--format", "jsonl", *arguments))


def records(done: Outcome) -> list[tuple[str, str]]:
    lines: Sequence[dict[str, str]] = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == (0 if lines else 1)
    return [(line["search"], line["text"]) for line in lines]
