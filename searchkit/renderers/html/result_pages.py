"""The pages of one list of results: stories with their hits, facets, bars per month."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import jinja2
from markupsafe import Markup

from searchkit.analysis.highlight import Span, best_snippet
from searchkit.domain.article import Article, Kind, Paragraph, PublishedDate
from searchkit.domain.query import Facet, Sort
from searchkit.domain.results import Hit, Range, Results
from searchkit.domain.suggestion import Suggestion, SuggestionKind
from searchkit.renderers.display_names import (
    copies_words,
    meant_words,
    paragraph_sign,
    who_says,
    why_words,
)
from searchkit.renderers.html.days import Day, day
from searchkit.renderers.html.facet_views import FacetView, facet_view, pair_view
from searchkit.renderers.html.headings import heading_words
from searchkit.renderers.html.histogram import Histogram, histogram
from searchkit.renderers.html.links import article_file, host, passage_link, web_address
from searchkit.renderers.html.marked_text import marked
from searchkit.renderers.html.page_set import Listing, PageSet
from searchkit.renderers.html.templates import rendered

# A paragraph of news has 300 characters, and most have fewer than 500: those are shown whole, longer
# ones as the stretch that holds the most matches. Chosen on the samples and on Reuters.
_MOST_CHARS = 500
_PAGES_AROUND = 2  # how many page numbers stand on either side of the page's own


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What was asked, and how much was found."""

    query: str  # in words
    read_as: str  # as it was understood, in the query language, filters included
    total: int
    total_stories: int
    meant: tuple[str, ...]  # whom a name stands for, where that is nobody or several


@dataclass(frozen=True, slots=True)
class LinkedName:
    """A speaker, a country or an outlet, and its page where there is one."""

    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class SaysView:
    """Who says it: "Wang Yi and Ann Lee say"."""

    names: tuple[LinkedName, ...]
    verb: str  # "says" or "say"
    is_sure: bool


@dataclass(frozen=True, slots=True)
class ContextView:
    """The paragraph before or after a hit."""

    sign: str  # "paragraph 6"
    text: str


@dataclass(frozen=True, slots=True)
class HitView:
    """One paragraph of a story."""

    rank: int
    id: str
    href: str  # its place on its article's page
    place: str  # "Paragraph 7"
    page: int | None  # of the clipping
    says: tuple[SaysView, ...]
    countries: tuple[LinkedName, ...]
    inherited: tuple[LinkedName, ...]  # that its story is about, and it does not name
    why: str  # what made it a hit where it does not hold all words itself; else empty
    text: Markup | None  # with its matches; None where the headline is the paragraph that was found
    live: str | None  # the passage in the page of the web
    citation: str
    context: tuple[tuple[str, ContextView], ...]  # ("before", …) and ("after", …)


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with those of its paragraphs that stand here."""

    href: str
    title: Markup  # with its matches where it is the paragraph that was found
    source: LinkedName | None
    published: Day | None
    evidence: str  # "stated: date line 4 August 2022", "inferred from …"; empty: no date
    file: str  # the clipping's name
    address: str | None  # of the page of the web
    host: str
    shown: str  # "2 of 9 paragraphs", where there are more
    copies: str  # "also in AFP"
    lacking: tuple[str, ...]  # words of the query that it lacks
    why: str  # what made all its hits hits; else empty
    hits: tuple[HitView, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page of several in a row."""

    words: str
    href: str
    is_current: bool
    is_after_gap: bool = False  # pages between the one before and this are not named


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """What would find something, where nothing is found."""

    text: str
    count: int
    command: str  # what to type in a shell; empty: the condition by itself


