"""What people get wrong, asked on the command line: is what they meant among the first three?

The words are asked of the sample clippings, of the stories by which speakers are tested and of
`newsroom.jsonl`, 624 paragraphs with some 4,000 words; all of it is invented.
"""

import json
import shlex
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from searchkit.cli import main
from searchkit.language.fold import fold
from searchkit.samples import sample_folder
from tests.support.running import Run

HERE = Path(__file__).parent
SPEAKERS = HERE.parent / "enrichers" / "speakers" / "stories"

# Of thirty each. Raise a floor when more are found; never lower one silently.
FLOORS = {"a": 30, "b": 29}


class Row(NamedTuple):
    """A line of misspelt.tsv."""

    half: str
    asked_in: str
    typed: str
    meant: str


def rows() -> Iterator[Row]:
    for line in (HERE / "misspelt.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield Row(*line.split("\t"))


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of what is said above."""
    folder = tmp_path_factory.mktemp("newsroom")
    with sample_folder() as samples:
        shutil.copytree(samples, folder / "clippings")
    for story in (*SPEAKERS.glob("*.txt"), HERE / "newsroom.jsonl"):
        shutil.copy(story, folder / "clippings")
    assert main(["index", "--index", str(folder / "index"), str(folder / "clippings"), "-q"]) == 0
    return folder / "index"


def is_among_the_first_three(row: Row, searchkit: Run, index: Path) -> bool:
    asked = [row.typed] if row.asked_in == "query" else [row.asked_in, row.typed]
    done = searchkit("search", "--index", index, "--format", "json", *asked)
    if row.asked_in == "--country":
        nearest = done.err.partition("nearest: ")[2].split(", ")[:3]
        return done.code == 2 and any(name.startswith(f"{row.meant} (") for name in nearest)
    answer = json.loads(done.out)
    first = [" ".join(shlex.split(each["query"])) for each in answer["suggestions"][:3]]
    return answer["total"] == 0 and any(fold(row.meant) in fold(query) for query in first)


def test_what_was_meant_is_among_the_first_three_suggestions(
    searchkit: Run, newsroom: Path
) -> None:
    missed = [row for row in rows() if not is_among_the_first_three(row, searchkit, newsroom)]
    asked, lost = Counter(row.half for row in rows()), Counter(row.half for row in missed)

    assert {half: asked[half] - lost[half] for half in asked} == FLOORS, missed
