"""What workers do: read a clipping and find things out about its articles; as data both ways."""

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from searchkit.domain.article import Article
from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.ledger import FileKey, Understood, shown
from searchkit.domain.record import article_from_record, article_record
from searchkit.ingest.fingerprint import digest_of, read_bytes
from searchkit.ingest.validation import is_sound
from searchkit.ingest.walk import full_path

CHANGED = "changed while it was read"

# Reading and finding out are one job for a clipping of up to so many paragraphs. More than that (an
# export, a book) is found out about in batches of that size, in jobs of their own: the limit of time
# is made for one clipping, and findings that fail must not take the text with them. At a thousand
# paragraphs a second a batch takes well under a second.
PARAGRAPHS_A_JOB = 400


@dataclass(frozen=True, slots=True)
class Skills:
    """What is done to a file, chosen by app.py. All of it runs in the workers."""

    understand: Callable[[Source], tuple[Article, ...]]  # UnreadableClipping says why not
    enrich: Callable[[Article], Article]
    sign: Callable[[Article], bytes]  # empty: it is nobody's copy


def reading_job(key: FileKey, digest: str, name: str) -> dict[str, Any]:
    """Return the job of reading a file that had this digest."""
    return {"file": str(full_path(key)), "digest": digest, "name": shown(name)}


def enriching_jobs(articles: Iterable[Article]) -> Iterator[dict[str, Any]]:
    """Yield the jobs of finding things out about articles that were read before."""
    batch: list[dict[str, Any]] = []
    paragraphs = 0
    for article in articles:
        batch.append(article_record(article))
        paragraphs += len(article.paragraphs)
        if paragraphs >= PARAGRAPHS_A_JOB:
            yield {"articles": batch}
            batch, paragraphs = [], 0
    if batch:
        yield {"articles": batch}


def answers(skills: Skills, most_bytes: int) -> Callable[[Any], Any]:
    """Return what a worker does with such jobs."""

    def work(job: Any) -> Any:
        if "articles" in job:
            articles = [article_from_record(record) for record in job["articles"]]
            return [_understood(article, skills) for article in articles]
        data = _bytes_with(job["digest"], Path(job["file"]), most_bytes)
        articles = _each_once(skills.understand(Source(job["name"], data)))
        if not articles:
            raise UnreadableClipping("holds no text")
        if sum(len(article.paragraphs) for article in articles) > PARAGRAPHS_A_JOB:
            return [{"reading": article_record(article)} for article in articles]
        return [_understood(article, skills) for article in articles]

    return work


def is_found_out(answer: Any) -> bool:
    """Whether an answer to a reading job holds findings; else they are a job of their own."""
    return all("findings" in each for each in answer)


def understood_of(answer: Any) -> list[Understood]:
    """Return what a worker's answer says. Raises ValueError with a sentence where it is nonsense."""
    try:
        return [_checked(each) for each in answer]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError("its reader gave an answer that makes no sense") from None


def without_findings(article: Article, reason: str) -> Article:
    """Return an article as it was read: its text is worth more than what is found out about it."""
    warning = f"nothing was found out about it: {reason}"
    return replace(article, warnings=(*article.warnings, warning))


def _checked(each: Any) -> Understood:
    reading = _article(each["reading"])
    try:
        findings = _article(each["findings"]) if "findings" in each else reading
    except (ValueError, KeyError, TypeError, AttributeError):
        findings = without_findings(reading, "its finders gave an answer that makes no sense")
    return Understood(reading, findings, base64.b64decode(each.get("signature", ""), validate=True))


def _article(record: Any) -> Article:
    article = article_from_record(record)
    if not is_sound(article):
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


def _understood(article: Article, skills: Skills) -> dict[str, Any]:
    try:
        findings = skills.enrich(article)
    except Exception as error:
        findings = without_findings(article, f"{type(error).__name__}: {error}")
    return {
        "reading": article_record(article),
        "findings": article_record(findings),
        "signature": base64.b64encode(skills.sign(article)).decode("ascii"),
    }


def _each_once(articles: Sequence[Article]) -> list[Article]:
    """Return the articles without later ones of the same id: identical lines of one export."""
    return list({article.id: article for article in reversed(articles)}.values())[::-1]
