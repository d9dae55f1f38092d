"""A copy of the repository in which one thing is changed, and what the tests say of it."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.forks import Ended, Forks
from tools.reach import Reach, functions_of, names_of
from tools.source_edits import ROOT, Edit

# What a room's tests are: its own first, then those of the rooms that ask it.
GOLDEN = "tests/quality/test_golden.py"
TESTS = {
    "language": ("tests/language", "tests/paragraphs", GOLDEN, "tests/enrichers"),
    "readers": ("tests/readers", GOLDEN, "tests/quality/test_prints.py", "tests/paragraphs"),
    "paragraphs": ("tests/paragraphs", GOLDEN, "tests/quality/test_prints.py", "tests/readers"),
    "enrichers": ("tests/enrichers", GOLDEN, "tests/quality/test_international.py"),
    "copies": ("tests/copies",),
}
# Beside what the tests that are run take: a change by which they never end is noticed, too.
CPU_SECONDS = 20
TIMES_AS_LONG = 4


class ChangedCopy:
    """A copy of the package and its tests, to be changed again and again."""

    def __init__(self, folder: Path, task: str) -> None:
        """Copy what lies in the repository now into `folder`, which is not there yet.

        `task`: what is asked of it, a module of tools/ as `Forks` takes it.
        """
        self._folder = folder
        self._writes = 0
        left = shutil.ignore_patterns(
            "__pycache__", ".git", ".*_cache", "index", ".hypothesis", "build"
        )
        shutil.copytree(ROOT, folder, ignore=left)
        self.forks = Forks(folder, task)
        self._reach = Reach(self.forks)

    @contextlib.contextmanager
    def changed(self, edit: Edit) -> Iterator[None]:
        """Make an edit, and take it back at the end."""
        path = self._folder / edit.path
        source = path.read_bytes()
        self._write(path, edit.applied(source))
        try:
            yield
        finally:
            self._write(path, source)

    def _write(self, path: Path, source: bytes) -> None:
        path.write_bytes(source)
        # Python knows a module's bytecode by size and time in seconds; each change has its own time.
        self._writes += 1
        os.utime(path, (self._writes, self._writes))

    def failing_test(self, edit: Edit) -> str | None:
        """Return a test that fails where an edit is made, or None where all pass that it can reach.

        The tests of the module's own name come first, then its room's, then those of rooms that ask
        it; of each the quick ones first. Raises RuntimeError where one fails without the edit.
        """
        name = edit.path.removeprefix("searchkit/").removesuffix(".py").replace("/", ".")
        functions = functions_of(edit)
        for files in self._files(name):
            seconds = {
                test: recorded.seconds[test]
                for recorded in map(self._reach.of, files)
                for test in recorded.tests(None if self._names(recorded.file, edit) else functions)
            }
            failing = self._first_failing(edit, seconds)
            if failing is not None:
                return failing
        return None

    def _names(self, file: str, edit: Edit) -> bool:
        """Whether a file of tests asks for a changed constant itself."""
        source = (self._folder / file).read_text(encoding="utf-8")
        return any(name in source for name in names_of(edit))

    def _first_failing(self, edit: Edit, seconds: Mapping[str, float]) -> str | None:
        if not seconds:
            return None
        tests = sorted(seconds, key=lambda test: seconds[test])
        files = sorted({test.partition("::")[0] for test in tests})
        with self.changed(edit):
            said = self.forks.ask(
                {"run": [files, tests]},
                changed=[edit.path],
                cpu_seconds=CPU_SECONDS + TIMES_AS_LONG * sum(seconds.values()),
            )
        return said.how if isinstance(said, Ended) else said

    def _files(self, module: str) -> Iterator[list[str]]:
        """Yield the files of tests of a module in the order in which they are asked."""
        room, _, rest = module.partition(".")
        own = (self._folder / "tests" / room).rglob(f"test_{rest.rpartition('.')[2] or room}*.py")
        asked = set()
        for paths in (own, *((self._folder / tests,) for tests in TESTS[room])):
            files = [
                file.relative_to(self._folder).as_posix()
                for path in paths
                for file in (sorted(path.rglob("test_*.py")) if path.is_dir() else [path])
            ]
            new = [file for file in files if file not in asked]
            asked |= set(new)
            yield new


@contextlib.contextmanager
def changed_copy(task: str = "tools.test_runs") -> Iterator[ChangedCopy]:
    """Give a copy that is removed at the end, to be asked for tests, or for what `task` answers."""
    with tempfile.TemporaryDirectory(prefix="searchkit-") as folder:
        copy = ChangedCopy(Path(folder) / "copy", task)
        with copy.forks:
            yield copy
