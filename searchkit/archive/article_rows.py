"""The rows of articles: what each is made of, where it lies, and the bytes that are kept of it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from searchkit.archive import meta, packing
from searchkit.archive.seals import Unsound, sealed, verified
from searchkit.domain.article import Article
from searchkit.domain.record import KeptArticle, PackedArticle, article_from_record
from searchkit.values import dataclass

IDS_A_QUESTION = 500  # SQLite takes at least 999 parameters in a statement
COLUMNS = (
    "number, id, reading_stamp, findings_stamp, reading_digest, findings_digest, warnings, "
    "location, placed, revision, seal"
)


@dataclass(frozen=True, slots=True)
class Location:
    """Where an article lies."""

    ordinal: int  # 0-based place in the file of its first path
    paths: tuple[str, ...]  # as they are shown, sorted, each once
    warnings: tuple[str, ...]  # of the reading of that file

    def as_json(self) -> str:
        """Return it as it is kept."""
        return json.dumps([self.ordinal, self.paths, self.warnings])


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What is kept of an article besides its text."""

    number: int
    id: str
    reading_stamp: int  # place in meta's stamps
    findings_stamp: int
    reading_digest: str
    findings_digest: str
    warnings: tuple[str, ...]  # of finding things out
    location: Location | None = None  # None: no run has settled yet where it lies
    placed: str | None = None  # digest of all that an index holds of it
    revision: int | None = None  # at which that changed last

    def columns(self) -> tuple[Any, ...]:
        """Return it as it is kept."""
        return sealed(
            self.number,
            self.id,
            self.reading_stamp,
            self.findings_stamp,
            self.reading_digest,
            self.findings_digest,
            json.dumps(self.warnings) if self.warnings else None,
            self.location.as_json() if self.location else None,
            self.placed,
            self.revision,
        )


def row_of(columns: Sequence[Any]) -> ArticleRow:
    """Return a row of the table. Raises Unsound where it is not what was written."""
    kept = verified(columns, f"article {columns[1]}")
    number, id, reading_stamp, findings_stamp, reading_digest, findings_digest, *others = kept
    warnings, location, placed, revision = others
    return ArticleRow(
        number,
        id,
        reading_stamp,
        findings_stamp,
        reading_digest,
        findings_digest,
        tuple(json.loads(warnings)) if warnings else (),
        _location(location),
        placed,
        revision,
    )


