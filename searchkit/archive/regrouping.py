"""At the end of a run, near-copies are grouped anew where signatures came, went or changed."""

import sqlite3
from collections.abc import Callable, Mapping

from searchkit.archive.signatures import signatures_of, write_copies

Grouping = Callable[[Mapping[str, bytes]], Mapping[str, str]]  # signatures -> groups, by id


def no_groups(signatures: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return no groups: every article stands for itself."""
    return {}


def group_anew(connection: sqlite3.Connection, group: Grouping) -> bool:
    """Group all articles, from all signatures, so that history does not matter.

    Returns whether any signature had come, gone or changed.
    """
    if not _has_changed(connection):
        return False
    write_copies(connection, group(signatures_of(connection)))
    return True


def _has_changed(connection: sqlite3.Connection) -> bool:
    (changed,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM signatures WHERE grouped = 0) "
        "OR EXISTS (SELECT 1 FROM former_signatures)"
    ).fetchone()
    return bool(changed)
