"""How long a command takes from nothing, against `import click`: figures as JSON.

    python benchmarks/cold_start.py [--runs 20]

Each command is a new process, as a user starts it; the runs of the commands take turns, so that a
busy machine slows all of them alike. The index is that of `searchkit demo`.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEARCH = ("minister", "--country", "Kenya")


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return how long a process took, from its start to its end."""
    started = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


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
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command, environment))
    medians = {name: statistics.median(values) * 1000 for name, values in times.items()}
    figures = {
        name: {
            "median_ms": round(median, 1),
            "times_click": round(median / medians["import click"], 2),
        }
        for name, median in medians.items()
    }
    print(json.dumps({"runs": runs, "figures": figures}, indent=1))


if __name__ == "__main__":
    main()