def listing_files(
    page_set: PageSet, listing: Listing, environment: jinja2.Environment
) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of a list, so that its first comes last."""
    template = environment.get_template("results.html.j2")
    hits, first_rank = listing.results.hits, listing.results.first_rank
    step = max(1, page_set.hits_per_page)
    last = max(1, -(-len(hits) // step))
    of_all_pages = {
        "answer": answer_view(page_set.heading, listing.results),
        "heading": _heading(page_set, listing),
        "whole": answer_view(page_set.heading, page_set.first.results),
        "narrowing": listing.narrowing,
        "facets": [*_facets(page_set, listing)],
        "histogram": _histogram(page_set, listing),
        "month_links": _month_links(page_set),
        "sorts": [*_sorts(page_set, listing)],
        "suggestions": suggestion_views(page_set.suggestions),
        "root": page_set.root,
    }
    # The first page comes last: whoever opens it finds the others in place.
    for number in range(last, 0, -1):
        start = (number - 1) * step
        shown = hits[start : start + step]
        yield (
            page_set.folder + listing.page_file(number),
            rendered(
                template,
                **of_all_pages,
                stories=story_views(page_set, shown, first_rank + start),
                first_rank=first_rank + start,
                last_rank=first_rank + start + len(shown) - 1,
                pages=[*_page_links(listing, number, last)],
                first_page=listing.page_file(),
                earlier=listing.page_file(number - 1) if number > 1 else None,
                later=listing.page_file(number + 1) if number < last else None,
                number=number,
                not_shown=max(0, listing.results.total - first_rank - len(hits) + 1),
            ),
        )


def answer_view(heading: str, results: Results) -> AnswerView:
    """Return what the head of every page says."""
    return AnswerView(
        heading,
        results.read_as,
        results.total,
        results.total_stories,
        tuple(meant_words(results)),
    )


def _heading(page_set: PageSet, listing: Listing) -> str:
    if listing.narrowing is None:
        return page_set.heading
    return heading_words(listing.narrowing.facet, listing.narrowing.value, page_set.names)


def _histogram(page_set: PageSet, listing: Listing) -> Histogram | None:
    """Return the months of a list; narrowed to one of them, those of all, and it stands out."""
    narrowing = listing.narrowing
    if narrowing is None or narrowing.facet not in (Facet.MONTH, Facet.YEAR):
        return histogram(listing.months)
    return histogram(page_set.first.months, narrowing.value)


def _page_links(listing: Listing, number: int, last: int) -> Iterator[PageLink]:
    """Yield the first page, those around page `number`, and the last."""
    if last == 1:
        return
    before = 0
    for each in range(1, last + 1):
        if each in (1, last) or abs(each - number) <= _PAGES_AROUND:
            yield PageLink(f"{each:,}", listing.page_file(each), each == number, each - before > 1)
            before = each


_SORT_WORDS = {
    Sort.RELEVANCE: "Most relevant",
    Sort.NEWEST: "Newest",
    Sort.OLDEST: "Oldest",
}


def _sorts(page_set: PageSet, listing: Listing) -> Iterator[PageLink]:
    if listing.narrowing:
        return
    own = page_set.sorts[0] if page_set.sorts else None
    for sort in (each for each in _SORT_WORDS if each in page_set.sorts):
        file = Listing(listing.results, {}, sort=None if sort is own else sort).page_file()
        yield PageLink(_SORT_WORDS[sort], file, sort is (listing.sort or own))


def _facets(page_set: PageSet, listing: Listing) -> Iterator[FacetView]:
    """Yield the facets of a list.

    Narrowed to one value, its own facet shows that value among its neighbours as links, and the
    others show what is left of them: one value deep, so without links.
    """
    linked: dict[Facet, dict[str | None, str]] = {facet: {} for facet in Facet}
    for other in page_set.narrowings:
        linked[other.facet][other.value] = other.file
    narrowing, count_by = listing.narrowing, listing.results.query.count_by
    for facet, counts in page_set.first.results.facets.items():
        if narrowing is None:
            view = facet_view(facet, counts, page_set.names, linked[facet].get, count_by=count_by)
        elif narrowing.facet is facet:
            view = facet_view(
                facet, counts, page_set.names, linked[facet].get, narrowing.value, count_by
            )
        else:
            left = listing.results.facets.get(facet, ())
            view = facet_view(facet, left, page_set.names, lambda value: None, count_by=count_by)
        if view.values:
            yield view
    for facets, pairs in listing.results.pairs.items():
        yield pair_view(facets, pairs, page_set.names, count_by)


def _month_links(page_set: PageSet) -> Mapping[str, str]:
    return {
        each.value: each.file
        for each in page_set.narrowings
        if each.value and each.facet in (Facet.MONTH, Facet.YEAR)
    }


def suggestion_views(suggestions: Iterable[Suggestion]) -> Sequence[SuggestionView]:
    """Return suggestions as words and commands; conditions by themselves come last."""
    found = [
        SuggestionView(each.text, each.count, f"searchkit search {each.query}")
        for each in suggestions
        if each.kind is not SuggestionKind.ALONE
    ]
    alone = [
        SuggestionView(each.text, each.count, "")
        for each in suggestions
        if each.kind is SuggestionKind.ALONE
    ]
    return [*found, *alone]


def story_views(page_set: PageSet, hits: Sequence[Hit], first_rank: int) -> Iterator[StoryView]:
    """Yield hits by story: those of one that stand side by side share its headline."""
    ranked = enumerate(hits, first_rank)
    for id, mates in groupby(ranked, key=lambda each: each[1].article):
        yield _story_view(page_set, page_set.article(id), [*mates])


def _story_view(
    page_set: PageSet, article: Article, ranked: Sequence[tuple[int, Hit]]
) -> StoryView:
    hits = [hit for _, hit in ranked]
    hit = hits[0]
    href = page_set.root + article_file(hit.article, hit.title)
    address = web_address(hit.url)
    own_title = next((each for each in hits if each.is_own_title), None)
    reasons = {each.match for each in hits}
    why_of_all = why_words(reasons.pop()) if len(reasons) == 1 else ""
    name = _naming(page_set)
    here = {each.ordinal for each in hits}
    return StoryView(
        href=href,
        title=marked(own_title.text, own_title.highlights)
        if own_title
        else marked(hit.title or "Untitled", ()),
        source=name(Facet.SOURCE, hit.source) if hit.source else None,
        published=day(hit.published, hit.published_confidence),
        evidence=evidence_words(article.published),
        file=hit.path.rpartition("/")[2],
        address=address,
        host=host(address) if address else "",
        shown=f"{len(hits):,} of {hit.story_total:,} paragraphs"
        if hit.story_total > len(hits)
        else "",
        copies=copies_words(hit) if hit.copies else "",
        lacking=hit.lacking,
        why=why_of_all,
        hits=tuple(
            _hit_view(
                rank,
                each,
                name,
                href=href,
                address=address,
                why="" if why_of_all else why_words(each.match),
                context=tuple(_context(article, each.ordinal, here)),
            )
            for rank, each in ranked
        ),
    )


def _naming(page_set: PageSet) -> Callable[[Facet, str], LinkedName]:
    def name(facet: Facet, value: str) -> LinkedName:
        page = page_set.name_page(facet, value)
        words = page_set.names.country(value) if facet is Facet.COUNTRY else value
        return LinkedName(words, page_set.root + page if page else None)

    return name


def _hit_view(
    rank: int,
    hit: Hit,
    name: Callable[[Facet, str], LinkedName],
    *,
    href: str,
    address: str | None,
    why: str,
    context: tuple[tuple[str, ContextView], ...],
) -> HitView:
    place = paragraph_sign(hit.kind, hit.number)
    about = [(name(Facet.COUNTRY, each.code), each.is_inherited) for each in hit.about]
    return HitView(
        rank=rank,
        id=hit.id,
        href=f"{href}#{_anchor(hit)}",
        place=place[:1].upper() + place[1:],
        page=hit.page,
        says=tuple(_says(hit, name)),
        countries=tuple(country for country, is_inherited in about if not is_inherited),
        inherited=tuple(country for country, is_inherited in about if is_inherited),
        why=why,
        text=None
        if hit.is_own_title
        else marked(hit.text, hit.highlights, _shown(hit.text, hit.highlights)),
        live=passage_link(address, hit.text) if address else None,
        citation=citation_words(hit, place),
        context=context,
    )


def _says(hit: Hit, name: Callable[[Facet, str], LinkedName]) -> Iterator[SaysView]:
    for who, is_sure in zip(who_says(hit.sayings), (True, False), strict=True):
        if who:
            yield SaysView(
                tuple(name(Facet.SPEAKER, each) for each in who),
                "say" if len(who) > 1 else "says",
                is_sure,
            )


def _shown(text: str, matches: Sequence[Range]) -> Range | None:
    """Return the stretch of a text that is shown; None: all of it."""
    if len(text) <= _MOST_CHARS:
        return None
    snippet = best_snippet(text, [Span(*match) for match in matches], _MOST_CHARS)
    return snippet.start, snippet.end


def _anchor(hit: Hit) -> str:
    letters = {Kind.BODY: "p", Kind.CAPTION: "c", Kind.ASIDE: "a"}
    if hit.kind is Kind.TITLE or hit.number is None:
        return "title"
    return f"{letters[hit.kind]}{hit.number}"


def _context(article: Article, ordinal: int, here: set[int]) -> Iterator[tuple[str, ContextView]]:
    """Yield the paragraphs around one, but the title and those that are shown here themselves."""
    paragraphs = article.paragraphs
    place = next(i for i, each in enumerate(paragraphs) if each.ordinal == ordinal)
    for where, beside in (("before", place - 1), ("after", place + 1)):
        if 0 <= beside < len(paragraphs):
            paragraph = paragraphs[beside]
            if paragraph.kind is not Kind.TITLE and paragraph.ordinal not in here:
                yield where, ContextView(_sign(paragraphs, beside), paragraph.text)


def _sign(paragraphs: Sequence[Paragraph], place: int) -> str:
    kind = paragraphs[place].kind
    return paragraph_sign(kind, sum(each.kind is kind for each in paragraphs[: place + 1]))


def evidence_words(published: PublishedDate | None) -> str:
    """Return how a date is known: "stated: date line 4 August 2022", "inferred from …"."""
    if published is None or published.confidence is None:
        return ""
    evidence = "given with the clipping" if published.evidence == "given" else published.evidence
    return f"{published.confidence.value}: {evidence}" if evidence else published.confidence.value


def citation_words(hit: Hit, place: str) -> str:
    """Return how a paragraph is cited, on one line: title, source, date, place, address, id."""
    published = day(hit.published, None)
    when = published.words if published else "undated"
    if published and day(hit.published, hit.published_confidence) != published:
        when += " (date inferred)"
    title = " ".join((hit.title or "Untitled").split())
    parts = [f"“{title}”", hit.source or "source unknown", when, place]
    return f"{', '.join(parts)}. {hit.url + ' ' if hit.url else ''}[{hit.id}]"
