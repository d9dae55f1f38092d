"""A search from nothing, as it is typed, against a short script over FTS5."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.engine.peers.of_fts5 import FILE

OTHER = "script on fts5"
SCRIPT = """
import sqlite3, sys
found = sqlite3.connect(sys.argv[1]).execute(
    "SELECT p.title, p.source, p.date, snippet(words, 0, '*', '*', '...', 30) FROM words "
    "JOIN paragraphs p ON p.rowid = words.rowid WHERE words MATCH ? ORDER BY rank LIMIT 10",
    (" AND ".join(sys.argv[2:]),),
).fetchall()
for title, source, day, text in found:
    print(f"{title}\\n    {source} · {day}\\n    {text}\\n")
"""


def cold_searches(
    index: Path, fts5: Path | None, queries: Sequence[str], rounds: int
) -> dict[str, Any]:
    """Return medians in milliseconds, wall and CPU, of new processes that take turns."""
    searchkit = [sys.executable, "-m", "searchkit"]
    knows_scopes = b"--in " in _output([*searchkit, "search", "--help"])
    options = [
        "--index",
        str(index),
        "--facet",
        "none",
        *(["--in", "paragraph"] if knows_scopes else []),
    ]
    python = [sys.executable, "-c"]
    costs: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds):
        for query in queries:
            commands = {
                "python": [*python, "pass"],
                "searchkit": [*searchkit, "search", *query.split(), *options],
            }
            if fts5 is not None:
                commands[OTHER] = [*python, SCRIPT, str(fts5 / FILE), *query.split()]
            for name, command in commands.items():
                costs.setdefault(name, []).append(_cost(command))
    medians: Mapping[str, list[float]] = {
        name: [statistics.median(values) * 1000 for values in zip(*pairs, strict=True)]
        for name, pairs in costs.items()
    }
    figures: dict[str, Any] = {
        name: {"wall_ms": round(wall, 1), "cpu_ms": round(cpu, 1)}
        for name, (wall, cpu) in medians.items()
    }
    if fts5 is not None:
        ours, theirs = medians["searchkit"], medians[OTHER]
        figures["searchkit_to_script_wall"] = round(ours[0] / theirs[0], 2)
        figures["searchkit_to_script_cpu"] = round(ours[1] / theirs[1], 2)
    return {"runs": len(queries) * rounds, **figures}


def _cost(command: Sequence[str]) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, env=_environment(), check=False)
    wall = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(f"{command}: exit {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _output(command: Sequence[str]) -> bytes:
    return subprocess.run(command, capture_output=True, env=_environment(), check=True).stdout


def _environment() -> dict[str, str]:
    # What is installed has its bytecode; without leave to keep it, each process would compile it anew.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[2]), "NO_COLOR": "1"}
