"""Clippings are read and their articles enriched by workers, and kept as soon as they are."""

import dataclasses
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import Any, TypeVar

from searchkit.domain.ledger import ClippingEntry, Enriched, Fault, KnownArticle, ReadArticle
from searchkit.domain.record import kept
from searchkit.domain.stamp import NOT_YET, Stamp, differing
from searchkit.ingest.failures import Cause, Failure, failure_of
from searchkit.ingest.faults import MachineWatch, next_fault
from searchkit.ingest.jobs import (
    CHANGED,
    EnrichJob,
    ReadArticles,
    ReadJob,
    enrich_jobs,
    enriched_articles,
    read_articles,
    without_findings,
    worker,
)
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs
from searchkit.ingest.readings import Readings
from searchkit.ingest.request import Progress, Skills, silent
from searchkit.ports import Ledger
from searchkit.rules import limit
from searchkit.values import dataclass

FEW_JOBS = limit(
    20,
    "time: with 4 ms a text, one worker has done them before a second would have loaded what reads",
)
FEW_BYTES = limit(200_000, "time: as much text as 20 clippings; a print has as many by itself")

Job = TypeVar("Job", ReadJob, EnrichJob)


@dataclass(frozen=True, slots=True)
class Extraction:
    """From files to what the archive keeps of them."""

    skills: Skills
    ledger: Ledger
    stamp: Stamp
    workers: int
    limits: WorkerLimits
    letters: Counter[str] = dataclasses.field(default_factory=Counter)  # "read", "dropped": so far

    def read(
        self, jobs: Sequence[ReadJob], earlier: Mapping[str, Fault], progress: Progress = silent
    ) -> tuple[Readings, list[ReadJob]]:
        """Read these clippings and keep what they hold; `earlier` are the faults of other runs.

        Returns how it went, and the jobs whose files changed while they were read. Raises
        MachineFault where most fail, and not for what they hold; what was read is kept.
        """
        clippings: dict[str, ClippingEntry] = {}
        faults: dict[str, Fault] = {}
        changed: list[ReadJob] = []
        progress(0, len(jobs))
        is_alone = (_are_few(jobs) or len(jobs) == 1) and self.skills.is_compiled()
        is_unsigned = is_alone and _are_few(jobs)
        results = self._results(_in_turns(jobs), is_alone=is_alone, is_unsigned=is_unsigned)
        for done, (job, result) in enumerate(results, 1):
            match self._judged(job, result, is_unsigned=is_unsigned):
                case Failure(reason) if reason == CHANGED:
                    changed.append(job)
                case Failure(reason, Cause.CONTENT):
                    clippings[job.digest] = self._keep(job, ReadArticles([]), reason)
                case Failure() as failure:
                    faults[job.digest] = self._keep_fault(job.digest, failure, earlier)
                case ReadArticles() as read:
                    clippings[job.digest] = self._keep(job, read, None)
            progress(done, len(jobs))
        return Readings(clippings, faults), changed

    def enrich(
        self, waiting: Mapping[str, str], earlier: Mapping[str, Fault], progress: Progress
    ) -> None:
        """Find out about these articles: id -> the version of the findings that they have.

        Each batch is kept as soon as it is done, so that a run that is broken off goes on there
        the next time. Signatures are made where they may be others than those that are kept.
        """
        unsigned = {id for id, version in waiting.items() if self._is_unsigned(version)}
        done = 0
        for ids, sign in ((unsigned, True), (waiting.keys() - unsigned, False)):
            articles = self.ledger.as_read(ids) if ids else ()
            for enriched in self._enriched(enrich_jobs(articles, sign=sign), waiting, earlier):
                self.ledger.keep_findings(enriched, self.stamp)
                done += len(enriched)
                progress(done, len(waiting))

    def _is_unsigned(self, version: str) -> bool:
        return version == NOT_YET or "copies" in differing(version, self.stamp.findings)

    def _enriched(
        self, jobs: Iterable[EnrichJob], waiting: Mapping[str, str], earlier: Mapping[str, Fault]
    ) -> Iterator[list[Enriched]]:
        """Yield what came of each job; articles of one that failed are tried again, each alone.

        What fails even so is known without findings, with the reason as a warning. Where that is
        not the content's, a later run tries again; and what the machine failed on keeps the findings
        of an earlier searchkit meanwhile.
        """
        again: list[EnrichJob] = []
        for job, result in self._results(jobs):
            try:
                yield enriched_articles(_value(result), job, self.limits.answer_bytes)
            except ValueError:
                again += job.each_alone()
        for job, result in self._results(again):
            try:
                yield enriched_articles(_value(result), job, self.limits.answer_bytes)
            except ValueError as error:
                id = job.articles[0].id
                cause = result.cause if isinstance(result, Failure) else Cause.CONTENT
                if cause is not Cause.MACHINE or waiting[id] == NOT_YET:
                    yield [_unenriched(job, str(error))]
                if cause is not Cause.CONTENT:  # after its findings are kept, which ends a fault
                    self._keep_fault(id, result, earlier)

    def _keep(self, job: ReadJob, read: ReadArticles, reason: str | None) -> ClippingEntry:
        self.letters.update(read.letters)
        clipping = ClippingEntry(
            job.digest, job.suffix, self.stamp.reading, reason, has_articles=bool(read.articles)
        )
        self.ledger.keep(clipping, read.articles, self.stamp)
        return clipping

    def _keep_fault(self, subject: str, failure: Failure, earlier: Mapping[str, Fault]) -> Fault:
        """Keep a fault; one that is as it was is not written again."""
        known = earlier.get(subject)
        fault = next_fault(subject, failure, known, datetime.now(UTC))
        if fault != known:
            self.ledger.keep_fault(fault)
        return fault

    def _results(
        self, jobs: Iterable[Job], *, is_alone: bool = False, is_unsigned: bool = False
    ) -> Iterator[tuple[Job, Any | Failure]]:
        """Yield each job with what came of it, in the order in which they end.

        `is_alone`: where they are few and small, loading is most of the work; and a single one,
        however large, may need little of what reads. One worker loads what it needs, and we load
        meanwhile what ends the run. `is_unsigned`: and what signs, which the worker leaves to us.
        """
        skills = self.skills
        if is_unsigned:
            skills = dataclasses.replace(skills, sign=lambda _: b"")
        work = worker(skills, self.limits.file_bytes)
        watch = MachineWatch()
        with closing(
            run_jobs(
                work,
                jobs,
                1 if is_alone else self.workers,
                self.limits,
                message=self._message,
                load=(lambda: None) if is_alone else self.skills.load,
                meanwhile=self._prepare_ending if is_alone else (lambda: None),
            )
        ) as running:
            for job, result in running:
                yield job, result
                watch.note(result)

    def _prepare_ending(self) -> None:
        self.skills.load_ending()
        self.ledger.prepare_to_settle()

    def _judged(
        self, job: ReadJob, result: Any | Failure, *, is_unsigned: bool
    ) -> ReadArticles | Failure:
        """Return what a worker gave, with its signatures, or why there is nothing."""
        if isinstance(result, Failure):
            return result
        try:
            read = read_articles(result, self.limits.answer_bytes, frozenset(self._known(job)))
        except ValueError as error:
            return Failure(str(error))
        if not is_unsigned:
            return read
        try:
            return dataclasses.replace(read, articles=[*map(self._signed, read.articles)])
        except Exception as error:
            return failure_of(error)

    def _signed(self, article: ReadArticle | KnownArticle) -> ReadArticle | KnownArticle:
        """Return an article about which something was found out with its signature."""
        if isinstance(article, KnownArticle) or article.enriched is None:
            return article
        signature = self.skills.sign(article.as_read.article())
        enriched = dataclasses.replace(article.enriched, signature=signature)
        return dataclasses.replace(article, enriched=enriched)

    def _message(self, job: Job) -> Any:
        return job.message(self._known(job)) if isinstance(job, ReadJob) else job.message()

    def _known(self, job: ReadJob) -> Sequence[str]:
        """Return the articles that the file had before it changed: lines of an export stay the same."""
        return self.ledger.lines_of(job.before, self.stamp) if job.before else ()


def _are_few(jobs: Sequence[ReadJob]) -> bool:
    """Whether they are few and small."""
    return len(jobs) <= FEW_JOBS and sum(job.size for job in jobs) <= FEW_BYTES


def _in_turns(jobs: Sequence[ReadJob]) -> Iterator[ReadJob]:
    """Yield the smallest, the largest, the second smallest, and so on.

    So no worker is at a large one when there is nothing left for the others; and where the largest are
    too much for the machine, the smallest show that it is well.
    """
    by_size = deque(sorted(jobs, key=lambda job: job.size))
    while by_size:
        yield by_size.popleft()
        if by_size:
            yield by_size.pop()


def _value(result: Any | Failure) -> Any:
    """Return what a worker gave. Raises ValueError with the reason where it gave nothing."""
    match result:
        case Failure(reason):
            raise ValueError(reason)
        case _:
            return result


def _unenriched(job: EnrichJob, reason: str) -> Enriched:
    """Return the one article of a job as it was read, with the reason as a warning."""
    (as_read,) = job.articles
    return Enriched(kept(without_findings(as_read.article(), reason)), b"" if job.sign else None)
