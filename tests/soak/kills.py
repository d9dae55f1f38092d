"""Kill what writes, again and again, and see that nothing is lost.

    python -m tests.soak.kills COUNT [SEED]

Half of the kills come at a random moment, half (where strace is installed and may trace) at a
random one of the system calls that change files. After each, the index must be sound and hold what
a generation of that number always held, or, where it is a new one, what lies in the folder; and the
next run must bring it level without a word. A reader searches all the while. Prints JSON.
"""

import os
import signal
import statistics
import time
from collections import Counter
from pathlib import Path
from random import Random

from searchkit.archive.corrections_file import read_corrections
from searchkit.domain.errors import SearchkitError
from tests.soak.program import soak
from tests.soak.reading import reading
from tests.soak.tracing import may_trace, run_traced
from tests.soak.world import Clippings, Started, State, a_folder, held, run, warm

# The calls by which searchkit and SQLite change files.
CALLS = (
    "rename,unlink,unlinkat,mkdir,rmdir,fchmod,chmod,ftruncate,fsync,fdatasync,pwrite64,write,"
    "renameat,renameat2,openat"
)
MOST_CALLS = 400  # more than a run of some clippings makes
WEIGHTS = {"index": 8, "rebuild": 2, "check": 1, "correct": 2, "rollback": 1}


class Killing:
    """One index that is killed at, and what is known of it."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.index = folder / "index"
        self.clippings = Clippings(folder / "clips", random)
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._random = random
        self._corrected: set[tuple[str, str]] = set()  # article and field
        self._known: dict[int, State] = {0: frozenset()}  # generation -> what it holds
        self._took = {name: [0.3] for name in WEIGHTS}  # seconds
        self._can_trace = may_trace()

    def once(self) -> None:
        """Change the folder, start a command, kill it, and look."""
        self.clippings.change()
        name = self._random.choices([*WEIGHTS], [*WEIGHTS.values()])[0]
        if not self._known.get(1):
            name = "index"
        arguments = self._arguments(name)
        if self._can_trace and self._random.random() < 0.5:
            where = "placed"
            code = self._killed_at_a_call(arguments)
        else:
            where = "random"
            code = self._killed_at_a_moment(name, arguments)
        if code != -signal.SIGKILL:
            self.seen[f"{name}: ended before"] += 1
        else:
            self.seen["kills"] += 1
            self.seen[f"{name}: {where}"] += 1
        self._look(f"{name} {where}")
        if self._random.random() < 0.3:
            self._go_on(name)

    def _arguments(self, name: str) -> list[str]:
        where = ["--index", str(self.index)]
        match name:
            case "rebuild":
                return ["index", "-q", "--rebuild", *where, str(self.clippings.folder)]
            case "correct":
                _, state = held(self.index)
                story = self._random.choice(sorted(state))
                _, ids = run("search", story, "-l", *where)
                day = f"2021-03-{self._random.randint(1, 28):02d}"
                return ["correct", ids.split("-")[0], "published", day, *where]
            case "check" | "rollback":
                return [name, "-q", *where]
            case _:
                return ["index", "-q", *where, str(self.clippings.folder)]

    def _killed_at_a_moment(self, name: str, arguments: list[str]) -> int:
        took = self._took[name]
        began = time.monotonic()
        started = Started(arguments)
        until = began + self._random.uniform(0, 1.1) * statistics.median(took)
        while time.monotonic() < until and not started.ended():
            time.sleep(0.001)
        if not started.ended():
            os.kill(started.pid, signal.SIGKILL)
        code, _ = started.wait()
        if code >= 0:
            self._took[name] = [*took[-8:], time.monotonic() - began]
        return code

    def _killed_at_a_call(self, arguments: list[str]) -> int:
        number = self._random.randint(1, self._random.choice((20, 80, MOST_CALLS)))
        return run_traced(CALLS, f"{CALLS}:signal=SIGKILL:when={number}", arguments)[0]

    def _look(self, after: str) -> None:
        try:
            generation, state = held(self.index)
        except SearchkitError as error:
            self._complain(after, f"unreadable: {error}")
            return
        if generation not in self._known:
            self._known[generation] = self.clippings.state
        if state != self._known[generation]:
            lost = len(self._known[generation] - state)
            more = len(state - self._known[generation])
            self._complain(after, f"generation {generation}: lost {lost}, has {more} more")
        code, said = run("check", "-q", "--index", str(self.index))
        if code != (0 if generation else 10):
            self._complain(after, f"check: {code} {said}")
        # Raises where the file is half there.
        known = read_corrections(self.index.parent / "corrections.toml")
        corrected = {(each.article, str(each.field)) for each in known}
        if forgotten := self._corrected - corrected:
            self._complain(after, f"{len(forgotten)} corrections are lost")
        self._corrected = corrected

    def _go_on(self, after: str) -> None:
        """Run to the end, as the next night does."""
        code, said = run(*self._arguments("index"))
        generation, state = held(self.index)
        self._known[generation] = self.clippings.state
        self.seen["runs after"] += 1
        if (code, said) != (0, ""):
            self._complain(f"the run after {after}", f"{code} {said}")
        if state != self.clippings.state:
            self._complain(f"the run after {after}", "not level with the folder")
        litter = [path.name for path in (self.index / "new").iterdir()]
        if litter:
            self._complain(f"the run after {after}", f"left in new/: {litter}")

    def _complain(self, after: str, what: str) -> None:
        self.seen["wrong"] += 1
        self.wrong.append(f"after {after}: {what.replace(str(self.index), 'index')}")


def kills(count: int, seed: int) -> dict[str, object]:
    """Kill so often, and return what was seen."""
    random = Random(seed)
    warm()
    with a_folder("/dev/shm") as folder:
        killing = Killing(folder, random)
        with reading(killing.index) as reader:
            while killing.seen["kills"] < count and killing.seen["wrong"] < 20:
                killing.once()
        return {"seen": dict(killing.seen), "reader": reader.seen(), "wrong": killing.wrong}


if __name__ == "__main__":
    soak(kills)
