"""Kill what writes pages, again and again, and follow every link that is left.

    python -m tests.soak.page_kills COUNT [SEED]

`html` and `site` write into one folder each, over an index that changes from run to run, so that
pages come and go. Half of the kills come at a random moment, half (where strace is installed and
may trace) at a random one of the system calls that change files; a killed run is followed by
another killed run as often as by a whole one. After each, no link may be broken, to a page or to a
place on it, that can be reached from the first page. `unreachable` counts states in which another
page had one. A whole run must leave exactly what it writes into an empty folder. Prints JSON.
"""

import os
import re
import signal
import statistics
import time
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from random import Random
from urllib.parse import unquote

from searchkit.cli import main
from tests.soak.program import soak
from tests.soak.tracing import may_trace, run_traced
from tests.soak.world import NAMES, Clippings, Started, a_folder, run, warm

# The calls by which pages are written. The marks of what was shown are SQLite's, and killed as well.
CALLS = "rename,unlink,unlinkat,mkdir,rmdir,write,renameat,renameat2,openat"
MOST_CALLS = 1200  # more than a run changes and opens
_LINK = re.compile(r'\bhref="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')


class PageKilling:
    """Two folders of pages that are killed at."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._folder = folder
        self._random = random
        self._clippings = Clippings(folder / "clips", random)
        self._took = {"html": [1.0], "site": [1.0]}  # seconds
        self._can_trace = may_trace()
        searches = {"levy": "levy", "said": f'speaker:"{NAMES[0]}"', "oslo": "oslo agreed"}
        (folder / "searchkit.toml").write_text(
            "".join(
                f"[searches.{name}]\nquery = '{query}'\nfacet = ['speaker:4', 'country:4']\n"
                for name, query in searches.items()
            )
        )

    def once(self) -> None:
        """Let clippings come and go, write pages, kill, and look."""
        if self._random.random() < 0.6:
            self._clippings.change()
            code, said = run("index", "-q", "--index", self._index, str(self._clippings.folder))
            assert code == 0, said
        name = self._random.choice(["html", "site"])
        if self._can_trace and self._random.random() < 0.5:
            where = "placed"
            number = self._random.randint(1, self._random.choice((60, 300, MOST_CALLS)))
            inject = f"{CALLS}:signal=SIGKILL:when={number}"
            code = run_traced(CALLS, inject, self._arguments(name, name))[0]
        else:
            where = "random"
            code = self._killed_at_a_moment(name)
        if code == 0:
            self.seen[f"{name}: ended before"] += 1
        elif code != -signal.SIGKILL:
            self._complain(f"{name} {where}", f"exit code {code}")
        else:
            self.seen["kills"] += 1
            self.seen[f"{name}: {where}"] += 1
        self._look(name, f"{name} {where}")
        if self._random.random() < 0.25:
            self._go_on(name)

    def load(self) -> None:
        """Write both folders in this process, so that no run loads what it needs anew."""
        assert run("index", "-q", "--index", self._index, str(self._clippings.folder))[0] == 0
        for name in self._took:
            assert main(self._arguments(name, name)) == 0

    @property
    def _index(self) -> str:
        return str(self._folder / "index")

    def _arguments(self, name: str, folder: str) -> list[str]:
        where = ["-q", "-o", str(self._folder / folder), "--index", self._index]
        if name == "html":
            return [
                "html",
                "levy",
                "-n",
                "4",
                "--facet",
                "speaker:4",
                "--facet",
                "country:4",
                *where,
            ]
        return ["site", "--config", str(self._folder / "searchkit.toml"), *where]

    def _killed_at_a_moment(self, name: str) -> int:
        took = self._took[name]
        began = time.monotonic()
        started = Started(self._arguments(name, name))
        # Most of the time goes into asking and rendering; files come to their places at the end.
        until = began + self._random.uniform(0.4, 1.1) * statistics.median(took)
        while time.monotonic() < until and not started.ended():
            time.sleep(0.0005)
        if not started.ended():
            os.kill(started.pid, signal.SIGKILL)
        code, _ = started.wait()
        if code >= 0:
            self._took[name] = [*took[-8:], time.monotonic() - began]
        return code

    def _look(self, name: str, after: str) -> None:
        reachable, others = broken_links(self._folder / name)
        self.seen["unreachable"] += bool(others)
        if reachable:
            self._complain(after, f"{len(reachable)} broken links: {reachable[:3]}")

    def _go_on(self, name: str) -> None:
        """Run to the end, as the next night does, and compare with what a new folder gets."""
        code, said = run(*self._arguments(name, name))
        self.seen["runs after"] += 1
        if (code, said) != (0, ""):
            self._complain(f"the run after {name}", f"{code} {said}")
        self._look(name, f"the run after {name}")
        if name == "html":  # what is new on a site is what that site did not show yet
            assert run(*self._arguments(name, "fresh"))[0] == 0
            here, fresh = (_contents(self._folder / each) for each in (name, "fresh"))
            if here != fresh:
                differ = [each for each in here | fresh if here.get(each) != fresh.get(each)]
                self._complain(f"the run after {name}", f"not as in a new folder: {differ[:3]}")
        litter = {path.name for path in (self._folder / name).glob(".*")} - {".searchkit-pages"}
        if litter:
            self._complain(f"the run after {name}", f"left {sorted(litter)}")

    def _complain(self, after: str, what: str) -> None:
        self.seen["wrong"] += 1
        self.wrong.append(f"after {after}: {what}")


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def broken_links(folder: Path) -> tuple[list[str], list[str]]:
    """Return the links that lead to no page, or no place on it: those that can be reached, others."""
    if not folder.exists():
        return [], []

    @cache
    def text(page: Path) -> str:
        return page.read_text("utf-8")

    @cache
    def ids(page: Path) -> frozenset[str]:
        return frozenset(map(unescape, _ID.findall(text(page))))

    def look(page: Path) -> tuple[list[str], set[Path]]:
        broken, targets = [], set()
        for link in map(unescape, _LINK.findall(text(page))):
            if link.startswith(("http://", "https://")):
                continue
            name, _, place = link.partition("#")
            target = Path(os.path.normpath(page.parent / unquote(name))) if name else page
            if not target.is_file() or (place and unquote(place) not in ids(target)):
                broken.append(f"{page.relative_to(folder)} -> {link}")
            else:
                targets.add(target)
        return broken, targets

    pages = {path for path in folder.rglob("*") if path.suffix in (".html", ".atom")}
    waiting = [folder / "index.html"] if (folder / "index.html").exists() else []
    seen, reachable = {*waiting}, []
    while waiting:
        broken, targets = look(waiting.pop())
        reachable += broken
        fresh = {target for target in targets if target in pages} - seen
        seen |= fresh
        waiting += fresh
    others = [link for page in pages - seen for link in look(page)[0]]
    return reachable, others


def page_kills(count: int, seed: int) -> dict[str, object]:
    """Kill so often, and return what was seen."""
    random = Random(seed)
    warm()
    with a_folder("/dev/shm") as folder:
        killing = PageKilling(folder, random)
        killing.load()
        while killing.seen["kills"] < count and killing.seen["wrong"] < 20:
            killing.once()
        return {"seen": dict(killing.seen), "wrong": killing.wrong}


if __name__ == "__main__":
    soak(page_kills)
