"""One search as a site: its pages of results, one list for each facet's value, its articles."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

from searchkit.domain.article import Article
from searchkit.domain.query import Facet
from searchkit.domain.results import Range, Results
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.histogram import histogram
from searchkit.renderers.html.slugs import slug
from searchkit.renderers.html.templates import stylesheet, template_environment
from searchkit.renderers.html.views import (
    FacetView,
    answer_view,
    article_file,
    article_view,
    facet_view,
    hit_view,
    month_words,
    pair_view,
)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A facet's value that a list of results is narrowed to."""

    facet: Facet
    value: str | None
    label: str

    @property
    def stem(self) -> str:
        """The name of its first page, without the suffix."""
        return f"{self.facet.value}-{slug(self.label, f'{self.facet.value}:{self.value}')}"


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of results, with every hit that its pages show."""

    results: Results
    months: Mapping[str, int]  # "2021-03" -> hits, all of them, for the drawing
    narrowing: Narrowing | None = None  # None: the first list

    @property
    def file(self) -> str:
        """The name of its first page."""
        return f"{self.narrowing.stem}.html" if self.narrowing else "index.html"

    def page_file(self, number: int) -> str:
        """Return the name of page `number`, from 1."""
        if number == 1:
            return self.file
        return f"{self.narrowing.stem if self.narrowing else 'page'}-{number}.html"


@dataclass(frozen=True, slots=True)
class Site:
    """All that the pages are made of."""

    first: Listing
    narrowed: tuple[Listing, ...]
    hits_per_page: int
    article: Callable[[str], Article]  # by id
    matches: Callable[[str], Sequence[Range]]  # of the query in a paragraph's text
    names: Names
    is_full_text: bool = False
    templates: Path | None = None  # the user's own, looked up before ours


def site_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file, so that no link ever leads to one that comes later.

    The style sheet, then articles, then narrowed lists, then the first list, its first page last.
    """
    environment = template_environment(site.templates)
    yield "style.css", stylesheet(environment).encode()
    yield from _article_files(site, environment)
    for listing in site.narrowed:
        yield from _listing_files(site, listing, environment)
    yield from _listing_files(site, site.first, environment)


def _article_files(site: Site, environment: jinja2.Environment) -> Iterator[tuple[str, bytes]]:
    template = environment.get_template("article.html.j2")
    hits: dict[str, set[int]] = {}
    for listing in (site.first, *site.narrowed):
        for hit in listing.results.hits:
            hits.setdefault(hit.article, set()).add(hit.ordinal)
    for id in sorted(hits):
        article = site.article(id)
        view = article_view(
            article, frozenset(hits[id]), site.matches, site.names, is_whole=site.is_full_text
        )
        page = template.render(article=view, answer=answer_view(site.first.results), root="../")
        yield article_file(id, article.title), page.encode(errors="replace")


def _listing_files(
    site: Site, listing: Listing, environment: jinja2.Environment
) -> Iterator[tuple[str, bytes]]:
    template = environment.get_template("results.html.j2")
    hits = listing.results.hits
    step = max(1, site.hits_per_page)
    last = max(1, -(-len(hits) // step))
    facets = [*_facets(site, listing)]
    # The first page comes last: whoever opens it finds the others in place.
    for number in range(last, 0, -1):
        start = (number - 1) * step
        shown = hits[start : start + step]
        page = template.render(
            answer=answer_view(listing.results),
            narrowing=listing.narrowing,
            narrowing_label=_label(listing.narrowing),
            hits=[
                hit_view(rank, hit, site.names)
                for rank, hit in enumerate(shown, listing.results.first_rank + start)
            ],
            facets=facets,
            histogram=histogram(listing.months),
            month_words=month_words,
            month_links=_month_links(site),
            pages=[(n, listing.page_file(n)) for n in range(1, last + 1)],
            number=number,
            root="",
        )
        yield listing.page_file(number), page.encode(errors="replace")


def _facets(site: Site, listing: Listing) -> Iterator[FacetView]:
    """Yield the facets of a list.

    Narrowed to one value, its own facet shows that value among its neighbours as links, and the
    others show what is left of them: one value deep, so without links.
    """
    linked: Mapping[Facet, Mapping[str | None, str]] = {
        facet: {
            other.narrowing.value: other.file
            for other in site.narrowed
            if other.narrowing and other.narrowing.facet is facet
        }
        for facet in Facet
    }
    narrowing, count_by = listing.narrowing, listing.results.query.count_by
    for facet, counts in site.first.results.facets.items():
        if narrowing is None:
            view = facet_view(facet, counts, site.names, linked[facet].get, count_by=count_by)
        elif narrowing.facet is facet:
            view = facet_view(
                facet, counts, site.names, linked[facet].get, narrowing.value, count_by
            )
        else:
            left = listing.results.facets.get(facet, ())
            view = facet_view(facet, left, site.names, lambda value: None, count_by=count_by)
        if view.values:
            yield view
    for facets, pairs in listing.results.pairs.items():
        yield pair_view(facets, pairs, site.names, count_by)


def _month_links(site: Site) -> Mapping[str, str]:
    return {
        listing.narrowing.value: listing.file
        for listing in site.narrowed
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
