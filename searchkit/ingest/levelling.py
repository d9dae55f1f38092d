"""The archive brought level with the folders: what is new or changed is read, what is gone forgotten."""

import dataclasses
from datetime import UTC, datetime

from searchkit.domain.ledger import KnownFolders, LedgerState, root_names
from searchkit.domain.stamp import NOT_YET
from searchkit.ingest.accounting import Account, troubles_of
from searchkit.ingest.changes import refuse_mass_removal
from searchkit.ingest.extraction import Extraction
from searchkit.ingest.reading_round import ReadingRound
from searchkit.ingest.readings import Readings, Wanted
from searchkit.ingest.refresh import (
    changed_fields,
    finding_out_anew,
    reading_again,
    waiting_articles,
)
from searchkit.ingest.report import RunReport
from searchkit.ingest.request import Parts, Progress, Request, Tell
from searchkit.ingest.roots import RunScope
from searchkit.ingest.scan import Scan, scan
from searchkit.ingest.walk import Walk


def what_would_be_done(
    parts: Parts, request: Request, scope: RunScope, walked: Walk, began: float
) -> RunReport:
    """Return what a run would do; nothing is written. `began` is a time of time.monotonic()."""
    known = parts.ledger.known()
    found = _scanned(request, known, scope, walked)
    readings = Readings(known.clippings, known.faults)
    wanted = {job.digest for job in _wanted(parts, request).jobs(found, readings)}
    account = Account(found, found.present, readings.without(wanted), wanted)
    return account.report(began, (), (), dry=True)


def keep_level(
    parts: Parts,
    request: Request,
    scope: RunScope,
    walked: Walk,
    progress: Progress,
    tell: Tell,
    began: float,
) -> RunReport:
    """Bring the archive level with what a walk came by; nothing is published yet.

    `began` is a time of time.monotonic(). Raises MassRemovalRefused.
    """
    ledger = parts.ledger
    known = ledger.known()
    earlier = Readings(known.clippings, known.faults)
    known_troubles = (
        *troubles_of(known.files, root_names(known.roots), earlier),
        *ledger.partly_read(),
    )
    found = _scanned(request, known, scope, walked)
    wanted = _wanted(parts, request)
    jobs = wanted.jobs(found, earlier)
    aged = {each.digest for each in known.clippings.values() if each.stamp != parts.stamp.reading}
    if again := [job for job in jobs if job.digest in aged]:  # what was skipped is only tried again
        tell(reading_again(len(again)))
    extraction = Extraction(parts.skills, ledger, parts.stamp, request.jobs, request.limits)
    account = ReadingRound(extraction, found, earlier, wanted).read(jobs, progress)
    waiting = {
        id: version
        for id, version in waiting_articles(
            ledger, parts.stamp, known.faults, refresh=wanted.refresh
        ).items()
        if wanted.is_due(known.faults.get(id))
    }
    if versions := [version for version in waiting.values() if version != NOT_YET]:
        tell(finding_out_anew(len(versions), changed_fields(versions, parts.stamp)))
    extraction.enrich(waiting, known.faults, progress)
    is_changed = ledger.settle(_state(found, account, known, extraction, began))
    return dataclasses.replace(
        account.report(began, ledger.partly_read(), known_troubles),
        letters=extraction.letters["read"],
        dropped=extraction.letters["dropped"],
        written=is_changed,
        enriched=len(waiting),
    )


def _scanned(request: Request, known: KnownFolders, scope: RunScope, walked: Walk) -> Scan:
    found = scan(known, scope, walked, request.limits.file_bytes)
    if not request.allow_mass_removal:
        # What the user told us to forget is not missed.
        staying = {key: e for key, e in found.known.items() if key.root not in scope.forgotten}
        removed = [key for key in found.changes.removed if key in staying]
        refuse_mass_removal(staying | dict(found.elsewhere), removed)
    return found


def _wanted(parts: Parts, request: Request) -> Wanted:
    return Wanted(parts.stamp, request.refresh, again=request.rebuild, now=datetime.now(UTC))


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
        seen=found.seen,
    )
