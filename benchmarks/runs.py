"""What an `index` run costs: cold, where nothing changed, and where little did: a line of JSON a row.

    python -m benchmarks.runs [--rows cold unchanged ...] [--texts 2000] [--lines 2000] [--rounds 3]
                              [FOLDER ...]

Each row is measured by itself and printed as soon as it is, so that a measurement that is broken off
has what it had. Rows:

    cold        a folder of texts is indexed
    unchanged   it is indexed again
    more        again, with ten texts more, beside which the engine builds its whole index anew
    line        an export of JSON lines is indexed, and again with one line more
    given       an export whose lines bring their date, speakers and countries

`recollindex`, where it is installed, does the first three in turns with us. With folders that are named
(of PDFs, say) `cold` and `unchanged` are measured over these instead of invented texts.

`cpu` and `wall` are seconds, child processes included, `megabytes` the most memory that one process
took, `paragraphs` how many an export has for each second of a processor; medians of the rounds. `ratio`
is the median over the rounds of what our run took by what the other took, by the clock and by the
processor.
"""

import argparse
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.ingest import WORDS

PARAGRAPHS_A_TEXT = 5
MORE = 10  # texts that join
SPEAKERS = ("Marta Ibarra", "Wang Yi", "Ann Wu", "Pavel Novak")
BUILD = (
    "import sys; from pathlib import Path; from searchkit import app; index = Path(sys.argv[1]);"
    "app.engine(index).publish(app.archive(index), app.stamp(), from_nothing=True)"
)
OURS, RECOLL, ENGINE = "searchkit", "recollindex", "the engine builds all"
# A file that is younger may change again and keep its time: it is opened anew.
SETTLED_SECONDS = 2.1

Figures = dict[str, float]
Found = dict[str, Figures]  # who ran -> what it cost


