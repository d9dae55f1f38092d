"""Clippings are read and articles understood by workers, and kept as soon as they are."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from searchkit.domain.ledger import Reading, Understood
from searchkit.domain.stamp import Stamp
from searchkit.ingest.limits import Limits
from searchkit.ingest.pool import Failure, run_jobs
from searchkit.ingest.survey import ToRead
from searchkit.ingest.understanding import (
    CHANGED,
    Skills,
    answers,
    enriching_job,
    reading_job,
    understood_of,
)
from searchkit.ports import Ledger

Progress = Callable[[int, int], None]  # files read, files to read

ARTICLES_A_JOB = 20  # enriched together: fewer round trips, and no worker keeps another waiting


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


def find_out_anew(workshop: Workshop) -> int:
    """Make the findings of other stamps again from the archived readings; return how many."""
    stale = workshop.ledger.stale(workshop.stamp)
    jobs = (enriching_job(batch) for batch in _batches(workshop.ledger.as_read(stale)))
    alone: list[dict[str, Any]] = []
    for job, answer in workshop.run(jobs):
        if isinstance(answer, Failure):
            alone += [{"articles": [record]} for record in job["articles"]]
        else:
            workshop.ledger.keep_findings(understood_of(answer), workshop.stamp)
    for job, answer in workshop.run(iter(alone)):
        understood = _unenriched(job, answer) if isinstance(answer, Failure) else answer
        workshop.ledger.keep_findings(understood_of(understood), workshop.stamp)
    return len(stale)


def _keep(workshop: Workshop, each: ToRead, answer: Any | Failure) -> Reading:
    articles: list[Understood] = []
    reason = None
    if isinstance(answer, Failure):
        reason = answer.reason
    else:
        try:
            articles = understood_of(answer)
        except ValueError:
            reason = "its reader gave an answer that makes no sense"
    reading = Reading(each.digest, each.suffix, workshop.stamp.reading, reason, bool(articles))
    workshop.ledger.keep(reading, articles, workshop.stamp)
    return reading


def _unenriched(job: dict[str, Any], failure: Failure) -> list[dict[str, Any]]:
    """Return an answer without findings: the text is worth more than what is found out about it."""
    return [
        {
            "reading": record,
            "findings": record
            | {"warnings": [f"nothing was found out about it: {failure.reason}"]},
            "signature": "",
        }
        for record in job["articles"]
    ]


def _batches(articles: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(articles, ARTICLES_A_JOB)):
        yield batch
