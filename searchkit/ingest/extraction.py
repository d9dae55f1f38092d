"""Clippings are read and articles understood by workers, and kept as soon as they are."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from searchkit.domain.ledger import Reading, Understood
from searchkit.domain.record import article_from_record
from searchkit.domain.stamp import NOT_YET, Stamp
from searchkit.ingest.jobs import (
    CHANGED,
    Skills,
    answers,
    enriching_jobs,
    is_found_out,
    reading_job,
    understood_of,
    without_findings,
)
from searchkit.ingest.limits import Limits
from searchkit.ingest.pool import Failure, run_jobs
from searchkit.ingest.scan import ToRead
from searchkit.ports import Ledger

Progress = Callable[[int, int], None]  # done, to do: files, then articles to find out about


@dataclasses.dataclass(frozen=True, slots=True)
class Workshop:
    """What reading needs: skills, workers, and where to keep what they give."""

    skills: Skills
    ledger: Ledger
    stamp: Stamp
    workers: int
    limits: Limits

    def run(self, jobs: Iterator[dict[str, Any]]) -> Iterator[tuple[Any, Any | Failure]]:
        """Yield each job with its answer."""
        work = answers(self.skills, self.limits.file_bytes)
        yield from run_jobs(work, jobs, self.workers, self.limits)


def read_clippings(
    workshop: Workshop, wanted: Sequence[ToRead], progress: Progress
) -> tuple[dict[str, Reading], list[ToRead]]:
    """Read these and keep what they hold.

    Returns digest -> how it went, and those that changed while they were read.
    """
    of_digest = {each.digest: each for each in wanted}
    readings: dict[str, Reading] = {}
    changed: list[ToRead] = []
    jobs = (reading_job(each.file, each.digest, each.name) for each in wanted)
    progress(0, len(wanted))
    for done, (job, answer) in enumerate(workshop.run(jobs), 1):
        each = of_digest[job["digest"]]
        if isinstance(answer, Failure) and answer.reason == CHANGED:
            changed.append(each)
        else:
            readings[each.digest] = _keep(workshop, each, answer)
        progress(done, len(wanted))
    return readings, changed


def find_out(workshop: Workshop, progress: Progress, *, anew: bool) -> int:
    """Find out about articles that were only read so far, and return about how many.

    `anew`: also about those whose findings are of another stamp. Each batch is kept as soon as it
    is done, so that a run that is broken off goes on there the next time.
    """
    ledger = workshop.ledger
    stale = ledger.to_find_out(workshop.stamp, anew=anew)
    done = 0
    alone: list[dict[str, Any]] = []
    for job, answer in workshop.run(enriching_jobs(ledger.as_read(stale))):
        try:
            understood = _understood(answer)
        except ValueError:
            alone += [{"articles": [record]} for record in job["articles"]]
            continue
        ledger.keep_findings(understood, workshop.stamp)
        done += len(understood)
        progress(done, len(stale))
    for job, answer in workshop.run(iter(alone)):
        try:
            understood = _understood(answer)
        except ValueError as error:
            understood = _unenriched(job, str(error))
        ledger.keep_findings(understood, workshop.stamp)
        done += 1
        progress(done, len(stale))
    return len(stale)


def _keep(workshop: Workshop, each: ToRead, answer: Any | Failure) -> Reading:
    articles: list[Understood] = []
    reason = None
    stamp = workshop.stamp
    try:
        articles = _understood(answer)
        if not is_found_out(answer):
            stamp = dataclasses.replace(stamp, findings=NOT_YET)
    except ValueError as error:
        reason = str(error)
    reading = Reading(each.digest, each.suffix, stamp.reading, reason, bool(articles))
    workshop.ledger.keep(reading, articles, stamp)
    return reading


def _understood(answer: Any | Failure) -> list[Understood]:
    """Return what an answer says. Raises ValueError with the reason where it says nothing."""
    match answer:
        case Failure(reason):
            raise ValueError(reason)
        case _:
            return understood_of(answer)


def _unenriched(job: dict[str, Any], reason: str) -> list[Understood]:
    """Return the articles of a job as they were read, with the reason as a warning."""
    readings = map(article_from_record, job["articles"])
    return [Understood(reading, without_findings(reading, reason), b"") for reading in readings]
