"""Flip bits in an archive, and see that they are seen, named, and mended by the next run.

    python -m tests.soak.archive_flips COUNT [SEED]

Each time one bit of `archive.sqlite` is flipped: of a page of a table that is drawn first, so that
small tables are hit as often as large ones. `check` must exit with 65. The next `index` must end as it
says it does, and what is then served must hold every paragraph that was served before, those included
whose folder is away and those of a file that can no longer be read. What is advised must work.
Prints JSON.
"""

import re
import shutil
import sqlite3
import zlib
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from tests.soak.program import soak
from tests.soak.world import Clippings, State, a_folder, held, run, tokens_in, warm


class ArchiveFlipping:
    """Sound indexes of three folders, one of which is away, and copies whose archive is flipped.

    Of one folder the only file cannot be read any more. Of one index nothing has changed since; of the other the folder has.
    """

    def __init__(self, folder: Path, random: Random) -> None:
        self.copy = folder / "copy"
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._random = random
        here, away = (Clippings(folder / name, random) for name in ("here", "away"))
        odd = Clippings(folder / "odd", random, stories=1)
        self.here, self.away, self.odd = here.folder, away.folder, odd.folder
        unreadable = odd.state
        self.behind, self.level = folder / "behind", folder / "level"
        self._index(self.behind, str(self.here), str(self.away), str(self.odd))
        for path in self.odd.iterdir():
            path.write_bytes(b"\0\1\2" * 100)
        self.away.rename(folder / "not mounted")
        self._index(self.behind)
        for _ in range(3):
            here.change()
        shutil.copytree(self.behind, self.level)
        self._index(self.level)
        self.state: State = held(self.level)[1]
        assert unreadable < self.state
        assert held(self.behind)[1] != self.state

    def once(self) -> None:
        """Flip a bit in a copy, and look."""
        sound = self._random.choice((self.behind, self.level))
        archive = self.copy / "archive.sqlite"
        while True:
            self._take_copy(sound)
            what, bit = self._drawn(sound / archive.name)
            _flip(archive, bit)
            flipped = archive.read_bytes()
            if _said_by(archive) != _said_by(sound / archive.name):
                break
            self.seen["in bytes that say nothing"] += 1
        archive.write_bytes(flipped)
        self.seen["flips"] += 1
        self.seen[f"in {what}"] += 1
        code, said = run("check", "--index", str(self.copy))
        if code != 65:
            self._complain(what, bit, f"check: {code} {said}")
        for command in (("index", "-q"), ("index", "-q", "--rebuild")):
            self._take_copy(sound)
            archive.write_bytes(flipped)
            self._run_over(what, bit, command)

    def _run_over(self, what: str, bit: int, command: tuple[str, ...]) -> None:
        name = " ".join(command)
        code, said = run(*command, "--index", str(self.copy))
        self.seen[f"{name}: {code}{', mended' * ('It is mended' in said)}"] += 1
        _, state = held(self.copy)
        if code == 65:
            self._obey(what, bit, said)
        elif code or state != self.state:
            self._complain(
                what, bit, f"{name}: {code} {said!r}; lacks {len(self.state - state)}, "
                f"has {len(state - self.state)} too many"
            )  # fmt: skip
        elif (checked := run("check", "--index", str(self.copy)))[0]:
            self.seen[f"{name}: had no use for it"] += 1
            told = run("index", "-q", "--index", str(self.copy))
            again = run("check", "--index", str(self.copy))
            if "To mend it: searchkit index" not in checked[1] or told[0] or again[0]:
                self._complain(
                    what, bit, f"{name}, then check: {checked[1]}, obeyed: {told, again}"
                )
            elif held(self.copy)[1] != self.state:
                self._complain(what, bit, f"{name}, and what check advises loses paragraphs")

    def _obey(self, what: str, bit: int, said: str) -> None:
        """Move the archive away and read the clippings again, where that is what is advised."""
        if "Move it away" not in said or "searchkit index PATH" not in said:
            self._complain(what, bit, f"nothing is advised: {said}")
            return
        self.seen["advised: move it away"] += 1
        (self.copy / "archive.sqlite").rename(self.copy.with_name("moved away"))
        code, told = run("index", "--index", str(self.copy), str(self.here))
        checked = run("check", "--index", str(self.copy))
        readable = tokens_in("\n".join(p.read_bytes().decode() for p in self.here.iterdir()))
        if code or checked[0] or held(self.copy)[1] != readable:
            self._complain(what, bit, f"obeyed: index {code} {told!r}, check {checked}")

    def _index(self, index: Path, *arguments: str) -> None:
        code, said = run("index", "-q", "--index", str(index), *arguments)
        assert code == 0, said

    def _take_copy(self, sound: Path) -> None:
        shutil.rmtree(self.copy, ignore_errors=True)
        shutil.copytree(sound, self.copy)

    def _drawn(self, archive: Path) -> tuple[str, int]:
        """Return a table and the number of a bit of one of its pages."""
        pages = _pages(archive)
        table = self._random.choice(sorted(pages))
        start, size = self._random.choice(pages[table])
        return table, 8 * start + self._random.randrange(8 * size)

    def _complain(self, what: str, bit: int, why: str) -> None:
        self.seen["wrong"] += 1
        self.wrong.append(f"bit {bit}, in {what}: {why.replace(str(self.copy), 'index')}")


def _flip(file: Path, bit: int) -> None:
    data = bytearray(file.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    file.write_bytes(data)


def _pages(archive: Path) -> dict[str, list[tuple[int, int]]]:
    """Return the pages of each table and index: where each begins, and its length."""
    with closing(sqlite3.connect(archive)) as connection:
        pages: dict[str, list[tuple[int, int]]] = {}
        for name, start, size in connection.execute("SELECT name, pgoffset, pgsize FROM dbstat"):
            pages.setdefault(re.sub("sqlite_autoindex_(.*)_1", r"index of \1", name), []).append(
                (start, size)
            )
    return pages


def _said_by(archive: Path) -> object:
    """Return all that the file says to SQLite, or that it cannot be read."""
    try:
        with closing(sqlite3.connect(archive)) as connection:
            connection.text_factory = bytes
            connection.execute("PRAGMA cell_size_check = ON")
            names = connection.execute("SELECT * FROM sqlite_schema ORDER BY name").fetchall()
            tables = [row[1].decode() for row in names if row[0] == b"table"]
            rows = [sorted(map(_plain, connection.execute(f"SELECT * FROM {t}"))) for t in tables]
            notes = [
                connection.execute(f"PRAGMA {pragma}").fetchall()
                for pragma in ("integrity_check", "user_version", "application_id")
            ]
            return names, rows, notes
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)


def _plain(row: tuple[object, ...]) -> str:
    """Return a row as text; of compressed bytes, what they hold: the last bits of some say nothing."""
    values = list(row)
    with suppress(TypeError, zlib.error):
        values[-1] = zlib.decompress(values[-1])  # type: ignore[arg-type]
    return repr(values)


def archive_flips(count: int, seed: int) -> dict[str, object]:
    """Flip so many bits, one at a time, and return what was seen."""
    warm()
    with a_folder("/dev/shm") as folder:
        flipping = ArchiveFlipping(folder, Random(seed))
        while flipping.seen["flips"] < count and flipping.seen["wrong"] < 20:
            flipping.once()
    return {"seen": dict(sorted(flipping.seen.items())), "wrong": flipping.wrong}


if __name__ == "__main__":
    soak(archive_flips)
