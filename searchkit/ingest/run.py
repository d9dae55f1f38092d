"""The whole run: the folders are looked at, what is new is read, the index brought level.

Whatever kills a run, what it had read is in the archive, and the next run goes on from there. The
state of the folders is written at the end, in one transaction; then the engine publishes.
"""

import dataclasses
import datetime
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from searchkit.domain.ledger import (
    ClippingEntry,
    FileEntry,
    FileKey,
    KnownFolders,
    LastRun,
    LedgerState,
    Trouble,
    root_names,
    shown_path,
)
from searchkit.domain.stamp import NOT_YET, Stamp
from searchkit.ingest.changes import refuse_mass_removal
from searchkit.ingest.extraction import Extraction, Progress
from searchkit.ingest.jobs import CHANGED, ReadJob, Skills
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.refresh import (
    BUILDING_ANEW,
    changed_fields,
    finding_out_anew,
    reading_again,
)
from searchkit.ingest.report import Outcome, RunReport
from searchkit.ingest.roots import scope_of
from searchkit.ingest.scan import Scan, carried_over, opened, scan, to_read
from searchkit.ports import Archive, Ledger, SearchEngine

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
    # Whether searchkit wrote pages into a folder: that is not walked either.
    holds_pages: Callable[[Path], bool] = lambda _: False


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
    parts.engine.stamp()  # raises where no index may be, before anything is written
    known = parts.ledger.known()
    scope_of(known.roots, request.paths, request.forget)  # a wrong path leaves no index behind
    if request.dry_run:
        return _what_would_be_done(parts, request, known, began)
    with parts.ledger.writing(request.wait_seconds):
        return _bring_level(parts, request, progress, tell, began)


