"""What `status` says of the archive."""

import json
import os
import sqlite3
from collections.abc import Mapping

from searchkit.archive.locations import Location, locations_of, reading_warnings
from searchkit.domain.article import NOT_ALL_READ
from searchkit.domain.ledger import (
    FileKey,
    LastRun,
    LedgerSummary,
    Superseded,
    Trouble,
    root_names,
    shown_path,
)
from searchkit.domain.stamp import NOT_YET, Stamp, differing


def summary_of(connection: sqlite3.Connection) -> LedgerSummary:
    """Return the folders, counts, troubles and the last run."""
    roots = tuple(
        os.fsdecode(path)
        for (path,) in connection.execute("SELECT path FROM roots ORDER BY position")
    )
    locations = locations_of(connection)
    last_run = connection.execute("SELECT value FROM meta WHERE key = 'last run'").fetchone()
    return LedgerSummary(
        folders=roots,
        clippings=connection.execute("SELECT count(DISTINCT good) FROM files").fetchone()[0],
        articles=len(locations),
        skipped=_skipped(connection, roots),
        warnings=_warnings(connection, locations),
        passed_over=dict(connection.execute("SELECT what, count FROM passed_over ORDER BY what")),
        last_run=LastRun(**json.loads(last_run[0])) if last_run else None,
    )


def superseded(connection: sqlite3.Connection, stamp: Stamp) -> Superseded:
    """Return how much of what some file gives was read or found out under another stamp."""
    (clippings,) = connection.execute(
        "SELECT count(*) FROM clippings WHERE stamp != ? AND digest IN (SELECT good FROM files)",
        (stamp.reading,),
    ).fetchone()
    rows = connection.execute(
        "SELECT findings_stamp, count(*) FROM articles WHERE findings_stamp NOT IN (?, ?) AND id IN "
        "(SELECT article FROM stories JOIN files ON good = clipping) GROUP BY 1",
        (stamp.findings, NOT_YET),
    )
    articles = dict(rows)
    fields = {name for made in articles for name in differing(made, stamp.findings)}
    return Superseded(clippings, sum(articles.values()), tuple(sorted(fields)))


def _warnings(
    connection: sqlite3.Connection, locations: Mapping[str, Location]
) -> tuple[Trouble, ...]:
    """Return the warnings of readings, and those of finding things out, each once."""
    rows = connection.execute("SELECT id, warnings FROM articles WHERE warnings NOT NULL")
    of_readings = reading_warnings(connection)
    troubles = {
        Trouble(path, warning, is_in_part=warning.startswith(NOT_ALL_READ))
        for path in of_readings
        for warning in of_readings[path]
    }
    troubles |= {
        Trouble(locations[id].paths[0], warning)
        for id, warnings in rows
        if id in locations
        for warning in json.loads(warnings)
    }
    return tuple(sorted(troubles, key=lambda trouble: (trouble.path, trouble.reason)))


def _skipped(connection: sqlite3.Connection, roots: tuple[str, ...]) -> tuple[Trouble, ...]:
    names = root_names(roots)
    rows = connection.execute(
        "SELECT root, path, coalesce(files.reason, clippings.reason) AS why, good NOT NULL "
        "FROM files LEFT JOIN clippings USING (digest) WHERE why NOT NULL"
    )
    troubles = (
        Trouble(
            shown_path(FileKey(os.fsdecode(root), os.fsdecode(path)), names), why, bool(keeps_good)
        )
        for root, path, why, keeps_good in rows
    )
    return tuple(sorted(troubles, key=lambda trouble: trouble.path))
