"""All saved searches as one site: a set of lists for each, and one set of articles and names."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from searchkit.domain.article import Article
from searchkit.domain.identity import split_paragraph_id
from searchkit.domain.news import FIRST_BATCH, News, SavedSearch
from searchkit.domain.query import Query, Sort
from searchkit.domain.results import Hit, Range, Results
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.composing import by_day, list_files, story_files
from searchkit.renderers.html.feed import FILE, STORIES, feed
from searchkit.renderers.html.links import Link
from searchkit.renderers.html.page_folder import (
    PublishedPages,
    how_made,
    pages_of,
    write_pages,
)
from searchkit.renderers.html.page_set import PageSet
from searchkit.renderers.html.site_index import SearchOnSite, site_index, stories_in
from searchkit.renderers.html.slugs import slug
from searchkit.renderers.html.story import FoundStory
from searchkit.renderers.html.templates import digest_of, stylesheet, template_environment
from searchkit.rules import limit
from searchkit.search.facet_pages import page_set_of, profiles_of
from searchkit.search.fetching import marks_of
from searchkit.search.index import Index
from searchkit.search.query_heading import heading
from searchkit.search.what_is_new import Newsstand
from searchkit.values import dataclass

_SEARCHES = "searches/"  # the folder of those that have pages, each in one of its own
_ARTICLES_KEPT = 200  # a list reads its stories once, and the next one has mostly the same ones
_NEW_STORIES = limit(200, "length of a feed on the day when a whole archive joins the index")


@dataclass(frozen=True, slots=True)
class SiteSearch:
    """A saved search of a site."""

    name: str
    query: Query  # as its pages ask it
    news: News  # what is new to the site
    new: Results  # what is told as new: that, else what was new last time; at first nothing
    is_as_it_was: bool  # neither it nor what it is asked of has changed since the site was written


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What was written."""

    files: PublishedPages
    seconds: float  # it took


def site_search(stand: Newsstand, saved: SavedSearch, query: Query) -> SiteSearch:
    """Return a saved search with what is new in it; the site is the stand's reader."""
    news = stand.news(saved)
    new = stand.index.of_hits(news.results, [])
    if not news.is_first and news.results.total:
        new = news.results
    elif news.look and news.look.mark.batch > FIRST_BATCH:  # that was all that there was
        new = stand.last(saved).results
    return SiteSearch(saved.name, query, news, new, is_as_it_was=news.is_level)


def write_site(
    index: Index,
    searches: Sequence[SiteSearch],
    folder: Path,
    names: Names,
    *,
    pages: int,
    is_full_text: bool = False,
    templates: Path | None = None,
    wait_seconds: float = 0.0,
) -> WrittenSite:
    """Write all searches as one site: at most `pages` of `query.limit` hits each in a row.

    Raises UsageError where the folder is not ours, and PagesLocked where another run still writes
    there after `wait_seconds`.
    """
    started = time.monotonic()
    site = _Site(index, searches, names, pages, is_full_text, templates)
    made = _made(pages, is_full_text, templates)
    written = write_pages(folder, site.files(), made=made, wait_seconds=wait_seconds)
    return WrittenSite(written, time.monotonic() - started)


def has_pages_of_just(names: Iterable[str], folder: Path) -> bool:
    """Whether the searches that have pages in a folder are those of these names, and no others."""
    below = (
        name.removeprefix(_SEARCHES) for name in pages_of(folder) if name.startswith(_SEARCHES)
    )
    return {name.partition("/")[0] for name in below} == {_slug(name) for name in names}


def is_made_so(
    folder: Path, *, pages: int, is_full_text: bool, templates: Path | None = None
) -> bool:
    """Whether the site in a folder was completed by a run that was told the same."""
    return how_made(folder) == _made(pages, is_full_text, templates)


def _made(pages: int, is_full_text: bool, templates: Path | None) -> str:
    text = "whole articles" if is_full_text else "excerpts"
    return f"{text}, {pages} pages, templates {digest_of(templates) if templates else 'ours'}"


@dataclass(frozen=True, slots=True)
class _Part:
    """A search on its way to pages."""

    search: SiteSearch
    page_set: PageSet
    feed: Sequence[Sequence[Hit]]  # by story