def _look(parts: Parts, request: Request, known: KnownFolders) -> Scan:
    index = parts.index.resolve()
    found = scan(
        known,
        request.paths,
        request.forget,
        lambda folder: folder.resolve() == index or parts.holds_pages(folder),
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
    wanted = {job.digest for job in _to_read(parts, request, found, known.clippings)}
    read = {digest: each for digest, each in known.clippings.items() if digest not in wanted}
    outcomes = _outcomes(found, found.present, read, wanted)
    troubles = _troubles(found.present, found.names, read)
    return _report(outcomes, found, troubles, (), began, dry=True)


def _bring_level(
    parts: Parts, request: Request, progress: Progress, tell: Tell, began: float
) -> RunReport:
    known = parts.ledger.known()
    known_parts = parts.ledger.partly_read()
    found = _look(parts, request, known)
    extraction = Extraction(parts.skills, parts.ledger, parts.stamp, request.jobs, request.limits)
    jobs = _to_read(parts, request, found, known.clippings)
    if again := [job for job in jobs if job.digest in known.clippings]:
        tell(reading_again(len(again)))
    present, clippings, read = _read(extraction, found, known.clippings, jobs, request, progress)
    waiting = parts.ledger.to_enrich(parts.stamp, anew=request.refresh)
    if aged := [version for version in waiting.values() if version != NOT_YET]:
        tell(finding_out_anew(len(aged), changed_fields(aged, parts.stamp)))
    extraction.enrich(waiting, progress)
    entries = {key: _with_good(entry, clippings) for key, entry in present.items()}
    outcomes = _outcomes(found, entries, clippings, read)
    kept = {key: found.known[key] for key in found.changes.kept}
    state = LedgerState(
        roots=found.scope.roots,
        files=dict(found.elsewhere) | kept | entries,
        passed_over=found.passed_over,
        run=_last_run(Counter(outcomes.values()), extraction.letters, began),
    )
    is_changed = parts.ledger.settle(state)
    publication = parts.engine.publish(
        parts.published,
        _stamp_to_publish(parts, request, tell),
        from_nothing=request.rebuild,
    )
    report = _report(
        outcomes,
        found,
        (*_troubles(entries, found.names, clippings), *parts.ledger.partly_read()),
        (*_troubles(found.known, root_names(known.roots), known.clippings), *known_parts),
        began,
    )
    return dataclasses.replace(
        report,
        letters=extraction.letters["read"],
        dropped=extraction.letters["dropped"],
        paragraphs=publication.paragraphs,
        written=is_changed or publication.written,
        enriched=len(waiting),
    )


def _to_read(
    parts: Parts, request: Request, found: Scan, clippings: Mapping[str, ClippingEntry]
) -> list[ReadJob]:
    return to_read(found, clippings, parts.stamp, again=request.rebuild, refresh=request.refresh)


def _stamp_to_publish(parts: Parts, request: Request, tell: Tell) -> Stamp:
    """Return the stamp of the next generation; the served one's index stays where that is wished."""
    served = parts.engine.stamp()
    if served is None or served.index == parts.stamp.index or request.rebuild:
        return parts.stamp
    if request.refresh:
        tell(BUILDING_ANEW)
        return parts.stamp
    return dataclasses.replace(parts.stamp, index=served.index)


def _read(
    extraction: Extraction,
    found: Scan,
    known: Mapping[str, ClippingEntry],
    jobs: Sequence[ReadJob],
    request: Request,
    progress: Progress,
) -> tuple[dict[FileKey, FileEntry], dict[str, ClippingEntry], set[str]]:
    """Read what must be read; return the files, all clippings, and the digests read now."""
    made, changed = extraction.read(jobs, progress)
    present = carried_over(found)
    if changed:
        for job in changed:
            _look_again(present, job.file, request.limits.file_bytes)
        jobs = to_read(
            dataclasses.replace(found, present=present),
            {**known, **made},
            extraction.stamp,
            again=False,
            refresh=request.refresh,
        )
        made_now, still_changing = extraction.read(jobs, silent)
        made |= made_now
        for job in still_changing:
            present[job.file] = dataclasses.replace(
                present[job.file], digest=None, settled=False, reason=CHANGED
            )
    clippings = dict(known)
    for digest, clipping in made.items():
        if clipping.reason is not None and digest in known:
            # It was read once: its articles stay.
            clipping = dataclasses.replace(clipping, has_articles=known[digest].has_articles)
        clippings[digest] = clipping
    return present, clippings, set(made)


def _look_again(present: dict[FileKey, FileEntry], key: FileKey, most_bytes: int) -> None:
    entry = opened(key, present[key], most_bytes)
    if entry is None:
        entry = dataclasses.replace(present[key], digest=None, reason=CHANGED)
    present[key] = entry


def _with_good(entry: FileEntry, clippings: Mapping[str, ClippingEntry]) -> FileEntry:
    """Return the entry with the bytes from which its paragraphs are."""
    clipping = clippings.get(entry.digest or "")
    if clipping is None or not clipping.has_articles:
        return entry
    return dataclasses.replace(entry, good=entry.digest)


def _outcomes(
    found: Scan,
    entries: Mapping[FileKey, FileEntry],
    clippings: Mapping[str, ClippingEntry],
    read: set[str],
) -> dict[FileKey, Outcome]:
    """Return what became of each file."""
    changes = found.changes
    outcomes = dict.fromkeys((*changes.added, *changes.changed), Outcome.INDEXED)
    outcomes |= dict.fromkeys(changes.renamed, Outcome.RENAMED)
    for key in changes.unchanged:
        is_read = entries[key].digest in read
        outcomes[key] = Outcome.INDEXED if is_read else Outcome.UNCHANGED
    for key, entry in entries.items():
        if _why_skipped(entry, clippings) is not None:
            outcomes[key] = Outcome.SKIPPED
    outcomes |= dict.fromkeys(changes.kept, Outcome.UNCHANGED)
    return outcomes | dict.fromkeys(_removed(found), Outcome.REMOVED)


def _removed(found: Scan) -> list[FileKey]:
    """Return the files that are gone and whose paragraphs go with them: skipped ones had none."""
    return [key for key in found.changes.removed if found.known[key].good is not None]


def _why_skipped(entry: FileEntry, clippings: Mapping[str, ClippingEntry]) -> str | None:
    clipping = clippings.get(entry.digest or "")
    return entry.reason or (clipping.reason if clipping else None)


def _troubles(
    entries: Mapping[FileKey, FileEntry],
    names: Mapping[str, str],
    clippings: Mapping[str, ClippingEntry],
) -> tuple[Trouble, ...]:
    troubles = [
        Trouble(shown_path(key, names), reason, entry.good is not None)
        for key, entry in entries.items()
        if key.root in names and (reason := _why_skipped(entry, clippings)) is not None
    ]
    return tuple(sorted(troubles, key=lambda trouble: (trouble.path, trouble.reason)))


def _last_run(counts: Counter[Outcome], letters: Counter[str], began: float) -> LastRun:
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


def _report(
    outcomes: Mapping[FileKey, Outcome],
    found: Scan,
    troubles: tuple[Trouble, ...],
    known_troubles: tuple[Trouble, ...],
    began: float,
    *,
    dry: bool = False,
) -> RunReport:
    counts = Counter(outcomes.values())
    return RunReport(
        indexed=counts[Outcome.INDEXED],
        renamed=counts[Outcome.RENAMED],
        unchanged=counts[Outcome.UNCHANGED],
        skipped=counts[Outcome.SKIPPED],
        removed=counts[Outcome.REMOVED],
        files=len(found.present) + len(found.changes.kept) + len(_removed(found)),
        paragraphs=0,
        seconds=time.monotonic() - began,
        written=False,
        enriched=0,
        letters=0,
        dropped=0,
        troubles=troubles,
        new_troubles=tuple(each for each in troubles if each not in known_troubles),
        dry=dry,
    )
