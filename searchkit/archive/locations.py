"""Where each article lies: the paths of its files, and its place in the first of them."""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from searchkit.domain.article import NOT_ALL_READ
from searchkit.domain.ledger import FileKey, Trouble, root_names, shown_path


@dataclass(frozen=True, slots=True)
class Location:
    """Where an article lies."""

    ordinal: int  # 0-based place in the file of its first path
    paths: tuple[str, ...]  # as they are shown, sorted, each once
    warnings: tuple[str, ...]  # of the reading of that file


@dataclass(frozen=True, slots=True, order=True)
class _Occurrence:
    path: str
    ordinal: int
    warnings: str  # JSON; empty where there are none
    clipping: str  # digest


def locations_of(connection: sqlite3.Connection) -> dict[str, Location]:
    """Return article id -> its place, for every article that some file still gives."""
    found: dict[str, list[_Occurrence]] = {}
    for article, occurrence in _occurrences(connection):
        found.setdefault(article, []).append(occurrence)
    return {article: _location(sorted(places)) for article, places in found.items()}


def disk_paths(connection: sqlite3.Connection, article: str) -> tuple[Path, ...]:
    """Return the absolute paths of an article's files, in the order of the paths that are shown."""
    names = _root_names(connection)
    rows = connection.execute(
        "SELECT DISTINCT root, path FROM stories JOIN files ON clipping = good WHERE article = ?",
        (article,),
    )
    keys = (FileKey(os.fsdecode(root), os.fsdecode(path)) for root, path in rows)
    return tuple(
        Path(key.root, key.path) for key in sorted(keys, key=lambda key: shown_path(key, names))
    )


def reading_warnings(connection: sqlite3.Connection) -> Mapping[str, set[str]]:
    """Return path -> the warnings of its reading; identical files have one path here, the first."""
    first: dict[str, str] = {}
    warnings: dict[str, set[str]] = {}
    for _, found in _occurrences(connection):
        first[found.clipping] = min(first.get(found.clipping, found.path), found.path)
        warnings.setdefault(found.clipping, set()).update(_unpacked(found.warnings))
    return {first[clipping]: told for clipping, told in warnings.items()}


def partly_read(connection: sqlite3.Connection) -> tuple[Trouble, ...]:
    """Return the clippings of which not all was read, one trouble a reason, by path."""
    names = _root_names(connection)
    rows = connection.execute(
        "SELECT DISTINCT root, path, warnings FROM stories JOIN files ON clipping = good "
        "WHERE instr(warnings, ?)",
        (NOT_ALL_READ,),
    )
    found = {
        Trouble(
            shown_path(FileKey(os.fsdecode(root), os.fsdecode(path)), names),
            reason,
            is_in_part=True,
        )
        for root, path, warnings in rows
        for reason in _unpacked(warnings)
        if reason.startswith(NOT_ALL_READ)
    }
    return tuple(sorted(found, key=lambda trouble: (trouble.path, trouble.reason)))


def _occurrences(connection: sqlite3.Connection) -> Iterator[tuple[str, _Occurrence]]:
    names = _root_names(connection)
    rows = connection.execute(
        "SELECT article, ordinal, coalesce(warnings, ''), clipping, root, path "
        "FROM files JOIN stories ON clipping = good"
    )
    shown: dict[tuple[object, object], str] = {}  # many articles lie in one file
    for article, ordinal, warnings, clipping, root, path in rows:
        if (name := shown.get((root, path))) is None:
            key = FileKey(os.fsdecode(root), os.fsdecode(path))
            name = shown[root, path] = shown_path(key, names)
        yield article, _Occurrence(name, ordinal, warnings, clipping)


def _root_names(connection: sqlite3.Connection) -> dict[str, str]:
    roots = connection.execute("SELECT path FROM roots ORDER BY position")
    return root_names(tuple(os.fsdecode(path) for (path,) in roots))


def _location(places: list[_Occurrence]) -> Location:
    paths = tuple(dict.fromkeys(place.path for place in places))
    return Location(places[0].ordinal, paths, _unpacked(places[0].warnings))


def _unpacked(warnings: str) -> tuple[str, ...]:
    return tuple(json.loads(warnings)) if warnings else ()
