"""A copy of the repository in which one thing is changed, and what the tests say of it."""

import contextlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
# The tests of a room take some ten seconds; a change by which they never end is noticed, too.
CPU_SECONDS = 150
MEMORY_BYTES = 4 << 30


class ChangedCopy:
    """A copy of the package and its tests, to be changed again and again."""

    def __init__(self, folder: Path) -> None:
        """Copy what lies in the repository now into `folder`, which is not there yet."""
        self._folder = folder
        self._writes = 0
        self._sound: set[str] = set()  # rooms whose tests pass as they are
        left = shutil.ignore_patterns(
            "__pycache__", ".git", ".*_cache", "index", ".hypothesis", "build"
        )
        shutil.copytree(ROOT, folder, ignore=left)

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

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments on the copy."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(self._folder)},
            preexec_fn=_limit,
            capture_output=True,
            text=True,
            check=False,
        )

    def failing_test(self, module: str) -> str | None:
        """Return the first test of a module of the package that fails, or None where all pass.

        The files named after the module come first, then its room's, then those of rooms that ask it.
        """
        return self._first_failing(module)

    def check_sound(self, module: str) -> None:
        """Raise RuntimeError where the tests of a module's room fail though nothing is changed."""
        room = module.partition(".")[0]
        if room not in self._sound and (failing := self._first_failing(room)) is not None:
            raise RuntimeError(f"{failing} fails as things are: nothing can be said of changes")
        self._sound.add(room)

    def _first_failing(self, module: str) -> str | None:
        room, _, rest = module.partition(".")
        own = (self._folder / "tests").rglob(f"test_{rest.rpartition('.')[2] or room}*.py")
        tests = [*sorted(path.relative_to(self._folder).as_posix() for path in own), *TESTS[room]]
        done = self.run(
            "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", *tests
        )
        if done.returncode == 0:
            return None
        failed = [
            line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))
        ]
        if failed:
            return failed[0].split(" ", 1)[1].split(" - ")[0]
        if done.returncode in (1, 2, 3) or done.returncode < 0:
            return f"pytest ended with {done.returncode}"
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])


@contextlib.contextmanager
def changed_copy() -> Iterator[ChangedCopy]:
    """Give a copy that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="searchkit-") as folder:
        yield ChangedCopy(Path(folder) / "copy")


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
