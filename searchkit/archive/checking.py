"""Bytes of the archive that no run may have use for, verified: all of them, or a share of each run.

What a run uses is verified as it is used. Rot in the rest would be found on the day on which it is
wanted; so every run looks at a share of the articles, and `check` at everything.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

from searchkit.archive import article_rows, clippings, files, levels, meta, packing
from searchkit.archive.archive_tables import SCHEMA
from searchkit.archive.seals import Unsound, checksum, is_sound, verified
from searchkit.rules import fact, limit

SHARES = fact(97, "prime, so that runs come by each share whatever their rhythm: all in 97 runs")
LEAST_ARTICLES = limit(100, "time: 4 ms (CPU); an archive of a hundred is read whole by each run")
_IN_SHARES = {  # table -> its columns, in order of the key; with what a row is called
    "files": (files.COLUMNS, "root, path", files.name_of),
    "clippings": (clippings.COLUMNS, "digest", clippings.name_of),
    "stories": (clippings.LIST_COLUMNS, "rowid", clippings.list_name_of),
}
_SECONDS = 3600
_MADE = "SELECT type, name, tbl_name, sql FROM sqlite_schema"

_READERS: Sequence[Callable[[sqlite3.Connection], object]] = (
    files.roots_of,
    files.page_folders_of,
    files.files_of,
    clippings.clippings_of,
    clippings.faults_of,
    levels.digests_of,
    levels.copies_at,
    levels.all_gone,
)


def problems_of(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong: with the file's own structure, then with what it says."""
    found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
    if found:
        yield from found
        return
    yield from _tables(connection)
    yield from _notes(connection)
    for read in _READERS:
        try:
            read(connection)
        except Unsound as damage:
            yield str(damage)
    yield from _lists(connection)
    yield from _signatures(connection)
    yield from _articles(connection, 0, article_rows.next_number(connection))


def verify_share(connection: sqlite3.Connection, now: float | None = None) -> None:
    """Verify this hour's share of all rows. Raises Unsound; `now` in seconds since 1970."""
    hour = int((time.time() if now is None else now) // _SECONDS)
    for table, (columns, key, name_of) in _IN_SHARES.items():
        first, size = _share(meta.count_of(connection, table), hour)
        question = f"SELECT {columns} FROM {table} ORDER BY {key} LIMIT {size} OFFSET {first}"
        for row in connection.execute(question):
            verified(row, name_of(row))
    first, size = _share(article_rows.next_number(connection), hour)
    for problem in _articles(connection, first, first + size):
        raise Unsound(problem)


def _share(count: int, hour: int) -> tuple[int, int]:
    """Return the first of so many rows that are this hour's share, and the size of a share."""
    size = max(-(-count // SHARES), LEAST_ARTICLES)
    return hour % SHARES * size % (-(-max(count, 1) // size) * size), size


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the tables and indexes that are not those that are made."""
    with closing(sqlite3.connect(":memory:")) as new:
        for statement in SCHEMA:
            new.execute(statement)
        meant = set(map(_words, new.execute(_MADE)))
    for row in connection.execute(_MADE):
        if _words(row) not in meant:
            yield f"the table or index {row[1]} is not what was made"


def _words(row: Sequence[Any]) -> tuple[str, ...]:
    return tuple(" ".join(str(column).split()) for column in row)


def _signatures(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the signatures of no article, and those that a finished run has not grouped."""
    is_settled = connection.execute("SELECT 1 FROM unsettled").fetchone() is None
    for article, signature, kept, grouped, id in connection.execute(
        "SELECT article, signature, signatures.seal, grouped, id "
        "FROM signatures LEFT JOIN articles ON article = id"
    ):
        is_kept = isinstance(signature, bytes) and checksum(signature, str(article)) == kept
        if not is_kept or id is None or (is_settled and grouped != 1):
            yield f"the signature of article {article} is not what was written"


def _notes(connection: sqlite3.Connection) -> Iterator[str]:
    copies = [
        {row[0]: row for row in connection.execute(f"SELECT key, value, seal FROM {table}")}
        for table in meta.TABLES
    ]
    for key in sorted(copies[0].keys() | copies[1].keys()):
        if copies[0].get(key) != copies[1].get(key) or not is_sound(copies[0][key]):
            yield f"its note of the {key} is not what was written"


def _lists(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong with the lists of what clippings gave, and what they name in vain."""
    known = {id for (id,) in connection.execute("SELECT id FROM articles")}
    known.update(meta.read(connection, meta.LOST, ()))
    counts: dict[str, int] = {}
    for row in connection.execute("SELECT clipping, listing, seal FROM stories"):
        if not is_sound(row):
            yield f"the articles of clipping {row[0]} are not what was written"
            continue
        listing = clippings.story_list(row[1])
        counts[row[0]] = len(listing)
        yield from (
            f"article {each.article} is missing" for each in listing if each.article not in known
        )
    meant: dict[str, int | None] = dict.fromkeys(
        good for (good,) in connection.execute("SELECT good FROM files WHERE good NOT NULL")
    )
    meant.update(connection.execute("SELECT digest, stories FROM clippings").fetchall())
    for digest, count in meant.items():
        if (count is None and digest not in counts) or count not in (None, counts.get(digest, 0)):
            yield f"the articles of clipping {digest} are not there"


def _articles(connection: sqlite3.Connection, first: int, end: int) -> Iterator[str]:
    """Yield what is wrong with the articles of these numbers, `end` not included."""
    columns = ", ".join(f"articles.{name}" for name in article_rows.COLUMNS.split(", "))
    rows = connection.execute(
        f"SELECT {columns}, readings.record, findings.record, signature, signatures.seal "
        "FROM articles LEFT JOIN readings USING (number) LEFT JOIN findings USING (number) "
        "LEFT JOIN signatures ON article = id WHERE number >= ? AND number < ? ORDER BY number",
        (first, end),
    )
    for *row, reading, findings, signature, kept in rows:
        if not is_sound(row):
            yield f"the row of article {row[1]} is not what was written"
        elif not (_is_of(reading, row[4]) and (row[4] == row[5] or _is_of(findings, row[5]))):
            yield f"article {row[1]} is not what was written"
        elif (signature, kept) != (None, None) and not (
            isinstance(signature, bytes) and checksum(signature, row[1]) == kept
        ):
            yield f"the signature of article {row[1]} is not what was written"


def _is_of(record: object, digest: str) -> bool:
    return isinstance(record, bytes) and packing.vouched(record, digest) is not None
