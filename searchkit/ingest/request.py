"""What a run is made of, and what the user asked it for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from searchkit.ingest.limits import WorkerLimits

if TYPE_CHECKING:
    from searchkit.domain.stamp import Stamp
    from searchkit.ingest.jobs import Skills
    from searchkit.ports import Archive, Ledger, SearchEngine

Progress = Callable[[int, int], None]  # done, to do: clippings, then articles to find out about
Tell = Callable[[str], None]


def silent(done: int, total: int) -> None:
    """Show no progress."""


def untold(sentence: str) -> None:
    """Tell nobody."""


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
