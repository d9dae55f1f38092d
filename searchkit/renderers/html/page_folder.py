"""A folder of pages, brought from one set of pages to the next without a broken link on the way.

A set is closed: every link in it leads to a file of it. So a link can only break where a page is
there before what it links to, or after; and that is so whichever moment a run is killed at:

1. All that is new or differs is written aside.
2. Pages whose names are new to the folder are put in place, by a rename each. No page that can be
   reached links to one of them yet.
3. Pages that differ take their places, and so does a first page. All names of both sets are there.
4. What the next set does not have is removed. Nothing that can be reached links to it any more.

A marker in the folder says of each file which of these it is in, so that the next run knows what
can be reached after one that was killed; it also names what is ours, and nothing else is ever
written over or removed. One run writes at a time: the folder itself is locked.
"""

import errno
import fcntl
import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field
from pathlib import Path

from searchkit.domain.errors import PagesLocked, UsageError
from searchkit.regexes import regex
from searchkit.values import dataclass

MARKER = ".searchkit-pages"
ASIDE = ".searchkit-new"  # what is being written; nothing in it is ever linked to
ENTRY = "index.html"  # where readers begin; every other page is reached through links

_POLL_SECONDS = 0.1  # below what a person notices; a look costs a call of the system

_FIRST_LINE = "searchkit made this folder and removes what it no longer needs."
_LIVE, _NEW, _OLD, _MADE, _SEAL = "live", "new", "old", "made", "seal"

# What a marker may name: anybody can write one, so a name never leads out of the folder.
_NAME = regex(r"(?:[a-z0-9-]{1,100}/){0,2}[a-z0-9-]{1,120}\.(?:html|css|atom)")


@dataclass(frozen=True, slots=True)
class PublishedPages:
    """What became of the files of a folder."""

    pages: int  # that are there now
    added: int  # files
    changed: int
    removed: int

    @property
    def unchanged(self) -> bool:
        """Whether not a byte was written."""
        return not (self.added or self.changed or self.removed)


@dataclass(slots=True)
class _Marked:
    """The names that a marker gives."""

    live: dict[str, None] = field(default_factory=dict)  # may be reached
    unreachable: dict[str, None] = field(default_factory=dict)  # written early, or to be removed
    made: str = ""  # how they were made; empty while they change, and where nobody said it


def holds_pages(folder: Path) -> bool:
    """Whether searchkit wrote pages into a folder; False for one that may not be looked into."""
    return bool(pages_of(folder))


def pages_of(folder: Path) -> frozenset[str]:
    """Return the paths, below `folder`, of what searchkit wrote there and may remove again.

    None where there is no marker, where it does not vouch for itself, or cannot be read.
    """
    marked = _marked(folder)
    return frozenset((*marked.live, *marked.unreachable))


def how_made(folder: Path) -> str:
    """Return how the pages in a folder were made, in the words of the run that completed them."""
    return _marked(folder).made


def _marked(folder: Path) -> _Marked:
    """Return what the marker of a folder says; nothing where it cannot be read or trusted."""
    try:
        return _read_marker(folder / MARKER) or _Marked()
    except OSError:
        return _Marked()


def write_pages(
    folder: Path,
    files: Iterable[tuple[str, bytes]],
    *,
    made: str = "",
    wait_seconds: float = 0.0,
) -> PublishedPages:
    """Bring the folder to this set of files; one that has its bytes already is left alone.

    The files are taken one by one and need not be in memory together. `made`: how they are made, in
    one line, which `how_made` gives once all are in place. Raises UsageError where the folder, or a
    file in the way, is not ours, and PagesLocked where another run still writes after
    `wait_seconds`.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; give a folder with -o.")
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    with _only_writer(folder, time.monotonic() + wait_seconds):
        return _Change(folder, _adopted(folder)).to(files, made)


@contextmanager
def _only_writer(folder: Path, deadline: float) -> Iterator[None]:
    """Hold the folder; the system lets go of it when the process ends, however it ends."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        while not _is_held(handle):
            if time.monotonic() >= deadline:
                raise PagesLocked(
                    f"{folder}: another run is writing these pages. Try again when it is done, "
                    "wait for it with --wait SECONDS, or give another folder with -o."
                )
            time.sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(handle)


def _is_held(handle: int) -> bool:
    """Lock a folder; False: another run has."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        # Some file systems lock no folders; then nobody is told of another run.
        if error.errno not in (errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL):
            raise
    return True


def _adopted(folder: Path) -> dict[str, None]:
    """Return what may be reached in a folder of ours, once what cannot be is removed."""
    marker = folder / MARKER
    marked = _read_marker(marker)
    if marked is None:
        if os.path.lexists(marker):
            raise UsageError(
                f"{marker}: is not as searchkit wrote it, so nobody knows which files are its own. "
                "Remove the folder, or give another one with -o."
            )
        if any(path.name != ASIDE for path in folder.iterdir()):
            raise UsageError(
                f"{folder}: holds files that searchkit did not write. "
                "Give an empty folder, or one that it made, with -o."
            )
        marked = _Marked()
    for parent in _folders_of(marked.live):
        _require_no_link(folder / parent)
    _clear(folder / ASIDE)
    (folder / ASIDE).mkdir(mode=0o700)
    for name in marked.unreachable:
        (folder / name).unlink(missing_ok=True)
    return marked.live


def _folders_of(names: Iterable[str]) -> list[Path]:
    """Return the folders below the pages' own that hold these files, outer ones first."""
    return sorted({parent for name in names for parent in Path(name).parents} - {Path()})


