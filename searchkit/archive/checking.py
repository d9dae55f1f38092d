"""Every byte of the archive that an index could be built from, verified."""

import sqlite3
from collections.abc import Iterator

from searchkit.archive.packing import vouches


def problems_of(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong: with the file's own structure, then with articles, in order of id."""
    for (line,) in connection.execute("PRAGMA integrity_check").fetchall():
        if line != "ok":
            yield str(line)
    for id, reading, findings, reading_digest, digest in connection.execute(
        "SELECT id, reading, findings, reading_digest, digest FROM articles ORDER BY id"
    ):
        if not (vouches(reading_digest, reading) and vouches(digest, findings)):
            yield f"article {id} is not what was written"
    orphans = connection.execute(
        "SELECT article FROM stories WHERE article NOT IN (SELECT id FROM articles) ORDER BY 1"
    )
    for (id,) in orphans:
        yield f"article {id} is missing"
