"""What became of every file of a run: its outcome, its trouble, and the sums."""

import datetime
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from functools import cached_property

from searchkit.domain.ledger import FileEntry, FileKey, LastRun, Trouble
from searchkit.ingest.readings import Readings
from searchkit.ingest.report import Outcome, RunReport
from searchkit.ingest.scan import Scan
from searchkit.values import dataclass


def troubles_of(
    entries: Mapping[FileKey, FileEntry], names: Mapping[str, str], readings: Readings
) -> tuple[Trouble, ...]:
    """Return the trouble of each of these files that has some, by path."""
    found = (readings.trouble(entry, names) for key, entry in entries.items() if key.root in names)
    return tuple(sorted(filter(None, found), key=lambda trouble: (trouble.path, trouble.reason)))


@dataclass(frozen=True)
class Account:
    """What a run found in the folders, and how the readings went."""

    found: Scan
    entries: Mapping[FileKey, FileEntry]  # what is present, with the bytes it is indexed from
    readings: Readings
    read: Set[str]  # digests of what was read now, or would be

    def troubles(self) -> tuple[Trouble, ...]:
        """Return what is wrong now, by path."""
        return troubles_of(self.entries, self.found.names, self.readings)

    @cached_property
    def outcomes(self) -> Mapping[FileKey, Outcome]:
        """What became of each file, each exactly once."""
        changes = self.found.changes
        outcomes = dict.fromkeys((*changes.added, *changes.changed), Outcome.INDEXED)
        outcomes |= dict.fromkeys(changes.renamed, Outcome.RENAMED)
        for key in changes.unchanged:
            is_read = self.entries[key].digest in self.read
            outcomes[key] = Outcome.INDEXED if is_read else Outcome.UNCHANGED
        for key, entry in self.entries.items():
            if self.readings.trouble(entry, self.found.names) is not None:
                outcomes[key] = Outcome.SKIPPED
        outcomes |= dict.fromkeys(changes.kept, Outcome.UNCHANGED)
        return outcomes | dict.fromkeys(self._removed(), Outcome.REMOVED)

    def _removed(self) -> list[FileKey]:
        """Return the files that are gone and whose paragraphs go with them: skipped ones had none."""
        known = self.found.known
        return [key for key in self.found.changes.removed if known[key].good is not None]

    def last_run(self, letters: Counter[str], began: float) -> LastRun:
        """Return what is kept of this run. `began` is a time of time.monotonic()."""
        counts = Counter(self.outcomes.values())
        return LastRun(
            when=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - began, 3),
            indexed=counts[Outcome.INDEXED],
            renamed=counts[Outcome.RENAMED],
            unchanged=counts[Outcome.UNCHANGED],
            skipped=counts[Outcome.SKIPPED],
            removed=counts[Outcome.REMOVED],
            letters=letters["read"],
            dropped=letters["dropped"],
        )

    def report(
        self,
        began: float,
        in_part: Iterable[Trouble],
        known_troubles: Iterable[Trouble],
        *,
        dry: bool = False,
    ) -> RunReport:
        """Return the sums and troubles, before anything was published.

        `in_part` are clippings of which not all was read; what is among `known_troubles` is not new.
        """
        counts = Counter(self.outcomes.values())
        troubles = (*self.troubles(), *in_part)
        known = frozenset(known_troubles)
        return RunReport(
            indexed=counts[Outcome.INDEXED],
            renamed=counts[Outcome.RENAMED],
            unchanged=counts[Outcome.UNCHANGED],
            skipped=counts[Outcome.SKIPPED],
            removed=counts[Outcome.REMOVED],
            files=len(self.found.present) + len(self.found.changes.kept) + len(self._removed()),
            paragraphs=0,
            seconds=time.monotonic() - began,
            written=False,
            enriched=0,
            letters=0,
            dropped=0,
            troubles=troubles,
            new_troubles=tuple(each for each in troubles if each not in known),
            dry=dry,
        )