@dataclass(slots=True)
class _FoundBySearches:
    """What all searches found in an article."""

    hits: set[int] = field(default_factory=set)
    copies: tuple[str, ...] = ()
    parts: list[int] = field(default_factory=list)  # the places of the searches that found it
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class _Site:
    """Asks for all that the pages of a site need, and yields them."""

    index: Index
    searches: Sequence[SiteSearch]
    names: Names
    pages: int
    is_full_text: bool
    templates: Path | None

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and bytes of each file: a closed set, in which every link leads."""
        environment = template_environment(self.templates)
        yield "style.css", stylesheet(environment).encode()
        profiles = profiles_of(self.index, [each.query for each in self.searches], self.names)
        parts = [self._part(each, profiles.page_of) for each in self.searches]
        article = lru_cache(_ARTICLES_KEPT)(self.index.article)
        yield from story_files(
            _stories(parts, article),
            profiles,
            environment,
            names=self.names,
            article=article,
            back=(Link("All saved searches", "../index.html"),),
            is_whole=self.is_full_text,
        )
        template = environment.get_template("feed.atom.j2")
        for each in parts:
            name, page_set = each.search.name, each.page_set
            yield from list_files(page_set, environment)
            yield (
                page_set.folder + FILE,
                feed(template, _slug(name), name, each.feed, self.names, page_set.root),
            )
        on_site = [self._on_site(each) for each in parts]
        yield "index.html", site_index(environment.get_template("site.html.j2"), on_site, profiles)

    def _part(self, search: SiteSearch, name_page: Callable[..., str | None]) -> _Part:
        words = heading(search.query, self.names)
        page_set = page_set_of(
            self.index,
            search.query,
            self.names,
            pages=self.pages,
            name_page=name_page,
            is_full_text=self.is_full_text,
            templates=self.templates,
        )
        page_set = replace(
            page_set,
            heading=words if words == search.name else f"{search.name}: {words}",
            folder=f"{_SEARCHES}{_slug(search.name)}/",
            home=Link("All saved searches", "../../index.html"),
            feed=FILE,
        )
        return _Part(search, page_set, self._feed(search))

    def _feed(self, search: SiteSearch) -> Sequence[Sequence[Hit]]:
        """Return what is new, then the newest by date: an old story that came late is told as well."""
        query = replace(
            search.query,
            sort=Sort.NEWEST,
            limit=STORIES * (search.query.per_story or STORIES),
            offset=0,
            facets=(),
            pairs=(),
        )
        newest = stories_in(self.index.answer(query))[:STORIES]
        new = stories_in(search.new)[:_NEW_STORIES]
        told = {split_paragraph_id(hits[0].id)[0] for hits in new}
        others = (hits for hits in newest if split_paragraph_id(hits[0].id)[0] not in told)
        return [*new, *islice(others, max(0, STORIES - len(new)))]

    def _on_site(self, part: _Part) -> SearchOnSite:
        search = part.search
        return SearchOnSite(
            name=search.name,
            heading=heading(search.query, self.names),
            folder=part.page_set.folder,
            found=part.page_set.first.results,
            new=search.new,
            months=part.page_set.first.months,
        )


def _stories(parts: Sequence[_Part], article: Callable[[str], Article]) -> Iterator[FoundStory]:
    """Yield each story that any search found, oldest first, with all that they found in it."""
    gathered: dict[str, _FoundBySearches] = {}

    def of(id: str, place: int) -> _FoundBySearches:
        story = gathered.setdefault(id, _FoundBySearches())
        if place not in story.parts:
            story.parts.append(place)
        return story

    for place, part in enumerate(parts):
        for id, found in part.page_set.found().items():
            story = of(id, place)
            story.hits |= found.hits
            story.copies = tuple(sorted({*story.copies, *found.copies}))
            story.is_written |= found.is_linked
        for hits in (*part.feed, *stories_in(part.search.new)):
            for hit in hits:
                id, ordinal = split_paragraph_id(hit.id)
                story = of(id, place)
                story.hits.add(ordinal)
                story.is_written = True

    @cache
    def matches(places: tuple[int, ...]) -> Callable[[str], Sequence[Range]]:
        marks = [marks_of(parts[place].search.query) for place in places]
        return lambda text: _joined(range for mark in marks for range in mark(text))

    @cache
    def lists(places: tuple[int, ...]) -> tuple[Link, ...]:
        some = (parts[place].page_set for place in places)
        return tuple(Link(each.heading, f"../{each.folder}index.html") for each in some)

    for id in by_day(gathered, article):
        story = gathered[id]
        places = tuple(story.parts)
        # One that is a copy to one search is a story to another, and has a page then.
        copies = tuple(copy for copy in story.copies if copy != id)
        yield FoundStory(
            article(id),
            frozenset(story.hits),
            matches(places),
            lists(places),
            copies,
            story.is_written,
        )


def _joined(ranges: Iterator[Range]) -> Sequence[Range]:
    """Return ranges in order, those that touch or overlap as one."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _slug(name: str) -> str:
    return slug(name, f"search:{name}")
