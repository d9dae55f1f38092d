"""Where each article lies: the paths of its files, and its place in the first of them."""

import os
import sqlite3
from dataclasses import dataclass

from searchkit.domain.ledger import FileKey, root_names, shown_path


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article lies."""

    ordinal: int  # 0-based place in the file of its first path
    paths: tuple[str, ...]  # as they are shown, sorted, each once


def places_of(connection: sqlite3.Connection) -> dict[str, Place]:
    """Return article id -> its place, for every article that some file still gives."""
    roots = connection.execute("SELECT path FROM roots ORDER BY position")
    names = root_names(tuple(os.fsdecode(path) for (path,) in roots))
    rows = connection.execute(
        "SELECT article, ordinal, root, path FROM files JOIN stories ON clipping = good"
    )
    found: dict[str, list[tuple[str, int]]] = {}
    for article, ordinal, root, path in rows:
        key = FileKey(os.fsdecode(root), os.fsdecode(path))
        found.setdefault(article, []).append((shown_path(key, names), ordinal))
    return {article: _place(sorted(places)) for article, places in found.items()}


def _place(places: list[tuple[str, int]]) -> Place:
    return Place(places[0][1], tuple(dict.fromkeys(path for path, _ in places)))
