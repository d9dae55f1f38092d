"""The archive's SQLite file: its tables, how it is opened, and what its errors mean to a person.

The journal is SQLite's rollback journal, not the write-ahead log. There is one writer at a time
anyway; the log would leave two more files beside the archive whenever it is only read, and needs
shared memory that network disks do not have. So a run that changes nothing leaves no trace.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from searchkit.domain.errors import IndexDamaged, IndexLocked, IndexOutdated, StorageError

SCHEMA_VERSION = 2  # raised whenever SCHEMA changes
APPLICATION_ID = 0x5345524B  # "SERK", so that `file` and we can tell whose database it is
BUSY_SECONDS = 10.0  # a commit holds readers up for milliseconds; a slow disk for some seconds

SCHEMA = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # The folders and files that the user named. Paths are bytes: a name need not be UTF-8.
    "CREATE TABLE roots (path BLOB PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE files (
        root BLOB NOT NULL, path BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
        settled INTEGER NOT NULL, digest TEXT, good TEXT, reason TEXT, PRIMARY KEY (root, path)
    ) WITHOUT ROWID""",
    "CREATE INDEX files_good ON files (good)",
    "CREATE TABLE passed_over (what TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE clippings (
        digest TEXT PRIMARY KEY, suffix TEXT NOT NULL, stamp TEXT NOT NULL, reason TEXT
    ) WITHOUT ROWID""",
    # Warnings are of the reading: the same line in two exports may have them in one alone.
    """CREATE TABLE stories (
        clipping TEXT NOT NULL, ordinal INTEGER NOT NULL, article TEXT NOT NULL, warnings TEXT,
        PRIMARY KEY (clipping, ordinal)
    ) WITHOUT ROWID""",
    "CREATE INDEX stories_article ON stories (article)",
    # reading and findings are articles as compressed JSON, each with the digest of that JSON.
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY, reading BLOB NOT NULL, findings BLOB NOT NULL,
        findings_stamp TEXT NOT NULL, reading_digest TEXT NOT NULL, digest TEXT NOT NULL,
        warnings TEXT, signature BLOB NOT NULL, copy_of TEXT
    )""",
)


def connect(path: Path) -> sqlite3.Connection:
    """Open the archive, or make an empty one. Raises IndexDamaged, IndexOutdated, StorageError."""
    with sentences(path):
        _make_private_file(path)
        connection = _open(str(path))
        try:
            if _is_empty(connection):
                _make_tables(connection)
            _refuse_other_schemas(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_nothing() -> sqlite3.Connection:
    """Return an empty archive in memory, for reading where none was written yet."""
    connection = _open(":memory:")
    _make_tables(connection)
    return connection


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        # sqlite3.Error.sqlite_errorname says which; the low byte of a code is its family.
        family = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if family in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise IndexLocked(f"{path}: another program holds it. Try again later") from error
        if family == sqlite3.SQLITE_ERROR:  # a table or column that must be there is not
            raise damaged(path, error) from error
        raise StorageError(f"{path}: {error}. Is the disk full, or not writable?") from error
    except sqlite3.DatabaseError as error:
        raise damaged(path, error) from error
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}") from error


def damaged(path: Path, why: object) -> IndexDamaged:
    """Return the error for an archive that is not what was written."""
    return IndexDamaged(
        f"{path}: damaged ({why}). "
        "Move it away and read the clippings again: searchkit index PATH ..."
    )


def _make_private_file(path: Path) -> None:
    """Make the file, if there is none, for its owner alone, whatever the umask."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except FileExistsError:
        _require_trust(path)
        return
    try:
        os.fchmod(handle, 0o600)
    finally:
        os.close(handle)


def _require_trust(path: Path) -> None:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise IndexDamaged(f"{path}: not a regular file. Move it away")
    if status.st_uid not in (os.geteuid(), 0):
        raise IndexDamaged(f"{path}: belongs to another user, so it is not trusted")
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise IndexDamaged(
            f"{path}: others may write to it, so it is not trusted. If nobody did: chmod 600 {path}"
        )


def _open(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")  # a tampered file calls no functions
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA temp_store = MEMORY")  # nothing of it in a folder for all
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the file is new, or was left so by a run that was killed right then."""
    return bool(connection.execute("SELECT count(*) = 0 FROM sqlite_schema").fetchone()[0])


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if not _is_empty(connection):  # another process was faster
        connection.execute("ROLLBACK")
        return
    for statement in SCHEMA:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _refuse_other_schemas(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise IndexDamaged(f"{path}: not written by searchkit. Move it away")
    if version != SCHEMA_VERSION:
        raise IndexOutdated(
            f"{path}: of schema {version}, this searchkit reads schema {SCHEMA_VERSION}. "
            "Move it away and read the clippings again: searchkit index PATH ..."
        )