def ran(*command: str | Path) -> Figures:
    """Run a program and return what it cost. Raises RuntimeError where it fails."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [os.fspath(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{command}: exit code {child.returncode}")
    return {
        "cpu": used.ru_utime + used.ru_stime,
        "wall": time.perf_counter() - began,
        "megabytes": used.ru_maxrss / 1024,
    }


@dataclass(frozen=True, slots=True)
class Bench:
    """Where one round of a row is measured, and over how much."""

    home: Path  # empty to begin with
    folder: Path | None  # of clippings that the user named; None: invented ones
    texts: int
    lines: int
    rng: random.Random

    def searchkit(self, *paths: Path) -> Figures:
        """Run `searchkit index`."""
        index = self.home / "index"
        return ran(sys.executable, "-m", "searchkit", "--index", index, "index", *paths)

    def recollindex(self, folder: Path) -> Found:
        """Run `recollindex` with a configuration of its own; nothing where it is not installed."""
        if shutil.which(RECOLL) is None:
            return {}
        home = self.home / "recoll"
        home.mkdir(exist_ok=True)
        (home / "recoll.conf").write_text(f"topdirs = {folder}\n", "utf-8")
        return {RECOLL: ran(RECOLL, "-c", home)}

    def clippings(self) -> Path:
        """Return the folder that is indexed; invented texts are written into it."""
        if self.folder is not None:
            return self.folder
        folder = self.home / "texts"
        folder.mkdir()
        self.write_texts(folder, range(self.texts))
        time.sleep(SETTLED_SECONDS)
        return folder

    def write_texts(self, folder: Path, numbers: Sequence[int]) -> None:
        """Write invented stories."""
        for number in numbers:
            (folder / f"{number}.txt").write_text(text(self.rng), "utf-8")

    def export(self, *, is_given: bool) -> Path:
        """Write an export of invented stories, and return it."""
        folder = self.home / "exports"
        folder.mkdir()
        told = "".join(line(self.rng, is_given=is_given) for _ in range(self.lines))
        (folder / "export.jsonl").write_text(told, "utf-8")
        return folder / "export.jsonl"


def text(rng: random.Random) -> str:
    """Return an invented story."""
    sentences = (
        " ".join(rng.choices(WORDS, k=12)).capitalize() for _ in range(3 * PARAGRAPHS_A_TEXT)
    )
    told = [f"{sentence}, {rng.choice(SPEAKERS)} said." for sentence in sentences]
    body = (" ".join(told[start : start + 3]) for start in range(0, len(told), 3))
    return "\n\n".join([" ".join(rng.choices(WORDS, k=6)).capitalize(), *body]) + "\n"


def line(rng: random.Random, *, is_given: bool) -> str:
    """Return an article of an export; with all that would be found out, or none of it."""
    paragraphs: list[Any] = text(rng).split("\n\n")[1:]
    record: dict[str, Any] = {"published": "2021-03-23", "paragraphs": paragraphs}
    if is_given:
        record["paragraphs"] = [
            {"text": told, "speakers": [rng.choice(SPEAKERS)], "countries": ["PE"]}
            for told in paragraphs
        ]
    return json.dumps(record) + "\n"


def cold(bench: Bench) -> Found:
    """Measure the first run over a folder."""
    folder = bench.clippings()
    return {OURS: bench.searchkit(folder), **bench.recollindex(folder)}


def unchanged(bench: Bench) -> Found:
    """Measure a run that finds nothing to do."""
    folder = bench.clippings()
    bench.searchkit(folder)
    bench.recollindex(folder)
    return {OURS: bench.searchkit(), **bench.recollindex(folder)}


def more(bench: Bench) -> Found:
    """Measure a run that finds a few texts more."""
    folder = bench.clippings()
    bench.searchkit(folder)
    bench.recollindex(folder)
    bench.write_texts(folder, range(bench.texts, bench.texts + MORE))
    found = {OURS: bench.searchkit(), **bench.recollindex(folder)}
    return found | {ENGINE: ran(sys.executable, "-c", BUILD, bench.home / "index")}


def appended(bench: Bench) -> Found:
    """Measure a run over an export, and one over the same with a line more."""
    export = bench.export(is_given=False)
    found = {"all lines": bench.searchkit(export.parent)}
    with export.open("a", encoding="utf-8") as file:
        file.write(line(bench.rng, is_given=False))
    return found | {"one line more": bench.searchkit()}


def given(bench: Bench) -> Found:
    """Measure an import that brings along all that would be found out."""
    figures = bench.searchkit(bench.export(is_given=True).parent)
    paragraphs = bench.lines * PARAGRAPHS_A_TEXT
    return {OURS: figures | {"paragraphs": paragraphs / figures["cpu"]}}


ROWS: dict[str, Callable[[Bench], Found]] = {
    "cold": cold,
    "unchanged": unchanged,
    "more": more,
    "line": appended,
    "given": given,
}
OVER_ANY_FOLDER = ("cold", "unchanged")


def medians(rounds: Sequence[Found]) -> dict[str, Figures]:
    """Return the median of each figure, and of our share of another's."""
    found = {
        who: {
            what: round(statistics.median(each[who][what] for each in rounds), 3) for what in of_one
        }
        for who, of_one in rounds[0].items()
    }
    if OURS in found and RECOLL in found:
        found["ratio"] = {
            what: round(
                statistics.median(each[OURS][what] / each[RECOLL][what] for each in rounds), 2
            )
            for what in ("wall", "cpu")
        }
    return found


def rounds_of(row: str, folder: Path | None, options: argparse.Namespace) -> Iterator[Found]:
    """Yield what each round of a row found, each in a folder of its own."""
    for seed in range(options.rounds):
        with tempfile.TemporaryDirectory() as home:
            bench = Bench(Path(home), folder, options.texts, options.lines, random.Random(seed))
            yield ROWS[row](bench)


def size_of(row: str, folder: Path | None, options: argparse.Namespace) -> str:
    """Return over what a row was measured."""
    if folder is not None:
        return folder.name
    if row in ("line", "given"):
        return f"{options.lines} lines of {PARAGRAPHS_A_TEXT} paragraphs"
    return f"{options.texts} texts of {PARAGRAPHS_A_TEXT} paragraphs"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--rows", nargs="+", choices=ROWS, metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    folders = [folder.absolute() for folder in options.folders] or [None]
    possible = OVER_ANY_FOLDER if options.folders else tuple(ROWS)
    rows = options.rows or possible
    if not set(rows) <= set(possible):
        parser.error(f"over folders that are named only {' and '.join(possible)} can be measured")
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(json.dumps({"machine": machine, "rounds": options.rounds}), flush=True)
    for row in rows:
        for folder in folders:
            found = medians(list(rounds_of(row, folder, options)))
            told = {"row": row, "over": size_of(row, folder, options)}
            load = round(os.getloadavg()[0], 1)
            print(json.dumps(told | {"load": load} | found), flush=True)


if __name__ == "__main__":
    main()
