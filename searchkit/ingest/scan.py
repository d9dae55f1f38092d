"""A look at the folders: what lies there, what became of what was known, and what must be read."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.ledger import FileEntry, FileKey, Reading, root_names, shown_path
from searchkit.domain.stamp import Stamp
from searchkit.ingest.changes import Changes, compare, must_be_opened
from searchkit.ingest.fingerprint import fingerprint
from searchkit.ingest.roots import Scope, scope_of
from searchkit.ingest.suffixes import suffix_of
from searchkit.ingest.walk import Corpus, Seen, below, full_path, walk
from searchkit.ports import Ledger


@dataclass(frozen=True, slots=True)
class Survey:
    """The folders as they are now, against the archive's ledger."""

    scope: Scope
    names: Mapping[str, str]  # root -> the name it is shown under
    known: Mapping[FileKey, FileEntry]  # of the places looked at, and of folders that left
    elsewhere: Mapping[FileKey, FileEntry]  # known, and not looked at
    present: Mapping[FileKey, FileEntry]  # what lies there, folders that cannot be listed included
    changes: Changes
    passed_over: Mapping[str, int] | None  # None: only a part was looked at


@dataclass(frozen=True, slots=True)
class ToRead:
    """Bytes that must be read, and the name under which they are."""

    digest: str
    file: FileKey  # one that has these bytes
    name: str  # as it is shown; of the first path of all that have them
    suffix: str


def survey(
    ledger: Ledger,
    paths: tuple[str, ...],
    forget: tuple[str, ...],
    is_excluded: Callable[[Path], bool],
    most_bytes: int,
) -> Survey:
    """Look at the folders. Opens the files whose size or time is not the known one."""
    scope = scope_of(ledger.roots(), paths, forget)
    corpus = walk(scope.places, is_excluded)
    everything = ledger.files()
    known = {key: entry for key, entry in everything.items() if _is_looked_at(key, scope)}
    present = _present(corpus, known, most_bytes)
    return Survey(
        scope=scope,
        names=root_names(scope.roots),
        known=known,
        elsewhere={key: entry for key, entry in everything.items() if key not in known},
        present=present,
        changes=compare(known, present, tuple(corpus.unlisted)),
        passed_over=None if _is_partial(scope) else dict(corpus.passed_over),
    )


def entry_of(key: FileKey, known: FileEntry | None, most_bytes: int) -> FileEntry | None:
    """Open a file and return what it is now; None where it is gone."""
    good = known.good if known else None
    try:
        found = fingerprint(full_path(key), most_bytes)
    except FileNotFoundError:
        return None
    except UnreadableClipping as unreadable:
        return FileEntry(key, 0, 0, True, None, good, str(unreadable))
    return FileEntry(key, found.size, found.mtime_ns, found.settled, found.digest, good)


def to_read(
    survey: Survey,
    readings: Mapping[str, Reading],
    stamp: Stamp,
    *,
    again: bool,
    refresh: bool,
) -> list[ToRead]:
    """Return what must be read, in order of path.

    `again`: also what could not be read before. `refresh`: also what was read under another stamp.
    Identical files are read once, under the name of the first path of all.
    """
    first: dict[str, tuple[str, FileKey]] = {}
    kept = {key: survey.known[key] for key in survey.changes.kept}
    for key, entry in {**survey.elsewhere, **kept, **survey.present}.items():
        if entry.digest is not None and key.root in survey.names:
            path = (shown_path(key, survey.names), key)
            first[entry.digest] = min(first.get(entry.digest, path), path)
    wanted = []
    for key in sorted(survey.present):
        digest = survey.present[key].digest
        if digest is None or digest not in first:
            continue
        name, first_file = first.pop(digest)
        suffix = suffix_of(full_path(first_file).name)
        reading = readings.get(digest)
        if (
            reading is None
            or reading.suffix != suffix
            or (refresh and reading.stamp != stamp.reading)
            or (again and reading.reason is not None)
        ):
            wanted.append(ToRead(digest, key, name, suffix))
    return wanted


def _is_looked_at(key: FileKey, scope: Scope) -> bool:
    return key.root not in scope.roots or any(below(key, place) for place in scope.places)


def _is_partial(scope: Scope) -> bool:
    return {place.root for place in scope.places if not place.path} != set(scope.roots)


def _present(
    corpus: Corpus, known: Mapping[FileKey, FileEntry], most_bytes: int
) -> dict[FileKey, FileEntry]:
    present = {
        key: FileEntry(key, 0, 0, True, None, known[key].good if key in known else None, reason)
        for key, reason in corpus.unlisted.items()
    }
    for key, seen in corpus.files.items():
        if (entry := _entry(seen, known.get(key), most_bytes)) is not None:
            present[key] = entry
    return present


def _entry(seen: Seen, known: FileEntry | None, most_bytes: int) -> FileEntry | None:
    if seen.reason is not None:
        good = known.good if known else None
        return FileEntry(seen.key, 0, 0, True, None, good, seen.reason)
    if known is not None and not must_be_opened(seen, known):
        return known
    return entry_of(seen.key, known, most_bytes)


def carried_over(survey: Survey) -> dict[FileKey, FileEntry]:
    """Return what is present, renamed files with the last good bytes of their former names."""
    carried = dict(survey.present)
    for now, before in survey.changes.renamed.items():
        carried[now] = dataclasses.replace(carried[now], good=survey.known[before].good)
    return carried
