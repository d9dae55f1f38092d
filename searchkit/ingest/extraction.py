"""Clippings are read and their articles enriched by workers, and kept as soon as they are."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from searchkit.domain.article import Article, DroppedKind
from searchkit.domain.ledger import ClippingEntry, Enriched, ReadArticle
from searchkit.domain.record import article_from_record
from searchkit.domain.stamp import NOT_YET, Stamp, differing
from searchkit.ingest.failures import Failure
from searchkit.ingest.jobs import (
    CHANGED,
    EnrichJob,
    ReadJob,
    Skills,
    enrich_jobs,
    enriched_articles,
    read_articles,
    without_findings,
    worker,
)
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs
from searchkit.ports import Ledger

Job = TypeVar("Job", ReadJob, EnrichJob)
Progress = Callable[[int, int], None]  # done, to do: clippings, then articles to find out about


@dataclasses.dataclass(frozen=True, slots=True)
class Extraction:
    """From files to what the archive keeps of them."""

    skills: Skills
    ledger: Ledger
    stamp: Stamp
    workers: int
    limits: WorkerLimits
    letters: Counter[str] = dataclasses.field(default_factory=Counter)  # "read", "dropped": so far

    def read(
        self, jobs: Sequence[ReadJob], progress: Progress
    ) -> tuple[dict[str, ClippingEntry], list[ReadJob]]:
        """Read these clippings and keep what they hold.

        Returns digest -> how it went, and the jobs whose files changed while they were read.
        """
        clippings: dict[str, ClippingEntry] = {}
        changed: list[ReadJob] = []
        progress(0, len(jobs))
        for done, (job, result) in enumerate(self._results(jobs), 1):
            if isinstance(result, Failure) and result.reason == CHANGED:
                changed.append(job)
            else:
                clippings[job.digest] = self._keep(job, result)
            progress(done, len(jobs))
        return clippings, changed

    def enrich(self, waiting: Mapping[str, str], progress: Progress) -> None:
        """Find out about these articles: id -> the version of the findings that they have.

        Each batch is kept as soon as it is done, so that a run that is broken off goes on there
        the next time. Signatures are made where they may be others than those that are kept.
        """
        unsigned = {id for id, version in waiting.items() if self._is_unsigned(version)}
        done = 0
        for ids, sign in ((unsigned, True), (waiting.keys() - unsigned, False)):
            articles = self.ledger.as_read(ids) if ids else ()
            for enriched in self._enriched(enrich_jobs(articles, sign=sign)):
                self.ledger.keep_findings(enriched, self.stamp)
                done += len(enriched)
                progress(done, len(waiting))

    def _is_unsigned(self, version: str) -> bool:
        return version == NOT_YET or "copies" in differing(version, self.stamp.findings)

    def _enriched(self, jobs: Iterable[EnrichJob]) -> Iterator[list[Enriched]]:
        """Yield what came of each job; articles of one that failed are tried again, each alone."""
        again: list[EnrichJob] = []
        for job, result in self._results(jobs):
            try:
                yield enriched_articles(_value(result), job)
            except ValueError:
                again += job.each_alone()
        for job, result in self._results(again):
            try:
                yield enriched_articles(_value(result), job)
            except ValueError as error:
                yield [_unenriched(job, str(error))]

    def _keep(self, job: ReadJob, result: Any | Failure) -> ClippingEntry:
        articles: list[ReadArticle] = []
        reason = None
        try:
            articles = read_articles(_value(result))
        except ValueError as error:
            reason = str(error)
        for article in articles:
            _count(article.as_read, self.letters)
        clipping = ClippingEntry(
            job.digest, job.suffix, self.stamp.reading, reason, has_articles=bool(articles)
        )
        self.ledger.keep(clipping, articles, self.stamp)
        return clipping

    def _results(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Any | Failure]]:
        """Yield each job with what came of it, in the order in which they end."""
        work = worker(self.skills, self.limits.file_bytes)
        yield from run_jobs(
            work, jobs, self.workers, self.limits, message=lambda job: job.message()
        )


def _count(article: Article, letters: Counter[str]) -> None:
    """Add an article's letters; what the file says of itself is no text of it."""
    kept = sum(len(paragraph.text) for paragraph in article.paragraphs)
    dropped = sum(
        len(each.text) for each in article.dropped if each.kind is not DroppedKind.METADATA
    )
    letters.update(read=kept + dropped, dropped=dropped)


def _value(result: Any | Failure) -> Any:
    """Return what a worker gave. Raises ValueError with the reason where it gave nothing."""
    match result:
        case Failure(reason):
            raise ValueError(reason)
        case _:
            return result


def _unenriched(job: EnrichJob, reason: str) -> Enriched:
    """Return the one article of a job as it was read, with the reason as a warning."""
    (record,) = job.records
    article = without_findings(article_from_record(record), reason)
    return Enriched(article, b"" if job.sign else None)
