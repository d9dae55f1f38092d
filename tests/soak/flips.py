"""Flip bits in an index, and see that they are seen, named, and cured by what is advised.

    python -m tests.soak.flips COUNT [SEED]

Each time one bit of one file of the generations is flipped: manifests, `CURRENT`, and the files
that they name. `check` must exit with 65 and name the file; a search must give what was there, or
say so too; and what `check` advises must work (tried for a third of the flips): after it the index
is sound and holds what it held.
Prints JSON.
"""

import re
import shlex
import shutil
from collections import Counter
from pathlib import Path
from random import Random

from searchkit.domain.errors import SearchkitError
from tests.soak.program import soak
from tests.soak.world import Clippings, State, a_folder, held, run, warm

GENERATIONS = 3  # so many are kept
OBEYED = 1 / 3  # of the flips: what is advised takes ten times as long as to look


class Flipping:
    """A sound index, of which copies are flipped."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.sound = folder / "sound"
        self.copy = folder / "copy"
        self.clippings = Clippings(folder / "clips", random)
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._random = random
        self._states: dict[int, State] = {}
        for _ in range(GENERATIONS):
            self.clippings.change()
            run("index", "-q", "--index", str(self.sound), str(self.clippings.folder))
            generation, self._states[generation] = held(self.sound)

    def once(self) -> None:
        """Flip a bit in a copy, and look."""
        if not self.copy.exists():
            shutil.copytree(self.sound, self.copy)
        file = self._random.choice(self._files())
        sound = file.read_bytes()
        bit = self._flip(file)
        self.seen["flips"] += 1
        self.seen[f"in {_kind(file)}"] += 1
        what = f"bit {bit} of {file.relative_to(self.copy)}"
        self._search(what)
        code, said = run("check", "--index", str(self.copy))
        if code != 65:
            self._complain(what, f"check: {code} {said}")
        elif file.name not in said:
            self._complain(what, f"check does not name it: {said}")
        elif self._random.random() < OBEYED:
            self._obey(what, said)
            shutil.rmtree(self.copy)
            return
        file.write_bytes(sound)

    def _files(self) -> list[Path]:
        """The files of the kept generations: half of the flips hit the few that are not objects."""
        objects = sorted((self.copy / "objects").iterdir())
        few = [self.copy / "CURRENT", *sorted((self.copy / "generations").iterdir())]
        return self._random.choice((objects, objects, few))

    def _flip(self, file: Path) -> int:
        data = bytearray(file.read_bytes())
        bit = self._random.randrange(8 * len(data))
        data[bit // 8] ^= 1 << bit % 8
        file.write_bytes(data)
        return bit

    def _search(self, what: str) -> None:
        """Read all of it: what is not as it was must be said."""
        try:
            generation, state = held(self.copy)
        except SearchkitError as error:
            if error.exit_code != 65:
                self._complain(what, f"a search says {error.exit_code}: {error}")
            self.seen["a search says it"] += 1
        else:
            is_right = state == self._states.get(generation)
            self.seen["a search finds what was there" if is_right else "a search is wrong"] += 1

    def _obey(self, what: str, said: str) -> None:
        """Do what is advised, and see whether that cures it."""
        advised = re.findall(r"searchkit (rollback|index --rebuild)", said)
        if not advised:
            self._complain(what, f"nothing is advised: {said}")
            return
        for command in dict.fromkeys(advised):
            self.seen[f"advised: {command}"] += 1
            run(*shlex.split(command), "-q", "--index", str(self.copy))
        code, said = run("index", "-q", "--index", str(self.copy))
        checked = run("check", "-q", "--index", str(self.copy))
        generation, state = held(self.copy)
        if (code, said) != (0, "") or checked != (0, "") or state != self.clippings.state:
            self._complain(
                what, f"obeyed {advised}: index {code} {said!r}, check {checked}, "
                f"generation {generation} lacks {len(self.clippings.state - state)}"
            )  # fmt: skip

    def _complain(self, flip: str, what: str) -> None:
        self.seen["wrong"] += 1
        self.wrong.append(f"{flip}: {what.replace(str(self.copy), 'index')}")


def _kind(file: Path) -> str:
    return file.name if file.name == "CURRENT" else file.parent.name


def flips(count: int, seed: int) -> dict[str, object]:
    """Flip so many bits, one at a time, and return what was seen."""
    warm()
    with a_folder("/dev/shm") as folder:
        flipping = Flipping(folder, Random(seed))
        while flipping.seen["flips"] < count and flipping.seen["wrong"] < 20:
            flipping.once()
    return {"seen": dict(flipping.seen), "wrong": flipping.wrong}


if __name__ == "__main__":
    soak(flips)
