"""The stamp, remembered beside an index: making it reads all code and word lists.

That takes a fifth of a run in which nothing changed. What is remembered holds as long as each file
that counts looks as it did from outside, and the same libraries are installed for the same Python.
Versions stay digests of bytes alone: times only tell whether these must be read.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from searchkit.domain.stamp import Stamp
from searchkit.rules import limit
from searchkit.versions import OURS, files_below, names_of_installed

FILE_NAME = "archive.stamp"  # in the index folder; the engine knows `archive.*` as ours
SETTLING_NS = limit(
    2_000_000_000, "what changed so lately may change again and look the same: FAT counts in 2 s"
)


class StampMemory:
    """What is remembered beside one index."""

    def __init__(
        self, file: Path, program: Path = OURS, now_ns: Callable[[], int] = time.time_ns
    ) -> None:
        """`program`: the folder of the package whose parts a stamp is of; `now_ns` since 1970."""
        self._file = file
        self._program = program
        self._now_ns = now_ns
        self._news: tuple[str, Stamp] | None = None  # how all looked, and what was made then

    def stamp(self, make: Callable[[], Stamp]) -> Stamp:
        """Return the stamp that is remembered, or else one that is made now."""
        look = _look(self._program, self._now_ns())
        if look is not None and (known := self._remembered(look)) is not None:
            return known
        made = make()
        self._news = None if look is None else (look, made)
        return made

    def keep(self) -> None:
        """Write what was made, if it was; where that cannot be, the next run makes it again."""
        if self._news is None:
            return
        look, stamp = self._news
        told = json.dumps({"look": look, "stamp": asdict(stamp)})
        aside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            try:
                handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(f"{told}\n{_digest(told)}\n")
                aside.replace(self._file)
            finally:
                aside.unlink(missing_ok=True)
        self._news = None

    def _remembered(self, look: str) -> Stamp | None:
        with suppress(OSError, ValueError):
            told, digest = self._file.read_text(encoding="utf-8").splitlines()
            if digest == _digest(told) and (known := json.loads(told))["look"] == look:
                return Stamp(**known["stamp"])
        return None


def _look(program: Path, now_ns: int) -> str | None:
    """Return how all that a stamp rests on looks from outside; None where it is not at rest.

    A file's ctime cannot be set, and a number of its own has what is put in its place.
    """
    found: list[tuple[object, ...]] = [(sys.version, os.fspath(program)), *_installed()]
    latest = 0
    above = os.fspath(program.parent)
    for path in sorted(files_below(program)):
        status = os.stat(f"{above}/{path}")  # noqa: PTH116  half the time of Path.stat
        latest = max(latest, status.st_mtime_ns, status.st_ctime_ns)
        found.append((path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    if not latest or latest > now_ns - SETTLING_NS:
        return None
    return _digest(repr(found))


def _installed() -> Iterator[tuple[str, ...]]:
    """Yield the folders that libraries are installed in, with what is: in order, for the first counts."""
    for folder in dict.fromkeys(sys.path):
        if names := names_of_installed(folder):
            yield (folder, *sorted(names))


def _digest(text: str) -> str:
    return hashlib.blake2b(os.fsencode(text), digest_size=16).hexdigest()
