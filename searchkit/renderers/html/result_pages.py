"""The pages of one list of results: its hits, its facets, its bars per month."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import jinja2

from searchkit.domain.article import Kind
from searchkit.domain.query import Facet
from searchkit.domain.results import Hit, Results
from searchkit.renderers.display_names import (
    Names,
    match_words,
    meant_words,
    paragraph_sign,
    says_words,
)
from searchkit.renderers.html.days import Day, day, month_words
from searchkit.renderers.html.facet_views import FacetView, facet_view, pair_view
from searchkit.renderers.html.histogram import histogram
from searchkit.renderers.html.links import article_file
from searchkit.renderers.html.marked_text import Stretch, stretches
from searchkit.renderers.html.page_set import Listing, Narrowing, PageSet


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


def listing_files(
    page_set: PageSet, listing: Listing, environment: jinja2.Environment
) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of a list, so that its first comes last."""
    template = environment.get_template("results.html.j2")
    hits = listing.results.hits
    step = max(1, page_set.hits_per_page)
    last = max(1, -(-len(hits) // step))
    facets = [*_facets(page_set, listing)]
    # The first page comes last: whoever opens it finds the others in place.
    for number in range(last, 0, -1):
        start = (number - 1) * step
        shown = hits[start : start + step]
        page = template.render(
            answer=answer_view(listing.results),
            narrowing=listing.narrowing,
            narrowing_label=_label(listing.narrowing),
            hits=[
                hit_view(rank, hit, page_set.names)
                for rank, hit in enumerate(shown, listing.results.first_rank + start)
            ],
            facets=facets,
            histogram=histogram(listing.months),
            month_words=month_words,
            month_links=_month_links(page_set),
            pages=[(n, listing.page_file(n)) for n in range(1, last + 1)],
            number=number,
            root="",
        )
        yield listing.page_file(number), page.encode(errors="replace")


def _facets(page_set: PageSet, listing: Listing) -> Iterator[FacetView]:
    """Yield the facets of a list.

    Narrowed to one value, its own facet shows that value among its neighbours as links, and the
    others show what is left of them: one value deep, so without links.
    """
    linked: Mapping[Facet, Mapping[str | None, str]] = {
        facet: {
            other.narrowing.value: other.file
            for other in page_set.narrowed
            if other.narrowing and other.narrowing.facet is facet
        }
        for facet in Facet
    }
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
        listing.narrowing.value: listing.file
        for listing in page_set.narrowed
        if listing.narrowing
        and listing.narrowing.value
        and listing.narrowing.facet in (Facet.MONTH, Facet.YEAR)
    }


def _label(narrowing: Narrowing | None) -> str | None:
    if narrowing is None:
        return None
    if narrowing.facet is Facet.MONTH and narrowing.value:
        return month_words(narrowing.value)
    if narrowing.value is None:
        return f"{narrowing.facet.value} {narrowing.label}"
    return narrowing.label


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
