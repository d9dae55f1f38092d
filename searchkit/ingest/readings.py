"""How the last reading of each clipping went, and what must be read again."""

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import datetime

from searchkit.domain.ledger import ClippingEntry, Fault, FileEntry, FileKey, Trouble, shown_path
from searchkit.domain.stamp import Stamp
from searchkit.ingest.faults import is_due
from searchkit.ingest.jobs import ReadJob
from searchkit.ingest.scan import Scan
from searchkit.ingest.suffixes import suffix_of
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Readings:
    """How the last reading of each clipping went, by the digest of its bytes."""

    clippings: Mapping[str, ClippingEntry]
    faults: Mapping[str, Fault]  # by subject; the ids of articles among them are of no file

    def has_articles(self, digest: str | None) -> bool:
        """Whether there are articles of these bytes."""
        clipping = self.clippings.get(digest or "")
        return clipping is not None and clipping.has_articles

    def trouble(self, entry: FileEntry, names: Mapping[str, str]) -> Trouble | None:
        """Return why a file was not read, or could not be; None where it was."""
        reason, is_passing = entry.reason, entry.is_passing
        if reason is None:
            fault = self.faults.get(entry.digest or "")
            clipping = self.clippings.get(entry.digest or "")
            reason, is_passing = fault.reason if fault else None, fault is not None
            if reason is None and clipping is not None:
                reason = clipping.reason
        if reason is None:
            return None
        path, keeps_last_good = shown_path(entry.key, names), entry.good is not None
        return Trouble(path, reason, keeps_last_good, is_passing=is_passing)

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
        kept = {key: scan.known[key] for key in scan.changes.kept}
        everywhere = {**scan.elsewhere, **kept, **scan.present}
        # Wanted under some name: few, so that the names of the others need not be compared.
        wanted = {
            entry.digest
            for key, entry in everywhere.items()
            if entry.digest is not None and self._is_wanted(entry.digest, _suffix(key), readings)
        }
        places: dict[str, list[FileKey]] = {}
        for key, entry in everywhere.items():
            if entry.digest in wanted and key.root in scan.names:
                places.setdefault(entry.digest, []).append(key)
        jobs = []
        for key in sorted(key for key, entry in scan.present.items() if entry.digest in places):
            entry = scan.present[key]
            digest, good = entry.digest or "", entry.good
            if not (same := places.pop(digest, [])):
                continue
            name, first = min((shown_path(each, scan.names), each) for each in same)
            if self._is_wanted(digest, _suffix(first), readings):
                before = good if good != digest else None
                jobs.append(ReadJob(key, digest, name, _suffix(first), entry.size, before))
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


def _suffix(key: FileKey) -> str:
    return suffix_of((key.path or key.root).rpartition("/")[2])
