"""The archive's SQLite file: how it is opened, and what its errors mean to a person.

The journal is SQLite's rollback journal, not the write-ahead log. There is one writer at a time
anyway; the log would leave two more files beside the archive whenever it is only read, and needs
shared memory that network disks do not have. So a run that changes nothing leaves no trace.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from searchkit.archive import meta
from searchkit.archive.archive_tables import APPLICATION_ID, CONVERTED, SCHEMA, SCHEMA_VERSION
from searchkit.archive.seals import Unsound
from searchkit.domain.errors import (
    IndexDamaged,
    IndexLocked,
    IndexOutdated,
    StorageError,
    require_writable,
)
from searchkit.rules import limit

_PIECE = 1 << 20  # bytes that are read at once
# Pages that a batch changes are kept so long: what overflows is written at once, and holds readers up
# until the end of the batch.
_CACHE_KIB = limit(16 << 10, "memory: 4 MB of readings change 3,000 pages of 4 KB")
BUSY_SECONDS = 10.0  # a commit holds readers up for milliseconds; a slow disk for some seconds

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)


def connect(path: Path) -> sqlite3.Connection:
    """Open the archive, or make an empty one. Raises IndexDamaged, IndexOutdated, StorageError."""
    with sentences(path):
        _make_private_file(path)
        connection = _open(str(path))
        try:
            if _is_empty(connection):
                _make_tables(connection)
            _require_ours(connection, path)
            if _schema_of(connection) == CONVERTED:
                _convert(connection, path)
            _require_schema(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_as_it_is(path: Path) -> sqlite3.Connection:
    """Open an archive that may be damaged in any way."""
    _make_private_file(path)
    # Statements of the schema that cannot be read are passed over, with the tables that they make.
    return _open(str(path), first="PRAGMA writable_schema = ON")


def make(path: Path) -> sqlite3.Connection:
    """Make an archive in place of whatever lies there."""
    path.unlink(missing_ok=True)
    _make_private_file(path)
    connection = _open(str(path))
    _make_tables(connection)
    return connection


def connect_to_nothing() -> sqlite3.Connection:
    """Return an empty archive in memory, for reading where none was written yet."""
    connection = _open(":memory:")
    _make_tables(connection)
    return connection


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn SQLite's errors, and damage that we find, into ours; of damage, leave word beside it."""
    try:
        yield
    except Unsound as damage:
        raise _met(path, damage) from damage
    except sqlite3.OperationalError as error:
        # sqlite3.Error.sqlite_errorname says which; the low byte of a code is its family.
        family = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if family in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise IndexLocked(f"{path}: another program holds it. Try again later") from error
        # A table or column that must be there is not; or, without a code, text is no UTF-8.
        if family in (0, sqlite3.SQLITE_ERROR):
            raise _met(path, error) from error
        raise storage_error(path, error) from error
    except sqlite3.DatabaseError as error:
        _require_readable(path)
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
            raise beyond_mending(path, error) from error
        raise _met(path, error) from error
    except UnicodeDecodeError as error:  # SQLite quotes what it cannot read
        raise _met(path, "its tables cannot be read") from error
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}") from error


def leave_word(path: Path) -> None:
    """Have the next run look at every byte, and mend what is damaged, whoever met it."""
    with suppress(OSError, StorageError):  # who may only read has said it, and can do no more
        require_writable(path.parent)
        os.close(os.open(word_of_damage(path), os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o600))


def _met(path: Path, why: object) -> IndexDamaged:
    leave_word(path)
    return damaged(path, why)


def word_of_damage(path: Path) -> Path:
    """Return the file whose being there says that somebody met damage in the archive."""
    return path.with_name("archive.doubted")


def _require_readable(path: Path) -> None:
    """Raise StorageError where the disk could not read the file, now or a moment ago.

    SQLite takes a page that could not be read for one that is not what was written.
    """
    try:
        with path.open("rb") as file:
            for start in range(0, path.stat().st_size, _PIECE):
                os.pread(file.fileno(), _PIECE, start)
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}") from error
    with suppress(sqlite3.DatabaseError), closing(_open(str(path))) as connection:
        # Not the quick check: it does not compare indexes with their tables.
        if connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",):
            raise StorageError(f"{path}: could not be read for a moment. Is the disk failing?")


def storage_error(path: Path, error: sqlite3.Error) -> StorageError:
    """Return the error for what the disk did not do. The archive is as its last commit left it."""
    family = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if family == sqlite3.SQLITE_FULL:
        return StorageError(f"{path}: the disk is full. Make room, then run it again")
    return StorageError(f"{path}: {error}. Is the disk full, or not writable?")


def damaged(path: Path, why: object) -> IndexDamaged:
    """Return the error for an archive that is not what was written."""
    return IndexDamaged(f"{path}: damaged: {why}. To mend it: searchkit index")


def beyond_mending(path: Path, why: object) -> IndexDamaged:
    """Return the error for a file of which nothing can be read."""
    return IndexDamaged(
        f"{path}: damaged: {why}. "
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


def _open(name: str, first: str = "") -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute(first)
        connection.execute("PRAGMA trusted_schema = OFF")  # a tampered file calls no functions
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA temp_store = MEMORY")  # nothing of it in a folder for all
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
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
    meta.write(connection, meta.SCHEMA, SCHEMA_VERSION)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _convert(connection: sqlite3.Connection, path: Path) -> None:
    from searchkit.archive.conversion import convert  # needed once in the life of an archive

    connection.execute("BEGIN IMMEDIATE")
    try:
        if _schema_of(connection) == CONVERTED:  # no other process was faster
            convert(connection)
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, Unsound) or getattr(error, "sqlite_errorcode", 0) in _DAMAGE:
            raise beyond_mending(path, error) from error  # schema 2 had no seals to go by
        raise


def _schema_of(connection: sqlite3.Connection) -> int:
    """Return the schema. Raises Unsound where the file's header and its notes disagree."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != SCHEMA_VERSION and meta.salvaged(connection, meta.SCHEMA) == SCHEMA_VERSION:
        raise Unsound(f"its header says schema {version}")
    return int(version)


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the header says that searchkit made the file."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return bool(application == APPLICATION_ID)


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    if is_ours(connection):
        return
    if meta.salvaged(connection, meta.SCHEMA) is not None:
        raise Unsound("its header is not what was written")
    raise IndexDamaged(f"{path}: not written by searchkit. Move it away")


def _require_schema(connection: sqlite3.Connection, path: Path) -> None:
    version = _schema_of(connection)
    if version != SCHEMA_VERSION:
        raise IndexOutdated(
            f"{path}: of schema {version}, this searchkit reads schema {SCHEMA_VERSION}. "
            "Move it away and read the clippings again: searchkit index PATH ..."
        )
