"""The names of an index in a small file beside it, for completion: it must answer at once.

Opening an index takes a third of a second, most of it for numpy; a shell that waits so long at
each TAB is no help. The file is written at the end of a run that changed the index by some part, and
else once a week: counting all names takes a quarter of what ten more clippings cost. So it may lag
behind; a name too many or too few does no harm here.
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
_SIZE = (
    "paragraphs"  # of the index when the names were written: the first line, in place of a field
)
_STALE_SHARE = limit(
    0.01, "time, against new names: ten clippings in an index of ten thousand stories"
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


def are_stale(folder: Path, paragraphs: int) -> bool:
    """Whether the names should be written anew for an index of so many paragraphs."""
    try:
        with (folder / FILE_NAME).open(encoding="utf-8") as file:
            field, then, _ = file.readline().split("\t", 2)
            age = time.time() - os.fstat(file.fileno()).st_mtime
        changed = abs(paragraphs - int(then))
    except (OSError, ValueError):
        return True
    return field != _SIZE or changed > _STALE_SHARE * paragraphs or age > _STALE_SECONDS


def write_names(folder: Path, index: "Index", paragraphs: int) -> None:
    """Write the names of the index in `folder`, of so many paragraphs, beside it. Raises OSError."""
    text = f"{_SIZE}\t{paragraphs}\t\n"
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
        lines = (folder / FILE_NAME).read_text(encoding="utf-8").splitlines()
        parts = (line.split("\t", 2) for line in lines)
        names = [KnownName(field, int(count), name) for field, count, name in parts]
        return [each for each in names if each.field != _SIZE]
    return None