def rows_of(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[ArticleRow]:
    """Yield the rows of those that are known, in order of id. Raises Unsound."""
    for asked in _questions(ids):
        marks = ",".join("?" * len(asked))
        yield from map(
            row_of,
            connection.execute(
                f"SELECT {COLUMNS} FROM articles WHERE id IN ({marks}) ORDER BY id", asked
            ),
        )


def all_rows(connection: sqlite3.Connection) -> Iterator[ArticleRow]:
    """Yield every row. Raises Unsound."""
    yield from map(row_of, connection.execute(f"SELECT {COLUMNS} FROM articles"))


def warned_rows(connection: sqlite3.Connection) -> Iterator[ArticleRow]:
    """Yield the rows of articles of which finding things out warned. Raises Unsound."""
    question = f"SELECT {COLUMNS} FROM articles WHERE warnings NOT NULL"
    yield from map(row_of, connection.execute(question))


def changed_rows(connection: sqlite3.Connection, revision: int) -> Iterator[ArticleRow]:
    """Yield the rows of what an index must hold otherwise than at this revision. Raises Unsound."""
    question = f"SELECT {COLUMNS} FROM articles WHERE revision > ?"
    yield from map(row_of, connection.execute(question, (revision,)))


def put_rows(connection: sqlite3.Connection, rows: Iterable[ArticleRow]) -> None:
    """Write these rows in place of those of their numbers."""
    marks = ", ".join("?" * 11)
    connection.executemany(
        f"INSERT OR REPLACE INTO articles VALUES ({marks})", (row.columns() for row in rows)
    )


def next_number(connection: sqlite3.Connection) -> int:
    """Return a number above all that are taken."""
    (last,) = connection.execute("SELECT max(number) FROM articles").fetchone()
    return 1 if last is None else last + 1


def drop(connection: sqlite3.Connection, rows: Iterable[ArticleRow]) -> None:
    """Remove articles and their bytes."""
    numbers = [(row.number,) for row in rows]
    for table in ("articles", "readings", "findings"):
        connection.executemany(f"DELETE FROM {table} WHERE number = ?", numbers)


def enriched(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[PackedArticle]:
    """Yield articles with their findings, where they lie, in order of id.

    Raises KeyError for an unknown id, Unsound where bytes are not what was written.
    """
    for asked in _questions(ids):
        for row, record in _with_records(connection, "findings", asked):
            yield PackedArticle(_article(row, record), record)


def as_read(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[KeptArticle]:
    """Yield articles as they were read, in order of id. Raises as `enriched` does."""
    for asked in _questions(ids):
        for row, record in _with_records(connection, "readings", asked):
            plain = packing.vouched(record, row.reading_digest)
            if plain is None:
                raise Unsound(f"article {row.id} is not what was written")
            yield KeptArticle(row.id, record, len(plain), row.reading_digest, ())


def put_records(
    connection: sqlite3.Connection, rows: Iterable[tuple[ArticleRow, bytes, bytes | None]]
) -> None:
    """Keep the bytes of these articles: with findings, and as they were read; None: those stand.

    Where nothing was found out, or all of it was given, the two are the same, and kept once.
    """
    readings, findings, same = [], [], []
    for row, found, reading in rows:
        if reading is not None:
            readings.append((row.number, reading))
        if row.findings_digest == row.reading_digest:
            same.append((row.number,))
        else:
            findings.append((row.number, found))
    connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?)", readings)
    connection.executemany("INSERT OR REPLACE INTO findings VALUES (?, ?)", findings)
    connection.executemany("DELETE FROM findings WHERE number = ?", same)


def _with_records(
    connection: sqlite3.Connection, table: str, ids: Sequence[str]
) -> Iterator[tuple[ArticleRow, bytes]]:
    """Yield the rows of a question's ids with their bytes in `readings` or `findings`, by id.

    They are asked for together, which takes a fifth of the time of one by one. Raises KeyError for
    an unknown id, Unsound where there are no bytes.
    """
    rows = {row.id: row for row in rows_of(connection, ids)}
    same = [row.number for row in rows.values() if row.findings_digest == row.reading_digest]
    others = [row.number for row in rows.values() if row.findings_digest != row.reading_digest]
    records = _records(connection, "readings", same) | _records(connection, table, others)
    for id in ids:
        row = rows[id]
        record = records.get(row.number)
        if not isinstance(record, bytes):
            raise Unsound(f"the text of article {id} is not there")
        yield row, record


def _records(connection: sqlite3.Connection, table: str, numbers: Sequence[int]) -> dict[int, Any]:
    marks = ",".join("?" * len(numbers))
    question = f"SELECT number, record FROM {table} WHERE number IN ({marks})"
    return dict(connection.execute(question, numbers)) if numbers else {}


def _article(row: ArticleRow, record: bytes) -> Article:
    """Return the article of a row and its bytes. Raises Unsound where these are not its bytes."""
    try:
        fields = packing.unpack(record, row.findings_digest)
        if row.location is not None:
            fields["ordinal"] = row.location.ordinal
            fields["paths"] = row.location.paths
            fields["warnings"] = [*row.location.warnings, *fields.get("warnings", ())]
        return article_from_record(fields)
    except (ValueError, KeyError, TypeError):
        raise Unsound(f"article {row.id} is not what was written") from None


def stamp_number(connection: sqlite3.Connection, text: str) -> int:
    """Return the number of a stamp, which is given one where it has none."""
    stamps: list[str] = meta.read(connection, meta.STAMPS, [])
    if text not in stamps:
        stamps.append(text)
        meta.write(connection, meta.STAMPS, stamps)
    return stamps.index(text)


def stamps_of(connection: sqlite3.Connection) -> Mapping[int, str]:
    """Return number -> stamp."""
    return dict(enumerate(meta.read(connection, meta.STAMPS, [])))


def _questions(ids: Iterable[str]) -> Iterator[list[str]]:
    try:
        wanted = sorted(set(ids))
    except TypeError:  # from a column without a seal: one bit of the file makes bytes of a text
        raise Unsound("the id of an article is not what was written") from None
    for start in range(0, len(wanted), IDS_A_QUESTION):
        yield wanted[start : start + IDS_A_QUESTION]


def _location(location: str | None) -> Location | None:
    if location is None:
        return None
    ordinal, paths, warnings = json.loads(location)
    return Location(ordinal, tuple(paths), tuple(warnings))
