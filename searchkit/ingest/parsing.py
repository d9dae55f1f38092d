"""Files understood without being kept: what `searchkit parse` shows, by the rules of a run."""

import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from searchkit.domain.article import Article
from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.ledger import shown
from searchkit.domain.record import article_from_record, article_record
from searchkit.ingest.failures import Failure
from searchkit.ingest.fingerprint import read_bytes
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.pool import run_jobs
from searchkit.values import dataclass

# Found out about together. An export may hold ten thousand articles, and no job may take longer
# than a limit that is made for one file.
ARTICLES_A_JOB = 20


@dataclass(frozen=True, slots=True)
class Parsed:
    """What is understood of one file."""

    path: Path  # as given
    articles: tuple[Article, ...] = ()
    reason: str | None = None  # why there are none, a sentence without its full stop
    is_unopened: bool = False  # it is not there, or cannot be opened


def parse_files(
    paths: Iterable[Path],
    understand: Callable[[Source], tuple[Article, ...]],
    enrich: Callable[[Article], Article],
    workers: int,
    limits: WorkerLimits,
) -> Iterator[Parsed]:
    """Yield what is understood of each file, in the order given, whatever the files hold."""

    def work(job: Any) -> Any:
        if "articles" in job:
            return [article_record(enrich(article_from_record(each))) for each in job["articles"]]
        try:
            data = read_bytes(Path(job["file"]), limits.file_bytes)
        except FileNotFoundError:
            raise UnreadableClipping("no such file") from None
        articles = understand(Source(shown(job["file"]), data))
        if not articles:
            raise UnreadableClipping("holds no text")
        return [article_record(article) for article in articles]

    bench = _Bench(paths)
    for job, answer in run_jobs(work, bench, workers, limits):
        bench.take(job, answer)
        yield from bench.finished()
    yield from bench.finished()


class _Bench:
    """The files in their order: what is still to be done for each, and what is done.

    An iterator of jobs that goes on after it ran dry: what a file holds becomes jobs of its own.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = list(paths)
        self._jobs: deque[dict[str, Any]] = deque()
        self._batches: dict[int, dict[int, list[Article]]] = {}  # place of the file -> of the batch
        self._batches_wanted: dict[int, int] = {}
        self._parsed: dict[int, Parsed] = {}
        self._next = 0
        for place, path in enumerate(self._paths):
            if (reason := _unopened(path)) is not None:
                self._parsed[place] = Parsed(path, reason=reason, is_unopened=True)
            else:
                self._jobs.append({"place": place, "file": str(path)})

    def __iter__(self) -> "_Bench":
        return self

    def __next__(self) -> dict[str, Any]:
        if not self._jobs:
            raise StopIteration
        return self._jobs.popleft()

    def take(self, job: dict[str, Any], answer: Any) -> None:
        """Put away an answer; articles that were read are next in turn for finding out."""
        place = job["place"]
        if "articles" in job:
            self._batches[place][job["at"]] = _articles(job, answer)
            if len(self._batches[place]) == self._batches_wanted[place]:
                batches = sorted(self._batches.pop(place).items())
                articles = tuple(article for _, batch in batches for article in batch)
                self._parsed[place] = Parsed(self._paths[place], articles)
        elif isinstance(answer, Failure):
            self._parsed[place] = Parsed(self._paths[place], reason=answer.reason)
        else:
            starts = range(0, len(answer), ARTICLES_A_JOB)
            self._batches[place], self._batches_wanted[place] = {}, len(starts)
            self._jobs.extendleft(
                {"place": place, "at": at, "articles": answer[at : at + ARTICLES_A_JOB]}
                for at in reversed(starts)
            )

    def finished(self) -> Iterator[Parsed]:
        """Yield what is done, as far as no file before it is still being worked on."""
        while self._next in self._parsed:
            yield self._parsed.pop(self._next)
            self._next += 1


def _unopened(path: Path) -> str | None:
    """Return why a file cannot be opened; None where it can be."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return "a link that leads nowhere" if path.is_symlink() else "no such file"
    except OSError as error:
        return error.strerror or str(error)
    if stat.S_ISDIR(status.st_mode):
        return "a folder; give files, or index it: searchkit index"
    return None if os.access(path, os.R_OK) else "cannot be opened: permission denied"


def _articles(job: Any, answer: Any) -> list[Article]:
    if not isinstance(answer, Failure):
        return [article_from_record(each) for each in answer]
    warning = f"nothing was found out about it: {answer.reason}"
    plain = (article_from_record(each) for each in job["articles"])
    return [replace(article, warnings=(*article.warnings, warning)) for article in plain]
