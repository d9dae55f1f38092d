"""Results and articles as JSON: the format that programs rely on, named by `format_version`.

Values are exact. Control and bidirectional characters are written as JSON's own escapes, so that
a terminal that shows the text obeys nothing in it.
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from searchkit.domain.article import Article, Kind, Paragraph, SpeakerFinding
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.news import News
from searchkit.domain.query import Facet, FacetPair
from searchkit.domain.results import FacetCount, Hit, PairCount, Results
from searchkit.domain.suggestion import Suggestion
from searchkit.regexes import regex
from searchkit.renderers.display_names import Names

FORMAT_VERSION = 1

# What json.dumps leaves as it is and a terminal may act on; lone surrogates cannot be encoded.
_UNSAFE = regex("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

# A span on one line. Texts hold no line feed here, so that only lists can look like this.
_SPAN = regex(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")


def dump(value: Any, *, indent: int | None = None) -> str:
    """Return `value` as JSON text that any terminal and any JSON reader can take."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if indent is not None:
        text = _SPAN.sub(r"[\1, \2]", text)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def results_json(
    results: Results,
    names: Names,
    suggestions: Sequence[Suggestion] = (),
    *,
    around: int = 0,
    explain: bool = False,
) -> str:
    """Return the whole answer as one object.

    Each hit with up to `around` paragraphs on each side; `explain` adds the parts of its score.
    `suggestions` are what would find something, where nothing is found.
    """
    return dump(
        {
            "format_version": FORMAT_VERSION,
            "query": results.query.text,
            "read_as": results.read_as,
            "read_names": _read_names(results),
            **_nearest_names(results),
            "total": results.total,
            "total_stories": results.total_stories,
            "elapsed_ms": round(results.elapsed_ms, 1),
            "suggestions": [dataclasses.asdict(each) for each in suggestions],
            "hits": [*_hits(results, around=around, explain=explain)],
            "facets": {
                **{
                    facet.value: [_count(facet, count, names) for count in counts]
                    for facet, counts in results.facets.items()
                },
                **{
                    ",".join(facets): [_pair(facets, count, names) for count in counts]
                    for facets, counts in results.pairs.items()
                },
            },
        },
        indent=1,
    )


def results_jsonl(results: Results, *, around: int = 0, explain: bool = False) -> Iterator[str]:
    """Yield one line per hit, with what `results_json` gives of it."""
    for record in _hits(results, around=around, explain=explain):
        yield dump(record)


def news_jsonl(news: Iterable[News]) -> Iterator[str]:
    """Yield one line per new hit, with the name of the saved search that it is new in."""
    for each in news:
        for record in _hits(each.results, around=0, explain=False):
            yield dump({"search": each.search.name, **record})


def saved_jsonl(searches: Iterable[tuple[News, Results]]) -> Iterator[str]:
    """Yield one line per saved search: what is new in it, and how much it finds in all."""
    for news, found in searches:
        yield dump(
            {
                "search": news.search.name,
                "query": found.query.text,
                "read_as": found.read_as,
                "total": found.total,
                "total_stories": found.total_stories,
                "new": news.results.total,
                "new_stories": news.results.total_stories,
                "looked_at": news.looked_at.isoformat() if news.looked_at else None,
                "changed": news.is_changed,
            }
        )


def _hits(results: Results, *, around: int, explain: bool) -> Iterator[dict[str, Any]]:
    for rank, hit in enumerate(results.hits, results.first_rank):
        record = {"rank": rank, **_hit(hit)}
        before, after = hit.neighbours(around)
        if before or after:
            record["before"] = [_neighbour(neighbour) for neighbour in before]
            record["after"] = [_neighbour(neighbour) for neighbour in after]
        if explain:
            record["parts"] = [dataclasses.asdict(part) for part in hit.score_parts]
        yield record


def _read_names(results: Results) -> dict[str, list[str]]:
    """Return who answers to each name that a filter asks for, people before outlets."""
    found: dict[str, list[str]] = {}
    for names in (results.read_names, results.read_sources):
        for asked, who in names.items():
            found[asked] = [*found.get(asked, ()), *who]
    return found


def _nearest_names(results: Results) -> dict[str, Any]:
    nearest = {name: list(who) for name, who in results.nearest_names.items()}
    return {"nearest_names": nearest} if nearest else {}


def _count(facet: Facet, count: FacetCount, names: Names) -> dict[str, Any]:
    record = {
        "value": count.value,
        "label": names.value(facet, count.value),
        "count": count.count,
        "stories": count.stories,
    }
    return {**record, "inherited": count.inherited} if facet is Facet.COUNTRY else record


def _pair(facets: FacetPair, count: PairCount, names: Names) -> dict[str, Any]:
    record: dict[str, Any] = {
        "value": list(count.values),
        "label": [names.value(*each) for each in zip(facets, count.values, strict=True)],
        "count": count.count,
        "stories": count.stories,
    }
    return {**record, "inherited": count.inherited} if Facet.COUNTRY in facets else record


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "score": hit.score,
        "kind": hit.kind.value,
        "paragraph": hit.number if hit.kind is Kind.BODY else None,
        "page": hit.page,
        "text": hit.text,
        "snippet_span": list(hit.snippet_range),
        "highlights": [list(match) for match in hit.highlights],
        "article": hit.article,
        "match": hit.match.value,
        "lacking": list(hit.lacking),
        "story_total": hit.story_total,
        "also_in": list(hit.also_in),
        "speakers": list(hit.speakers),
        "sayings": [_saying(saying) for saying in hit.sayings],
        "countries": list(hit.countries),
        "about": [{"code": each.code, "inherited": each.is_inherited} for each in hit.about],
        "published_confidence": hit.published_confidence,
        "agency": hit.agency,
        "published": hit.published.isoformat() if hit.published else None,
        "title": hit.title,
        "source": hit.source,
        "url": hit.url,
        "path": hit.path,
    }


def _saying(found: SpeakerFinding) -> dict[str, Any]:
    return {
        "name": found.name,
        "as_written": found.as_written,
        "cue": found.cue,
        "direct": found.direct,
        "rule": found.rule,
        "confidence": found.confidence,
    }


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
        "speakers": [_saying(found) for found in paragraph.speakers or ()],
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
