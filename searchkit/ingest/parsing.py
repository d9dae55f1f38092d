"""Files understood without being kept: what `searchkit parse` shows, by the rules of a run."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from searchkit.domain.article import Article
from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.ledger import shown
from searchkit.domain.record import article_from_record, article_record
from searchkit.ingest.fingerprint import read_bytes
from searchkit.ingest.limits import Limits
from searchkit.ingest.pool import Failure, run_jobs

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
    limits: Limits,
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

    for path in paths:
        if (reason := _unopened(path)) is not None:
            yield Parsed(path, reason=reason, is_unopened=True)
            continue
        ((_, answer),) = run_jobs(work, [{"file": str(path)}], 1, limits)
        if isinstance(answer, Failure):
            yield Parsed(path, reason=answer.reason)
            continue
        yield Parsed(path, tuple(_enriched(answer, work, workers, limits)))


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


def _enriched(
    records: Sequence[Any], work: Callable[[Any], Any], workers: int, limits: Limits
) -> Iterator[Article]:
    """Yield the articles with what is found out about them, in their order."""
    starts = range(0, len(records), ARTICLES_A_JOB)
    jobs = [{"at": at, "articles": records[at : at + ARTICLES_A_JOB]} for at in starts]
    waiting: dict[int, list[Article]] = {}
    place = 0
    for job, answer in run_jobs(work, jobs, min(workers, len(jobs)), limits):
        waiting[job["at"]] = _articles(job, answer)
        while place in waiting:
            yield from waiting.pop(place)
            place += ARTICLES_A_JOB


def _articles(job: Any, answer: Any) -> list[Article]:
    if not isinstance(answer, Failure):
        return [article_from_record(each) for each in answer]
    warning = f"nothing was found out about it: {answer.reason}"
    plain = (article_from_record(each) for each in job["articles"])
    return [replace(article, warnings=(*article.warnings, warning)) for article in plain]
