"""The pages of one list of results: stories with their hits, facets, bars per month."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import groupby
from typing import Any

import jinja2
from markupsafe import Markup, escape

from searchkit.domain.query import Facet, FacetPair, Sort
from searchkit.domain.results import Hit, PairCount, Results
from searchkit.domain.suggestion import SuggestionKind
from searchkit.renderers.display_names import (
    meant_words,
)
from searchkit.renderers.html.escaping import isolated
from searchkit.renderers.html.facet_views import (
    FacetView,
    facet_view,
    pair_view,
    uncounted_view,
)
from searchkit.renderers.html.headings import FACETS, heading_words, value_words
from searchkit.renderers.html.histogram import histogram
from searchkit.renderers.html.links import Link
from searchkit.renderers.html.page_set import Listing, Narrowing, PageSet
from searchkit.renderers.html.story_views import StoryViews
from searchkit.renderers.html.templates import rendered
from searchkit.values import dataclass

# A story stands in five lists or more: the first, its other orders, and one for each of its values.
# So many stories take some ten megabytes.
_STORIES_KEPT = 2_000
_PAGES_AROUND = 2  # how many page numbers stand on either side of the page's own


@dataclass(slots=True)
class AnswerView:
    """What was asked, and how much was found."""

    query: str  # in words
    read_as: str  # as it was understood, in the query language, filters included
    total: int
    total_stories: int
    meant: tuple[str, ...]  # whom a name stands for, where that is nobody or several


@dataclass(slots=True)  # as in story_views
class RankedStory:
    """A story with its place in a list: all but the rank is the same wherever it stands."""

    rank: int  # of its first hit
    head: Markup  # by the macro `story_head`
    hits: Markup  # by the macro `story_hits`


@dataclass(slots=True)
class PageLink:
    """One page of several in a row."""

    words: str
    href: str
    is_current: bool
    is_after_gap: bool = False  # pages between the one before and this are not named


class ResultPages:
    """Writes the pages of the lists of one search."""

    def __init__(self, page_set: PageSet, environment: jinja2.Environment) -> None:
        self._set = page_set
        self._template = environment.get_template("results.html.j2")
        self._value = lru_cache(maxsize=10_000)(self._value_words)
        self._views = StoryViews(page_set)
        self._macros: Any = environment.get_template("macros.html.j2").module
        self._stories_made: dict[tuple[str, ...], tuple[Sequence[Hit], Markup, Markup]] = {}
        self._links: dict[Facet, dict[str | None, str]] = {facet: {} for facet in Facet}
        for each in page_set.narrowings:
            self._links[each.facet][each.value] = each.file
        self._orders: dict[Sort, str] = {}
        for sort in (each for each in _SORT_WORDS if each in page_set.sorts):
            order = None if sort is page_set.sorts[0] else sort
            self._orders[sort] = replace(page_set.first, sort=order).page_file()
        suggestions = page_set.suggestions
        self._of_all_pages = {
            "month_links": self._links[Facet.YEAR] | self._links[Facet.MONTH],
            "instead": [each for each in suggestions if each.kind is not SuggestionKind.ALONE],
            "alone": [each for each in suggestions if each.kind is SuggestionKind.ALONE],
            "root": page_set.root,
            "home": page_set.home,
            "feed": page_set.feed,
        }

    def files(self, listing: Listing) -> Iterator[tuple[str, bytes]]:
        """Yield name and bytes of the pages of a list, its first page last.

        Whoever opens that one finds the others in place. It alone has what is said of the whole
        list, so that the others stay as they are where only that changes.
        """
        page_set, hits, before = self._set, listing.results.hits, listing.results.query.offset
        step = max(1, page_set.hits_per_page)
        last = max(1, -(-len(hits) // step))
        of_all_pages = self._of_all_pages | {
            "answer": answer_view(page_set.heading, listing.results),
            "heading": _heading(page_set, listing),
            "narrowing": listing.narrowing,
            "own_page": _own_page(page_set, listing.narrowing),
            "sorts": [*self._sorts(listing)],
            "first_page": listing.page_file(),
        }
        for number in range(last, 0, -1):
            start = (number - 1) * step
            shown = hits[start : start + step]
            page = rendered(
                self._template,
                **of_all_pages,
                facets=[*self._facets(listing)] if number == 1 else [],
                histogram=histogram(listing.months) if number == 1 else None,
                stories=self._stories(shown, before + start + 1),
                first_rank=before + start + 1,
                last_rank=before + start + len(shown),
                pages=[*_page_links(listing, number, last)],
                earlier=listing.page_file(number - 1) if number > 1 else None,
                later=listing.page_file(number + 1) if number < last else None,
                number=number,
                not_shown=_not_shown(listing.results),
            )
            yield page_set.folder + listing.page_file(number), page

    def _sorts(self, listing: Listing) -> Iterator[PageLink]:
        """Yield the orders of the whole answer, each with its first page."""
        if listing.narrowing:
            return
        for sort, file in self._orders.items():
            yield PageLink(_SORT_WORDS[sort], file, sort is (listing.sort or self._set.sorts[0]))

    def _stories(self, hits: Sequence[Hit], rank: int) -> Iterator[RankedStory]:
        """Yield hits by story: those of one that stand side by side share its headline."""
        stories = [[*mates] for _, mates in groupby(hits, key=_story_of)]
        for story, (head, below) in zip(stories, self._parts(stories), strict=True):
            yield RankedStory(rank, head, below)
            rank += len(story)

    def _parts(self, stories: Sequence[Sequence[Hit]]) -> list[tuple[Markup, Markup]]:
        """Return the head and the hits of each story, made once as long as its hits are the same.

        Step by step for all of a page, not story by story: that takes a twentieth less time.
        """
        keys = [tuple([hit.id for hit in hits]) for hits in stories]
        kept = [self._stories_made.get(key, _NOTHING_MADE) for key in keys]
        unlike = [place for place, hits in enumerate(stories) if kept[place][0] != hits]
        views = [self._views.view(stories[place]) for place in unlike]
        heads = [self._macros.story_head(view) for view in views]
        below = [self._macros.story_hits(view) for view in views]
        if len(self._stories_made) + len(unlike) > _STORIES_KEPT:
            self._stories_made.clear()
        for place, *parts in zip(unlike, heads, below, strict=True):
            kept[place] = self._stories_made[keys[place]] = (stories[place], *parts)
        return [(head, hits) for _, head, hits in kept]

    def _facets(self, listing: Listing) -> Iterator[FacetView]:
        """Yield the facets of a list.

        Narrowed to one value, its own facet shows that value among its neighbours as links, and the
        others show what is left of them: one value deep, so without links. The neighbours' counts
        are on the first list alone: a page stays as it is where only another list has changed. A
        facet of which no value is known says nothing, and so do facets of one paragraph.
        """
        if listing.results.total < 2:
            return
        narrowing, count_by = listing.narrowing, listing.results.query.count_by
        for facet, counts in self._set.first.results.facets.items():
            is_own = narrowing is not None and narrowing.facet is facet
            if narrowing and not is_own:
                counts = listing.results.facets.get(facet, ())
            if not any(count.value is not None for count in counts):
                continue
            if narrowing and is_own:
                value = partial(self._value_beside, narrowing)
                yield uncounted_view(FACETS[facet], counts, value)
            else:
                value = partial(self._value, facet, narrowing is None)
                yield facet_view(FACETS[facet], counts, value, count_by)
        for facets, pairs in listing.results.pairs.items():
            name = " and ".join(FACETS[facet] for facet in facets).capitalize()
            yield pair_view(name, pairs, partial(self._pair, facets), count_by)

    def _value_words(self, facet: Facet, is_linked: bool, value: str | None) -> Markup:
        words = escape(isolated(value_words(facet, value, self._set.names)))
        file = self._links[facet].get(value) if is_linked else None
        return Markup(f'<a href="{file}">{words}</a>') if file else words

    def _value_beside(self, narrowing: Narrowing, value: str | None) -> Markup:
        linked = self._value(narrowing.facet, True, value)
        if value != narrowing.value:
            return linked
        return Markup(str(linked).replace("<a ", '<a aria-current="true" ', 1))

    def _pair(self, facets: FacetPair, count: PairCount) -> str:
        return ", ".join(
            value_words(facet, value, self._set.names)
            for facet, value in zip(facets, count.values, strict=True)
        )


_NOTHING_MADE: tuple[Sequence[Hit], Markup, Markup] = ((), Markup(), Markup())


def _story_of(hit: Hit) -> str:
    """Return the id of its article, without asking for its text."""
    return hit.id.rpartition("-")[0]


def _not_shown(results: Results) -> int:
    """Return how many paragraphs come after those of a list.

    A list that is not full has all stories; what it leaves out of them is on their own pages.
    """
    if len(results.hits) < results.query.limit:
        return 0
    return max(0, results.total - results.query.offset - len(results.hits))


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


def _own_page(page_set: PageSet, narrowing: Narrowing | None) -> Link | None:
    """Return the way to the page of the speaker, country or outlet that a list is narrowed to."""
    if narrowing is None or narrowing.value is None:
        return None
    if (words := _OWN_PAGES.get(narrowing.facet)) is None:
        return None
    file = page_set.name_page(narrowing.facet, narrowing.value)
    return Link(words, page_set.root + file) if file else None


_OWN_PAGES = {
    Facet.SPEAKER: "This speaker’s page",
    Facet.COUNTRY: "This country’s page",
    Facet.SOURCE: "This outlet’s page",
}


def _page_links(listing: Listing, number: int, last: int) -> Iterator[PageLink]:
    """Yield the first page, those around page `number`, and the last."""
    if last == 1:
        return
    before = 0
    for each in range(1, last + 1):
        if each in (1, last) or abs(each - number) <= _PAGES_AROUND:
            is_after_gap = each - before > 1
            yield PageLink(f"{each:,}", listing.page_file(each), each == number, is_after_gap)
            before = each


_SORT_WORDS = {
    Sort.RELEVANCE: "Most relevant",
    Sort.NEWEST: "Newest",
    Sort.OLDEST: "Oldest",
}
