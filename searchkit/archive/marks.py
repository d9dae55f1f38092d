"""What readers were shown of saved searches: a small SQLite file beside the index.

A paragraph that was shown once is remembered, also when it leaves the index: after a rollback, a
rebuild or a disk that was away for a day, nothing is new that was shown before. The file is its
owner's alone (0600), and is written in one transaction, once the output is complete.
"""

import os
import sqlite3
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from searchkit.domain.errors import ConfigurationError, StorageError
from searchkit.domain.news import Look, Mark

_APPLICATION_ID = 0x5345524D  # "SERM", so that `file` and we can tell whose database it is
_SCHEMA_VERSION = 1
_SCHEMA = (
    """CREATE TABLE marks (
        number INTEGER PRIMARY KEY, reader TEXT NOT NULL, search TEXT NOT NULL,
        generation INTEGER NOT NULL, state TEXT NOT NULL, definition TEXT NOT NULL,
        reading TEXT NOT NULL, since TEXT, looked_at TEXT NOT NULL, batch INTEGER NOT NULL,
        UNIQUE (reader, search)
    )""",
    # batch: of the look at which it was new; 0: it was passed over, its text was shown before.
    """CREATE TABLE shown (
        mark INTEGER NOT NULL, paragraph TEXT NOT NULL, batch INTEGER NOT NULL,
        PRIMARY KEY (mark, paragraph)
    ) WITHOUT ROWID""",
    """CREATE TABLE texts (
        mark INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (mark, digest)
    ) WITHOUT ROWID""",
)
_BUSY_SECONDS = 10.0  # another reader's commit takes milliseconds
_ASKED_TOGETHER = 500  # SQLite takes 999 parameters where it is old


