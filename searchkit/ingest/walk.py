"""The folders as they are now: every file once, and nothing that could block is ever opened.

A symbolic link is followed where the user named it, and where it leads to a file within the same
folder (as git-annex links do). A link to a folder within it is passed over: that folder is walked
anyway, so there are no loops. A link that leads out of the folder is trouble that says so: what is
indexed may be published, and a link must not be able to reach for a file that nobody named.
"""

import os
import stat
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from searchkit.domain.ledger import FileEntry, FileKey
from searchkit.ingest.failures import MACHINE_ERRORS
from searchkit.ingest.suffixes import passed_over_as, why_not_read


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies among the clippings and is none."""

    is_index: Callable[[Path], bool]  # a folder that is not walked
    # The paths below a folder of what searchkit wrote there as pages; none for any other folder.
    pages_of: Callable[[Path], frozenset[str]] = lambda _: frozenset()


@dataclass(slots=True)
class Walk:
    """What a walk comes by."""

    # Not opened yet. With a reason: it must not be.
    files: dict[FileKey, FileEntry] = field(default_factory=dict)
    # Folders that could not be listed -> why. What is known below them is not forgotten.
    unlisted: dict[FileKey, str] = field(default_factory=dict)
    passed_over: Counter[str] = field(default_factory=Counter)
    page_folders: list[FileKey] = field(default_factory=list)  # with pages that searchkit wrote


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
            found.files[place] = _unopened(place, status, _why_not_opened(status))
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
        for entry in entries:
            key = FileKey(place.root, _within(folder.path, entry.name))
            if key.path in pages:
                found.passed_over["page that searchkit wrote"] += 1
            elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                folders.append(key.path)
            else:
                _note_entry(key, entry, real_root, found)


def _within(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _note_entry(key: FileKey, entry: os.DirEntry[str], real_root: str, found: Walk) -> None:
    what = passed_over_as(entry.name)
    if what is None and entry.is_symlink() and _is_folder_within(entry.path, real_root):
        what = "link to a folder"
    if what is not None:
        found.passed_over[what] += 1
        return
    try:
        status = entry.stat(follow_symlinks=False)
        reason = _why_not_opened(status)
        if stat.S_ISLNK(status.st_mode):
            reason = _why_not_followed(entry.path, real_root)
            status = entry.stat() if reason is None else status
    except FileNotFoundError:
        return  # gone since the folder was listed
    except OSError as error:
        reason = f"cannot be looked at: {error.strerror}"
        is_passing = error.errno in MACHINE_ERRORS
        found.files[key] = FileEntry(key, reason=reason, is_passing=is_passing)
        return
    reason = reason or why_not_read(entry.name)
    found.files[key] = _unopened(key, status, reason)


def _unopened(key: FileKey, status: os.stat_result, reason: str | None) -> FileEntry:
    return FileEntry(
        key,
        status.st_size,
        status.st_mtime_ns,
        reason=reason,
        ctime_ns=status.st_ctime_ns,
        inode=status.st_ino,
    )


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
