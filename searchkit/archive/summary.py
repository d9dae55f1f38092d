"""What `status` says of the archive, and what tells a run whether it has anything to do."""

import sqlite3

from searchkit.archive import article_rows, clippings, files, meta
from searchkit.archive.locations import first_paths
from searchkit.domain.article import NOT_ALL_READ
from searchkit.domain.ledger import (
    AsLeft,
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
    roots = files.roots_of(connection)
    names = root_names(roots)
    last_run = meta.read(connection, meta.LAST_RUN)
    (placed,) = connection.execute(
        "SELECT count(*) FROM articles WHERE revision NOT NULL"
    ).fetchone()
    return LedgerSummary(
        folders=roots,
        clippings=len(first_paths(connection)),
        articles=placed,
        skipped=skipped(connection),
        unfinished=_unfinished(connection),
        warnings=_warnings(connection),
        passed_over=dict(sorted(meta.read(connection, meta.PASSED_OVER, {}).items())),
        last_run=LastRun(**last_run) if last_run else None,
        page_folders=tuple(
            sorted(shown_path(key, names) for key in files.page_folders_of(connection))
        ),
    )


def as_left_of(connection: sqlite3.Connection) -> AsLeft | None:
    """Return how the last finished run left things; None where something was kept since."""
    if connection.execute("SELECT 1 FROM unsettled").fetchone() is not None:
        return None
    return AsLeft(
        roots=files.roots_of(connection),
        seen=meta.read(connection, meta.SEEN),
        files=files.count_of(connection),
        restless={entry.key: entry for entry in files.restless(connection)},
        troubles=skipped(connection),
        stamps=clippings.stamps_of(connection),
        faults=clippings.faults_of(connection),
    )


def superseded(connection: sqlite3.Connection, stamp: Stamp) -> Superseded:
    """Return how much of what some file gives was read or found out under another stamp."""
    (of_clippings,) = connection.execute(
        "SELECT count(*) FROM clippings WHERE stamp != ? AND digest IN (SELECT good FROM files)",
        (stamp.reading,),
    ).fetchone()
    stamps = article_rows.stamps_of(connection)
    counts = connection.execute(
        "SELECT findings_stamp, count(*) FROM articles WHERE revision NOT NULL GROUP BY 1"
    )
    made_by = {stamps.get(number, NOT_YET): count for number, count in counts}
    other = {text: n for text, n in made_by.items() if text not in (stamp.findings, NOT_YET)}
    fields = {name for made in other for name in differing(made, stamp.findings)}
    return Superseded(of_clippings, sum(other.values()), tuple(sorted(fields)))


def _warnings(connection: sqlite3.Connection) -> tuple[Trouble, ...]:
    """Return the warnings of readings, and those of finding things out, each once."""
    paths = first_paths(connection)
    troubles = {
        Trouble(paths[clipping], warning, is_in_part=warning.startswith(NOT_ALL_READ))
        for clipping, told in clippings.reading_warnings(connection).items()
        if clipping in paths
        for warning in told
    }
    waiting = clippings.faults_of(connection).keys()
    troubles |= {
        Trouble(row.location.paths[0], warning)
        for row in article_rows.warned_rows(connection)
        if row.location is not None and row.id not in waiting
        for warning in row.warnings
    }
    return tuple(sorted(troubles, key=lambda trouble: (trouble.path, trouble.reason)))


def _unfinished(connection: sqlite3.Connection) -> tuple[Trouble, ...]:
    """Return the files with articles about which the machine failed to find out, one trouble a reason."""
    faults = clippings.faults_of(connection)
    found = set()
    for row in article_rows.rows_of(connection, faults):
        if row.location is not None:
            reason = faults[row.id].reason
            told = [warning for warning in row.warnings if warning.endswith(reason)]
            told = told or [f"what is known of it was found out by an earlier searchkit: {reason}"]
            found.add(Trouble(row.location.paths[0], told[0], is_in_part=True, is_passing=True))
    return tuple(sorted(found, key=lambda trouble: (trouble.path, trouble.reason)))


def skipped(connection: sqlite3.Connection) -> tuple[Trouble, ...]:
    """Return what could not be read, and why: the machine's fault before the content's; by path."""
    names = root_names(files.roots_of(connection))
    reasons, faults = clippings.reasons_of(connection), clippings.faults_of(connection)
    troubles = []
    for entry in files.troubled(connection):
        fault = faults.get(entry.digest or "")
        reason = entry.reason or (fault.reason if fault else reasons.get(entry.digest or ""))
        if reason is not None and entry.key.root in names:
            is_passing = entry.is_passing if entry.reason else fault is not None
            path, has_good = shown_path(entry.key, names), entry.good is not None
            troubles.append(Trouble(path, reason, has_good, is_passing=is_passing))
    return tuple(sorted(troubles, key=lambda trouble: (trouble.path, trouble.reason)))
