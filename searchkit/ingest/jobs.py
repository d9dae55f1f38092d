"""What workers do: read a clipping and find things out about its articles; as data both ways.

A job goes to a worker as JSON, and its result comes back as JSON:

    ReadJob     file, digest, name   ->   articles as they were read, each with findings or without
    EnrichJob   articles as read     ->   findings of each

Findings are what an enriched article says otherwise than the one that was read (`changes_record`).
"""

import base64
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from searchkit.domain.article import Article
from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.ledger import Enriched, FileKey, KnownArticle, ReadArticle, shown
from searchkit.domain.record import (
    article_from_record,
    article_record,
    changes_record,
    with_changes,
)
from searchkit.ingest.failures import is_of_the_machine
from searchkit.ingest.fingerprint import digest_of, read_bytes
from searchkit.ingest.validation import is_valid
from searchkit.ingest.walk import full_path

CHANGED = "changed while it was read"

# Reading and finding out are one job for a clipping of up to so many paragraphs. More than that (an
# export, a book) is found out about in batches of that size, in jobs of their own: the limit of time
# is made for one clipping, and findings that fail must not take the text with them. At a thousand
# paragraphs a second a batch takes well under a second.
PARAGRAPHS_A_JOB = 400

# Of an import, so many paragraphs that came with all that would be found out are completed in one
# job: at 12,000 a second that takes two.
GIVEN_PARAGRAPHS_A_JOB = 25_000


def nothing_known(source: Source, known: Collection[str]) -> tuple[Source, Sequence[str]]:
    """Return the file whole: no part of it is told apart before it is read."""
    return source, ()


