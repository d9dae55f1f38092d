"""What an index must hold, by number of the run that changed it: so that no run compares all.

A *revision* is a run that changed what an index holds. Each article knows its last one, articles that
left are remembered with theirs, and one digest covers the ids and digests of all.
"""

import dataclasses
import os
import sqlite3
from collections.abc import Mapping

from searchkit.archive import article_rows, meta
from searchkit.archive.article_rows import ArticleRow
from searchkit.archive.seals import Unsound, all_texts, sealed, verified
from searchkit.archive.signatures import copies_of
from searchkit.domain.level import NOTHING, Level, Pair, with_pairs
from searchkit.rules import limit
from searchkit.values import dataclass

# Past so many for each article that is kept, the older half is forgotten, and an index that is
# older still compares all.
MOST_GONE_SHARE = limit(2, "room: a row of 40 bytes for an article of some thousands")


@dataclass(frozen=True, slots=True)
class Placements:
    """What a run changed of what an index holds."""

    changed: tuple[tuple[ArticleRow, ArticleRow], ...]  # before, and with its new place
    gone: tuple[ArticleRow, ...]


def level_of(connection: sqlite3.Connection) -> Level:
    """Return the state of the archive. Raises Unsound."""
    kept = meta.read(connection, meta.LEVEL)
    return Level(**kept) if kept else Level("", 0, NOTHING, NOTHING)


def raise_level(connection: sqlite3.Connection, changes: Placements) -> None:
    """Write what changed under a new revision, where anything did."""
    before = level_of(connection)
    left = [pair for row, _ in changes.changed for pair in _pair(row)]
    left += [pair for row in changes.gone for pair in _pair(row)]
    joined = [pair for _, row in changes.changed for pair in _pair(row)]
    level = Level(
        archive=before.archive or os.urandom(8).hex(),
        revision=before.revision + 1,
        articles=with_pairs(before.articles, joined, left),
        copies=with_pairs(NOTHING, copies_of(connection).items()),
    )
    if before.archive and before.holds_as(level):
        level = dataclasses.replace(level, revision=before.revision)
    article_rows.put_rows(
        connection,
        (dataclasses.replace(row, revision=level.revision) for _, row in changes.changed),
    )
    _remember_gone(connection, level.revision, changes)
    meta.write(connection, meta.LEVEL, dataclasses.asdict(level))


def digests_of(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Return id -> digest of all that an index holds. Raises Unsound unless these are all."""
    found: dict[str, str] = dict(
        connection.execute("SELECT id, placed FROM articles WHERE placed NOT NULL")
    )
    is_whole = all_texts(found)
    if not is_whole or with_pairs(NOTHING, found.items()) != level_of(connection).articles:
        for _ in article_rows.all_rows(connection):
            pass  # which raises Unsound naming the article, if one is damaged
        raise Unsound("articles are not there that should be")
    return found


def copies_at(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Return article id -> id of the first of its group. Raises Unsound unless these are all."""
    found = copies_of(connection)
    if with_pairs(NOTHING, found.items()) != level_of(connection).copies:
        raise Unsound("the groups of near-copies are not what was written")
    return found


def changes_since(connection: sqlite3.Connection, level: Level) -> dict[str, str | None] | None:
    """Return id -> digest of what changed since an index was level; None for one that left.

    None as a whole: the archive cannot tell. Raises Unsound.
    """
    now = level_of(connection)
    floor = meta.read(connection, meta.FLOOR, 0)
    if level.archive != now.archive or not floor <= level.revision <= now.revision:
        return None
    changes: dict[str, str | None] = {
        article: None for article, revision in all_gone(connection) if revision > level.revision
    }
    changed = article_rows.changed_rows(connection, level.revision)
    return changes | {row.id: row.placed for row in changed}


def all_gone(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return the articles that left and are remembered, each with its revision. Raises Unsound."""
    rows = connection.execute("SELECT article, revision, seal FROM gone").fetchall()
    return [(row[0], verified(row, f"article {row[0]}, which left")[1]) for row in rows]


def _pair(row: ArticleRow) -> tuple[Pair, ...]:
    return ((row.id, row.placed),) if row.placed is not None else ()


def _remember_gone(connection: sqlite3.Connection, revision: int, changes: Placements) -> None:
    connection.executemany(
        "DELETE FROM gone WHERE article = ?", [(row.id,) for _, row in changes.changed]
    )
    connection.executemany(
        "INSERT OR REPLACE INTO gone VALUES (?, ?, ?)",
        [sealed(row.id, revision) for row in changes.gone if row.placed is not None],
    )
    count, middle = connection.execute("SELECT count(*), avg(revision) FROM gone").fetchone()
    (kept,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    if count > MOST_GONE_SHARE * max(kept, 1000):
        meta.write(connection, meta.FLOOR, int(middle))
        connection.execute("DELETE FROM gone WHERE revision <= ?", (int(middle),))
