"""What the templates are given: finished words and links, so that templates only place them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from searchkit.domain.article import Article, Confidence, Kind, citation
from searchkit.domain.query import CountBy, Facet, FacetPair
from searchkit.domain.results import FacetCount, Hit, PairCount, Range, Results
from searchkit.renderers.display_names import (
    Names,
    count_words,
    match_words,
    meant_words,
    paragraph_sign,
    says_words,
)
from searchkit.renderers.html.links import web_address
from searchkit.renderers.html.slugs import slug


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that matches, or text between."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A date for people and for machines."""

    iso: str
    words: str  # "23 March 2021", "~23 March 2021" where it is inferred


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What was asked, and how much was found."""

    query: str  # as typed
    read_as: str  # as it was understood, filters included
    total: int
    total_stories: int
    meant: tuple[str, ...]  # whom a name stands for, where that is nobody or several


@dataclass(frozen=True, slots=True)
class HitView:
    """One paragraph in a list of results."""

    rank: int
    id: str
    href: str
    title: tuple[Stretch, ...]  # with its matches where it is the paragraph that was found
    source: str | None
    published: Day | None
    speakers: tuple[str, ...]  # "says: Wang Yi", "says?: Ann Lee" where that is unsure
    countries: tuple[str, ...]  # those that its story has in brackets
    place: str  # "paragraph 7"
    why: str  # what made it a hit where it does not hold all words itself; else empty
    snippet: tuple[Stretch, ...]  # empty where the title is the paragraph that was found
    cut_before: bool
    cut_after: bool
    also_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a facet; without `href` it is not a link."""

    label: str
    count: str  # "3 (+10 in stories about it)"
    href: str | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with its values."""

    name: str
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of an article's page, or a gap where some are left out."""

    anchor: str
    kind: str
    sign: str  # "paragraph 7"
    number: int | None  # beside a body paragraph
    stretches: tuple[Stretch, ...]
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


def article_file(article_id: str, title: str | None) -> str:
    """Return the path of an article's page below the site's root."""
    return f"articles/{slug(title or '', article_id)}.html"


def day(value: date | None, confidence: Confidence | None) -> Day | None:
    """Return a date as people write it, with a tilde where it is inferred."""
    if value is None:
        return None
    mark = "~" if confidence is Confidence.INFERRED else ""
    return Day(value.isoformat(), f"{mark}{value.day} {value:%B} {value.year}")


def month_words(value: str) -> str:
    """Return "March 2021" for "2021-03"; a year as it is."""
    return f"{date.fromisoformat(value + '-01'):%B} {value[:4]}" if len(value) == 7 else value


def stretches(text: str, matches: Sequence[Range], shown: Range) -> Iterator[Stretch]:
    """Yield the text of `shown` cut at the edges of the matches in it."""
    start, end = shown
    place = start
    for first, last in matches:
        first, last = max(first, place), min(last, end)
        if first < last:
            if place < first:
                yield Stretch(text[place:first], is_match=False)
            yield Stretch(text[first:last], is_match=True)
            place = last
    if place < end:
        yield Stretch(text[place:end], is_match=False)


def answer_view(results: Results) -> AnswerView:
    """Return what the head of every page says."""
    return AnswerView(
        results.query.text,
        results.read_as,
        results.total,
        results.total_stories,
        tuple(meant_words(results)),
    )


def hit_view(rank: int, hit: Hit, names: Names) -> HitView:
    """Return a hit for a page of results."""
    start, end = hit.snippet_range
    title: tuple[Stretch, ...] = (Stretch(hit.title or "Untitled", is_match=False),)
    snippet = tuple(stretches(hit.text, hit.highlights, hit.snippet_range))
    if hit.is_own_title:
        title, snippet = tuple(stretches(hit.text, hit.highlights, (0, len(hit.text)))), ()
    return HitView(
        rank=rank,
        id=hit.id,
        href=f"{article_file(hit.article, hit.title)}#{_anchor(hit)}",
        title=title,
        source=hit.source,
        published=day(hit.published, hit.published_confidence),
        speakers=tuple(says_words(hit.sayings)),
        countries=names.about(hit.about),
        place=paragraph_sign(hit.kind, hit.number),
        why=match_words(hit),
        snippet=snippet,
        cut_before=bool(hit.text[:start].strip()),
        cut_after=bool(hit.text[end:].strip()),
        also_in=tuple(sorted({outlet for outlet in hit.also_in if outlet})),
    )


def _anchor(hit: Hit) -> str:
    letters = {Kind.BODY: "p", Kind.CAPTION: "c", Kind.ASIDE: "a"}
    if hit.kind is Kind.TITLE or hit.number is None:
        return "title"
    return f"{letters[hit.kind]}{hit.number}"


def facet_view(
    facet: Facet,
    counts: Iterable[FacetCount],
    names: Names,
    link: Callable[[str | None], str | None],
    current: object = ...,
    count_by: CountBy = CountBy.PARAGRAPH,
) -> FacetView:
    """Return a facet; `link` gives the page of a value, `current` is the value that is chosen."""
    return FacetView(
        name=facet.value,
        values=tuple(
            ValueView(
                label=value_words(facet, count.value, names),
                count=count_words(count, count_by),
                href=link(count.value),
                is_current=count.value == current,
            )
            for count in counts
        ),
    )


def pair_view(
    facets: FacetPair, counts: Iterable[PairCount], names: Names, count_by: CountBy
) -> FacetView:
    """Return two facets counted together; no page is narrowed to a pair."""
    return FacetView(
        name=" and ".join(facets),
        values=tuple(
            ValueView(
                label=", ".join(
                    value_words(*each, names) for each in zip(facets, count.values, strict=True)
                ),
                count=count_words(count, count_by),
                href=None,
                is_current=False,
            )
            for count in counts
        ),
    )


def value_words(facet: Facet, value: str | None, names: Names) -> str:
    """Return a facet's value in words: "China", "March 2021", "unknown"."""
    words = names.value(facet, value)
    return month_words(words) if facet is Facet.MONTH and value else words


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
                stretches=tuple(
                    stretches(paragraph.text, matches(paragraph.text), (0, len(paragraph.text)))
                ),
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
