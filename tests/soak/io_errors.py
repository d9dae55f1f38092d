"""Let system calls fail while an index is written, and see that nothing is lost or misunderstood.

    python -m tests.soak.io_errors COUNT [SEED]         where strace is installed and may trace

Each time one call, or all from one on, fails as a dying disk, a full one or a machine short of file
handles lets it fail: in the run itself, or in its workers, too. The run may get through, or exit
with 74 and say what the system said, never that something is damaged or that searchkit is mistaken.
What was served is served; `check` finds all sound; and the next run brings the index level with not
one file held against anybody. Prints JSON.
"""

from collections import Counter
from pathlib import Path
from random import Random

from tests.soak.program import soak
from tests.soak.tracing import may_trace, run_traced
from tests.soak.world import Clippings, State, a_folder, held, run, warm

ERRORS = {
    "fsync": ("EIO", "ENOSPC"),
    "fdatasync": ("EIO", "ENOSPC"),
    "write": ("EIO", "ENOSPC"),
    "pwrite64": ("EIO", "ENOSPC"),
    "rename": ("EIO", "ENOSPC", "EROFS"),
    "unlink": ("EIO", "EROFS"),
    "mkdir": ("EIO", "ENOSPC", "EROFS"),
    "ftruncate": ("EIO", "ENOSPC"),
    "openat": ("EMFILE", "ENFILE", "EIO", "EROFS", "ENOMEM"),
    "read": ("EIO",),
    "pread64": ("EIO",),
    "mmap": ("ENOMEM",),
}
MOST_CALLS = {"openat": 60, "read": 120, "pread64": 60, "write": 40, "pwrite64": 60}


class Failing:
    """An index on a machine that fails."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.index = folder / "index"
        self.clippings = Clippings(folder / "clips", random)
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._random = random
        run("index", "-q", "--index", str(self.index), str(self.clippings.folder))
        self._served: tuple[int, State] = held(self.index)

    def once(self) -> None:
        """Let one run meet an error, look, and let another run go through."""
        self.clippings.change()
        call = self._random.choice([*ERRORS])
        error = self._random.choice(ERRORS[call])
        number = self._random.randint(1, MOST_CALLS.get(call, 12))
        from_there_on = self._random.choice(("", "+"))
        workers = self._random.random() < 0.3
        command = ["index", "-q", "--index", str(self.index)]
        inject = f"{call}:error={error}:when={number}{from_there_on}"
        code, said = run_traced(call, inject, command, workers=workers)
        what = f"{inject}{' in workers, too' if workers else ''}"
        self.seen["runs"] += 1
        self.seen[f"exit {code}"] += 1
        if code not in (0, 74) or "amaged" in said or "mistake in searchkit" in said:
            self._complain(what, f"{code} {said}")
        now = held(self.index)
        if now != self._served and now[1] != self.clippings.state and code != 0:
            self._complain(what, f"generation {now[0]} is neither the old nor the new")
        checked = run("check", "-q", "--index", str(self.index))
        if checked != (0, ""):
            self._complain(what, f"check: {checked}")
        code, said = run(*command)
        self._served = held(self.index)
        if (code, said) != (0, "") or self._served[1] != self.clippings.state:
            lost = len(self.clippings.state - self._served[1])
            self._complain(what, f"the run after it: {code} {said!r}, lacks {lost}")

    def _complain(self, what: str, said: str) -> None:
        self.seen["wrong"] += 1
        self.wrong.append(f"{what}: {said.replace(str(self.index), 'index')}")


def io_errors(count: int, seed: int) -> dict[str, object]:
    """Let so many runs meet an error, and return what was seen."""
    if not may_trace():
        return {"skipped": "strace is not installed, or may not trace", "wrong": []}
    warm()
    with a_folder("/dev/shm") as folder:
        failing = Failing(folder, Random(seed))
        while failing.seen["runs"] < count and failing.seen["wrong"] < 40:
            failing.once()
    return {"seen": dict(failing.seen), "wrong": failing.wrong}


if __name__ == "__main__":
    soak(io_errors)
