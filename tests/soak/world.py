"""A folder of clippings that changes, and what an index of it must hold.

Every paragraph has a token of its own, `story7x3p2`: story 7 in its third writing, paragraph 2. So
what an index holds is told by the tokens in it, and what it should hold by those in the folder.
"""

import gc
import os
import re
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import searchkit.app
from searchkit.cli import main
from searchkit.domain.clipping import Source
from searchkit.domain.errors import IndexMissing

TOKEN = re.compile(r"story\d+x\d+p\d")
STORIES = 12
NAMES = ("Ada Lindqvist", "Bo Tanaka", "Carla Mendes", "Dmitri Okafor")
PLACES = ("Oslo", "Nairobi", "Lima", "Hanoi")

State = frozenset[str]  # the tokens of all paragraphs


class Clippings:
    """The folder. `change` does to it what happens from one night to the next."""

    def __init__(self, folder: Path, random: Random, stories: int = STORIES) -> None:
        self.folder = folder
        self._random = random
        self._written = 0
        folder.mkdir(parents=True)
        for number in range(stories):
            self._write(number)

    @property
    def state(self) -> State:
        """What an index of the folder must hold."""
        return tokens_in("\n".join(path.read_text() for path in self.folder.iterdir()))

    def change(self) -> None:
        """Add, rewrite, rename or remove some of the clippings."""
        for _ in range(self._random.randint(1, 4)):
            files = sorted(self.folder.iterdir())
            what = self._random.choice(("add", "add", "rewrite", "rewrite", "rename", "remove"))
            some = self._random.choice(files)
            if what == "add" or len(files) < STORIES // 2:
                self._write(STORIES + self._written)
            elif what == "rewrite":
                self._write(int(re.findall(r"story(\d+)", some.read_text())[0]), some)
            elif what == "rename":
                some.rename(some.with_name(f"renamed{self._written}{some.name[-9:]}"))
            elif len(files) > STORIES:
                some.unlink()

    def add(self, stories: int) -> None:
        """Add so many clippings."""
        for _ in range(stories):
            self._write(STORIES + self._written)

    def _write(self, number: int, path: Path | None = None) -> None:
        self._written += 1
        name, place = self._random.choice(NAMES), self._random.choice(PLACES)
        tokens = [f"story{number}x{self._written}p{n}" for n in (1, 2, 3)]
        (path or self.folder / f"{number:05d}.txt").write_text(
            f"Levy number {number} agreed in {place}\n\n"
            f"{place.upper()} (XX) - The levy {tokens[0]} was agreed on Tuesday, officials said.\n\n"
            f'"We agree on {tokens[1]}," {name} said at the meeting in {place}.\n\n'
            f"{name.split()[-1]} added that {tokens[2]} would be paid by the end of the year.\n"
        )


def tokens_in(text: str) -> State:
    """Return the tokens that stand in a text."""
    return frozenset(TOKEN.findall(text))


def held(index: Path) -> tuple[int, State]:
    """Return the generation that is served, and what it holds; 0 where there is no index yet.

    Raises what opening and searching raise.
    """
    try:
        with searchkit.open_index(index) as opened:
            results = opened.search("*", limit=10_000)
            texts = "\n".join(hit.text for hit in results.hits)
            assert results.total == len(results.hits)
            return opened.summary().generation, tokens_in(texts)
    except IndexMissing:
        return 0, frozenset()


@contextmanager
def a_folder(parent: str | None = None) -> Iterator[Path]:
    """Yield an empty folder that is gone afterwards, whatever stands in it."""
    folder = Path(tempfile.mkdtemp(prefix="searchkit-soak-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Started:
    """A command that runs in a process of its own, forked from here: nothing is loaded anew."""

    def __init__(self, arguments: list[str], before: Callable[[], None] = lambda: None) -> None:
        self._said = os.memfd_create("said")
        sys.stdout.flush()
        with warnings.catch_warnings():
            # numpy keeps threads; the child uses none of them. (Newer Pythons warn of forking then.)
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
        if self.pid == 0:
            code = 99
            try:
                for stream in (1, 2):
                    os.dup2(self._said, stream)
                before()
                code = main(arguments)
            finally:
                os._exit(code)

    def wait(self) -> tuple[int, str]:
        """Return its exit code, minus the signal that killed it, and what it said."""
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        with os.fdopen(self._said, "rb") as said:
            said.seek(0)
            return code, said.read().decode("utf-8", "replace")

    def ended(self) -> bool:
        """Whether it has ended, without waiting for it."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def run(*arguments: str, before: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """Run a command in a process of its own; return its exit code and what it said."""
    return Started([*arguments], before).wait()


def warm() -> None:
    """Load once what all runs need: the finders, which workers would load, and each command."""
    with a_folder() as folder:
        clippings = Clippings(folder / "clips", Random(0), 1)
        for path in clippings.folder.iterdir():
            for article in searchkit.app.understand(Source(path.name, path.read_bytes())):
                searchkit.app.enrich(article)
        index = ["--index", str(folder / "index")]
        for command in (["index", "-q", str(folder / "clips")], ["check", "-q"]):
            assert main([*command, *index]) == 0
        held(folder / "index")
    gc.collect()
    gc.freeze()  # what is loaded stays shared with the children
