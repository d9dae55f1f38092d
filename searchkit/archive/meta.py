"""What is small and must not be lost: values by name, each kept twice, in tables of their own.

One page of the file holds several rows, and rots as one; so the second copy is in another table.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from searchkit.archive.seals import Unsound, is_sound, seal_of_all, sealed, verified

TABLES = ("meta", "meta_twin")

SCHEMA = "schema"  # its number, as the file's header has it
ROOTS = "roots"  # [path, ...] of the folders and files that the user named, in that order
SEEN = "seen"  # LedgerState.seen of the last finished run
PASSED_OVER = "passed over"  # {".jpg": 3}
PAGE_FOLDERS = "page folders"  # [[root, path], ...]
LAST_RUN = "last run"
LEVEL = "level"  # {"archive", "revision", "articles", "copies"}
FLOOR = "floor"  # the revision before which articles that left are not remembered
STAMPS = "stamps"  # [text, ...]; their numbers are their places
SEALS = "seals"  # {table: [seal_of_all, number of rows]}; a table that is being written has none
LOST = "lost"  # [id, ...] of articles that a damaged archive lost, and that were not read again yet


def read(connection: sqlite3.Connection, key: str, default: Any = None) -> Any:
    """Return a value; `default` where there is none. Raises Unsound unless both copies are sound."""
    copies = [
        connection.execute(f"SELECT key, value, seal FROM {table} WHERE key = ?", (key,)).fetchone()
        for table in TABLES
    ]
    if copies == [None, None]:
        return default
    if None in copies or copies[0] != copies[1] or not is_sound(copies[0]):
        raise Unsound(f"its note of the {key} is not what was written")
    return json.loads(copies[0][1])


def write(connection: sqlite3.Connection, key: str, value: Any) -> None:
    """Keep a value."""
    row = sealed(key, json.dumps(value))
    for table in TABLES:
        connection.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", row)


def salvaged(connection: sqlite3.Connection, key: str) -> Any:
    """Return a value of which one copy is sound; None where neither is."""
    for table in TABLES:
        try:
            row = connection.execute(
                f"SELECT key, value, seal FROM {table} WHERE key = ?", (key,)
            ).fetchone()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            continue
        if row is not None and is_sound(row):
            return json.loads(row[1])
    return None


def note_seal(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    """Keep one seal for all rows of a table."""
    kept = read(connection, SEALS, {})
    write(connection, SEALS, {**kept, table: [seal_of_all(rows), len(rows)]})


def drop_seal(connection: sqlite3.Connection, table: str) -> None:
    """Let the rows of a table stand for themselves, because it is going to be written."""
    kept = read(connection, SEALS, {})
    if kept.pop(table, None) is not None:
        write(connection, SEALS, kept)


def count_of(connection: sqlite3.Connection, table: str) -> int:
    """Return the number of a table's rows. Raises Unsound unless these are all."""
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    _, number = read(connection, SEALS, {}).get(table, (None, count))
    if number != count:
        raise Unsound(_missing(number - count, number, table))
    return int(count)


def verify_all(
    connection: sqlite3.Connection,
    table: str,
    rows: Sequence[Sequence[Any]],
    name: Callable[[Sequence[Any]], str],
) -> None:
    """Raise Unsound unless these are all rows of a table, as they were written."""
    quick, number = read(connection, SEALS, {}).get(table, (None, None))
    if quick == seal_of_all(rows):
        return
    for row in rows:
        verified(row, name(row))
    if number is not None and number != len(rows):
        raise Unsound(_missing(number - len(rows), number, table))


def _missing(missing: int, number: int, table: str) -> str:
    return f"{missing:,} of {number:,} rows of {table} are not there"
