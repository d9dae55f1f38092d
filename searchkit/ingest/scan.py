"""A look at the folders: what lies there, what became of what was known, and what must be read."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.ledger import (
    ClippingEntry,
    FileEntry,
    FileKey,
    KnownFolders,
    root_names,
    shown_path,
)
from searchkit.domain.stamp import Stamp
from searchkit.ingest.changes import Changes, compare, must_be_opened
from searchkit.ingest.fingerprint import fingerprint
from searchkit.ingest.jobs import ReadJob
from searchkit.ingest.roots import RunScope, scope_of
from searchkit.ingest.suffixes import suffix_of
from searchkit.ingest.walk import Walk, below, full_path, walk


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


def scan(
    known: KnownFolders,
    paths: tuple[str, ...],
    forget: tuple[str, ...],
    is_excluded: Callable[[Path], bool],
    most_bytes: int,
) -> Scan:
    """Look at the folders. Opens the files whose size or time is not the known one."""
    scope = scope_of(known.roots, paths, forget)
    found = walk(scope.places, is_excluded)
    before = {key: entry for key, entry in known.files.items() if _is_looked_at(key, scope)}
    present = _present(found, before, most_bytes)
    return Scan(
        scope=scope,
        names=root_names(scope.roots),
        known=before,
        elsewhere={key: entry for key, entry in known.files.items() if key not in before},
        present=present,
        changes=compare(before, present, tuple(found.unlisted)),
        passed_over=None if _is_partial(scope) else dict(found.passed_over),
    )


def opened(key: FileKey, known: FileEntry | None, most_bytes: int) -> FileEntry | None:
    """Open a file and return what it is now; None where it is gone."""
    good = known.good if known else None
    try:
        found = fingerprint(full_path(key), most_bytes)
    except FileNotFoundError:
        return None
    except UnreadableClipping as unreadable:
        return FileEntry(key, good=good, reason=str(unreadable))
    return FileEntry(key, found.size, found.mtime_ns, found.settled, found.digest, good)


def to_read(
    scan: Scan,
    clippings: Mapping[str, ClippingEntry],
    stamp: Stamp,
    *,
    again: bool,
    refresh: bool,
) -> list[ReadJob]:
    """Return what must be read, in order of path.

    `again`: also what could not be read before. `refresh`: also what was read under another stamp.
    Identical files are read once, under the name of the first path of all.
    """
    first: dict[str, tuple[str, FileKey]] = {}
    kept = {key: scan.known[key] for key in scan.changes.kept}
    for key, entry in {**scan.elsewhere, **kept, **scan.present}.items():
        if entry.digest is not None and key.root in scan.names:
            path = (shown_path(key, scan.names), key)
            first[entry.digest] = min(first.get(entry.digest, path), path)
    jobs = []
    for key in sorted(scan.present):
        digest = scan.present[key].digest
        if digest is None or digest not in first:
            continue
        name, first_file = first.pop(digest)
        suffix = suffix_of(full_path(first_file).name)
        clipping = clippings.get(digest)
        if (
            clipping is None
            or clipping.suffix != suffix
            or (refresh and clipping.stamp != stamp.reading)
            or (again and clipping.reason is not None)
        ):
            jobs.append(ReadJob(key, digest, name, suffix))
    return jobs


def carried_over(scan: Scan) -> dict[FileKey, FileEntry]:
    """Return what is present, renamed files with the last good bytes of their former names."""
    carried = dict(scan.present)
    for now, before in scan.changes.renamed.items():
        carried[now] = dataclasses.replace(carried[now], good=scan.known[before].good)
    return carried


def _is_looked_at(key: FileKey, scope: RunScope) -> bool:
    return key.root not in scope.roots or any(below(key, place) for place in scope.places)


def _is_partial(scope: RunScope) -> bool:
    return {place.root for place in scope.places if not place.path} != set(scope.roots)


def _present(
    found: Walk, known: Mapping[FileKey, FileEntry], most_bytes: int
) -> dict[FileKey, FileEntry]:
    present = {
        key: FileEntry(key, good=known[key].good if key in known else None, reason=reason)
        for key, reason in found.unlisted.items()
    }
    for key, entry in found.files.items():
        if (now := _as_it_is(entry, known.get(key), most_bytes)) is not None:
            present[key] = now
    return present


def _as_it_is(found: FileEntry, known: FileEntry | None, most_bytes: int) -> FileEntry | None:
    """Return a file with its digest; the known one where nothing speaks against it."""
    if found.reason is not None:
        return FileEntry(found.key, good=known.good if known else None, reason=found.reason)
    if known is not None and not must_be_opened(found, known):
        return known
    return opened(found.key, known, most_bytes)
