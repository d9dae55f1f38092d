"""By what near-copies are found, and which groups they make."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from searchkit.archive.seals import Unsound, all_texts, checksum

_IDS_A_QUESTION = 500  # SQLite takes at least 999 parameters in a statement


def put_signatures(connection: sqlite3.Connection, signatures: Mapping[str, bytes | None]) -> None:
    """Keep the signatures of these articles; an empty one: it is nobody's copy, None: it stands."""
    before = _some(connection, [id for id, told in signatures.items() if told is not None])
    changed = {
        id: told for id, told in signatures.items() if told is not None and before.get(id) != told
    }
    drop_signatures(connection, [id for id in changed if id in before])
    connection.executemany(
        "INSERT INTO signatures VALUES (?, ?, 0, NULL, ?)",
        ((id, told, checksum(told, id)) for id, told in changed.items() if told),
    )


def _some(connection: sqlite3.Connection, articles: Sequence[str]) -> dict[str, bytes]:
    """Return the signatures of these articles, of those that have one."""
    found: dict[str, bytes] = {}
    for start in range(0, len(articles), _IDS_A_QUESTION):
        asked = articles[start : start + _IDS_A_QUESTION]
        among = ",".join("?" * len(asked))
        found |= connection.execute(
            f"SELECT article, signature FROM signatures WHERE article IN ({among})", asked
        )
    return found


def drop_signatures(connection: sqlite3.Connection, articles: Iterable[str]) -> None:
    """Remove signatures; those that groups were made with are remembered until there are new ones."""
    for article in articles:
        connection.execute(
            "INSERT OR IGNORE INTO former_signatures "
            "SELECT article, signature FROM signatures WHERE article = ? AND grouped",
            (article,),
        )
        connection.execute("DELETE FROM signatures WHERE article = ?", (article,))


def signatures_of(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Return all signatures, in order of id. Raises Unsound unless each is what was written."""
    return _verified(connection, "ORDER BY article")


def grouped_signatures(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Return those that groups were made with and that stand. Raises as `signatures_of` does."""
    return _verified(connection, "WHERE grouped = 1")


def signatures_after(
    connection: sqlite3.Connection, before: Mapping[str, bytes], left: Collection[str]
) -> dict[str, bytes]:
    """Return what `signatures_of` does, from `grouped_signatures` before some came and these left."""
    stayed = {id: signature for id, signature in before.items() if id not in left}
    return dict(sorted((stayed | _verified(connection, "WHERE grouped = 0")).items()))


def _verified(connection: sqlite3.Connection, which: str) -> dict[str, bytes]:
    found = {}
    rows = connection.execute(f"SELECT article, signature, seal FROM signatures {which}")
    for article, signature, kept in rows:
        is_one = isinstance(article, str) and isinstance(signature, bytes)
        if not is_one or checksum(signature, article) != kept:
            raise Unsound(f"the signature of article {article} is not what was written")
        found[article] = signature
    return found


def copies_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Return article id -> id of the first of its group. Raises Unsound where one is no id."""
    found: dict[str, str] = dict(
        connection.execute("SELECT article, copy_of FROM signatures WHERE copy_of NOT NULL")
    )
    if not all_texts(found):
        raise Unsound("the groups of near-copies are not what was written")
    return found


def ungrouped(connection: sqlite3.Connection) -> list[str]:
    """Return the articles whose signatures came, or are others, since there were groups."""
    return [id for (id,) in connection.execute("SELECT article FROM signatures WHERE grouped = 0")]


def former_signatures(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Return the signatures that groups were made with and that are gone, or others now."""
    return dict(connection.execute("SELECT article, signature FROM former_signatures"))


def write_copies(
    connection: sqlite3.Connection, before: Mapping[str, str], groups: Mapping[str, str]
) -> None:
    """Let these be the groups in place of those before, made with all signatures that are kept now."""
    connection.executemany(
        "UPDATE signatures SET copy_of = ? WHERE article = ?",
        [
            (groups.get(article), article)
            for article in before.keys() | groups.keys()
            if groups.get(article) != before.get(article)
        ],
    )
    connection.execute("UPDATE signatures SET grouped = 1 WHERE grouped = 0")
    connection.execute("DELETE FROM former_signatures")
