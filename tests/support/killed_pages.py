"""Runs that are killed while they write pages, and what a reader finds afterwards.

    python -m tests.support.killed_pages SEED HISTORIES

Each history takes one folder through several sets of pages. A run is killed with SIGKILL before one
of the changes that it makes to the file system, whichever Python tells of (`sys.audit`); the last
one is not. Prints how many runs were killed, and what was wrong, as JSON.
"""

import json
import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from searchkit.renderers.html.page_folder import write_pages

Pages = Mapping[str, tuple[str, ...]]  # name -> names that it links to

RUNS = 5  # of a history: enough for a killed run upon a killed run upon a killed run
MOST_CHANGES = 60  # that a run of such sets makes
_EVENTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "open"}


def killed(run: Callable[[], object], before_change: int) -> bool:
    """Run in a process of its own and kill it before a change, counted from 0; whether it was."""
    child = os.fork()
    if not child:
        seen = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event in _EVENTS:
                if seen == before_change:
                    os.kill(os.getpid(), signal.SIGKILL)
                seen += 1

        sys.addaudithook(watch)
        run()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status):
        raise AssertionError("the run did not end well")
    return os.WIFSIGNALED(status)


def some_pages(chance: random.Random) -> Pages:
    """Return a closed set: each page links to some others, the first to some of them."""
    pool = ["articles/a", "articles/b", "articles/c", "speakers/d", "searches/e-1/f", "page-2"]
    names = ["index.html", *(f"{name}.html" for name in pool if chance.random() < 0.5)]
    return {name: tuple(other for other in names if chance.random() < 0.5) for name in names}


def contents(pages: Pages) -> list[tuple[str, bytes]]:
    """Return the files of a set, whose texts are what they link to."""
    return [(name, json.dumps(links).encode()) for name, links in pages.items()]


def broken(folder: Path) -> list[str]:
    """Return the links that lead nowhere, of the pages that can be reached from the first."""
    if not (folder / "index.html").exists():
        return []
    wrong, seen, waiting = [], {"index.html"}, ["index.html"]
    while waiting:
        page = waiting.pop()
        for link in json.loads((folder / page).read_bytes()):
            if not (folder / link).exists():
                wrong.append(f"{page} -> {link}")
            elif link not in seen:
                seen.add(link)
                waiting.append(link)
    return wrong


def history(chance: random.Random, folder: Path) -> tuple[int, list[str]]:
    """Take a folder through several sets; return how often a run was killed, and what was wrong."""
    kills, wrong = 0, []
    known = [some_pages(chance) for _ in range(3)]  # of which some come again
    for number in range(RUNS):
        pages = chance.choice(known)
        is_last = number == RUNS - 1
        change = 10**9 if is_last else chance.randrange(MOST_CHANGES)
        kills += killed(lambda pages=pages: write_pages(folder, contents(pages)), change)  # type: ignore[misc]
        wrong += broken(folder)
        if is_last:
            there = {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in folder.rglob("*")
                if path.is_file() and path.name[0] != "."
            }
            if there != dict(contents(pages)):
                wrong.append(f"left: {sorted(there)} and not {sorted(pages)}")
            wrong += [f"left: {path.name}" for path in folder.iterdir() if path.name[:2] == ".s"][
                1:
            ]
    return kills, wrong


def main(seed: int, histories: int) -> None:
    chance = random.Random(seed)
    kills, wrong = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(histories):
            some, bad = history(chance, Path(scratch) / str(number))
            kills += some
            wrong += [f"history {number}: {each}" for each in bad]
    print(json.dumps({"kills": kills, "wrong": wrong}))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