class MarksFile:
    """The marks of an index. Nothing is made until a mark is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def mark(self, reader: str, search: str) -> Mark | None:
        """Return how far a reader has looked; None: not at all."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT generation, state, definition, reading, since, looked_at, batch "
                "FROM marks WHERE reader = ? AND search = ?",
                (reader, search),
            ).fetchone()
        if row is None:
            return None
        generation, state, definition, reading, since, looked_at, batch = row
        return Mark(
            generation=generation,
            state=state,
            definition=definition,
            reading=reading,
            since=date.fromisoformat(since) if since else None,
            looked_at=datetime.fromisoformat(looked_at),
            batch=batch,
        )

    def shown(self, reader: str, search: str, ids: Collection[str]) -> set[str]:
        """Return those of some paragraphs that the reader knows."""
        return {*self._among(reader, search, "shown", "paragraph", ids)}

    def known_texts(self, reader: str, search: str, digests: Collection[bytes]) -> set[bytes]:
        """Return those of some digests that a shown text has."""
        return {*self._among(reader, search, "texts", "digest", digests)}

    def known_articles(self, reader: str, search: str, ids: Iterable[str]) -> set[str]:
        """Return those of some articles of which the reader knows a paragraph."""
        known = set()
        with self._reading() as connection:
            number = _number(connection, reader, search)
            for id in ids:
                asked = (number, f"{id}-", f"{id}.")  # which comes right after the hyphen
                if connection.execute(
                    "SELECT 1 FROM shown WHERE mark = ? AND paragraph > ? AND paragraph < ?", asked
                ).fetchone():
                    known.add(id)
        return known

    def last_batch(self, reader: str, search: str) -> tuple[str, ...]:
        """Return what was new at the last look that showed something, in order of id."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT paragraph FROM marks JOIN shown ON mark = number AND shown.batch = marks.batch"
                " WHERE reader = ? AND search = ? AND shown.batch > 0 ORDER BY paragraph",
                (reader, search),
            ).fetchall()
        return tuple(id for (id,) in rows)

    def keep(self, reader: str, looks: Sequence[Look], *, is_one_batch: bool = False) -> None:
        """Move the marks of a reader, all of them or none.

        `is_one_batch`: they were shown as one, so that of the reader's other searches, and of those
        with nothing new among these, what was new before is the last batch no more.
        """
        with self._writing() as connection:
            for look in looks:
                _keep(connection, reader, look)
            has_new = {look.search for look in looks if look.shown}
            if is_one_batch and has_new:
                searches = connection.execute(
                    "SELECT search FROM marks WHERE reader = ?", (reader,)
                ).fetchall()
                connection.executemany(
                    "UPDATE marks SET batch = batch + 1 WHERE reader = ? AND search = ?",
                    [(reader, search) for (search,) in searches if search not in has_new],
                )

    def forget(self, search: str) -> None:
        """Forget what any reader was shown of a search."""
        if not self._path.exists():
            return
        with self._writing() as connection:
            numbers = connection.execute("SELECT number FROM marks WHERE search = ?", (search,))
            for (number,) in numbers.fetchall():
                connection.execute("DELETE FROM shown WHERE mark = ?", (number,))
                connection.execute("DELETE FROM texts WHERE mark = ?", (number,))
            connection.execute("DELETE FROM marks WHERE search = ?", (search,))

    def _among(
        self, reader: str, search: str, table: str, column: str, values: Iterable[str | bytes]
    ) -> Iterator[Any]:
        """Yield those of some values that stand in a column."""
        some = [*values]
        with self._reading() as connection:
            number = _number(connection, reader, search)
            for first in range(0, len(some), _ASKED_TOGETHER):
                together = some[first : first + _ASKED_TOGETHER]
                places = ", ".join("?" * len(together))
                rows = connection.execute(
                    f"SELECT {column} FROM {table} WHERE mark = ? AND {column} IN ({places})",
                    (number, *together),
                )
                yield from (value for (value,) in rows)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._sentences():
            is_there = self._is_there()
            with closing(_opened(str(self._path) if is_there else ":memory:")) as connection:
                _prepare(connection)
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._sentences():
            if not self._is_there():
                with suppress(FileExistsError):  # another run was faster
                    os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with closing(_opened(str(self._path))) as connection:
                _prepare(connection)
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")

    def _is_there(self) -> bool:
        """Whether there is a file. Raises ConfigurationError where it may not be trusted."""
        try:
            status = self._path.lstat()
        except FileNotFoundError:
            return False
        if not stat.S_ISREG(status.st_mode) or status.st_uid not in (os.geteuid(), 0):
            raise ConfigurationError(
                f"{self._path}: no file of yours, so it is not trusted. Move it away."
            )
        return True

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        """Turn what SQLite and the disk say into sentences."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StorageError(f"{self._path}: {error}. Nothing was noted as shown.") from error
        except (sqlite3.DatabaseError, ValueError) as error:
            raise ConfigurationError(
                f"{self._path}: damaged ({error}). Move it away; all is new again then."
            ) from error
        except OSError as error:
            raise StorageError(f"{self._path}: {error.strerror}.") from error


def _opened(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")  # a tampered file calls no functions
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file. Raises ValueError where it is another program's."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not tables:
        connection.execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA:
            connection.execute(statement.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1))
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        connection.execute("COMMIT")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (application, version) != (_APPLICATION_ID, _SCHEMA_VERSION):
        raise ValueError("not written by this searchkit")


def _number(connection: sqlite3.Connection, reader: str, search: str) -> int | None:
    row = connection.execute(
        "SELECT number FROM marks WHERE reader = ? AND search = ?", (reader, search)
    ).fetchone()
    return row[0] if row else None


def _keep(connection: sqlite3.Connection, reader: str, look: Look) -> None:
    mark = look.mark
    connection.execute(
        "INSERT INTO marks (reader, search, generation, state, definition, reading, since,"
        " looked_at, batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (reader, search)"
        " DO UPDATE SET generation = excluded.generation, state = excluded.state,"
        " definition = excluded.definition, reading = excluded.reading, since = excluded.since,"
        " looked_at = excluded.looked_at, batch = excluded.batch",
        (
            reader,
            look.search,
            mark.generation,
            mark.state,
            mark.definition,
            mark.reading,
            mark.since.isoformat() if mark.since else None,
            mark.looked_at.isoformat(),
            mark.batch,
        ),
    )
    number = _number(connection, reader, look.search)
    batches = [(id, mark.batch) for id in look.shown] + [(id, 0) for id in look.passed_over]
    connection.executemany(
        "INSERT OR IGNORE INTO shown VALUES (?, ?, ?)",
        [(number, id, batch) for id, batch in batches],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO texts VALUES (?, ?)", [(number, digest) for digest in look.texts]
    )
