"""The paragraph as the index holds it: its own text, with its article's fields copied onto it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from searchkit.domain.article import Article, Kind
from searchkit.domain.identity import paragraph_id


@dataclass(frozen=True, slots=True)
class ParagraphDocument:
    """What an engine indexes, filters, counts and gives back."""

    id: str
    article: str  # the article's id
    ordinal: int
    kind: Kind
    text: str
    page: int | None
    number: int | None  # citation number from 1 within its kind; None for the title
    speakers: tuple[str, ...]  # full names, in order, each once
    countries: tuple[str, ...]  # ISO codes, in order, each once
    published: date | None
    title: str | None
    source: str | None
    url: str | None
    path: str  # the first of the article's paths


def documents_of(article: Article) -> Iterator[ParagraphDocument]:
    """Yield the article's paragraphs as documents, in order."""
    numbers: dict[Kind, int] = {}
    for paragraph in article.paragraphs:
        number = None
        if paragraph.kind is not Kind.TITLE:
            number = numbers[paragraph.kind] = numbers.get(paragraph.kind, 0) + 1
        yield ParagraphDocument(
            id=paragraph_id(article.id, paragraph.ordinal),
            article=article.id,
            ordinal=paragraph.ordinal,
            kind=paragraph.kind,
            text=paragraph.text,
            page=paragraph.page,
            number=number,
            speakers=tuple(dict.fromkeys(found.name for found in paragraph.speakers or ())),
            countries=tuple(dict.fromkeys(found.code for found in paragraph.countries or ())),
            published=article.published.date if article.published else None,
            title=article.title,
            source=article.source,
            url=article.url,
            path=article.paths[0] if article.paths else "",
        )
