"""What an `index` run costs: cold, where nothing changed, and where little did: figures as JSON.

    python -m benchmarks.runs [--texts 2000] [--lines 2000] [--rounds 3] [FOLDER ...]

Without folders, a folder of invented texts is indexed cold, with nothing changed and with ten more;
`recollindex` does the same in turns where it is installed, and the engine builds its whole index from
the archive, to compare an addition with. An export is indexed, and again with one line more, and
another whose lines bring their speakers, countries and dates. Of folders that are named (of PDFs, say),
cold runs and runs without a change are measured, and nothing is added.

`cpu` and `wall` are seconds, child processes included, `megabytes` the most memory that one process
took; medians of the rounds.
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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.ingest import WORDS

PARAGRAPHS_A_TEXT = 5
SPEAKERS = ("Marta Ibarra", "Wang Yi", "Ann Wu", "Pavel Novak")
BUILD = "import sys; from pathlib import Path; from searchkit import app; index = Path(sys.argv[1]); app.engine(index).publish(app.archive(index), app.stamp(), from_nothing=True)"

Figures = dict[str, float]


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


def searchkit(index: Path, *paths: Path) -> Figures:
    """Run `searchkit index`."""
    return ran(sys.executable, "-m", "searchkit", "--index", index, "index", *paths)


def recollindex(home: Path, folder: Path) -> Figures:
    """Run `recollindex` over a folder, with a configuration of its own in `home`."""
    home.mkdir(exist_ok=True)
    (home / "recoll.conf").write_text(f"topdirs = {folder}\n", "utf-8")
    return ran("recollindex", "-c", home)


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


def of_texts(home: Path, texts: int, seed: int) -> dict[str, Figures]:
    """Measure runs over a folder of texts, ours and Recoll's in turns."""
    rng = random.Random(seed)
    folder, index = home / "texts", home / "index"
    folder.mkdir()
    for number in range(texts):
        (folder / f"{number}.txt").write_text(text(rng), "utf-8")
    time.sleep(2.1)  # a file that is younger may change again and keep its time: it is opened anew
    found = in_turns(folder, index, home / "recoll")
    for number in range(10):
        (folder / f"more-{number}.txt").write_text(text(rng), "utf-8")
    found["ten more"] = searchkit(index)
    if "cold, recollindex" in found:
        found["ten more, recollindex"] = recollindex(home / "recoll", folder)
    found["the engine builds all"] = ran(sys.executable, "-c", BUILD, index)
    return found


def in_turns(folder: Path, index: Path, recoll: Path) -> dict[str, Figures]:
    """Measure a cold run and one without a change."""
    has_recoll = shutil.which("recollindex") is not None
    found = {"cold": searchkit(index, folder)}
    if has_recoll:
        found["cold, recollindex"] = recollindex(recoll, folder)
    found["nothing changed"] = searchkit(index)
    if has_recoll:
        found["nothing changed, recollindex"] = recollindex(recoll, folder)
    return found


def of_exports(home: Path, lines: int, seed: int) -> dict[str, Figures]:
    """Measure an export, the same with a line more, and one that brings its findings along."""
    rng = random.Random(seed)
    plain, given = home / "plain", home / "given"
    for folder in (plain, given):
        folder.mkdir()
    export = plain / "export.jsonl"
    export.write_text("".join(line(rng, is_given=False) for _ in range(lines)), "utf-8")
    (given / "export.jsonl").write_text(
        "".join(line(rng, is_given=True) for _ in range(lines)), "utf-8"
    )
    found = {"export": searchkit(home / "of plain", plain)}
    with export.open("a", encoding="utf-8") as file:
        file.write(line(rng, is_given=False))
    found["one line more"] = searchkit(home / "of plain")
    found["export with findings"] = searchkit(home / "of given", given)
    return found


def medians(rounds: Sequence[dict[str, Figures]]) -> dict[str, Figures]:
    """Return the median of each figure."""
    return {
        name: {
            what: round(statistics.median(each[name][what] for each in rounds), 3)
            for what in rounds[0][name]
        }
        for name in rounds[0]
    }


def measured(measure: Callable[[Path, int], dict[str, Figures]], rounds: int) -> dict[str, Figures]:
    """Return the medians of what is measured so often, each time in a folder of its own."""
    found = []
    for seed in range(rounds):
        with tempfile.TemporaryDirectory() as home:
            found.append(measure(Path(home), seed))
    return medians(found)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    figures: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "load": round(os.getloadavg()[0], 1),
        "rounds": options.rounds,
    }
    for folder in map(Path.absolute, options.folders):
        figures[folder.name] = measured(
            lambda home, _, folder=folder: in_turns(folder, home / "index", home / "recoll"),  # type: ignore[misc]
            options.rounds,
        )
    if not options.folders:
        figures[f"{options.texts} texts"] = measured(
            lambda home, seed: of_texts(home, options.texts, seed), options.rounds
        )
        figures[f"exports of {options.lines} lines, {PARAGRAPHS_A_TEXT} paragraphs each"] = (
            measured(lambda home, seed: of_exports(home, options.lines, seed), options.rounds)
        )
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
