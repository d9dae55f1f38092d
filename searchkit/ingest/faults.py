"""What the machine could not do: when it is tried again, and when a run had better stop.

A fault is kept beside the clipping, never as what is known of it.
"""

from collections import Counter
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any

from searchkit.domain.errors import MachineFault
from searchkit.domain.ledger import Fault
from searchkit.ingest.failures import Cause, Failure
from searchkit.rules import limit
from searchkit.values import dataclass

# The first time that a clipping takes too long, the machine may have been busy: the next run tries it
# again. From then on it waits, twice as long each time, so that a file that always takes the whole
# limit costs a nightly run 30 seconds every eighth night.
FIRST_WAIT = timedelta(days=1)
LONGEST_WAIT = timedelta(days=8)

FEWEST_FAILED = limit(
    5,
    "patience: a run stops where more than half of its clippings fail for the machine, and so many; "
    "a poison file or a single kill by the kernel is not the machine, five of nine are",
)


def next_fault(subject: str, failure: Failure, earlier: Fault | None, now: datetime) -> Fault:
    """Return what is kept of a failure that is not the content's. `now` is in UTC."""
    tries = earlier.tries if earlier else 0
    if failure.cause is Cause.MACHINE:
        return Fault(subject, failure.reason, tries)
    tries += 1
    again_after = None
    if tries > 1:
        wait = min(FIRST_WAIT * 2 ** min(tries - 2, 10), LONGEST_WAIT)
        again_after = (now + wait).isoformat(timespec="seconds")
    return Fault(subject, failure.reason, tries, again_after)


def is_due(fault: Fault, now: datetime) -> bool:
    """Whether it is time to try again. `now` is in UTC."""
    return fault.again_after is None or datetime.fromisoformat(fault.again_after) <= now


@dataclass(slots=True)
class MachineWatch:
    """Counts how many jobs the machine failed, of those that a run has done."""

    done: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def note(self, result: Any | Failure) -> None:
        """Count what came of a job. Raises MachineFault where most fail for the machine."""
        self.done += 1
        if not isinstance(result, Failure) or result.cause not in (Cause.MACHINE, Cause.CRASH):
            return
        self.reasons[result.reason] += 1
        failed = self.reasons.total()
        if failed >= FEWEST_FAILED and failed * 2 > self.done:
            ((reason, _),) = self.reasons.most_common(1)
            raise MachineFault(
                f"{failed:,} of the first {self.done:,} clippings failed, and not for what they "
                f"hold: {reason}.\nThe index is as it was, and what was read is kept. When the "
                "machine is well again: searchkit index. Short of memory? --jobs 1"
            )
