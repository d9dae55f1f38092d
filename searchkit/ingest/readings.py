"""How the last reading of each clipping went, and what must be read again."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime

from searchkit.domain.ledger import ClippingEntry, Fault, FileEntry, FileKey, Trouble, shown_path
from searchkit.domain.stamp import Stamp
from searchkit.ingest.faults import is_due
from searchkit.ingest.jobs import ReadJob
from searchkit.ingest.scan import Scan
from searchkit.ingest.suffixes import suffix_of
from searchkit.ingest.walk import full_path


@dataclass(frozen=True, slots=True)
class Readings:
    """How the last reading of each clipping went, by the digest of its bytes."""

    clippings: Mapping[str, ClippingEntry]
    faults: Mapping[str, Fault]  # by subject; the ids of articles among them are of no file

    def has_articles(self, digest: str | None) -> bool:
        """Whether there are articles of these bytes."""
        clipping = self.clippings.get(digest or "")
        return clipping is not None and clipping.has_articles

    def trouble(self, entry: FileEntry, path: str) -> Trouble | None:
        """Return why a file was not read, or could not be; None where it was."""
        keeps_last_good = entry.good is not None
        if entry.reason is not None:
            return Trouble(path, entry.reason, keeps_last_good, is_passing=entry.is_passing)
        if (fault := self.faults.get(entry.digest or "")) is not None:
            return Trouble(path, fault.reason, keeps_last_good, is_passing=True)
        clipping = self.clippings.get(entry.digest or "")
        if clipping is not None and clipping.reason is not None:
            return Trouble(path, clipping.reason, keeps_last_good)
        return None

    def after(self, read: "Readings") -> "Readings":
        """Return the readings with these later ones; a reading that succeeds ends a fault."""
        clippings = {
            digest: replace(clipping, has_articles=clipping.has_articles or self._keeps(clipping))
            for digest, clipping in read.clippings.items()
        }
        faults = {s: fault for s, fault in self.faults.items() if s not in read.clippings}
        return Readings({**self.clippings, **clippings}, {**faults, **read.faults})

    def without(self, digests: Set[str]) -> "Readings":
        """Return the readings as if these had never been read."""
        return Readings(
            {d: each for d, each in self.clippings.items() if d not in digests},
            {s: each for s, each in self.faults.items() if s not in digests},
        )

    def _keeps(self, clipping: ClippingEntry) -> bool:
        """Whether these bytes were read once and now fail: their articles stay."""
        return clipping.reason is not None and self.has_articles(clipping.digest)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run reads beside what is new."""

    stamp: Stamp
    refresh: bool  # also what was read by other rules than today's
    again: bool  # also what could not be read, whenever that was
    now: datetime  # in UTC

    def jobs(self, scan: Scan, readings: Readings) -> list[ReadJob]:
        """Return the jobs, one for all files of the same bytes, in order of the first path.

        A clipping is understood under the name of the first of its paths, whichever folder was
        looked at first.
        """
        first: dict[str, tuple[str, FileKey]] = {}
        kept = {key: scan.known[key] for key in scan.changes.kept}
        for key, entry in {**scan.elsewhere, **kept, **scan.present}.items():
            if entry.digest is not None and key.root in scan.names:
                path = (shown_path(key, scan.names), key)
                first[entry.digest] = min(first.get(entry.digest, path), path)
        jobs = []
        for key in sorted(scan.present):
            digest = scan.present[key].digest
            if digest is None or digest not in first:
                continue
            name, first_file = first.pop(digest)
            suffix = suffix_of(full_path(first_file).name)
            if self._is_wanted(digest, suffix, readings):
                good = scan.present[key].good
                before = good if good != digest else None
                jobs.append(ReadJob(key, digest, name, suffix, before))
        return jobs

    def is_due(self, fault: Fault | None) -> bool:
        """Whether what the machine failed on, if it did, is tried in this run."""
        return fault is None or self.again or is_due(fault, self.now)

    def _is_wanted(self, digest: str, suffix: str, readings: Readings) -> bool:
        if (fault := readings.faults.get(digest)) is not None:
            return self.is_due(fault)
        clipping = readings.clippings.get(digest)
        return (
            clipping is None
            or clipping.suffix != suffix
            or (self.refresh and clipping.stamp != self.stamp.reading)
            or (self.again and clipping.reason is not None)
        )
