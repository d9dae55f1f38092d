"""What a damaged archive still says: all that vouches for itself is copied, and the rest is named.

Each fact stands in two tables, and a page of the file holds rows of one. Which articles a clipping gave
is in its list and in the places of the articles; which files there are, in `files` and in those places;
which articles there were, in the lists. So what a damaged page takes away is known from elsewhere, and
reading the clippings brings it back. Until then the index keeps what it holds of it (`meta.LOST`).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from searchkit.archive import article_rows, clippings, files, meta, packing, settling
from searchkit.archive.article_rows import ArticleRow
from searchkit.archive.clippings import Story
from searchkit.archive.seals import Unsound, checksum, is_sound
from searchkit.archive.signatures import put_signatures
from searchkit.domain.ledger import FileEntry, FileKey, root_names
from searchkit.domain.stamp import NOT_YET
from searchkit.values import dataclass

UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)  # SQLite quotes what it cannot read
_SEALED = {  # table -> the columns by which its rows are in order
    "files": "root, path",
    "clippings": "digest",
    "stories": "rowid",
    "faults": "subject",
    "articles": "number",
}

# Each two of these know what the third held.
_TELL_OF_EACH_OTHER = frozenset({"files", "stories", "articles"})


@dataclass(slots=True)
class _Damage:
    """What was found not to be what was written."""

    rows: dict[str, int] = field(
        default_factory=dict
    )  # table -> how many, as far as they were seen
    tables: set[str] = field(default_factory=set)  # those of which nobody knows how many are gone
    notes: list[str] = field(default_factory=list)
    doubted: set[str] = field(default_factory=set)  # articles that should be read again


def salvage(source: sqlite3.Connection, target: sqlite3.Connection) -> Iterator[str]:
    """Fill an archive without rows from a damaged one; yield what was lost, a sentence each.

    Where nothing is yielded nothing was damaged, but for what can be made anew from the rest. Raises
    Unsound where so much cannot be read that paragraphs which are served might be forgotten.
    """
    source.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    damage = _Damage()
    rows = {table: list(_sound_rows(source, table, damage)) for table in _SEALED}
    _note_missing(source, rows, damage)
    if len(damage.tables & _TELL_OF_EACH_OTHER) > 1:
        raise Unsound("more of its tables cannot be read than the others can make good")
    listed = {row[0]: clippings.story_list(row[1]) for row in rows["stories"]}
    _copy_notes(source, target, rows, damage)
    kept = list(_copy_articles(source, target, rows["articles"], damage))
    roots = files.roots_of(target)
    entries = _files(rows["files"], roots, kept, listed)
    files.put_files(target, entries.values())
    claimed = {entry.good for entry in entries.values()} - {None}
    _fill_lists(listed, claimed, entries, roots, kept)
    known = {row.id for row in kept}
    lost = {story.article for listing in listed.values() for story in listing} - known
    _copy_clippings(target, rows["clippings"], listed, lost | damage.doubted)
    _insert(target, "faults", rows["faults"])
    meta.write(target, meta.LOST, sorted(lost.union(meta.salvaged(source, meta.LOST) or ())))
    settling.mark_unsettled(target, listed)
    settling.mark_unsettled(target, (row.id for row in kept))
    yield from damage.notes
    for table in sorted(damage.rows.keys() | damage.tables):
        count = damage.rows.get(table, 0)
        some = f"{count:,}" if table not in damage.tables else "some"
        yield f"{some} of the rows of {table} {'was' if some == '1' else 'were'} damaged"


def _sound_rows(
    connection: sqlite3.Connection, table: str, damage: _Damage
) -> Iterator[Sequence[Any]]:
    """Yield the rows that are what was written, from both ends up to where the file is damaged."""
    seen: set[Any] = set()
    for direction in ("ASC", "DESC"):
        order = ", ".join(f"{column} {direction}" for column in _SEALED[table].split(", "))
        try:
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
                key = row[:2] if table == "files" else row[0]
                if key in seen:
                    return
                seen.add(key)
                if is_sound(row):
                    yield row
                else:
                    damage.rows[table] = damage.rows.get(table, 0) + 1
        except UNREADABLE:
            damage.tables.add(table)
        else:
            return


def _note_missing(
    source: sqlite3.Connection, rows: Mapping[str, list[Sequence[Any]]], damage: _Damage
) -> None:
    """Note how many rows are not there, of the tables whose number of rows is kept."""
    seals: Mapping[str, tuple[str, int]] = meta.salvaged(source, meta.SEALS) or {}
    for table, (_, number) in seals.items():
        missing = number - len(rows[table]) - damage.rows.get(table, 0)
        if missing > 0 and table not in damage.tables:
            were = "was" if missing == 1 else "were"
            damage.notes.append(f"{missing:,} of the {number:,} rows of {table} {were} not there")


def _copy_notes(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    rows: Mapping[str, list[Sequence[Any]]],
    damage: _Damage,
) -> None:
    """Copy what is kept twice and is no sum of the rest."""
    for key in (meta.ROOTS, meta.PASSED_OVER, meta.PAGE_FOLDERS, meta.LAST_RUN):
        value = meta.salvaged(source, key)
        if value is None and key == meta.ROOTS:
            of_files = (files.entry_of(row).key.root for row in rows["files"])
            value = list(dict.fromkeys(of_files))
            damage.notes.append(
                "the list of folders was damaged, and is made of the files: searchkit status"
            )
        if value is not None:
            meta.write(target, key, value)
    # Where nobody knows by which rules articles were made, they are made anew.
    highest = max((row[number] for row in rows["articles"] for number in (2, 3)), default=-1)
    stamps: list[str] = meta.salvaged(source, meta.STAMPS) or []
    stamps += [f"lost:{number}" for number in range(len(stamps), highest + 1)]
    meta.write(target, meta.STAMPS, stamps)


def _copy_articles(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    rows: Iterable[Sequence[Any]],
    damage: _Damage,
) -> Iterator[ArticleRow]:
    """Copy the articles of which a text is sound, and yield their rows.

    Where it is only the reading, it is found out about again; where it is only the findings, they
    stand for the reading too, until the clipping is read again.
    """
    not_yet = article_rows.stamp_number(target, NOT_YET)
    for columns in rows:
        row = article_rows.row_of(columns)
        reading = _record(source, "readings", row.number, row.reading_digest)
        findings = _record(source, "findings", row.number, row.findings_digest)
        if row.reading_digest == row.findings_digest:  # they are kept once
            findings = reading = reading or findings
        if reading is None or findings is None:
            damage.rows["articles"] = damage.rows.get("articles", 0) + 1
        if reading is None and findings is None:
            continue
        if findings is None:
            row = replace(
                row, findings_stamp=not_yet, findings_digest=row.reading_digest, warnings=()
            )
        if reading is None:
            row = replace(row, reading_digest=row.findings_digest)
            damage.doubted.add(row.id)
        signature = _signature(source, row.id)
        if signature is None:
            row = replace(row, findings_stamp=not_yet)
        else:
            put_signatures(target, {row.id: signature})
        row = replace(row, placed=None, revision=None)
        article_rows.put_rows(target, [row])
        kept = (row, findings or reading or b"", reading or findings or b"")
        article_rows.put_records(target, [kept])
        yield row


def _record(source: sqlite3.Connection, table: str, number: int, digest: str) -> bytes | None:
    try:
        found = source.execute(f"SELECT record FROM {table} WHERE number = ?", (number,)).fetchone()
    except UNREADABLE:
        return None
    if found is None or not isinstance(found[0], bytes):
        return None
    return found[0] if packing.vouched(found[0], digest) is not None else None


def _signature(source: sqlite3.Connection, article: str) -> bytes | None:
    """Return the signature of an article, empty where it has none; None where it is damaged."""
    try:
        found = source.execute(
            "SELECT signature, seal FROM signatures WHERE article = ?", (article,)
        ).fetchone()
    except UNREADABLE:
        return None
    if found is None:
        return b""
    signature, kept = found
    is_kept = isinstance(signature, bytes) and checksum(signature, article) == kept
    return signature if is_kept else None


def _files(
    rows: Iterable[Sequence[Any]],
    roots: tuple[str, ...],
    articles: Iterable[ArticleRow],
    listed: Mapping[str, tuple[Story, ...]],
) -> dict[FileKey, FileEntry]:
    """Return the files, and those of which only the articles know; the latter must be opened."""
    entries = {entry.key: entry for entry in map(files.entry_of, rows) if entry.key.root in roots}
    known = set(files.shown_paths(entries, roots).values())
    root_of = {name: root for root, name in root_names(roots).items()}
    giving: dict[str, list[str]] = {}
    for clipping, listing in listed.items():
        for story in listing:
            giving.setdefault(story.article, []).append(clipping)
    claimed = {entry.good for entry in entries.values()}
    for row in articles:
        for path in row.location.paths if row.location is not None else ():
            name, _, below = path.partition("/")
            if path in known or name not in root_of:
                continue
            clippings_of_it = giving.get(row.id, [])
            unclaimed = [each for each in clippings_of_it if each not in claimed]
            good = next(iter(unclaimed or clippings_of_it), None)
            if good is not None:
                key = FileKey(root_of[name], below)
                entries[key] = FileEntry(key, settled=False, good=good)
                known.add(path)
    return entries


def _fill_lists(
    listed: dict[str, tuple[Story, ...]],
    claimed: Iterable[str | None],
    entries: Mapping[FileKey, FileEntry],
    roots: tuple[str, ...],
    articles: Sequence[ArticleRow],
) -> None:
    """Make the lists that are gone from the places of the articles."""
    shown = files.shown_paths(entries, roots)
    gone = {digest for digest in claimed if digest is not None and digest not in listed}
    clipping_at = {
        path: entries[key].good for key, path in shown.items() if entries[key].good in gone
    }
    found: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
    for row in articles:
        if row.location is None:
            continue
        for clipping in {clipping_at[path] for path in row.location.paths if path in clipping_at}:
            place = (row.location.ordinal, row.id, row.location.warnings)
            found.setdefault(clipping or "", []).append(place)
    for clipping, places in found.items():
        listed[clipping] = tuple(Story(id, warnings) for _, id, warnings in sorted(places))


def _copy_clippings(
    target: sqlite3.Connection,
    rows: Iterable[Sequence[Any]],
    listed: Mapping[str, tuple[Story, ...]],
    doubted: set[str],
) -> None:
    """Copy the lists, and the rows of clippings; those that must be read again have none."""
    for clipping, listing in listed.items():
        clippings.put_list(target, clipping, listing)
    for row in rows:
        listing = listed.get(row[0], ())
        if len(listing) == row[4] and not any(story.article in doubted for story in listing):
            _insert(target, "clippings", [row])


def _insert(target: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        target.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)
