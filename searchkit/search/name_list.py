"""The names of an index in a small file beside it, for completion: it must answer at once.

Opening an index takes a third of a second, most of it for numpy; a shell that waits so long at
each TAB is no help. The file is written at the end of every run that changed a small index, and for a large one
where enough articles have changed since, or a week went by: counting all names takes a quarter of what
ten more clippings cost there. So it may lag behind; a name too many or too few does no harm here.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from searchkit.rules import limit

if TYPE_CHECKING:
    from searchkit.search.index import Index

FILE_NAME = "archive.names"  # in the index folder; the engine knows `archive.*` as ours
# Of each field those that have most paragraphs: 20,000 lines are read in 10 ms.
MOST_NAMES = 20_000
_CHANGES = "changes"  # since the names were written: the first line has it in place of a field
_SMALL = limit(
    5000,
    "time: in an index of 5,000 paragraphs the names take 11 of the 136 ms (CPU) of a run that changed one",
)
_STALE_SHARE = limit(
    0.002, "time, against new names: a hundred clippings in an index of 50,000 paragraphs"
)
_STALE_SECONDS = 7 * 24 * 3600


class KnownName(NamedTuple):
    """A name that the index knows."""

    field: str  # "speaker", "source" or "country"
    paragraphs: int
    name: str  # a country's is its code


def known_names(index: "Index") -> Iterator[KnownName]:
    """Yield the names of an index, those with most paragraphs first within each field."""
    from searchkit.domain.query import And, Facet, FacetRequest, Query, Scope

    facets = (Facet.SPEAKER, Facet.SOURCE, Facet.COUNTRY)
    requests = tuple(FacetRequest(facet, MOST_NAMES) for facet in facets)
    everything = Query(root=And(()), scope=Scope.STORY, limit=0, facets=requests, all_copies=False)
    results = index.answer(everything)
    for facet in facets:
        for counted in results.facets[facet]:
            if counted.value is not None and counted.value.isprintable():
                yield KnownName(facet.value, counted.count, counted.value)


def note_changes(folder: Path, changes: int, paragraphs: int) -> bool:
    """Note what a run changed; return whether the names should be written anew.

    `changes` are the articles that came or went in that run, `paragraphs` all those of the index: an
    export of thousands is one file.
    """
    try:
        with (folder / FILE_NAME).open("r+b") as file:
            line = file.readline()
            field, before, written = line.split(b"\t", 2)
            changes += int(before)
            first = _first_line(changes, int(written))
            if field.decode() != _CHANGES or len(first) != len(line):
                return True
            file.seek(0)
            file.write(first)
    except (OSError, ValueError):
        return True
    age = time.time() - int(written)
    return paragraphs < _SMALL or changes >= _STALE_SHARE * paragraphs or age > _STALE_SECONDS


def _first_line(changes: int, written: int) -> bytes:
    """Return the first line. It is always as long, for it is written over; `written` in seconds."""
    return f"{_CHANGES}\t{changes:012}\t{written:012}\n".encode()


def write_names(folder: Path, index: "Index") -> None:
    """Write the names of the index in `folder` beside it. Raises OSError."""
    text = _first_line(0, int(time.time())).decode()
    text += "".join(f"{field}\t{count}\t{name}\n" for field, count, name in known_names(index))
    aside = folder / f"{FILE_NAME}.{os.getpid()}"
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        aside.replace(folder / FILE_NAME)
    finally:
        aside.unlink(missing_ok=True)


def read_names(folder: Path) -> list[KnownName] | None:
    """Return the names that were written; None where there is no such file, or it cannot be read."""
    with suppress(OSError, ValueError):
        _, *lines = (folder / FILE_NAME).read_text(encoding="utf-8").splitlines()
        parts = (line.split("\t", 2) for line in lines)
        return [KnownName(field, int(count), name) for field, count, name in parts]
    return None
