"""Clippings as their last readings went, the articles that each gave, and faults of the machine."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from searchkit.archive import meta
from searchkit.archive.seals import Unsound, sealed, verified
from searchkit.domain.article import NOT_ALL_READ
from searchkit.domain.ledger import ClippingEntry, Fault

COLUMNS = "digest, suffix, stamp, reason, stories, in_part, seal"
LIST_COLUMNS = "clipping, listing, seal"
_DIGESTS_A_QUESTION = 500  # SQLite takes at least 999 parameters in a statement


class Story(NamedTuple):
    """An article of a clipping."""

    article: str  # id
    warnings: tuple[str, ...]  # of the reading


def name_of(row: Sequence[Any]) -> str:
    """Return what a row of clippings is called where it is damaged."""
    return f"the clipping {row[0]}"


def list_name_of(row: Sequence[Any]) -> str:
    """Return the same of a list of a clipping's articles."""
    return f"the articles of clipping {row[0]}"


def clippings_of(connection: sqlite3.Connection) -> dict[str, ClippingEntry]:
    """Return digest -> clipping. Raises Unsound unless each row is what was written."""
    return {
        digest: ClippingEntry(digest, suffix, stamp, reason, stories > 0)
        for digest, suffix, stamp, reason, stories, *_ in _verified_rows(connection)
    }


def stamps_of(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the stamps of all readings. Raises Unsound where rows are not there."""
    meta.count_of(connection, "clippings")
    return frozenset(
        stamp for (stamp,) in connection.execute("SELECT DISTINCT stamp FROM clippings")
    )


def reasons_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Return digest -> what in its content cannot be read, of the clippings of which that is so."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM clippings WHERE reason NOT NULL")
    return {row[0]: verified(row, name_of(row))[3] for row in rows}


def read_in_part(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return digest -> what was not read, of the clippings of which not all was."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM clippings WHERE in_part NOT NULL")
    checked = (verified(row, name_of(row)) for row in rows)
    return {row[0]: tuple(json.loads(row[5])) for row in checked}


def reading_warnings(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Return digest -> the warnings of its reading, of the clippings that have any."""
    # A string, and behind it a list that begins with another: an article and its first warning.
    rows = connection.execute(
        """SELECT clipping, listing, seal FROM stories WHERE instr(listing, '",["')"""
    )
    return {
        row[0]: {
            told
            for story in story_list(verified(row, list_name_of(row))[1])
            for told in story.warnings
        }
        for row in rows
    }


def listed_articles(connection: sqlite3.Connection) -> set[str]:
    """Return the ids of all articles that clippings gave. Raises Unsound."""
    rows = connection.execute(f"SELECT {LIST_COLUMNS} FROM stories")
    checked = (verified(row, list_name_of(row)) for row in rows)
    return {story.article for row in checked for story in story_list(row[1])}


def put_readings(
    connection: sqlite3.Connection, readings: Iterable[tuple[ClippingEntry, Sequence[Story]]]
) -> None:
    """Keep how readings went, and the articles that clippings have by now, each with its list."""
    rows, lists, without = [], [], []
    for clipping, stories in readings:
        if stories:
            lists.append(_list_row(clipping.digest, stories))
        else:
            without.append((clipping.digest,))
        rows.append(_row(clipping, stories))
    connection.executemany("DELETE FROM stories WHERE clipping = ?", without)
    connection.executemany("INSERT OR REPLACE INTO stories VALUES (?, ?, ?)", lists)
    connection.executemany("INSERT OR REPLACE INTO clippings VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def stories_of(connection: sqlite3.Connection, clipping: str) -> tuple[Story, ...]:
    """Return the articles of a clipping, in order; none where it is not known. Raises Unsound."""
    return lists_of(connection, (clipping,))[clipping]


def lists_of(
    connection: sqlite3.Connection, clippings: Iterable[str]
) -> dict[str, tuple[Story, ...]]:
    """Return the articles of each of these clippings. Raises as `stories_of` does."""
    wanted = [*clippings]
    found: dict[str, tuple[Story, ...]] = dict.fromkeys(wanted, ())
    for start in range(0, len(wanted), _DIGESTS_A_QUESTION):
        asked = wanted[start : start + _DIGESTS_A_QUESTION]
        among = f"IN ({','.join('?' * len(asked))})"
        for row in connection.execute(
            f"SELECT {LIST_COLUMNS} FROM stories WHERE clipping {among}", asked
        ):
            found[row[0]] = story_list(verified(row, list_name_of(row))[1])
        for digest, claimed in connection.execute(
            f"SELECT digest, stories FROM clippings WHERE digest {among}", asked
        ):
            if claimed and not found[digest]:
                raise Unsound(f"the articles of clipping {digest} are not there")
    return found


def put_list(connection: sqlite3.Connection, clipping: str, stories: Iterable[Story]) -> None:
    """Keep which articles a clipping gave."""
    connection.execute(
        "INSERT OR REPLACE INTO stories VALUES (?, ?, ?)", _list_row(clipping, stories)
    )


def _list_row(clipping: str, stories: Iterable[Story]) -> tuple[Any, ...]:
    listed = [[story.article, story.warnings] for story in stories]
    return sealed(clipping, json.dumps(listed, separators=(",", ":")))


def _row(clipping: ClippingEntry, stories: Sequence[Story]) -> tuple[Any, ...]:
    told = sorted({warning for story in stories for warning in story.warnings})
    in_part = [warning for warning in told if warning.startswith(NOT_ALL_READ)]
    return sealed(
        clipping.digest,
        clipping.suffix,
        clipping.stamp,
        clipping.reason,
        len(stories),
        json.dumps(in_part) if in_part else None,
    )


def story_list(listing: str) -> tuple[Story, ...]:
    """Return the stories of a sound row."""
    return tuple(Story(article, tuple(warnings)) for article, warnings in json.loads(listing))


def seal_clippings(connection: sqlite3.Connection) -> None:
    """Note the seal of all rows of clippings, after they were written."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM clippings ORDER BY digest").fetchall()
    meta.note_seal(connection, "clippings", rows)


def faults_of(connection: sqlite3.Connection) -> dict[str, Fault]:
    """Return subject -> fault. Raises Unsound unless each row is what was written."""
    rows = connection.execute("SELECT subject, reason, tries, again_after, seal FROM faults")
    return {row[0]: Fault(*verified(row, f"the fault of {row[0]}")) for row in rows}


def put_fault(connection: sqlite3.Connection, fault: Fault) -> None:
    """Keep a fault."""
    row = sealed(fault.subject, fault.reason, fault.tries, fault.again_after)
    connection.execute("INSERT OR REPLACE INTO faults VALUES (?, ?, ?, ?, ?)", row)


def forget_faults(connection: sqlite3.Connection, subjects: Iterable[str]) -> None:
    """Drop the faults of these: what they kept from being done is done."""
    connection.executemany("DELETE FROM faults WHERE subject = ?", ((s,) for s in subjects))


def _verified_rows(connection: sqlite3.Connection) -> Iterator[Sequence[Any]]:
    rows = connection.execute(f"SELECT {COLUMNS} FROM clippings ORDER BY digest").fetchall()
    meta.verify_all(connection, "clippings", rows, name_of)
    yield from rows
