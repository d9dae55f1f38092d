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
    FileEntry,
    FileKey,
    LastRun,
    LedgerState,
    Reading,
    Trouble,
    root_names,
    shown_path,
)
from searchkit.domain.stamp import Stamp
from searchkit.ingest.changes import refuse_mass_removal
from searchkit.ingest.extraction import Progress, Workshop, find_out, read_clippings
from searchkit.ingest.jobs import CHANGED, Skills
from searchkit.ingest.limits import Limits
from searchkit.ingest.refresh import (
    BUILDING_ANEW,
    finding_out_anew,
    reading_again,
)
from searchkit.ingest.report import Outcome, RunReport
from searchkit.ingest.roots import scope_of
from searchkit.ingest.scan import Survey, ToRead, carried_over, entry_of, survey, to_read
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
    limits: Limits = field(default_factory=Limits)


def index_clippings(
    parts: Parts, request: Request, progress: Progress = silent, tell: Tell = untold
) -> RunReport:
    """Bring archive and index level with the folders, and return what was done.

    `tell` is given a sentence for whatever is made anew although no file has changed. Raises UsageError for a path that is not there, MassRemovalRefused, IndexLocked, and what the
    archive and the engine raise. A file that cannot be read raises nothing: it is reported.
    """
    began = time.monotonic()
    parts.engine.refuse_foreign_folder()
    # A path that is not there must not leave an index behind.
    scope_of(parts.ledger.roots(), request.paths, request.forget)
    if request.dry_run:
        return _what_would_be_done(parts, request, began)
    with parts.ledger.writing(request.wait_seconds):
        return _bring_level(parts, request, progress, tell, began)


def _look(parts: Parts, request: Request) -> Survey:
    found = survey(
        parts.ledger,
        request.paths,
        request.forget,
        _is_excluded(parts),
        request.limits.file_bytes,
    )
    if not request.allow_mass_removal:
        # What the user told us to forget is not missed.
        staying = {k: e for k, e in found.known.items() if not _is_forgotten(k, found)}
        removed = [key for key in found.changes.removed if key in staying]
        refuse_mass_removal(staying | dict(found.elsewhere), removed)
    return found


def _is_excluded(parts: Parts) -> Callable[[Path], bool]:
    index = parts.index.resolve()
    return lambda folder: folder.resolve() == index or parts.holds_pages(folder)


def _is_forgotten(key: FileKey, found: Survey) -> bool:
    return key.root in found.scope.forgotten


def _what_would_be_done(parts: Parts, request: Request, began: float) -> RunReport:
    found = _look(parts, request)
    readings = parts.ledger.readings()
    wanted = {each.digest for each in _wanted(parts, request, found, readings)}
    known = {digest: reading for digest, reading in readings.items() if digest not in wanted}
    outcomes = _outcomes(found, found.present, known, wanted)
    troubles = _troubles(found.present, found.names, known)
    return _report(outcomes, found, troubles, (), began, dry=True)


def _wanted(
    parts: Parts, request: Request, found: Survey, readings: Mapping[str, Reading]
) -> list[ToRead]:
    return to_read(found, readings, parts.stamp, again=request.rebuild, refresh=request.refresh)


