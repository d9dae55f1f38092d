"""The end of a run: the folders' state is compared, written in one go, and the unneeded dropped."""

import dataclasses
import json
import os
import sqlite3
from collections.abc import Callable, Mapping

from searchkit.domain.ledger import FileEntry, FileKey, LedgerState

# What no file needs: readings of bytes that lie nowhere, and articles that no reading gives.
CLEARING = (
    "DELETE FROM clippings WHERE digest NOT IN (SELECT digest FROM files WHERE digest NOT NULL "
    "UNION SELECT good FROM files WHERE good NOT NULL)",
    "DELETE FROM stories WHERE clipping NOT IN (SELECT digest FROM clippings)",
    "DELETE FROM articles WHERE id NOT IN (SELECT article FROM stories)",
)


def files_of(connection: sqlite3.Connection) -> dict[FileKey, FileEntry]:
    """Return every file as the last finished run found it."""
    rows = connection.execute(
        "SELECT root, path, size, mtime_ns, settled, digest, good, reason FROM files"
    )
    entries = (
        FileEntry(FileKey(os.fsdecode(root), os.fsdecode(path)), size, mtime_ns, bool(settled), *of)
        for root, path, size, mtime_ns, settled, *of in rows
    )
    return {entry.key: entry for entry in entries}


def mark_unsettled(connection: sqlite3.Connection) -> None:
    """Note that articles changed, so that a run killed before its end still settles next time."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('unsettled', '1')")


def is_settled(connection: sqlite3.Connection, state: LedgerState) -> bool:
    """Whether the archive knows this state already."""
    roots = connection.execute("SELECT path FROM roots ORDER BY position")
    stale = connection.execute("SELECT 1 FROM meta WHERE key = 'unsettled'").fetchone()
    return (
        stale is None
        and tuple(os.fsdecode(path) for (path,) in roots) == state.roots
        and _is_passed_over(connection, state)
        and _are_same(files_of(connection), state.files)
    )


def _is_passed_over(connection: sqlite3.Connection, state: LedgerState) -> bool:
    known = dict(connection.execute("SELECT what, count FROM passed_over"))
    return state.passed_over is None or known == state.passed_over


def _are_same(known: Mapping[FileKey, FileEntry], now: Mapping[FileKey, FileEntry]) -> bool:
    # That a file has settled meanwhile is noted when there is something else to write.
    return known.keys() == now.keys() and all(
        dataclasses.replace(known[key], settled=entry.settled) == entry
        for key, entry in now.items()
        if known[key] != entry
    )


def settle(
    connection: sqlite3.Connection,
    state: LedgerState,
    group: Callable[[Mapping[str, bytes]], Mapping[str, str]],
) -> None:
    """Write this state, drop what no file needs, group the copies anew; in one transaction."""
    _write_files(connection, state)
    connection.execute("DELETE FROM roots")
    connection.executemany(
        "INSERT INTO roots VALUES (?, ?)",
        [(os.fsencode(root), position) for position, root in enumerate(state.roots)],
    )
    if state.passed_over is not None:
        connection.execute("DELETE FROM passed_over")
        connection.executemany("INSERT INTO passed_over VALUES (?, ?)", state.passed_over.items())
    for statement in CLEARING:
        connection.execute(statement)
    _group_anew(connection, group)
    run = json.dumps(dataclasses.asdict(state.run))
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('last run', ?)", (run,))
    connection.execute("DELETE FROM meta WHERE key = 'unsettled'")


def _write_files(connection: sqlite3.Connection, state: LedgerState) -> None:
    known = files_of(connection)
    connection.executemany(
        "DELETE FROM files WHERE root = ? AND path = ?",
        [_bytes(key) for key in known if key not in state.files],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*_bytes(key), *dataclasses.astuple(entry)[1:])
            for key, entry in state.files.items()
            if known.get(key) != entry
        ],
    )


def _bytes(key: FileKey) -> tuple[bytes, bytes]:
    return os.fsencode(key.root), os.fsencode(key.path)


def _group_anew(
    connection: sqlite3.Connection, group: Callable[[Mapping[str, bytes]], Mapping[str, str]]
) -> None:
    """Group all articles that a file gives; from all signatures, so that history does not matter."""
    signatures = dict(
        connection.execute(
            "SELECT id, signature FROM articles WHERE length(signature) > 0 AND id IN "
            "(SELECT article FROM stories JOIN files ON good = clipping) ORDER BY id"
        )
    )
    groups = group(signatures)
    known = dict(connection.execute("SELECT id, copy_of FROM articles"))
    connection.executemany(
        "UPDATE articles SET copy_of = ? WHERE id = ?",
        [(groups.get(id), id) for id, first in known.items() if groups.get(id) != first],
    )
