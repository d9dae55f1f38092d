"""A look at the folders: what lies there, what became of what was known, and what must be read."""

import dataclasses
from collections.abc import Mapping

from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.ledger import (
    FileEntry,
    FileKey,
    KnownFolders,
    root_names,
)
from searchkit.ingest.changes import Changes, compare, must_be_opened, outside
from searchkit.ingest.fingerprint import fingerprint
from searchkit.ingest.roots import RunScope
from searchkit.ingest.walk import Noted, Walk, below, full_path
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Scan:
    """The folders as they are now, against what is known of them."""

    scope: RunScope
    names: Mapping[str, str]  # root -> the name it is shown under
    known: Mapping[FileKey, FileEntry]  # of the places looked at, and of folders that left
    elsewhere: Mapping[FileKey, FileEntry]  # known, and not looked at
    present: Mapping[FileKey, FileEntry]  # what lies there, folders that cannot be listed included
    changes: Changes
    passed_over: Mapping[str, int] | None  # None: only a part was looked at
    page_folders: frozenset[FileKey]  # searchkit wrote pages there, and passes over those
    # The walk's digest, by which a later one is known to be the same. None: only a part was looked
    # at, or a file changed while it was opened.
    seen: str | None


def scan(known: KnownFolders, scope: RunScope, found: Walk, most_bytes: int) -> Scan:
    """Look at what a walk came by. Opens the files whose size or time is not the known one."""
    is_whole = scope.places == tuple(FileKey(root, "") for root in scope.roots)
    before = {
        key: entry for key, entry in known.files.items() if is_whole or _is_looked_at(key, scope)
    }
    present = _present(found, before, most_bytes)
    is_partial = {place.root for place in scope.places if not place.path} != set(scope.roots)
    is_seen = present.is_as_walked and not is_partial and not found.unlisted
    return Scan(
        scope=scope,
        names=root_names(scope.roots),
        known=before,
        elsewhere={key: entry for key, entry in known.files.items() if key not in before},
        present=present.files,
        changes=compare(before, present.files, tuple(found.unlisted)),
        passed_over=None if is_partial else dict(found.passed_over),
        page_folders=frozenset(
            (
                *found.page_folders,
                *(folder for folder in known.page_folders if not _is_looked_at(folder, scope)),
            )
        ),
        seen=found.digest() if is_seen else None,
    )


def opened(key: FileKey, known: FileEntry | None, most_bytes: int) -> FileEntry | None:
    """Open a file and return what it is now; None where it is gone."""
    good = known.good if known else None
    try:
        now = fingerprint(full_path(key), most_bytes)
    except FileNotFoundError:
        return None
    except UnreadableClipping as unreadable:
        return FileEntry(key, good=good, reason=str(unreadable))
    except OSError as error:
        reason = f"cannot be read now: {error.strerror}"
        return FileEntry(key, good=good, reason=reason, is_passing=True)
    return FileEntry(
        key,
        now.size,
        now.mtime_ns,
        now.settled,
        now.digest,
        good,
        ctime_ns=now.ctime_ns,
        inode=now.inode,
    )


def carried_over(scan: Scan) -> dict[FileKey, FileEntry]:
    """Return what is present, renamed files with the last good bytes of their former names."""
    carried = dict(scan.present)
    for now, before in scan.changes.renamed.items():
        carried[now] = dataclasses.replace(carried[now], good=scan.known[before].good)
    return carried


def _is_looked_at(key: FileKey, scope: RunScope) -> bool:
    return key.root not in scope.roots or any(below(key, place) for place in scope.places)


@dataclass(frozen=True, slots=True)
class _Present:
    files: Mapping[FileKey, FileEntry]
    is_as_walked: bool  # no file was another when it was opened than when the walk came by


def _present(found: Walk, known: Mapping[FileKey, FileEntry], most_bytes: int) -> _Present:
    present = {
        key: FileEntry(key, good=known[key].good if key in known else None, reason=reason)
        for key, reason in found.unlisted.items()
    }
    is_as_walked = True
    for key, noted in found.files():
        before = known.get(key)
        if before is not None and noted.reason is None and not must_be_opened(noted, before):
            present[key] = before
            continue
        now = _looked_at(key, noted, before, most_bytes)
        if now is not None:
            present[key] = now
        if now is None or (now.digest is not None and outside(now) != noted[1:5]):
            is_as_walked = False
    return _Present(present, is_as_walked)


def _looked_at(
    key: FileKey, noted: Noted, known: FileEntry | None, most_bytes: int
) -> FileEntry | None:
    """Return a file with its digest, or why it has none; None where it is gone."""
    if noted.reason is None:
        return opened(key, known, most_bytes)
    good = known.good if known else None
    return FileEntry(key, good=good, reason=noted.reason, is_passing=noted.is_passing)
