"""What workers do: read a clipping and find things out about its articles; as data both ways."""

import base64
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from searchkit.domain.article import Article
from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.ledger import FileKey, Understood, shown
from searchkit.domain.record import article_from_record, article_record
from searchkit.ingest.corpus import full_path
from searchkit.ingest.fingerprint import digest_of, read_bytes

CHANGED = "changed while it was read"


@dataclass(frozen=True, slots=True)
class Skills:
    """What is done to a file, chosen by app.py. All of it runs in the workers."""

    understand: Callable[[Source], tuple[Article, ...]]  # UnreadableClipping says why not
    enrich: Callable[[Article], Article]
    sign: Callable[[Article], bytes]  # empty: it is nobody's copy


def reading_job(key: FileKey, digest: str, name: str) -> dict[str, Any]:
    """Return the job of reading a file that had this digest."""
    return {"file": str(full_path(key)), "digest": digest, "name": shown(name)}


def enriching_job(articles: Sequence[Article]) -> dict[str, Any]:
    """Return the job of finding things out about articles that were read before."""
    return {"articles": [article_record(article) for article in articles]}


def answers(skills: Skills, most_bytes: int) -> Callable[[Any], Any]:
    """Return what a worker does with such jobs."""

    def work(job: Any) -> Any:
        if "file" in job:
            data = _bytes_with(job["digest"], Path(job["file"]), most_bytes)
            articles: Iterable[Article] = skills.understand(Source(job["name"], data))
        else:
            articles = (article_from_record(record) for record in job["articles"])
        understood = [_understood(article, skills) for article in _each_once(articles)]
        if not understood:
            raise UnreadableClipping("holds no text")
        return understood

    return work


def understood_of(answer: Any) -> list[Understood]:
    """Return what a worker's answer says. Raises ValueError where it makes no sense."""
    try:
        return [
            Understood(
                article_from_record(each["reading"]),
                article_from_record(each["findings"]),
                base64.b64decode(each["signature"], validate=True),
            )
            for each in answer
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


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
        # The text is worth more than what can be found out about it.
        warning = f"nothing was found out about it ({type(error).__name__}: {error})"
        findings = replace(article, warnings=(*article.warnings, warning))
    return {
        "reading": article_record(article),
        "findings": article_record(findings),
        "signature": base64.b64encode(skills.sign(article)).decode("ascii"),
    }


def _each_once(articles: Iterable[Article]) -> list[Article]:
    """Return the articles without later ones of the same id: identical lines of one export."""
    return list({article.id: article for article in reversed(list(articles))}.values())[::-1]
