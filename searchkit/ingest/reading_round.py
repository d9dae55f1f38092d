"""The clippings of a run are read; those that changed meanwhile once more, as they are then."""

from collections.abc import Sequence
from dataclasses import replace

from searchkit.domain.ledger import FileEntry, FileKey
from searchkit.ingest.accounting import Account
from searchkit.ingest.extraction import Extraction
from searchkit.ingest.jobs import CHANGED, ReadJob
from searchkit.ingest.readings import Readings, Wanted
from searchkit.ingest.request import Progress
from searchkit.ingest.scan import Scan, carried_over, opened
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class ReadingRound:
    """What a run reads, and how."""

    extraction: Extraction
    found: Scan
    earlier: Readings
    wanted: Wanted

    def read(self, jobs: Sequence[ReadJob], progress: Progress) -> Account:
        """Read these clippings, and return what became of every file."""
        read, changed = self.extraction.read(jobs, self.earlier.faults, progress)
        present = carried_over(self.found)
        if changed:
            for job in changed:
                self._look_again(present, job.file)
            found = replace(self.found, present=present)
            again = self.wanted.jobs(found, self.earlier.after(read))
            read_now, still_changing = self.extraction.read(again, self.earlier.faults)
            read = read.after(read_now)
            for job in still_changing:
                present[job.file] = replace(
                    present[job.file], digest=None, settled=False, reason=CHANGED
                )
        readings = self.earlier.after(read)
        entries = {key: _with_good(entry, readings) for key, entry in present.items()}
        return Account(self.found, entries, readings, read.clippings.keys() | read.faults.keys())

    def _look_again(self, present: dict[FileKey, FileEntry], key: FileKey) -> None:
        entry = opened(key, present[key], self.extraction.limits.file_bytes)
        if entry is None:
            entry = replace(present[key], digest=None, reason=CHANGED)
        present[key] = entry


def _with_good(entry: FileEntry, readings: Readings) -> FileEntry:
    """Return the entry with the bytes from which its paragraphs are."""
    if entry.good == entry.digest or not readings.has_articles(entry.digest):
        return entry
    return replace(entry, good=entry.digest)
