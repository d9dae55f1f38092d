"""The end of a run: the folders' state is written in one go, and what no file needs is dropped.

Only articles that this run may have touched are looked at: those that were kept since the last
finished run, and those of files that came, went, moved or are read otherwise. Where an article lies
is kept with it, so that the others need not be asked.
"""

import dataclasses
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from searchkit.archive import article_rows, clippings, files, meta, packing, signatures
from searchkit.archive.article_rows import ArticleRow, Location
from searchkit.archive.clippings import Story
from searchkit.archive.files import FileChanges, FileTable
from searchkit.archive.levels import Placements, raise_level
from searchkit.archive.regrouping import Grouping, group_anew
from searchkit.domain.ledger import FileEntry, FileKey, LedgerState, root_names
from searchkit.values import dataclass

# What no file needs: readings of bytes that lie nowhere.
_NEEDED = "(SELECT digest FROM files WHERE digest NOT NULL UNION SELECT good FROM files WHERE good NOT NULL)"
_CLEARING = (
    f"DELETE FROM clippings WHERE digest NOT IN {_NEEDED}",
    f"DELETE FROM stories WHERE clipping NOT IN {_NEEDED}",
    f"DELETE FROM faults WHERE subject NOT IN {_NEEDED} AND subject NOT IN (SELECT id FROM articles)",
)


def mark_unsettled(connection: sqlite3.Connection, subjects: Iterable[str]) -> None:
    """Note ids and digests of what is kept, so that a run killed before its end settles next time."""
    connection.executemany(
        "INSERT OR IGNORE INTO unsettled VALUES (?)", ((subject,) for subject in subjects)
    )


def is_settled(connection: sqlite3.Connection, known: FileTable, state: LedgerState) -> bool:
    """Whether the archive, with these files, is in this state already."""
    passed_over = meta.read(connection, meta.PASSED_OVER, {})
    folders = files.page_folders_of(connection)
    return (
        connection.execute("SELECT 1 FROM unsettled").fetchone() is None
        and files.roots_of(connection) == state.roots
        and state.passed_over in (None, passed_over)
        and state.page_folders in (None, folders)
        and _are_same(known.entries, files.compared(known.entries, state.files))
    )


def note_seen(connection: sqlite3.Connection, known: FileTable, state: LedgerState) -> None:
    """Note how files look from outside, and what was seen, where nothing else is another."""
    files.write_files(connection, known, files.compared(known.entries, state.files))
    meta.write(connection, meta.SEEN, state.seen)
    clippings.seal_clippings(connection)


def is_noted(connection: sqlite3.Connection, known: FileTable, state: LedgerState) -> bool:
    """Whether there is nothing to note."""
    changes = files.compared(known.entries, state.files)
    is_same = not changes.written and not changes.gone
    return is_same and state.seen in (None, meta.read(connection, meta.SEEN))


def _are_same(known: Mapping[FileKey, FileEntry], changes: FileChanges) -> bool:
    """Whether no file is another than it was, but that some have settled or were touched."""
    return not changes.gone and all(
        entry.key in known and _as_seen_in(entry, known[entry.key]) == entry
        for entry in changes.written
    )


def _as_seen_in(now: FileEntry, before: FileEntry) -> FileEntry:
    """Return a file as it was, but for what a look from outside tells: its bytes are in its digest."""
    return replace(
        before,
        size=now.size,
        mtime_ns=now.mtime_ns,
        settled=now.settled,
        ctime_ns=now.ctime_ns,
        inode=now.inode,
    )


def settle(
    connection: sqlite3.Connection,
    known: FileTable,
    state: LedgerState,
    group: Grouping,
    grouped: Mapping[str, bytes] | None = None,
) -> None:
    """Write this state in place of these files; drop what no file needs, group the copies anew.

    `grouped`: as `group_anew` takes it.
    All of it is one transaction.
    """
    found = files.compared(known.entries, state.files)
    touched = _touched(connection, known.entries, found, state)
    rows = list(article_rows.rows_of(connection, touched.articles))
    places = _places(connection, touched, rows, state)
    files.write_files(connection, known, found)
    meta.write(connection, meta.ROOTS, state.roots)
    meta.write(connection, meta.SEEN, state.seen)
    if state.passed_over is not None:
        meta.write(connection, meta.PASSED_OVER, dict(state.passed_over))
    if state.page_folders is not None:
        meta.write(connection, meta.PAGE_FOLDERS, sorted(state.page_folders))
    changes = _compared(rows, places)
    article_rows.drop(connection, changes.gone)
    signatures.drop_signatures(connection, (row.id for row in changes.gone))
    for statement in _CLEARING:
        connection.execute(statement)
    _forget_lost(connection)
    group_anew(connection, group, grouped)
    raise_level(connection, changes)
    meta.write(connection, meta.LAST_RUN, dataclasses.asdict(state.run))
    connection.execute("DELETE FROM unsettled")
    clippings.seal_clippings(connection)


