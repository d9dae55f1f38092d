"""How long a command takes from nothing, against `import click`: figures as JSON.

    python benchmarks/cold_start.py [--runs 20]

Each command is a new process, as a user starts it; the runs of the commands take turns, so that a
busy machine slows all of them alike; processor time says it without the waiting. The index is that of `searchkit demo`.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEARCH = ("minister", "--country", "Kenya")


def cost(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return how many seconds a process took from start to end, and how many of a processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the medians in milliseconds, and how many times that of `import click` they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    runs: int = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TMPDIR": folder}
        searchkit = [sys.executable, "-m", "searchkit"]
        subprocess.run([*searchkit, "demo"], env=environment, stdout=subprocess.DEVNULL, check=True)
        (index,) = Path(folder).glob("*/index")
        commands = {
            "import click": [sys.executable, "-c", "import click"],
            "searchkit --help": [*searchkit, "--help"],
            "searchkit search": [*searchkit, "search", *SEARCH, "--index", str(index)],
        }
        costs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                costs[name].append(cost(command, environment))
    medians = {
        name: [statistics.median(values) * 1000 for values in zip(*pairs, strict=True)]
        for name, pairs in costs.items()
    }
    wall_of_click, cpu_of_click = medians["import click"]
    figures = {
        name: {
            "wall_ms": round(wall, 1),
            "cpu_ms": round(cpu, 1),
            "wall_times_click": round(wall / wall_of_click, 2),
            "cpu_times_click": round(cpu / cpu_of_click, 2),
        }
        for name, (wall, cpu) in medians.items()
    }
    print(json.dumps({"runs": runs, "medians": figures}, indent=1))


if __name__ == "__main__":
    main()