@dataclass(frozen=True, slots=True)
class Skills:
    """What is done to a file, chosen by app.py. All of it runs in the workers."""

    read: Callable[[Source], tuple[Article, ...]]  # UnreadableClipping says why not
    enrich: Callable[[Article], Article]
    sign: Callable[[Article], bytes]  # empty: it is nobody's copy
    # What is left to read of a file where articles with these ids are known, and the ids of all its
    # articles in order, as far as they can be told without reading; none: nothing was left out.
    without: Callable[[Source, Collection[str]], tuple[Source, Sequence[str]]] = nothing_known
    load: Callable[[], object] = lambda: None  # what takes long to load, before workers are forked


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Bytes that must be read, and the name under which they are."""

    file: FileKey  # one that has these bytes
    digest: str
    name: str  # as it is shown; of the first path of all that have them
    suffix: str
    before: str | None = None  # digest of the bytes from which the file's articles are so far

    def message(self, known: Sequence[str] = ()) -> dict[str, Any]:
        """Return the job as a worker gets it. `known`: articles that need not be read again."""
        message = {
            "file": str(full_path(self.file)),
            "digest": self.digest,
            "name": shown(self.name),
        }
        return message | ({"known": list(known)} if known else {})


@dataclass(frozen=True, slots=True)
class EnrichJob:
    """Articles, as they were read, about which something must be found out."""

    records: tuple[dict[str, Any], ...]
    sign: bool  # False: their signatures stand

    def message(self) -> dict[str, Any]:
        """Return the job as a worker gets it."""
        return {"articles": self.records, "sign": self.sign}

    def each_alone(self) -> Iterator["EnrichJob"]:
        """Yield a job for every article of this one."""
        for record in self.records:
            yield EnrichJob((record,), self.sign)


def enrich_jobs(articles: Iterable[Article], *, sign: bool) -> Iterator[EnrichJob]:
    """Yield the jobs of finding things out about articles that were read before."""
    batch: list[dict[str, Any]] = []
    paragraphs = 0
    for article in articles:
        batch.append(article_record(article))
        paragraphs += len(article.paragraphs)
        if paragraphs >= PARAGRAPHS_A_JOB:
            yield EnrichJob(tuple(batch), sign)
            batch, paragraphs = [], 0
    if batch:
        yield EnrichJob(tuple(batch), sign)


def worker(skills: Skills, most_bytes: int) -> Callable[[Any], Any]:
    """Return what a worker does with such jobs."""

    def work(job: Any) -> Any:
        if "articles" in job:
            articles = [article_from_record(record) for record in job["articles"]]
            return [_findings(article, skills, sign=job["sign"]) for article in articles]
        data = _bytes_with(job["digest"], Path(job["file"]), most_bytes)
        source, ids = skills.without(Source(job["name"], data), frozenset(job.get("known", ())))
        articles = _each_once(skills.read(source))
        if not articles:
            raise UnreadableClipping("holds no text")
        is_short = sum(len(article.paragraphs) for article in articles) <= PARAGRAPHS_A_JOB
        given_paragraphs = 0
        results = []
        for article in articles:
            result = {"as read": article_record(article)}
            if not is_short and given_paragraphs < GIVEN_PARAGRAPHS_A_JOB and _is_given(article):
                given_paragraphs += len(article.paragraphs)
                result |= _findings(article, skills, sign=True)
            elif is_short:
                result |= _findings(article, skills, sign=True)
            results.append(result)
        return {"articles": results} | ({"ids": list(ids)} if ids else {})

    return work


def read_articles(result: Any, known: Collection[str] = ()) -> list[ReadArticle | KnownArticle]:
    """Return what came of a ReadJob, in order. Raises ValueError with a sentence where it is nonsense."""
    try:
        read = {each.as_read.id: each for each in map(_read_article, result["articles"])}
        listed = list(dict.fromkeys(result.get("ids", read)))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        read, listed = {}, []
    articles = [
        read[id] if id in read else KnownArticle(id) for id in listed if id in read or id in known
    ]
    if not articles or not read.keys() <= set(listed):
        raise ValueError("its reader gave an answer that makes no sense")
    return articles


def enriched_articles(result: Any, job: EnrichJob) -> list[Enriched]:
    """Return what came of an EnrichJob. Raises ValueError where it is nonsense."""
    articles = map(article_from_record, job.records)
    try:
        return [_enriched(each, article) for each, article in zip(result, articles, strict=True)]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError("its finders gave an answer that makes no sense") from None


def without_findings(article: Article, reason: str) -> Article:
    """Return an article as it was read: its text is worth more than what is found out about it."""
    warning = f"nothing was found out about it: {reason}"
    return replace(article, warnings=(*article.warnings, warning))


def _read_article(each: Any) -> ReadArticle:
    as_read = _checked(article_from_record(each["as read"]))
    enriched = _enriched({"signature": ""} | each, as_read) if "findings" in each else None
    return ReadArticle(as_read, enriched)


def _enriched(each: Any, as_read: Article) -> Enriched:
    try:
        article = _checked(with_changes(as_read, each["findings"]), as_read.id)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        article = without_findings(as_read, "its finders gave an answer that makes no sense")
    signature = each.get("signature")
    return Enriched(
        article, None if signature is None else base64.b64decode(signature, validate=True)
    )


def _checked(article: Article, id: str | None = None) -> Article:
    """Return the article, where it is one; with an `id`, where it is that and no other."""
    if not is_valid(article) or id not in (None, article.id):
        raise ValueError(article.id)
    return article


def _bytes_with(digest: str, path: Path, most_bytes: int) -> bytes:
    """Return the file's bytes, which had this digest a moment ago."""
    try:
        data = read_bytes(path, most_bytes)
    except (FileNotFoundError, UnreadableClipping):
        raise UnreadableClipping(CHANGED) from None
    if digest_of(data) != digest:
        raise UnreadableClipping(CHANGED)
    return data


def _findings(article: Article, skills: Skills, *, sign: bool) -> dict[str, Any]:
    try:
        changes = changes_record(article, skills.enrich(article))
    except Exception as error:
        if is_of_the_machine(error):
            raise
        enriched = without_findings(article, f"{type(error).__name__}: {error}")
        changes = changes_record(article, enriched)
    findings: dict[str, Any] = {"findings": changes}
    if sign:
        findings["signature"] = base64.b64encode(skills.sign(article)).decode("ascii")
    return findings


def _is_given(article: Article) -> bool:
    """Whether all that is found out about paragraphs came with the article."""
    return article.published is not None and all(
        p.speakers is not None and p.countries is not None for p in article.paragraphs
    )


def _each_once(articles: Sequence[Article]) -> list[Article]:
    """Return the articles without later ones of the same id: identical lines of one export."""
    return list({article.id: article for article in reversed(articles)}.values())[::-1]
