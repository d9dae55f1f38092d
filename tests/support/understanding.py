"""A file read and understood as `searchkit parse` does it, by the product's own parts."""

from pathlib import Path

from searchkit.domain.article import Article, Kind
from searchkit.domain.clipping import Source
from searchkit.enrichers.countries import CountryFinder
from searchkit.enrichers.published import DateFinder
from searchkit.enrichers.speakers import SpeakerFinder
from searchkit.paragraphs.articles import articles_of
from searchkit.readers.html import read_html
from searchkit.readers.jsonl import read_jsonl
from searchkit.readers.markdown import read_markdown
from searchkit.readers.pdf import read_pdf
from searchkit.readers.sniff import FileKind, sniff
from searchkit.readers.text import read_text

READERS = {
    FileKind.PDF: read_pdf,
    FileKind.TEXT: read_text,
    FileKind.JSONL: read_jsonl,
    FileKind.HTML: read_html,
    FileKind.MARKDOWN: read_markdown,
}


def read(name: str, data: bytes) -> tuple[Article, ...]:
    source = Source(name, data)
    return articles_of(READERS[sniff(source)](source))


def read_file(path: Path) -> tuple[Article, ...]:
    return read(path.name, path.read_bytes())


def understand(article: Article) -> Article:
    for enricher in (DateFinder(), CountryFinder(), SpeakerFinder()):
        article = enricher.enrich(article)
    return article


def body(article: Article) -> list[str]:
    return [p.text for p in article.paragraphs if p.kind is Kind.BODY]
