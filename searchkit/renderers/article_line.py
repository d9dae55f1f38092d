"""An article as a line of the `.jsonl` that index reads, with all that was found out about it.

Indexed again it has the same paragraphs and findings, and its line is the same again.
"""

from typing import Any

from searchkit.domain.article import (
    Article,
    CountryFinding,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.renderers.json import dump


def article_line(article: Article) -> str:
    """Return the line, without its end. What is unknown is left out; `id` tells where it is from."""
    record = {
        "id": article.given_id or article.id,
        "title": article.title,
        "published": _published(article.published),
        "source": article.source,
        "agency": article.agency if article.agency != article.source else None,
        "url": article.url,
        "byline": article.byline,
        "dateline": article.dateline,
        "paragraphs": [_paragraph(paragraph) for paragraph in article.paragraphs],
    }
    return dump({name: value for name, value in record.items() if value is not None})


def _published(published: PublishedDate | None) -> Any:
    if published is None:
        return None
    if published.date is None or published.confidence is None:
        return {"date": None}  # else it would be looked for once more
    if published.evidence == "given":
        return published.date.isoformat()
    return {
        "date": published.date.isoformat(),
        "evidence": published.evidence,
        "confidence": published.confidence.value,
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    record: dict[str, Any] = {"text": paragraph.text, "kind": paragraph.kind.value}
    if paragraph.speakers is not None:
        record["speakers"] = [_speaker(found) for found in paragraph.speakers]
    # An empty list would say that there is none, and the paragraph would not inherit its story's.
    if paragraph.countries or paragraph.is_given_no_country:
        record["countries"] = [_country(found) for found in paragraph.countries or ()]
    return record


def _speaker(found: SpeakerFinding) -> Any:
    if found == SpeakerFinding(found.name):
        return found.name
    record = {
        "name": found.name,
        "as_written": found.as_written,
        "cue": found.cue,
        "direct": found.direct,
        "rule": found.rule,
        "confidence": found.confidence,
    }
    return record | ({"role": found.role} if found.role else {})


def _country(found: CountryFinding) -> Any:
    if not found.as_written:
        return found.code
    return {"code": found.code, "as_written": found.as_written}
