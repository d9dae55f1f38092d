"""What workers do: read a clipping and find things out about its articles; as data both ways.

A job goes to a worker as JSON, and its result comes back as JSON:

    ReadJob     file, digest, name   ->   articles as they were read, each with findings or without
    EnrichJob   articles as read     ->   the same with findings

Articles cross as the archive keeps them, packed, in base64: only a worker ever makes the bytes, and
what it makes is opened and looked at before it is kept.
"""

import base64
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from searchkit.domain.article import Article, DroppedKind
from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.ledger import Enriched, FileKey, KnownArticle, ReadArticle, shown
from searchkit.domain.record import Keeper, KeptArticle, article_from_record, kept, unpacked
from searchkit.ingest.failures import is_of_the_machine
from searchkit.ingest.fingerprint import digest_of, read_bytes
from searchkit.ingest.request import Skills
from searchkit.ingest.validation import Opener
from searchkit.ingest.walk import full_path
from searchkit.rules import limit
from searchkit.values import dataclass

CHANGED = "changed while it was read"

# Reading and finding out are one job for a clipping of up to so many paragraphs. More than that (an
# export, a book) is found out about in batches, in jobs of their own: the limit of time is made for
# one clipping, and findings that fail must not take the text with them.
PARAGRAPHS_A_JOB = 400

# Records of so many bytes are a batch: of news about as many paragraphs. At a thousand paragraphs a
# second that takes well under a second.
BYTES_A_JOB = 100_000

# Articles of an import that came with all that would be found out are completed in the job that reads
# them, as long as it has worked no longer: the rest is kept, asked for and sent once more. A third of
# the time that a job may take, so that the limit is met on no machine.
GIVEN_CPU_SECONDS = limit(10.0, "time: 60,000 given paragraphs and their reading on a busy machine")


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Bytes that must be read, and the name under which they are."""

    file: FileKey  # one that has these bytes
    digest: str
    name: str  # as it is shown; of the first path of all that have them
    suffix: str
    size: int  # bytes
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

    articles: tuple[KeptArticle, ...]
    sign: bool  # False: their signatures stand

    def message(self) -> dict[str, Any]:
        """Return the job as a worker gets it."""
        return {"articles": [_text(each.packed) for each in self.articles], "sign": self.sign}

    def each_alone(self) -> Iterator["EnrichJob"]:
        """Yield a job for every article of this one."""
        for article in self.articles:
            yield EnrichJob((article,), self.sign)


def enrich_jobs(articles: Iterable[KeptArticle], *, sign: bool) -> Iterator[EnrichJob]:
    """Yield the jobs of finding things out about articles that were read before."""
    batch: list[KeptArticle] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += article.size
        if size >= BYTES_A_JOB:
            yield EnrichJob(tuple(batch), sign)
            batch, size = [], 0
    if batch:
        yield EnrichJob(tuple(batch), sign)


def worker(skills: Skills, most_bytes: int) -> Callable[[Any], Any]:
    """Return what a worker does with such jobs."""

    def work(job: Any) -> Any:
        if "articles" in job:
            packed = (base64.b64decode(each) for each in job["articles"])
            as_read = (article_from_record(unpacked(each)) for each in packed)
            return [_findings(each, skills, Keeper(), sign=job["sign"]) for each in as_read]
        began = time.process_time()
        data = _bytes_with(job["digest"], Path(job["file"]), most_bytes)
        source, ids = skills.without(Source(job["name"], data), frozenset(job.get("known", ())))
        waiting = _last_first(skills.read(source))
        if not waiting:
            raise UnreadableClipping("holds no text")
        is_short = sum(len(article.paragraphs) for article in waiting) <= PARAGRAPHS_A_JOB
        results = []
        while waiting:  # each makes room for what comes of it
            article = waiting.pop()
            keeper = Keeper()
            result = _as_read(article, keeper)
            has_time = time.process_time() - began < GIVEN_CPU_SECONDS
            if is_short or (has_time and _is_given(article)):
                result |= _findings(article, skills, keeper, sign=True)
            results.append(result)
        return {"articles": results} | ({"ids": list(ids)} if ids else {})

    return work


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """What came of a ReadJob."""

    articles: list[ReadArticle | KnownArticle]  # in order
    letters: Counter[str] = field(
        default_factory=Counter
    )  # "read", "dropped"; of what was read now


def read_articles(result: Any, most_bytes: int, known: Collection[str] = ()) -> ReadArticles:
    """Return what came of a ReadJob, of at most so many bytes.

    Raises ValueError with a sentence where it is nonsense.
    """
    letters: Counter[str] = Counter()
    opener = Opener(most_bytes)
    try:
        articles = [_read_article(each, opener, letters) for each in result["articles"]]
        read = {each.as_read.id: each for each in articles}
        listed = list(dict.fromkeys(result.get("ids", read)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        read, listed = {}, []
    told = [
        read[id] if id in read else KnownArticle(id) for id in listed if id in read or id in known
    ]
    if not told or not read.keys() <= set(listed):
        raise ValueError("its reader gave an answer that makes no sense")
    return ReadArticles(told, letters)


def enriched_articles(result: Any, job: EnrichJob, most_bytes: int) -> list[Enriched]:
    """Return what came of an EnrichJob, of at most so many bytes. Raises ValueError for nonsense."""
    opener = Opener(most_bytes)
    try:
        return [
            _enriched(each, as_read, opener)
            for each, as_read in zip(result, job.articles, strict=True)
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError("its finders gave an answer that makes no sense") from None


def without_findings(article: Article, reason: str) -> Article:
    """Return an article as it was read: its text is worth more than what is found out about it."""
    warning = f"nothing was found out about it: {reason}"
    return replace(article, warnings=(*article.warnings, warning))


def _read_article(each: Any, opener: Opener, letters: Counter[str]) -> ReadArticle:
    as_read, record = opener.opened(each["as read"])
    warnings = each.get("warnings", ())
    if as_read.warnings or not all(type(warning) is str for warning in warnings):
        raise ValueError(as_read.id)
    _count(record, letters)
    enriched = _enriched({"signature": ""} | each, as_read, opener) if "found" in each else None
    return ReadArticle(as_read, tuple(warnings), enriched)


def _enriched(each: Any, as_read: KeptArticle, opener: Opener) -> Enriched:
    try:
        found, _ = opener.opened(each["found"])
        is_of_it = found.id == as_read.id
    except (ValueError, KeyError, TypeError, RecursionError):
        is_of_it = False
    if not is_of_it:
        reason = "its finders gave an answer that makes no sense"
        found = kept(without_findings(as_read.article(), reason))
    signature = each.get("signature")
    return Enriched(
        found, None if signature is None else base64.b64decode(signature, validate=True)
    )


def _count(record: Mapping[str, Any], letters: Counter[str]) -> None:
    """Add an article's letters; what the file says of itself is no text of it."""
    in_paragraphs = sum(len(paragraph["text"]) for paragraph in record["paragraphs"])
    dropped = sum(
        len(each["text"])
        for each in record.get("dropped", ())
        if each["kind"] != DroppedKind.METADATA
    )
    letters["read"] += in_paragraphs + dropped
    letters["dropped"] += dropped


