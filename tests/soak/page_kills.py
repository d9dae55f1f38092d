"""Kill `searchkit html` again and again, and see that no link leads nowhere.

    python -m tests.soak.page_kills COUNT [SEED]

One folder of pages is brought from one answer to another. Half of the kills come at a random
moment, half (where strace may trace) at a random one of the system calls that change files. After
each, every link that can be followed from the first page must lead to a page that is there; and
pages that are written to the end are byte for byte those of a new folder. Prints JSON.
(`tests/support/killed_pages.py` does the same to the writing of pages alone.)
"""

import os
import re
import signal
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.soak.program import soak
from tests.soak.tracing import may_trace, run_traced
from tests.soak.world import Clippings, Started, a_folder, run, warm

CALLS = "rename,unlink,unlinkat,mkdir,rmdir,fchmod,chmod,ftruncate,fsync,write,openat"
MOST_CALLS = 300  # more than the pages of some stories take
QUERIES = ("levy", "Oslo OR Lima", "Nairobi", "agreed NOT Hanoi")
LINK = re.compile(rb'href="([^"#:]+)')  # of our own pages; no address, no place within a page


def lost_links(folder: Path) -> list[str]:
    """Return the links that lead nowhere, of the pages that can be reached from the first."""
    lost, seen, waiting = [], set(), [folder / "index.html"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        for link in LINK.findall(page.read_bytes()) if page.suffix == ".html" else ():
            there = Path(os.path.normpath(page.parent / link.decode()))
            if not there.exists():
                lost.append(f"{page.name} -> {link.decode()}")
            elif there not in seen:
                waiting.append(there)
    return lost


def _files(folder: Path) -> dict[str, bytes]:
    shown = (path for path in folder.rglob("*") if path.is_file() and path.name[0] != ".")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in shown}


class PageKilling:
    """A folder of pages that is killed at."""

    def __init__(self, folder: Path, random: Random) -> None:
        self._folder = folder
        self._index = folder / "index"
        self._pages = folder / "pages"
        self._random = random
        self._clippings = Clippings(folder / "clips", random)
        self._took = 0.5  # seconds of the last run that was not killed
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._change()

    def once(self) -> None:
        """Kill a run, and look."""
        if self._random.random() < 0.2:
            self._change()
        arguments = self._arguments(self._random.choice(QUERIES), self._pages)
        is_placed = may_trace() and self._random.random() < 0.5
        code = self._at_a_call(arguments) if is_placed else self._at_a_moment(arguments)
        if code == -signal.SIGKILL:
            self.seen["kills"] += 1
            self.seen["placed" if is_placed else "random"] += 1
        else:
            self.seen["ended before"] += 1
        self._look()
        if self._random.random() < 0.2:
            self.write_to_the_end()

    def _change(self) -> None:
        self._clippings.change()
        run("index", "-q", "--index", str(self._index), str(self._clippings.folder))

    def _arguments(self, query: str, folder: Path) -> list[str]:
        return ["html", query, "-q", "--index", str(self._index), "-o", str(folder)]

    def _at_a_moment(self, arguments: list[str]) -> int:
        began = time.monotonic()
        started = Started(arguments)
        until = began + self._random.uniform(0, 1.1) * self._took
        while time.monotonic() < until and not started.ended():
            time.sleep(0.001)
        if not started.ended():
            os.kill(started.pid, signal.SIGKILL)
        code, _ = started.wait()
        if code >= 0:
            self._took = time.monotonic() - began
        return code

    def _at_a_call(self, arguments: list[str]) -> int:
        number = self._random.randint(1, self._random.choice((30, MOST_CALLS)))
        return run_traced(CALLS, f"{CALLS}:signal=SIGKILL:when={number}", arguments)[0]

    def _look(self) -> None:
        if (self._pages / "index.html").exists():
            self.seen["looked at"] += 1
            self.wrong += lost_links(self._pages)

    def write_to_the_end(self) -> None:
        query = self._random.choice(QUERIES)
        fresh = self._folder / f"fresh{self.seen['written to the end']}"
        for folder in (self._pages, fresh):
            code, said = run(*self._arguments(query, folder))
            if code not in (0, 1):  # 1: nothing is found, and a page says so
                self.wrong.append(f"{code} {said}")
        self.seen["written to the end"] += 1
        self._look()
        ours, anew = _files(self._pages), _files(fresh)
        differing = {name for name in {*ours, *anew} if ours.get(name) != anew.get(name)}
        if differing:
            self.wrong.append(f"not the pages of a new folder: {sorted(differing)[:5]}")


def page_kills(count: int, seed: int) -> dict[str, object]:
    """Kill so often, and return what was seen."""
    warm()
    with a_folder("/dev/shm") as folder:
        killing = PageKilling(folder, Random(seed))
        killing.write_to_the_end()
        while killing.seen["kills"] < count and len(killing.wrong) < 20:
            killing.once()
    return {"seen": dict(killing.seen), "wrong": killing.wrong}


if __name__ == "__main__":
    soak(page_kills)