def _forget_lost(connection: sqlite3.Connection) -> None:
    """Note which of the articles that a damaged archive lost were read again, or left."""
    lost: list[str] = meta.read(connection, meta.LOST, [])
    if lost:
        found = {row.id for row in article_rows.rows_of(connection, lost)}
        listed = clippings.listed_articles(connection)
        meta.write(connection, meta.LOST, [id for id in lost if id in listed and id not in found])


@dataclass(frozen=True, slots=True)
class _Touched:
    """What may lie elsewhere than it did, or nowhere."""

    articles: frozenset[str]
    lists: Mapping[str, Sequence[Story]]  # clipping -> its articles, in order


def _touched(
    connection: sqlite3.Connection,
    known: Mapping[FileKey, FileEntry],
    found: FileChanges,
    state: LedgerState,
) -> _Touched:
    subjects = {subject for (subject,) in connection.execute("SELECT subject FROM unsettled")}
    now = state.files
    before, after = root_names(files.roots_of(connection)), root_names(state.roots)
    roots_changed = any(after.get(root, name) != name for root, name in before.items())
    differing = [*(entry.key for entry in found.written), *found.gone]
    read = {
        side[key].good
        for key in (known.keys() | now.keys() if roots_changed else differing)
        if roots_changed or key not in known or key not in now or known[key].good != now[key].good
        for side in (known, now)
        if key in side
    }
    of_clippings = connection.execute(
        "SELECT subject FROM unsettled WHERE subject IN (SELECT digest FROM clippings)"
    )
    digests = {subject for (subject,) in of_clippings}.union(filter(None, read))
    lists = clippings.lists_of(connection, digests)
    listed = {story.article for stories in lists.values() for story in stories}
    return _Touched(frozenset(listed | subjects), lists)


_Place = tuple[str, int, tuple[str, ...]]  # path as it is shown, place in the file, warnings


def _places(
    connection: sqlite3.Connection,
    touched: _Touched,
    rows: Sequence[ArticleRow],
    state: LedgerState,
) -> Mapping[str, list[_Place]]:
    """Return where the touched articles lie now, by id, in order of path."""
    asked = set(touched.lists)
    # Besides those that were touched, whatever gave the articles before may still give them.
    before = {path for row in rows if row.location is not None for path in row.location.paths}
    if before:
        shown = files.shown_paths(state.files, state.roots)
        asked.update(state.files[key].good or "" for key, path in shown.items() if path in before)
    giving = [key for key, entry in state.files.items() if entry.good in asked]
    paths_of: dict[str, list[str]] = {}  # clipping -> paths of the files that give it
    for key, path in files.shown_paths(giving, state.roots).items():
        paths_of.setdefault(state.files[key].good or "", []).append(path)
    places: dict[str, list[_Place]] = {}
    others = clippings.lists_of(connection, paths_of.keys() - touched.lists)
    for clipping in paths_of:
        for ordinal, story in enumerate(
            touched.lists.get(clipping, ()) or others.get(clipping, ())
        ):
            if story.article in touched.articles:
                places.setdefault(story.article, []).extend(
                    (path, ordinal, story.warnings) for path in paths_of[clipping]
                )
    return {id: sorted(found) for id, found in places.items()}


def _compared(rows: Iterable[ArticleRow], places: Mapping[str, list[_Place]]) -> Placements:
    """Return what these articles are now that they lie in these places."""
    changed, gone = [], []
    for row in rows:
        if row.id not in places:
            gone.append(row)
            continue
        found = places[row.id]
        _, ordinal, warnings = found[0]
        location = Location(ordinal, tuple(dict.fromkeys(path for path, *_ in found)), warnings)
        placed = packing.placed_digest(
            row.findings_digest, location.ordinal, location.paths, location.warnings
        )
        if placed != row.placed:
            changed.append((row, replace(row, location=location, placed=placed)))
    return Placements(tuple(changed), tuple(gone))
