"""What a run is made of, and what the user asked it for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from searchkit.ingest.limits import WorkerLimits
from searchkit.values import dataclass

if TYPE_CHECKING:
    from searchkit.domain.article import Article
    from searchkit.domain.clipping import Source
    from searchkit.domain.stamp import Stamp
    from searchkit.ports import Archive, Ledger, SearchEngine

Progress = Callable[[int, int], None]  # done, to do: clippings, then articles to find out about
Tell = Callable[[str], None]


def silent(done: int, total: int) -> None:
    """Show no progress."""


def untold(sentence: str) -> None:
    """Tell nobody."""


def nothing_known(source: Source, known: Collection[str]) -> tuple[Source, Sequence[str]]:
    """Return the file whole: no part of it is told apart before it is read."""
    return source, ()


@dataclass(frozen=True, slots=True)
class Skills:
    """What is done to a file, chosen by app.py. All of it runs in the workers."""

    read: Callable[[Source], tuple[Article, ...]]  # UnreadableClipping says why not
    enrich: Callable[[Article], Article]
    sign: Callable[[Article], bytes]  # empty: it is nobody's copy
    # What is left to read of a file where articles with these ids are known, and the ids of all its
    # articles in order, as far as they can be told without reading; none: nothing was left out.
    without: Callable[[Source, Collection[str]], tuple[Source, Sequence[str]]] = nothing_known
    load: Callable[[], object] = lambda: None  # what takes long to load, before workers are forked
    # Whether Python keeps bytecode of what `load` loads. A worker may write none: where there is none
    # yet, whoever loads it apart would compile all of it at each run.
    is_compiled: Callable[[], bool] = lambda: True
    # What ends a run takes long to load, too: done while a worker is at the first of few clippings.
    load_ending: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a run is made of, chosen by app.py."""

    skills: Skills
    ledger: Ledger
    published: Archive  # the ledger with the user's corrections laid over it
    engine: SearchEngine
    stamp: Stamp
    index: Path  # the folder of the index, which is not walked
    # The paths below a folder of the pages that searchkit wrote there: those are no clippings.
    pages_of: Callable[[Path], frozenset[str]] = lambda _: frozenset()


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    paths: tuple[str, ...] = ()  # join the index's folders; none: all of them are looked at
    forget: tuple[str, ...] = ()  # folders that leave
    rebuild: bool = False  # the index from nothing, and what was skipped is tried again
    refresh: bool = True  # what was made by other rules than today's is made anew
    jobs: int = 1
    dry_run: bool = False
    allow_mass_removal: bool = False
    wait_seconds: float = 0.0
    limits: WorkerLimits = field(default_factory=WorkerLimits)
