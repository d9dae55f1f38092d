"""The folders as they are now: every file once, and nothing that could block is ever opened.

A symbolic link is followed where the user named it, and where it leads to a file within the same
folder (as git-annex links do). A link to a folder within it is passed over: that folder is walked
anyway, so there are no loops. A link that leads out of the folder is trouble that says so: what is
indexed may be published, and a link must not be able to reach for a file that nobody named.
"""

import hashlib
import marshal
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from searchkit.domain.ledger import FileKey
from searchkit.ingest.failures import MACHINE_ERRORS
from searchkit.ingest.suffixes import passed_over_as, why_not_read
from searchkit.values import dataclass

_MARSHAL_VERSION = 2  # the last that gives equal bytes for equal values, whoever else holds them


class Noted(NamedTuple):
    """A file as a walk comes by it, unopened."""

    name: str  # in its folder; empty for a root that is a file
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    reason: str | None = None  # why it must not be opened; None: it may be
    is_passing: bool = False  # the reason is the machine's


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies among the clippings and is none."""

    is_index: Callable[[Path], bool]  # a folder that is not walked
    # The paths below a folder of what searchkit wrote there as pages; none for any other folder.
    pages_of: Callable[[Path], frozenset[str]] = lambda _: frozenset()


@dataclass(slots=True)
class Walk:
    """What a walk comes by."""

    # Folder -> its files, in order of name. No other object is made of a file unless it changed.
    listed: dict[FileKey, list[Noted]] = field(default_factory=dict)
    # Folders that could not be listed -> why. What is known below them is not forgotten.
    unlisted: dict[FileKey, str] = field(default_factory=dict)
    passed_over: Counter[str] = field(default_factory=Counter)
    page_folders: list[FileKey] = field(default_factory=list)  # with pages that searchkit wrote

    def files(self) -> Iterator[tuple[FileKey, Noted]]:
        """Yield every file with what was noted of it."""
        for folder, noted in self.listed.items():
            for each in noted:
                yield FileKey(folder.root, _within(folder.path, each[0])), each

    def digest(self) -> str:
        """Return one digest of all that was listed. Another Python may give another for the same."""
        noted: list[Any] = [
            (*folder, list(map(tuple, files))) for folder, files in self.listed.items()
        ]
        noted += map(tuple, self.page_folders)
        noted += sorted(self.passed_over.items())
        data = marshal.dumps(noted, _MARSHAL_VERSION)
        return hashlib.blake2b(data, digest_size=16).hexdigest()


def walk(places: Sequence[FileKey], around: Surroundings) -> Walk:
    """Return all that lies at these places: roots, or folders and files below a root."""
    found = Walk()
    for place in places:
        path = full_path(place)
        try:
            status = path.stat()
        except OSError as error:
            found.unlisted[place] = _missing(error)
            continue
        if stat.S_ISDIR(status.st_mode):
            _walk_folder(place, found, around)
        else:
            folder, _, name = place.path.rpartition("/")
            noted = _unopened(name, status, _why_not_opened(status))
            found.listed.setdefault(FileKey(place.root, folder), []).append(noted)
    return found


def full_path(key: FileKey) -> Path:
    """Return where the file lies."""
    return Path(key.root, key.path) if key.path else Path(key.root)


def below(key: FileKey, place: FileKey) -> bool:
    """Whether a file is at a place or below it."""
    if key.root != place.root:
        return False
    return not place.path or key.path == place.path or key.path.startswith(place.path + "/")


def _walk_folder(place: FileKey, found: Walk, around: Surroundings) -> None:
    real_root = os.path.realpath(place.root)
    folders = [place.path]
    pages: set[str] = set()
    while folders:
        folder = FileKey(place.root, folders.pop())
        path = full_path(folder)
        if around.is_index(path):
            continue
        if ours := around.pages_of(path):
            found.page_folders.append(folder)
            pages.update(_within(folder.path, name) for name in ours)
        try:
            with os.scandir(path) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            found.unlisted[folder] = f"this folder cannot be listed: {error.strerror}"
            continue
        noted = found.listed[folder] = []
        for entry in entries:
            name = entry.name
            if pages and _within(folder.path, name) in pages:
                found.passed_over["of searchkit's own pages"] += 1
            elif (what := passed_over_as(name)) is None and entry.is_file(follow_symlinks=False):
                noted += _noted_file(entry)  # as nearly all are: nothing else need be asked
            elif not name.startswith(".") and entry.is_dir(follow_symlinks=False):
                folders.append(_within(folder.path, name))
            else:
                noted += _noted_other(entry, what, real_root, found.passed_over)


def _within(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder and name else folder or name


def _noted_file(entry: os.DirEntry[str]) -> tuple[Noted, ...]:
    """Return what is noted of a file; nothing where it is gone since its folder was listed."""
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return ()
    except OSError as error:
        return (_closed(entry.name, error),)
    return (_unopened(entry.name, status, why_not_read(entry.name)),)


def _noted_other(
    entry: os.DirEntry[str], what: str | None, real_root: str, passed_over: Counter[str]
) -> tuple[Noted, ...]:
    """Return what is noted of a link, a pipe or the like; nothing where it is passed over.

    `what` is the kind of what its name says is no clipping.
    """
    if what is None and entry.is_symlink() and _is_folder_within(entry.path, real_root):
        what = "link to a folder"
    if what is not None:
        passed_over[what] += 1
        return ()
    try:
        status = entry.stat(follow_symlinks=False)
        reason = _why_not_opened(status)
        if stat.S_ISLNK(status.st_mode):
            reason = _why_not_followed(entry.path, real_root)
            status = entry.stat() if reason is None else status
    except FileNotFoundError:
        return ()
    except OSError as error:
        return (_closed(entry.name, error),)
    return (_unopened(entry.name, status, reason or why_not_read(entry.name)),)


def _unopened(name: str, status: os.stat_result, reason: str | None) -> Noted:
    return Noted(
        name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, reason
    )


def _closed(name: str, error: OSError) -> Noted:
    is_passing = error.errno in MACHINE_ERRORS
    return Noted(name, 0, 0, 0, 0, f"cannot be looked at: {error.strerror}", is_passing)


def _is_folder_within(path: str, real_root: str) -> bool:
    return Path(path).is_dir() and _is_within(os.path.realpath(path), real_root)


def _is_within(real_path: str, real_root: str) -> bool:
    return os.path.commonpath((real_path, real_root)) == real_root


def _why_not_opened(status: os.stat_result) -> str | None:
    kinds: Mapping[str, Callable[[int], bool]] = {
        "a pipe (FIFO)": stat.S_ISFIFO,
        "a socket": stat.S_ISSOCK,
        "a device": lambda mode: stat.S_ISCHR(mode) or stat.S_ISBLK(mode),
    }
    for kind, is_kind in kinds.items():
        if is_kind(status.st_mode):
            return f"{kind}, not a file"
    return None


def _why_not_followed(path: str, real_root: str) -> str | None:
    try:
        status = Path(path).stat()
    except FileNotFoundError:
        return "a symbolic link that leads nowhere"
    except OSError as error:
        return f"a symbolic link that cannot be followed: {error.strerror}"
    if not _is_within(os.path.realpath(path), real_root):
        return "a symbolic link out of the folder; to index what it leads to, name that itself"
    return _why_not_opened(status)


def _missing(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "it is not there; if it is gone for good: searchkit index --forget PATH"
    return f"it cannot be looked at: {error.strerror}"