def _require_no_link(folder: Path) -> None:
    if folder.is_symlink():
        raise UsageError(f"{folder}: is a link that leads elsewhere; remove it or give another -o.")


def _clear(aside: Path) -> None:
    if aside.is_symlink():
        aside.unlink()
    elif aside.exists():
        import shutil  # each run of `index` asks whether pages are here, and removes none

        shutil.rmtree(aside)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file that is written, and waits to be given its name."""

    aside: str  # where it lies
    name: str


class _Change:
    """A folder on its way from one set to the next."""

    def __init__(self, folder: Path, live: dict[str, None]) -> None:
        self._folder = folder
        self._live = live
        self._parents: set[str] = set()  # folders below that are known to be there

    def to(self, files: Iterable[tuple[str, bytes]], made: str) -> PublishedPages:
        """Take the steps, one after the other."""
        try:
            names, waiting = self._written(files)
            # The first page can be reached whatever links to it, so it is never put in place early.
            early = [each for each in waiting if each.name not in (*self._live, ENTRY)]
            late = [each for each in waiting if each.name in (*self._live, ENTRY)]
            stale = [name for name in self._live if name not in names]
            if early:
                self._mark(self._live, new=[each.name for each in early])
                self._place(early)
            if waiting:
                self._mark({**self._live, **names})
                self._place(late)
            if stale:
                self._mark(names, old=stale)
                self._remove(stale)
            self._mark(names, made=made)
        finally:
            with suppress(OSError):
                _clear(self._folder / ASIDE)
        added = sum(each.name not in self._live for each in waiting)
        pages = sum(name.endswith(".html") for name in names)
        return PublishedPages(pages, added, len(waiting) - added, len(stale))

    def _written(
        self, files: Iterable[tuple[str, bytes]]
    ) -> tuple[dict[str, None], list[_Waiting]]:
        """Write aside what is new or differs; return all names, and what was written."""
        names: dict[str, None] = {}
        waiting: list[_Waiting] = []
        for name, content in files:
            if not _NAME.fullmatch(name) or name in names:
                raise ValueError(name)
            names[name] = None
            if name not in self._live:
                self._require_free(name)
            elif self._has(name, content):
                continue
            waiting.append(_Waiting(self._write(str(len(waiting)), content), name))
        return names, waiting

    def _has(self, name: str, content: bytes) -> bool:
        path = os.path.join(self._folder, name)  # noqa: PTH118 (thousands of them, a second)
        try:
            handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            return False
        with os.fdopen(handle, "rb") as file:
            return os.fstat(handle).st_size == len(content) and file.read() == content

    def _require_free(self, name: str) -> None:
        if os.path.lexists(self._folder / name):
            raise UsageError(
                f"{self._folder / name}: is there already, and searchkit did not write it. "
                "Move it away, or give another folder with -o."
            )

    def _write(self, number: str, content: bytes) -> str:
        """Write a file where nobody looks and return its path."""
        path = os.path.join(self._folder, ASIDE, number)  # noqa: PTH118
        # Pages are for others to read, as far as the umask lets them, and for nobody else to write.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return path

    def _place(self, waiting: Iterable[_Waiting]) -> None:
        """Give files their names by a rename each, over what stood there."""
        for each in waiting:
            parent = each.name.rpartition("/")[0]
            if parent not in self._parents:
                for folder in _folders_of([each.name]):
                    _require_no_link(self._folder / folder)
                    (self._folder / folder).mkdir(mode=0o755, exist_ok=True)
                self._parents.add(parent)
            os.replace(each.aside, os.path.join(self._folder, each.name))  # noqa: PTH105, PTH118

    def _remove(self, names: Sequence[str]) -> None:
        """Remove files, and the folders that are empty without them."""
        for name in names:
            (self._folder / name).unlink(missing_ok=True)
        for parent in reversed(_folders_of(names)):
            with suppress(OSError):
                (self._folder / parent).rmdir()

    def _mark(
        self,
        live: Iterable[str],
        new: Iterable[str] = (),
        old: Iterable[str] = (),
        made: str = "",
    ) -> None:
        """Replace the marker, where it says something else."""
        lines = [_FIRST_LINE, *([f"{_MADE} {made}"] if made else [])]
        for state, names in ((_LIVE, live), (_NEW, new), (_OLD, old)):
            lines += [f"{state} {name}" for name in sorted(names)]
        content = "".join(f"{line}\n" for line in [*lines, f"{_SEAL} {_digest(lines)}"]).encode()
        if not self._has(MARKER, content):
            self._place([_Waiting(self._write(MARKER, content), MARKER)])


def _read_marker(marker: Path) -> _Marked | None:
    """Return the names in a marker; None: there is none, or it does not vouch for itself."""
    try:
        handle = os.open(marker, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):
            return None  # a link
        raise
    with os.fdopen(handle, "rb") as file:
        lines = file.read().decode("utf-8", "replace").split("\n")
    if lines[0] != _FIRST_LINE or lines[-1]:
        return None  # somebody else's, or cut short
    if not any(line.startswith(f"{_SEAL} ") for line in lines):
        # As the first releases wrote it: names alone, of files that may be reached.
        return _Marked(dict.fromkeys(filter(_NAME.fullmatch, lines)))
    *lines, seal, _ = lines
    if seal != f"{_SEAL} {_digest(lines)}":
        return None
    marked = _Marked()
    for line in lines[1:]:
        state, _, name = line.partition(" ")
        if state == _MADE:
            marked.made = name
        elif _NAME.fullmatch(name):
            (marked.live if state == _LIVE else marked.unreachable)[name] = None
    return marked


def _digest(lines: Iterable[str]) -> str:
    text = "".join(f"{line}\n" for line in lines)
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