def _as_read(article: Article, keeper: Keeper) -> dict[str, Any]:
    told = {"as read": _text(keeper.kept(article, besides=article.warnings).packed)}
    return told | ({"warnings": list(article.warnings)} if article.warnings else {})


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes_with(digest: str, path: Path, most_bytes: int) -> bytes:
    """Return the file's bytes, which had this digest a moment ago."""
    try:
        data = read_bytes(path, most_bytes)
    except (FileNotFoundError, UnreadableClipping):
        raise UnreadableClipping(CHANGED) from None
    if digest_of(data) != digest:
        raise UnreadableClipping(CHANGED)
    return data


def _findings(article: Article, skills: Skills, keeper: Keeper, *, sign: bool) -> dict[str, Any]:
    try:
        enriched = skills.enrich(article)
    except Exception as error:
        if is_of_the_machine(error):
            raise
        enriched = without_findings(article, f"{type(error).__name__}: {error}")
    findings = {"found": _text(keeper.kept(enriched, besides=article.warnings).packed)}
    if sign:
        findings["signature"] = _text(skills.sign(article))
    return findings


def _is_given(article: Article) -> bool:
    """Whether all that is found out about paragraphs came with the article."""
    return article.published is not None and all(
        p.speakers is not None and p.countries is not None for p in article.paragraphs
    )


def _last_first(articles: Sequence[Article]) -> list[Article]:
    """Return the articles without later ones of the same id: identical lines of one export."""
    return list({article.id: article for article in reversed(articles)}.values())