def _bring_level(
    parts: Parts, request: Request, progress: Progress, tell: Tell, began: float
) -> RunReport:
    old_roots = parts.ledger.roots()
    found = _look(parts, request)
    old_readings = parts.ledger.readings()
    workshop = Workshop(parts.skills, parts.ledger, parts.stamp, request.jobs, request.limits)
    wanted = _wanted(parts, request, found, old_readings)
    if again := [each for each in wanted if each.digest in old_readings]:
        tell(reading_again(len(again)))
    present, readings, read = _read(workshop, found, wanted, old_readings, request, progress)
    waiting = parts.ledger.superseded(parts.stamp)
    if waiting.articles and request.refresh:
        tell(finding_out_anew(waiting))
    enriched = find_out(workshop, progress, anew=request.refresh)
    entries = {key: _with_good(entry, readings) for key, entry in present.items()}
    outcomes = _outcomes(found, entries, readings, read)
    kept = {key: found.known[key] for key in found.changes.kept}
    state = LedgerState(
        roots=found.scope.roots,
        files=dict(found.elsewhere) | kept | entries,
        passed_over=found.passed_over,
        run=_last_run(Counter(outcomes.values()), began),
    )
    is_changed = parts.ledger.settle(state)
    publication = parts.engine.publish(
        parts.published, _stamp_to_publish(parts, request, tell), from_nothing=request.rebuild
    )
    report = _report(
        outcomes,
        found,
        _troubles(entries, found.names, readings),
        _troubles(found.known, root_names(old_roots), old_readings),
        began,
    )
    return dataclasses.replace(
        report,
        paragraphs=publication.paragraphs,
        written=is_changed or publication.written,
        enriched=enriched,
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


def _read(
    workshop: Workshop,
    found: Survey,
    wanted: Sequence[ToRead],
    old_readings: Mapping[str, Reading],
    request: Request,
    progress: Progress,
) -> tuple[dict[FileKey, FileEntry], dict[str, Reading], set[str]]:
    """Read what must be read; return the files, all readings, and the digests read now."""
    made, changed = read_clippings(workshop, wanted, progress)
    present = carried_over(found)
    if changed:
        for each in changed:
            _look_again(present, each.file, request.limits.file_bytes)
        found = dataclasses.replace(found, present=present)
        wanted = to_read(
            found,
            {**old_readings, **made},
            workshop.stamp,
            again=False,
            refresh=request.refresh,
        )
        made_now, still_changing = read_clippings(workshop, wanted, silent)
        made |= made_now
        for each in still_changing:
            present[each.file] = dataclasses.replace(
                present[each.file], digest=None, settled=False, reason=CHANGED
            )
    readings = dict(old_readings)
    for digest, reading in made.items():
        if reading.reason is not None and digest in readings:
            # It was read once: its articles stay.
            made[digest] = reading = dataclasses.replace(
                reading, has_articles=readings[digest].has_articles
            )
        readings[digest] = reading
    return present, readings, set(made)


def _look_again(present: dict[FileKey, FileEntry], key: FileKey, most_bytes: int) -> None:
    entry = entry_of(key, present[key], most_bytes)
    if entry is None:
        entry = dataclasses.replace(present[key], digest=None, reason=CHANGED)
    present[key] = entry


def _with_good(entry: FileEntry, readings: Mapping[str, Reading]) -> FileEntry:
    """Return the entry with the bytes from which its paragraphs are."""
    reading = readings.get(entry.digest or "")
    if reading is None or not reading.has_articles:
        return entry
    return dataclasses.replace(entry, good=entry.digest)


def _outcomes(
    found: Survey,
    entries: Mapping[FileKey, FileEntry],
    readings: Mapping[str, Reading],
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
        if _why_skipped(entry, readings) is not None:
            outcomes[key] = Outcome.SKIPPED
    outcomes |= dict.fromkeys(changes.kept, Outcome.UNCHANGED)
    return outcomes | dict.fromkeys(changes.removed, Outcome.REMOVED)


def _why_skipped(entry: FileEntry, readings: Mapping[str, Reading]) -> str | None:
    reading = readings.get(entry.digest or "")
    return entry.reason or (reading.reason if reading else None)


def _troubles(
    entries: Mapping[FileKey, FileEntry],
    names: Mapping[str, str],
    readings: Mapping[str, Reading],
) -> tuple[Trouble, ...]:
    troubles = [
        Trouble(shown_path(key, names), reason, entry.good is not None)
        for key, entry in entries.items()
        if key.root in names and (reason := _why_skipped(entry, readings)) is not None
    ]
    return tuple(sorted(troubles, key=lambda trouble: (trouble.path, trouble.reason)))


def _last_run(counts: Counter[Outcome], began: float) -> LastRun:
    return LastRun(
        when=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - began, 3),
        indexed=counts[Outcome.INDEXED],
        renamed=counts[Outcome.RENAMED],
        unchanged=counts[Outcome.UNCHANGED],
        skipped=counts[Outcome.SKIPPED],
        removed=counts[Outcome.REMOVED],
    )


def _report(
    outcomes: Mapping[FileKey, Outcome],
    found: Survey,
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
        files=len(found.present) + len(found.changes.kept) + len(found.changes.removed),
        paragraphs=0,
        seconds=time.monotonic() - began,
        written=False,
        enriched=0,
        troubles=troubles,
        new_troubles=tuple(each for each in troubles if each not in known_troubles),
        dry=dry,
    )
