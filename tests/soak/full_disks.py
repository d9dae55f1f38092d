"""Fill the disk while an index is written, and see that nothing is lost and the truth is told.

    python -m tests.soak.full_disks COUNT [SEED]

Half of the disks are file systems of their own with little room left (as root, by tmpfs), half are
limits on the size of a file. A run that does not get through must exit with 74 and say that there
is no room, never that something is damaged; what was served is served; `check` finds all sound;
and with room the next run brings the index level. Prints JSON.
"""

import os
import resource
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.soak.program import soak
from tests.soak.world import Clippings, State, a_folder, held, run, warm

SAYS_SO = ("No space left on device", "File too large", "disk is full", "disk full")
BLOCK = 4096
MOST_BLOCKS = 220  # beyond what a run of some clippings writes


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Yield a folder that is a file system of its own."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def resize(disk: Path, room: int | None) -> None:
    """Leave so many bytes on the disk; None: as many as anybody needs."""
    counts = os.statvfs(disk)
    used = (counts.f_blocks - counts.f_bfree) * counts.f_frsize
    size = 64 << 20 if room is None else used + room
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


class Filling:
    """An index on a disk that is sometimes full."""

    def __init__(self, folder: Path, random: Random, seen: Counter[str], wrong: list[str]) -> None:
        self.index = folder / "index"
        self.clippings = Clippings(folder.parent / f"clips-{folder.name}", random)
        self.seen = seen
        self.wrong = wrong
        self._random = random
        self._served: tuple[int, State] = (0, frozenset())

    def once(
        self, kind: str, fill: Callable[[int], Callable[[], None]], free: Callable[[], None]
    ) -> None:
        """Run with little room, look, and run with room.

        `fill` makes the room so small, and returns what does the rest in the process itself.
        """
        self.clippings.change()
        # One block at least: what a run says goes into a file, too.
        blocks = self._random.randint(1, self._random.choice((10, 60, MOST_BLOCKS)))
        begins = self._random.random() < 0.15
        if begins and self.index.exists():  # a first run, on a disk that is full already
            self._served = (0, frozenset())
            subprocess.run(["rm", "-r", str(self.index)], check=True)
        rebuild = ["--rebuild"] if self._random.random() < 0.3 else []
        command = ["index", "-q", *rebuild, "--index", str(self.index), str(self.clippings.folder)]
        code, said = run(*command, before=fill(blocks * BLOCK))
        what = f"{kind} of {blocks} blocks"
        if code == 0:
            self.seen["there was room"] += 1
        else:
            self.seen["full"] += 1
            self.seen[f"full: {kind}"] += 1
            self._require_truth(what, code, said)
            self._require_nothing_lost(what)
        free()
        code, said = run("check", "-q", "--index", str(self.index))
        if code != (0 if held(self.index)[0] else 10):
            self._complain(what, f"check: {code} {said}")
        code, said = run(*command)
        self._served = held(self.index)
        if (code, said) != (0, "") or self._served[1] != self.clippings.state:
            self._complain(what, f"with room: {code} {said}")

    def _require_truth(self, what: str, code: int, said: str) -> None:
        if code != 74 or "amaged" in said or not any(words in said for words in SAYS_SO):
            self._complain(what, f"{code} {said}")

    def _require_nothing_lost(self, what: str) -> None:
        if held(self.index) != self._served:
            self._complain(what, "what was served is not served any more")

    def _complain(self, what: str, said: str) -> None:
        self.seen["wrong"] += 1
        self.wrong.append(f"{what}: {said.replace(str(self.index), 'index')}")


def _limit_of_files(room: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


def full_disks(count: int, seed: int) -> dict[str, object]:
    """Meet so many full disks, and return what was seen."""
    random = Random(seed)
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    warm()
    with a_folder("/dev/shm") as folder:
        (folder / "limited").mkdir()
        limited = Filling(folder / "limited", random, seen, wrong)
        if os.geteuid() != 0:
            seen["skipped: only root may mount a small disk"] = 1
            while seen["full"] < count and len(wrong) < 20:
                limited.once("limit of files", _limit_of_files, lambda: None)
            return {"seen": dict(seen), "wrong": wrong}
        with small_disk(folder / "small") as disk:
            small = Filling(disk, random, seen, wrong)

            def fill(room: int) -> Callable[[], None]:
                resize(disk, room)
                return lambda: None

            while seen["full"] < count and len(wrong) < 20:
                limited.once("limit of files", _limit_of_files, lambda: None)
                small.once("small disk", fill, lambda: resize(disk, None))
    return {"seen": dict(seen), "wrong": wrong}


if __name__ == "__main__":
    soak(full_disks)
