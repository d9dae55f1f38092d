"""A run over folders in which nothing changed: one look tells, and no file is looked at singly.

The walk has the digest that the last finished run noted, no reader is another than it was, and nothing
waits to be tried again. What is left is to count, and to ask the engine whether it is level.
"""

import time
from collections.abc import Iterable
from datetime import datetime

from searchkit.domain.ledger import AsLeft, Trouble
from searchkit.domain.stamp import Stamp
from searchkit.ingest.faults import is_due
from searchkit.ingest.report import RunReport
from searchkit.ingest.roots import RunScope
from searchkit.ingest.scan import opened
from searchkit.ingest.walk import Walk
from searchkit.ports import Ledger, Publication


def where_nothing_changed(
    ledger: Ledger,
    stamp: Stamp,
    scope: RunScope,
    found: Walk,
    *,
    refresh: bool,
    most_bytes: int,
    now: datetime,
) -> AsLeft | None:
    """Return how things stand where there is nothing to read and nothing to find out; else None.

    `refresh`: what was made by other rules than today's is something to do. `now` is in UTC.
    """
    left = ledger.as_left()
    if left is None or found.unlisted or scope.roots != left.roots:
        return None
    is_same = (
        found.digest() == left.seen
        and (not refresh or left.stamps <= {stamp.reading})
        and not any(is_due(fault, now) for fault in left.faults.values())
        and ledger.to_enrich(stamp, anew=refresh).keys() <= left.faults.keys()
    )
    return left if is_same and _are_at_rest(left, found, most_bytes) else None


def report_unchanged(
    left: AsLeft, in_part: Iterable[Trouble], publication: Publication, began: float
) -> RunReport:
    """Return the sums. `in_part` are clippings of which not all was read."""
    skipped = len(left.troubles)
    return RunReport(
        indexed=0,
        renamed=0,
        unchanged=left.files - skipped,
        skipped=skipped,
        removed=0,
        files=left.files,
        paragraphs=publication.paragraphs,
        articles=publication.added + publication.removed,
        seconds=time.monotonic() - began,
        written=publication.written,
        enriched=0,
        letters=0,
        dropped=0,
        troubles=(*left.troubles, *in_part),
        new_troubles=(),
        rotten=tuple(publication.rotten),
    )


def _are_at_rest(left: AsLeft, found: Walk, most_bytes: int) -> bool:
    """Whether the files that must be opened all the same are what they were."""
    if not left.restless:
        return True
    closed = {key for key, noted in found.files() if noted.reason is not None}
    return all(
        opened(key, known, most_bytes) == known
        for key, known in left.restless.items()
        if key not in closed
    )
