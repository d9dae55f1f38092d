"""An archive of schema 2 becomes one of schema 3 in place: nothing is read again, nothing is lost.

Schema 2 had no seals but the digests of its articles; those are checked, and an article that fails
is left out, so that its clipping is read again. What it had noted as unreadable becomes a fault, which
is tried again: it did not tell what lay in the content from what the machine had failed to do. Its
signatures are of another make: they say which texts are the same, and near-copies are found when
articles are found out about anew.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from searchkit.archive import article_rows, clippings, files, meta, packing
from searchkit.archive.archive_tables import SCHEMA, SCHEMA_VERSION
from searchkit.archive.article_rows import ArticleRow
from searchkit.archive.clippings import Story
from searchkit.archive.seals import Unsound
from searchkit.archive.settling import mark_unsettled
from searchkit.archive.signatures import put_signatures
from searchkit.domain.ledger import ClippingEntry, Fault, FileEntry, FileKey
from searchkit.rules import limit

ROWS_AT_ONCE = limit(500, "memory: a megabyte or two of packed articles")

_OLD = ("meta", "roots", "files", "passed_over", "clippings", "stories", "articles")
_INDEXES = ("files_good", "stories_article")


def convert(connection: sqlite3.Connection) -> None:
    """Convert within the transaction that is open. Raises Unsound where it is no such archive."""
    for index in _INDEXES:
        connection.execute(f"DROP INDEX IF EXISTS {index}")
    for table in _OLD:
        connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    for statement in SCHEMA:
        connection.execute(statement)
    try:
        _convert_folders(connection)
        lost = set(_convert_articles(connection))
        _convert_clippings(connection, lost)
    except (TypeError, ValueError) as error:
        raise Unsound(f"what schema 2 kept cannot be read ({error})") from error
    for table in _OLD:
        connection.execute(f"DROP TABLE old_{table}")
    files.seal_files(connection)
    meta.write(connection, meta.SCHEMA, SCHEMA_VERSION)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _convert_folders(connection: sqlite3.Connection) -> None:
    roots = connection.execute("SELECT path FROM old_roots ORDER BY position")
    meta.write(connection, meta.ROOTS, [os.fsdecode(path) for (path,) in roots])
    passed_over = dict(connection.execute("SELECT what, count FROM old_passed_over"))
    meta.write(connection, meta.PASSED_OVER, passed_over)
    run = connection.execute("SELECT value FROM old_meta WHERE key = 'last run'").fetchone()
    if run:
        meta.write(connection, meta.LAST_RUN, json.loads(run[0]))
    rows = connection.execute(
        "SELECT root, path, size, mtime_ns, settled, digest, good, reason FROM old_files"
    )
    entries = (
        FileEntry(FileKey(os.fsdecode(root), os.fsdecode(path)), size, mtime_ns, bool(settled), *of)
        for root, path, size, mtime_ns, settled, *of in rows
    )
    files.put_files(connection, entries)


def _convert_articles(connection: sqlite3.Connection) -> Iterator[str]:
    """Convert the articles, and yield the ids of those that are not what was written."""
    stamp = article_rows.stamp_number(connection, "")  # of readings: their clippings know it
    for number, (id, *kept) in enumerate(_taken_articles(connection), 1):
        reading, reading_digest, findings, digest, version, warnings, signature = kept
        if not (packing.vouched(reading, reading_digest) and packing.vouched(findings, digest)):
            yield id
            continue
        row = ArticleRow(
            number,
            id,
            stamp,
            article_rows.stamp_number(connection, version),
            reading_digest,
            digest,
            tuple(json.loads(warnings)) if warnings else (),
        )
        article_rows.put_rows(connection, [row])
        article_rows.put_records(connection, [(row, findings, reading)])
        put_signatures(connection, {id: signature})
        mark_unsettled(connection, [id])


def _taken_articles(connection: sqlite3.Connection) -> Iterator[Sequence[Any]]:
    """Yield the old rows in order of id, and remove them, some at a time.

    The pages that they leave hold the new rows: or the file would be nearly twice as large for good.
    """
    while rows := connection.execute(
        "SELECT id, reading, reading_digest, findings, digest, findings_stamp, warnings, signature "
        f"FROM old_articles ORDER BY id LIMIT {ROWS_AT_ONCE}"
    ).fetchall():
        connection.execute("DELETE FROM old_articles WHERE id <= ?", (rows[-1][0],))
        yield from rows


def _convert_clippings(connection: sqlite3.Connection, lost: set[str]) -> None:
    listed: dict[str, list[Story]] = {}
    rows = connection.execute(
        "SELECT clipping, article, warnings FROM old_stories ORDER BY clipping, ordinal"
    )
    for clipping, article, warnings in rows:
        told = tuple(json.loads(warnings)) if warnings else ()
        listed.setdefault(clipping, []).append(Story(article, told))
    kept = {
        digest: ClippingEntry(digest, suffix, stamp)
        for digest, suffix, stamp in connection.execute(
            "SELECT digest, suffix, stamp FROM old_clippings WHERE reason IS NULL"
        )
    }
    clippings.put_readings(
        connection,
        (
            (kept.get(digest, ClippingEntry(digest, "", "")), listed.get(digest, ()))
            for digest in (*listed, *(kept.keys() - listed))
        ),
    )
    again = [
        digest
        for digest, stories in listed.items()
        if digest not in kept or any(story.article in lost for story in stories)
    ]
    for digest in again:
        connection.execute("DELETE FROM clippings WHERE digest = ?", (digest,))
    unreadable = connection.execute(
        "SELECT digest, reason FROM old_clippings WHERE reason NOT NULL"
    ).fetchall()
    for digest, reason in unreadable:
        clippings.put_fault(connection, Fault(digest, reason, tries=1))
    mark_unsettled(connection, listed)
    meta.write(connection, meta.LOST, sorted(lost))
