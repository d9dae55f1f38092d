"""At the end of a run, near-copies are grouped anew where signatures came, went or changed."""

import sqlite3
from collections.abc import Collection, Mapping
from typing import Protocol

from searchkit.archive.signatures import (
    copies_of,
    former_signatures,
    signatures_after,
    signatures_of,
    ungrouped,
    write_copies,
)


class Grouping(Protocol):
    """Finds near-copies among signatures."""

    def __call__(
        self,
        signatures: Mapping[str, bytes],
        before: Mapping[str, str],
        *,
        joined: Collection[str],
        left: Mapping[str, bytes],
    ) -> Mapping[str, str]:
        """Return id -> the first id of its group, for every article that has a copy.

        `before`: the groups before some articles joined, and others left, of these signatures.
        """
        ...


def no_groups(
    signatures: Mapping[str, bytes],
    before: Mapping[str, str],
    *,
    joined: Collection[str],
    left: Mapping[str, bytes],
) -> Mapping[str, str]:
    """Return no groups: every article stands for itself."""
    return {}


def group_anew(
    connection: sqlite3.Connection, group: Grouping, grouped: Mapping[str, bytes] | None = None
) -> bool:
    """Bring the groups level with the signatures; return whether any had come, gone or changed.

    `grouped`: what `grouped_signatures` gave before this run kept anything; None: it is read now.
    """
    joined, left = ungrouped(connection), former_signatures(connection)
    if not joined and not left:
        return False
    before = copies_of(connection)
    if grouped is None:
        now = signatures_of(connection)
    else:
        now = signatures_after(connection, grouped, left)
    groups = group(now, before, joined=joined, left=left)
    write_copies(connection, before, groups)
    return True
