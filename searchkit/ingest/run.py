"""The whole run: the folders are looked at, what is new is read, the index brought level.

Whatever kills a run, what it had read is in the archive, and the next run goes on from there. The
state of the folders is written at the end, in one transaction; then the engine publishes. Where
nothing changed, nothing of what reads and keeps is even loaded.
"""

from __future__ import annotations

import dataclasses
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from searchkit.domain.errors import IndexDamaged, archive_is_gone
from searchkit.ingest.refresh import BUILDING_ANEW
from searchkit.ingest.report import RunReport
from searchkit.ingest.request import Parts, Progress, Request, Tell, silent, untold
from searchkit.ingest.roots import RunScope, scope_of
from searchkit.ingest.unchanged import report_unchanged, where_nothing_changed
from searchkit.ingest.walk import Surroundings, Walk, walk

if TYPE_CHECKING:
    from searchkit.domain.stamp import Stamp
    from searchkit.ports import Publication


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
        from searchkit.ingest.levelling import what_would_be_done

        scope, found = _look(parts, request)
        return what_would_be_done(parts, request, scope, found, began)
    with suppress(IndexDamaged):  # which the run mends
        scope_of(parts.ledger.roots(), request.paths, request.forget)  # no index of a wrong path
    with parts.ledger.writing(request.wait_seconds):
        mended = parts.ledger.mend() if request.rebuild or parts.ledger.is_doubted() else ()
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


def _look(parts: Parts, request: Request) -> tuple[RunScope, Walk]:
    """Return what the run looks at, and what lies there."""
    index = parts.index.resolve()
    around = Surroundings(lambda folder: folder.resolve() == index, parts.pages_of)
    scope = scope_of(parts.ledger.roots(), request.paths, request.forget)
    return scope, walk(scope.places, around)


def _bring_level(
    parts: Parts, request: Request, progress: Progress, tell: Tell, began: float
) -> RunReport:
    scope, found = _look(parts, request)
    if not request.rebuild:
        left = where_nothing_changed(
            parts.ledger,
            parts.stamp,
            scope,
            found,
            refresh=request.refresh,
            most_bytes=request.limits.file_bytes,
            now=datetime.now(UTC),
        )
        if left is not None:
            publication = _publish(parts, request, tell)
            return report_unchanged(left, parts.ledger.partly_read(), publication, began)
    from searchkit.ingest.levelling import keep_level

    report = keep_level(parts, request, scope, found, progress, tell, began)
    publication = _publish(parts, request, tell)
    return dataclasses.replace(
        report,
        paragraphs=publication.paragraphs,
        articles=publication.added + publication.removed,
        written=report.written or publication.written,
        rotten=tuple(publication.rotten),
        seconds=time.monotonic() - began,
    )


def _publish(parts: Parts, request: Request, tell: Tell) -> Publication:
    """Bring the index level with the archive."""
    stamp = _stamp_to_publish(parts, request, tell)
    return parts.engine.publish(parts.published, stamp, from_nothing=request.rebuild)


def _stamp_to_publish(parts: Parts, request: Request, tell: Tell) -> Stamp:
    """Return the stamp of the next generation; the served one's index stays where that is wished."""
    served = parts.engine.stamp()
    if served is None or served.index == parts.stamp.index or request.rebuild:
        return parts.stamp
    if request.refresh:
        tell(BUILDING_ANEW)
        return parts.stamp
    return dataclasses.replace(parts.stamp, index=served.index)
