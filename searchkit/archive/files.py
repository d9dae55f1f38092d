"""The files of the folders, as the last finished run found them."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from searchkit.archive import meta
from searchkit.archive.seals import sealed, verified
from searchkit.domain.ledger import FileEntry, FileKey, root_names, shown_path
from searchkit.values import dataclass

COLUMNS = (
    "root, path, size, mtime_ns, settled, digest, good, reason, ctime_ns, inode, is_passing, seal"
)


def roots_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the folders and files that the user named, in that order."""
    return tuple(meta.read(connection, meta.ROOTS, ()))


def page_folders_of(connection: sqlite3.Connection) -> frozenset[FileKey]:
    """Return the folders that are not walked because searchkit wrote pages there."""
    return frozenset(FileKey(*key) for key in meta.read(connection, meta.PAGE_FOLDERS, ()))


@dataclass(frozen=True, slots=True)
class FileTable:
    """Every file, and the rows that say so, in order of root and path."""

    entries: Mapping[FileKey, FileEntry]
    rows: Sequence[Sequence[Any]]


def table_of(connection: sqlite3.Connection) -> FileTable:
    """Return every file. Raises Unsound unless all rows are there and each is what was written."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM files ORDER BY root, path").fetchall()
    meta.verify_all(connection, "files", rows, name_of)
    return FileTable({entry.key: entry for entry in map(entry_of, rows)}, rows)


def files_of(connection: sqlite3.Connection) -> Mapping[FileKey, FileEntry]:
    """Return the files alone. Raises Unsound as `table_of` does."""
    return table_of(connection).entries


def count_of(connection: sqlite3.Connection) -> int:
    """Return how many files there are. Raises Unsound where rows are not there."""
    return meta.count_of(connection, "files")


def troubled(connection: sqlite3.Connection) -> list[FileEntry]:
    """Return the files that could not be opened, or whose bytes could not be read. Raises Unsound."""
    return _some(
        connection,
        "reason NOT NULL OR digest IN (SELECT digest FROM clippings WHERE reason NOT NULL) "
        "OR digest IN (SELECT subject FROM faults)",
    )


def restless(connection: sqlite3.Connection) -> list[FileEntry]:
    """Return the files that must be opened to know what they are. Raises Unsound."""
    return _some(connection, "settled = 0 OR digest IS NULL")


def _some(connection: sqlite3.Connection, condition: str) -> list[FileEntry]:
    rows = connection.execute(f"SELECT {COLUMNS} FROM files WHERE {condition}").fetchall()
    for row in rows:
        verified(row, name_of(row))
    return list(map(entry_of, rows))


def entry_of(row: Sequence[Any]) -> FileEntry:
    """Return a row's file."""
    root, path, size, mtime_ns, settled, digest, good, reason, ctime_ns, inode, passing, _ = row
    return FileEntry(
        FileKey(os.fsdecode(root), os.fsdecode(path)),
        size,
        mtime_ns,
        bool(settled),
        digest,
        good,
        reason,
        ctime_ns,
        inode,
        bool(passing),
    )


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What a run found otherwise than it stands there."""

    written: Sequence[FileEntry]  # new, or another than it was
    gone: Sequence[FileKey]


def compared(known: Mapping[FileKey, FileEntry], now: Mapping[FileKey, FileEntry]) -> FileChanges:
    """Return what differs. A file that is the same object in both is not looked at."""
    written = [
        entry
        for key, entry in now.items()
        if (before := known.get(key)) is not entry and before != entry
    ]
    return FileChanges(written, [key for key in known if key not in now])


def write_files(connection: sqlite3.Connection, known: FileTable, changes: FileChanges) -> None:
    """Change what stands there, and note the seal of all rows as they must be now.

    They are not read again for that: a row that rots meanwhile is no row that was written.
    """
    connection.executemany(
        "DELETE FROM files WHERE root = ? AND path = ?", map(key_bytes, changes.gone)
    )
    written = [*map(_row, changes.written)]
    _put_rows(connection, written)
    rows = {(row[0], row[1]): row for row in known.rows}
    for key in changes.gone:
        del rows[key_bytes(key)]
    rows.update(((row[0], row[1]), row) for row in written)
    meta.note_seal(connection, "files", [rows[key] for key in sorted(rows)])


def put_files(connection: sqlite3.Connection, entries: Iterable[FileEntry]) -> None:
    """Write these files' rows."""
    _put_rows(connection, map(_row, entries))


def _put_rows(connection: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    marks = ", ".join("?" * 12)
    connection.executemany(f"INSERT OR REPLACE INTO files VALUES ({marks})", rows)


def seal_files(connection: sqlite3.Connection) -> None:
    """Note the seal of all rows, after they were written into a new table."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM files ORDER BY root, path").fetchall()
    meta.note_seal(connection, "files", rows)


def rows_of(connection: sqlite3.Connection) -> Iterator[Sequence[Any]]:
    """Yield every row as it is, seal last."""
    yield from connection.execute(f"SELECT {COLUMNS} FROM files")


def shown_paths(entries: Iterable[FileKey], roots: tuple[str, ...]) -> dict[FileKey, str]:
    """Return the path of each file as it is shown."""
    names = root_names(roots)
    return {key: shown_path(key, names) for key in entries if key.root in names}


def key_bytes(key: FileKey) -> tuple[bytes, bytes]:
    """Return root and path as the system writes them."""
    return os.fsencode(key.root), os.fsencode(key.path)


def name_of(row: Sequence[Any]) -> str:
    """Return what a row is called where it is damaged."""
    return f"the file {shown_bytes(row[1])}"


def shown_bytes(path: Any) -> str:
    """Return a path of a row that may be damaged, as text."""
    return path.decode("utf-8", "backslashreplace") if isinstance(path, bytes) else repr(path)


def _row(entry: FileEntry) -> tuple[Any, ...]:
    return sealed(
        *key_bytes(entry.key),
        entry.size,
        entry.mtime_ns,
        int(entry.settled),
        entry.digest,
        entry.good,
        entry.reason,
        entry.ctime_ns,
        entry.inode,
        int(entry.is_passing),
    )
