"""Where the file of an article lies, and what is told of the file's reading."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from searchkit.archive import article_rows, clippings, files
from searchkit.domain.ledger import Trouble, shown_path
from searchkit.domain.ledger import root_names as names_of


def disk_paths(connection: sqlite3.Connection, article: str) -> tuple[Path, ...]:
    """Return the absolute paths of an article's files, in the order of the paths that are shown."""
    row = next(article_rows.rows_of(connection, [article]), None)
    if row is None or row.location is None:
        return ()
    shown = files.shown_paths(files.files_of(connection), files.roots_of(connection))
    keys = sorted((path, key) for key, path in shown.items() if path in row.location.paths)
    return tuple(Path(key.root, key.path) for _, key in keys)


def first_paths(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Return clipping -> the first of its paths: identical files are one clipping."""
    names = names_of(files.roots_of(connection))
    first: dict[str, str] = {}
    for key, entry in files.files_of(connection).items():
        if entry.good is not None and key.root in names:
            path = shown_path(key, names)
            first[entry.good] = min(first.get(entry.good, path), path)
    return first


def partly_read(connection: sqlite3.Connection) -> tuple[Trouble, ...]:
    """Return the clippings of which not all was read, one trouble a reason, by path."""
    in_part = clippings.read_in_part(connection)
    if not in_part:
        return ()
    names = names_of(files.roots_of(connection))
    found = {
        Trouble(shown_path(key, names), reason, is_in_part=True)
        for key, entry in files.files_of(connection).items()
        for reason in in_part.get(entry.good or "", ())
    }
    return tuple(sorted(found, key=lambda trouble: (trouble.path, trouble.reason)))
