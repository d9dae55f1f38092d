"""The page of one article: its paragraphs with their numbers, and what is known of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import jinja2
from markupsafe import Markup

from searchkit.domain.article import Article, Kind, citation
from searchkit.domain.results import Range
from searchkit.renderers.display_names import Names, paragraph_sign, says_words
from searchkit.renderers.html.days import Day, day
from searchkit.renderers.html.links import article_file, web_address
from searchkit.renderers.html.marked_text import marked
from searchkit.renderers.html.page_set import PageSet
from searchkit.renderers.html.result_pages import answer_view
from searchkit.renderers.html.templates import rendered


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of an article's page, or a gap where some are left out."""

    anchor: str
    kind: str
    sign: str  # "paragraph 7"
    number: int | None  # beside a body paragraph
    text: Markup  # with its matches
    is_hit: bool
    speakers: tuple[str, ...]  # as those of a hit
    countries: tuple[str, ...]
    left_out_before: int  # paragraphs between the one before and this


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's page."""

    id: str
    title: str
    source: str | None
    agency: str | None
    byline: str | None
    dateline: str | None
    published: Day | None
    confidence: str | None
    evidence: str
    address: str | None  # a web address that may be a link
    url: str | None  # the same as text, or whatever stands there instead
    countries: tuple[str, ...]
    paragraphs: tuple[ParagraphView, ...]
    left_out_after: int
    is_whole: bool
    corrected: tuple[str, ...]


def article_files(
    page_set: PageSet, environment: jinja2.Environment
) -> Iterator[tuple[str, bytes]]:
    """Yield the page of each article that has a hit in any list, by id."""
    template = environment.get_template("article.html.j2")
    answer = answer_view(page_set.heading, page_set.first.results)
    for id, hits in page_set.shown().items():
        article = page_set.article(id)
        view = article_view(
            article,
            hits,
            page_set.matches,
            page_set.names,
            is_whole=page_set.is_full_text,
        )
        yield (
            article_file(id, article.title),
            rendered(template, article=view, answer=answer, root="../"),
        )


def article_view(
    article: Article,
    hits: frozenset[int],
    matches: Callable[[str], Sequence[Range]],
    names: Names,
    *,
    is_whole: bool,
) -> ArticleView:
    """Return an article; of one that is not shown whole, the paragraphs of ordinals `hits`."""
    shown = [p for p in article.paragraphs if is_whole or p.ordinal in hits]
    paragraphs, before = [], -1
    for paragraph in shown:
        paragraphs.append(
            ParagraphView(
                anchor=citation(article, paragraph.ordinal),
                kind=paragraph.kind.value,
                sign=paragraph_sign(paragraph.kind, _number(article, paragraph.ordinal)),
                number=_number(article, paragraph.ordinal) if paragraph.kind is Kind.BODY else None,
                text=marked(paragraph.text, matches(paragraph.text)),
                is_hit=paragraph.ordinal in hits,
                speakers=tuple(says_words(paragraph.speakers or ())),
                countries=tuple(
                    dict.fromkeys(names.country(found.code) for found in paragraph.countries or ())
                ),
                left_out_before=_untitled(article, before + 1, paragraph.ordinal),
            )
        )
        before = paragraph.ordinal
    published = article.published
    return ArticleView(
        id=article.id,
        title=article.title or "Untitled",
        source=article.source,
        agency=article.agency if article.agency != article.source else None,
        byline=article.byline,
        dateline=article.dateline,
        published=day(published.date, published.confidence) if published else None,
        confidence=published.confidence.value if published and published.confidence else None,
        evidence=published.evidence if published else "",
        address=web_address(article.url),
        url=article.url,
        countries=tuple(names.country(code) for code in article.countries or ()),
        paragraphs=tuple(paragraphs),
        left_out_after=_untitled(article, before + 1, len(article.paragraphs)),
        is_whole=is_whole,
        corrected=article.corrected,
    )


def _number(article: Article, ordinal: int) -> int | None:
    anchor = citation(article, ordinal)
    return None if anchor == "title" else int(anchor[1:])


def _untitled(article: Article, start: int, end: int) -> int:
    """Count the paragraphs between, but the title, which heads the page anyway."""
    return sum(1 for p in article.paragraphs[start:end] if p.kind is not Kind.TITLE)
