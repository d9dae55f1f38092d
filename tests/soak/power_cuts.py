"""Cut the power while an index is written, and see that nothing is lost.

    python -m tests.soak.power_cuts COUNT [SEED]        as root, on Linux

The index lies on an ext4 of its own, in an image that is mounted by a loop device. One process
brings it level again and again, changes its clippings in between, and notes each run that ended. At
a random moment it is stopped and the image copied: what had not reached the image is lost, as by a
power cut. The copy is mounted, which replays its journal; the index there must be the one of the
last run that ended, or of the one that was under way, and sound; and the next run must bring it
level. Prints JSON.
"""

import filecmp
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from searchkit.cli import main
from searchkit.domain.errors import SearchkitError
from tests.soak.program import soak
from tests.soak.world import Clippings, State, a_folder, held, run, tokens_in, warm

IMAGE_BYTES = 16 << 20  # room for all that a few runs write
# ext4 writes its journal each so many seconds; the shorter, the more of what nobody synced is there
# at the cut, so that both kinds of cuts come.
COMMIT_SECONDS = (1, 30)


def why_not() -> str | None:
    """Return why there can be no power cuts here; None: there can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux may mount an image"
    if shutil.which("mkfs.ext4") is None:
        return "mkfs.ext4 is not installed"
    with a_folder() as folder:
        try:
            with mounted(made_image(folder / "image", 8 << 20), folder / "mount"):
                return None
        except subprocess.CalledProcessError as error:
            return f"no loop device may be mounted here: {error.stderr}"


def made_image(image: Path, size: int = IMAGE_BYTES) -> Path:
    """Make an empty ext4 in a file, and return it."""
    with image.open("wb") as file:
        file.truncate(size)
    _system("mkfs.ext4", "-q", "-F", str(image))
    return image


@contextmanager
def mounted(image: Path, where: Path, options: str = "loop") -> Iterator[Path]:
    """Yield the folder in which the image is mounted."""
    where.mkdir(exist_ok=True)
    _system("mount", "-o", options, str(image), str(where))
    try:
        yield where
    finally:
        _system("umount", "-l", str(where))


def _system(*command: str) -> None:
    subprocess.run(command, capture_output=True, text=True, check=True)


class Cutting:
    """A folder for images, and what was seen in them."""

    def __init__(self, folder: Path, random: Random) -> None:
        self._folder = folder
        self._random = random
        self._turns = 0
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []

    def once(self) -> None:
        """Let a process write, cut the power, and look."""
        self._turns += 1
        folder = self._folder / str(self._turns)
        folder.mkdir()
        clippings = Clippings(folder / "clips", self._random)
        image, copy = made_image(folder / "image"), folder / "copy"
        ended = folder / "ended"
        ended.touch()
        options = f"loop,commit={self._random.choice(COMMIT_SECONDS)}"
        with mounted(image, folder / "mount", options) as disk:
            child = os.fork()
            if child == 0:
                try:
                    _write_on(disk / "index", clippings, ended)
                finally:
                    os._exit(1)
            runs = self._random.randint(1, 4)  # before the first has ended, nothing can be lost
            began = time.monotonic()
            _wait_for(ended, runs)
            time.sleep(self._random.uniform(0, 1.3) * (time.monotonic() - began) / runs)
            os.kill(child, signal.SIGSTOP)
            _copy_of_one_moment(image, copy)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        with mounted(copy, folder / "mount") as disk:
            self._look(disk / "index", clippings, ended)
        shutil.rmtree(folder)

    def _look(self, index: Path, clippings: Clippings, ended: Path) -> None:
        self.seen["cuts"] += 1
        *lines, _ = ended.read_text().split("\n")
        self.seen["runs that had ended"] += len(lines)
        number, _, tokens = lines[-1].partition(" ")
        before, now = tokens_in(tokens), clippings.state
        try:
            generation, state = held(index)
        except SearchkitError as error:
            self._complain(f"unreadable: {error}")
            return
        if state == before:
            self.seen["as the last run left it"] += 1
        elif state == now and generation > int(number):
            self.seen["as the run under way would have left it"] += 1
        else:
            self._complain(_difference(generation, state, int(number), before))
        code, said = run("check", "-q", "--index", str(index))
        if code != 0:
            self._complain(f"check: {code} {said}")
        code, said = run("index", "-q", "--index", str(index), str(clippings.folder))
        if (code, said) != (0, "") or held(index)[1] != clippings.state:
            self._complain(f"the run after it: {code} {said}")

    def _complain(self, what: str) -> None:
        self.seen["wrong"] += 1
        self.wrong.append(f"cut {self.seen['cuts']}: {what}")


def _difference(generation: int, state: State, number: int, before: State) -> str:
    return (
        f"generation {generation} where {number} was published: "
        f"{len(before - state)} paragraphs lost, {len(state - before)} others"
    )


def _wait_for(ended: Path, runs: int) -> None:
    while ended.read_text().count("\n") < runs:
        time.sleep(0.01)


def _copy_of_one_moment(image: Path, copy: Path) -> None:
    """Copy an image; the file system may be writing its journal, so until it stays as it was."""
    shutil.copyfile(image, copy)
    while not filecmp.cmp(image, copy, shallow=False):
        shutil.copyfile(image, copy)


def _write_on(index: Path, clippings: Clippings, ended: Path) -> None:
    """Bring the index level again and again; note each run and what it published.

    In this process: when it is stopped, nothing goes on writing.
    """
    with ended.open("a") as notes:
        while main(["index", "-q", "--index", str(index), str(clippings.folder)]) == 0:
            generation, state = held(index)
            notes.write(f"{generation} {' '.join(sorted(state))}\n")
            notes.flush()
            clippings.change()


def power_cuts(count: int, seed: int) -> dict[str, object]:
    """Cut the power so often, and return what was seen."""
    if reason := why_not():
        return {"skipped": reason, "wrong": []}
    warm()
    with a_folder("/dev/shm") as folder:
        cutting = Cutting(folder, Random(seed))
        while cutting.seen["cuts"] < count and cutting.seen["wrong"] < 20:
            cutting.once()
    return {"seen": dict(cutting.seen), "wrong": cutting.wrong}


if __name__ == "__main__":
    soak(power_cuts)
