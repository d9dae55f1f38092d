"""An answer as JSON: the format that programs rely on, named by `format_version`.

Values are exact. Control and bidirectional characters are written as JSON's own escapes, so that
a terminal that shows the text obeys nothing in it.
"""

import dataclasses
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from searchkit.domain.answer import Answer, ShownHit
from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.document import ParagraphDocument

FORMAT_VERSION = 1

# What json.dumps leaves as it is and a terminal may act on; lone surrogates cannot be encoded.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

# A span on one line. Texts hold no line feed here, so that only lists can look like this.
_SPAN = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")


def dump(value: Any, *, indent: int | None = None) -> str:
    """Return `value` as JSON text that any terminal and any JSON reader can take."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if indent is not None:
        text = _SPAN.sub(r"[\1, \2]", text)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def answer_json(answer: Answer) -> str:
    """Return the whole answer as one object."""
    return dump(
        {
            "format_version": FORMAT_VERSION,
            "query": answer.query,
            "read_as": answer.read_as,
            "total": answer.total,
            "elapsed_ms": round(answer.elapsed_ms, 1),
            "hits": [_hit(hit) for hit in answer.hits],
            "facets": {
                facet.value: [
                    {"value": count.value, "label": count.label, "count": count.count}
                    for count in counts
                ]
                for facet, counts in answer.facets.items()
            },
        },
        indent=1,
    )


def answer_jsonl(answer: Answer) -> Iterator[str]:
    """Yield one line per hit."""
    for hit in answer.hits:
        yield dump(_hit(hit))


def _hit(hit: ShownHit) -> dict[str, Any]:
    document = hit.document
    record: dict[str, Any] = {
        "rank": hit.rank,
        "id": document.id,
        "score": hit.score,
        "kind": document.kind.value,
        "paragraph": document.number if document.kind is Kind.BODY else None,
        "page": document.page,
        "text": document.text,
        "snippet_span": list(hit.snippet),
        "highlights": [list(match) for match in hit.matches],
        "speakers": list(document.speakers),
        "countries": list(document.countries),
        "published": document.published.isoformat() if document.published else None,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "path": document.path,
    }
    if hit.also_in:
        record["also_in"] = list(hit.also_in)
    if hit.before or hit.after:
        record["before"] = [_neighbour(neighbour) for neighbour in hit.before]
        record["after"] = [_neighbour(neighbour) for neighbour in hit.after]
    if hit.parts is not None:
        record["parts"] = [dataclasses.asdict(part) for part in hit.parts]
    return record


def _neighbour(document: ParagraphDocument) -> dict[str, Any]:
    return {"id": document.id, "kind": document.kind.value, "text": document.text}


def article_object(article: Article, path: str, *, explain: bool = False) -> dict[str, Any]:
    """Return an article as `parse` and `show` give it; `explain` adds why each paragraph starts."""
    published = article.published
    record: dict[str, Any] = {
        "format_version": FORMAT_VERSION,
        "path": path,
        "ordinal": article.ordinal,
        "id": article.given_id,
        "title": article.title,
        "source": article.source,
        "agency": article.agency,
        "url": article.url,
        "byline": article.byline,
        "dateline": article.dateline,
        "published": {
            "date": published.date.isoformat() if published and published.date else None,
            "evidence": published.evidence if published else "",
            "confidence": published.confidence if published else None,
        },
        "paragraphs": [_paragraph(paragraph, explain=explain) for paragraph in article.paragraphs],
        "countries": list(article.countries or ()),
        "dropped": [{"kind": line.kind.value, "text": line.text} for line in article.dropped],
    }
    if article.warnings:
        record["warnings"] = list(article.warnings)
    if article.corrected:
        record["corrected"] = list(article.corrected)
    return record


def _paragraph(paragraph: Paragraph, *, explain: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "ordinal": paragraph.ordinal,
        "kind": paragraph.kind.value,
        "page": paragraph.page,
        "text": paragraph.text,
        "speakers": [
            {
                "name": found.name,
                "as_written": found.as_written,
                "cue": found.cue,
                "direct": found.direct,
                "rule": found.rule,
                "confidence": found.confidence,
            }
            for found in paragraph.speakers or ()
        ],
        "countries": [
            {"code": found.code, "as_written": found.as_written}
            for found in paragraph.countries or ()
        ],
    }
    if explain:
        record["break_reason"] = paragraph.break_reason
    return record


def parsed_json(path: str, articles: Sequence[Article], *, explain: bool = False) -> str:
    """Return one object for a file."""
    return dump(
        {
            "format_version": FORMAT_VERSION,
            "path": path,
            "articles": [article_object(article, path, explain=explain) for article in articles],
        },
        indent=1,
    )


def parsed_jsonl(path: str, articles: Sequence[Article], *, explain: bool = False) -> Iterator[str]:
    """Yield one line per article."""
    for article in articles:
        yield dump(article_object(article, path, explain=explain))
