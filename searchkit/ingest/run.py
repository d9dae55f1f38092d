"""The whole run: the folders are looked at, what is new is read, the index brought level.

Whatever kills a run, what it had read is in the archive, and the next run goes on from there. The
state of the folders is written at the end, in one transaction; then the engine publishes.
"""

import dataclasses
import datetime
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from searchkit.domain.errors import IndexDamaged, archive_is_gone
from searchkit.domain.identity import ID_CHARS
from searchkit.domain.ledger import Fault, KnownFolders, LedgerState, root_names
from searchkit.domain.stamp import NOT_YET, Stamp
from searchkit.ingest.accounting import Account, troubles_of
from searchkit.ingest.changes import refuse_mass_removal
from searchkit.ingest.extraction import Extraction, Progress, silent
from searchkit.ingest.jobs import Skills
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.reading_round import ReadingRound
from searchkit.ingest.readings import Readings, Wanted
from searchkit.ingest.refresh import (
    BUILDING_ANEW,
    changed_fields,
    finding_out_anew,
    reading_again,
)
from searchkit.ingest.report import RunReport
from searchkit.ingest.roots import scope_of
from searchkit.ingest.scan import Scan, scan
from searchkit.ingest.walk import Surroundings
from searchkit.ports import Archive, Ledger, SearchEngine

Tell = Callable[[str], None]


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


def index_clippings(
    parts: Parts, request: Request, progress: Progress = silent, tell: Tell = untold
) -> RunReport:
    """Bring archive and index level with the folders, and return what was done.

    `tell` is given a sentence for whatever is made anew although no file has changed. Raises
    UsageError for a path that is not there, MassRemovalRefused, IndexLocked, and what the archive
    and the engine raise. A file that cannot be read raises nothing: it is reported.
    """
    began = time.monotonic()
    served = parts.engine.stamp()  # raises where no index may be, before anything is written
    if served is not None and not parts.ledger.is_there():
        _go_on_without_archive(parts, request, tell)
    if request.dry_run:
        return _what_would_be_done(parts, request, parts.ledger.known(), began)
    with suppress(IndexDamaged):  # which the run mends
        roots = parts.ledger.known().roots
        scope_of(roots, request.paths, request.forget)  # a wrong path leaves no index behind
    with parts.ledger.writing(request.wait_seconds):
        mended = parts.ledger.mend() if request.rebuild else ()
        try:
            parts.ledger.verify_share()
            report = _bring_level(parts, request, progress, tell, began)
            return dataclasses.replace(report, rotten=(*mended, *report.rotten))
        except IndexDamaged:
            if not (again := parts.ledger.mend()):
                raise
            mended = (*mended, *again)
        report = _bring_level(parts, request, progress, tell, began)
        return dataclasses.replace(report, rotten=(*mended, *report.rotten))


def _go_on_without_archive(parts: Parts, request: Request, tell: Tell) -> None:
    """Say what an index without its archive means. Raises IndexDamaged where no path is named."""
    if not request.paths:
        raise IndexDamaged(archive_is_gone(parts.index))
    tell(
        f"{parts.index}: its archive is gone, so all is read again. "
        "Folders that are not named now leave the index"
    )


def _look(parts: Parts, request: Request, known: KnownFolders) -> Scan:
    index = parts.index.resolve()
    found = scan(
        known,
        request.paths,
        request.forget,
        Surroundings(lambda folder: folder.resolve() == index, parts.pages_of),
        request.limits.file_bytes,
    )
    if not request.allow_mass_removal:
        # What the user told us to forget is not missed.
        forgotten = found.scope.forgotten
        staying = {key: e for key, e in found.known.items() if key.root not in forgotten}
        removed = [key for key in found.changes.removed if key in staying]
        refuse_mass_removal(staying | dict(found.elsewhere), removed)
    return found


def _what_would_be_done(
    parts: Parts, request: Request, known: KnownFolders, began: float
) -> RunReport:
    found = _look(parts, request, known)
    readings = Readings(known.clippings, known.faults)
    wanted = {job.digest for job in _wanted(parts, request).jobs(found, readings)}
    account = Account(found, found.present, readings.without(wanted), wanted)
    return account.report(began, (), (), dry=True)


def _bring_level(
    parts: Parts, request: Request, progress: Progress, tell: Tell, began: float
) -> RunReport:
    ledger = parts.ledger
    known = ledger.known()
    earlier = Readings(known.clippings, known.faults)
    known_troubles = (
        *troubles_of(known.files, root_names(known.roots), earlier),
        *ledger.partly_read(),
    )
    found = _look(parts, request, known)
    wanted = _wanted(parts, request)
    jobs = wanted.jobs(found, earlier)
    if again := [job for job in jobs if job.digest in known.clippings]:
        tell(reading_again(len(again)))
    extraction = Extraction(parts.skills, ledger, parts.stamp, request.jobs, request.limits)
    account = ReadingRound(extraction, found, earlier, wanted).read(jobs, progress)
    waiting = _waiting(ledger, parts.stamp, wanted, known.faults)
    if aged := [version for version in waiting.values() if version != NOT_YET]:
        tell(finding_out_anew(len(aged), changed_fields(aged, parts.stamp)))
    extraction.enrich(waiting, known.faults, progress)
    is_changed = ledger.settle(_state(found, account, known, extraction, began))
    publication = parts.engine.publish(
        parts.published,
        _stamp_to_publish(parts, request, tell),
        from_nothing=request.rebuild,
    )
    return dataclasses.replace(
        account.report(began, ledger.partly_read(), known_troubles),
        letters=extraction.letters["read"],
        dropped=extraction.letters["dropped"],
        paragraphs=publication.paragraphs,
        written=is_changed or publication.written,
        rotten=tuple(publication.rotten),
        enriched=len(waiting),
    )


def _wanted(parts: Parts, request: Request) -> Wanted:
    now = datetime.datetime.now(datetime.UTC)
    return Wanted(parts.stamp, request.refresh, again=request.rebuild, now=now)


def _waiting(
    ledger: Ledger, stamp: Stamp, wanted: Wanted, faults: Mapping[str, Fault]
) -> Mapping[str, str]:
    """Return the articles to find out about; those that the machine failed on, when they are due."""
    failed = {id: NOT_YET for id in faults if len(id) == ID_CHARS}  # others are clippings' digests
    waiting = failed | dict(ledger.to_enrich(stamp, anew=wanted.refresh))
    return {id: version for id, version in waiting.items() if wanted.is_due(faults.get(id))}


def _state(
    found: Scan, account: Account, known: KnownFolders, extraction: Extraction, began: float
) -> LedgerState:
    kept = {key: found.known[key] for key in found.changes.kept}
    return LedgerState(
        roots=found.scope.roots,
        files=dict(found.elsewhere) | kept | dict(account.entries),
        passed_over=found.passed_over,
        run=account.last_run(extraction.letters, began),
        page_folders=found.page_folders,
    )


def _stamp_to_publish(parts: Parts, request: Request, tell: Tell) -> Stamp:
    """Return the stamp of the next generation; the served one's index stays where that is wished."""
    served = parts.engine.stamp()
    if served is None or served.index == parts.stamp.index or request.rebuild:
        return parts.stamp
    if request.refresh:
        tell(BUILDING_ANEW)
        return parts.stamp
    return dataclasses.replace(parts.stamp, index=served.index)
