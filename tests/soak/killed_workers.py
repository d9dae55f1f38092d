"""Kill the worker processes of runs at random, and see that a later run reads what they did not.

    python -m tests.soak.killed_workers COUNT [SEED]

A run whose workers are killed may stop and say that the machine fails it (exit 74), or end with
clippings that are tried again. After COUNT kills, one run that nobody disturbs must leave nothing
skipped, and hold what lies in the folder. Prints JSON.
"""

import json
import os
import signal
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.soak.program import soak
from tests.soak.world import Clippings, Started, a_folder, held, run, warm

STORIES = 300  # new ones for each run, so that it lasts as long as some kills
LONGEST_PAUSE = 0.1  # seconds between two kills; a worker reads some dozen stories meanwhile
FINE, TROUBLE_OF_THE_MACHINE = 0, 74


def killed_workers(count: int, seed: int) -> dict[str, object]:
    """Kill so many workers, then let a run go on undisturbed."""
    random = Random(seed)
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    with a_folder() as folder:
        warm()
        index = ["--index", str(folder / "index")]
        clippings = Clippings(folder / "clips", random, STORIES)
        while seen["killed"] < count:
            clippings.add(STORIES)
            started = Started(["index", str(clippings.folder), "--jobs", "2", "-q", *index])
            while not started.ended():
                time.sleep(random.uniform(0, LONGEST_PAUSE))
                if seen["killed"] < count:
                    seen["killed"] += _killed_one(started.pid, random)
            code, said = started.wait()
            seen[f"runs that ended with {code}"] += 1
            if code not in (FINE, TROUBLE_OF_THE_MACHINE):
                wrong.append(f"exit {code}: {said}")
        seen["skipped meanwhile"] = len(_skipped(index))
        code, said = run("index", "-q", *index)
        if code != FINE:
            wrong.append(f"the later run: exit {code}: {said}")
        wrong += [f"kept as skipped: {each}" for each in _skipped(index)]
        seen["read in the end"] = len(held(folder / "index")[1])
        if held(folder / "index")[1] != clippings.state:
            wrong.append("the index does not hold what lies in the folder")
    return {"seen": dict(seen), "wrong": wrong}


def _killed_one(parent: int, random: Random) -> bool:
    """Kill one of the workers, if there are any; return whether one was hit."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        os.kill(int(random.choice(children)), signal.SIGKILL)
    except (OSError, IndexError):
        return False
    return True


def _skipped(index: list[str]) -> list[str]:
    code, said = run("status", "--format", "json", *index)
    return [each["path"] for each in json.loads(said)["skipped"]] if code == FINE else []


if __name__ == "__main__":
    soak(killed_workers)
