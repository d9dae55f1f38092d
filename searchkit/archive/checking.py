"""Every byte of the archive that matters, verified: nothing is left to the runs that will use it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from searchkit.archive import article_rows, clippings, files, levels, meta, packing, signatures
from searchkit.archive.seals import Unsound, is_sound

_READERS: Sequence[Callable[[sqlite3.Connection], object]] = (
    files.roots_of,
    files.page_folders_of,
    files.files_of,
    clippings.clippings_of,
    clippings.faults_of,
    levels.digests_of,
    levels.copies_at,
    signatures.signatures_of,
)


def problems_of(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong: with the file's own structure, then with what it says."""
    found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
    if found:
        yield from found
        return
    for part in (_notes, _read_as_runs_do, _listings, _articles):
        yield from part(connection)


def _notes(connection: sqlite3.Connection) -> Iterator[str]:
    copies = [
        {row[0]: row for row in connection.execute(f"SELECT key, value, seal FROM {table}")}
        for table in meta.TABLES
    ]
    for key in sorted(copies[0].keys() | copies[1].keys()):
        if copies[0].get(key) != copies[1].get(key) or not is_sound(copies[0][key]):
            yield f"its note of the {key} is not what was written"


def _read_as_runs_do(connection: sqlite3.Connection) -> Iterator[str]:
    for read in _READERS:
        try:
            read(connection)
        except Unsound as damage:
            yield str(damage)


def _listings(connection: sqlite3.Connection) -> Iterator[str]:
    known = {id for (id,) in connection.execute("SELECT id FROM articles")}
    for row in connection.execute("SELECT clipping, listing, seal FROM stories"):
        if not is_sound(row):
            yield f"the articles of clipping {row[0]} are not what was written"
            continue
        for story in clippings.story_list(row[1]):
            if story.article not in known:
                yield f"article {story.article} is missing"


def _articles(connection: sqlite3.Connection) -> Iterator[str]:
    rows: Iterable[Sequence[Any]] = connection.execute(
        "SELECT number, id FROM articles ORDER BY id"
    )
    for number, id in rows:
        try:
            (row,) = article_rows.rows_of(connection, [id])
            for table, digest in (
                ("readings", row.reading_digest),
                ("findings", row.findings_digest),
            ):
                found = connection.execute(
                    f"SELECT record FROM {table} WHERE number = ?", (number,)
                ).fetchone()
                if found is None or packing.vouched(found[0], digest) is None:
                    yield f"article {id} is not what was written"
        except (Unsound, TypeError, ValueError) as damage:
            yield str(damage)
