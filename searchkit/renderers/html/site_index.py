"""The first page of a site: its saved searches, what is new in each, and who speaks in them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice

import jinja2
from markupsafe import Markup

from searchkit.domain.identity import split_paragraph_id
from searchkit.domain.query import Facet
from searchkit.domain.results import Hit, Results
from searchkit.renderers.display_names import paragraph_sign, says_words
from searchkit.renderers.html.days import Day, day
from searchkit.renderers.html.feed import FILE
from searchkit.renderers.html.histogram import Histogram, histogram
from searchkit.renderers.html.links import article_file
from searchkit.renderers.html.marked_text import marked
from searchkit.renderers.html.profiles import Profile, Profiles
from searchkit.renderers.html.templates import rendered
from searchkit.rules import limit
from searchkit.values import dataclass

_NEW_STORIES = limit(10, "length: of a search; the search's own pages have all of them")
_NAMES = limit(12, "length: of a kind, in two lines; those that are found most")


@dataclass(frozen=True, slots=True)
class SearchOnSite:
    """A saved search of a site."""

    name: str
    heading: str  # what it asks, in words
    folder: str  # where its lists lie below the root
    found: Results
    new: Results  # what was new when something last was
    months: Mapping[str, int]  # "2021-03" -> paragraphs, all of them


@dataclass(frozen=True, slots=True)
class NewView:
    """A story that is new, by the first of its new paragraphs."""

    href: str
    title: str
    source: str | None
    published: Day | None
    says: tuple[str, ...]
    place: str
    text: Markup
    more: int  # new paragraphs beside this one


@dataclass(frozen=True, slots=True)
class SearchView:
    """A saved search on the first page."""

    name: str
    heading: str  # empty where it says no more than the name
    href: str
    feed: str
    total: int
    total_stories: int
    new: int
    new_stories: int
    stories: tuple[NewView, ...]
    bars: Histogram | None  # small ones beside it, for the eye: its own pages say the numbers


@dataclass(frozen=True, slots=True)
class NameOnSite:
    """A speaker, a country or an outlet that has a page."""

    words: str
    href: str
    count: int


def site_index(
    template: jinja2.Template, searches: Sequence[SearchOnSite], profiles: Profiles
) -> bytes:
    """Return the page. The stories must have been counted by the profiles."""
    return rendered(
        template,
        searches=[_search(each) for each in searches],
        names=[*_names(profiles)],
        root="",
    )


def stories_in(results: Results) -> list[list[Hit]]:
    """Return the hits of an answer by their stories, which must come together."""
    by_story = groupby(results.hits, key=lambda hit: split_paragraph_id(hit.id)[0])
    return [[*hits] for _, hits in by_story]


def _search(search: SearchOnSite) -> SearchView:
    new = stories_in(search.new)
    return SearchView(
        name=search.name,
        heading=search.heading if search.heading != search.name else "",
        href=f"{search.folder}index.html",
        feed=f"{search.folder}{FILE}",
        total=search.found.total,
        total_stories=search.found.total_stories,
        new=sum(map(len, new)),
        new_stories=len(new),
        stories=tuple(_story(hits) for hits in new[:_NEW_STORIES]),
        bars=histogram(search.months),
    )


def _story(hits: Sequence[Hit]) -> NewView:
    hit = next((each for each in hits if not each.is_own_title), hits[0])
    return NewView(
        href=article_file(hit.article, hit.title),
        title=hit.title or "Untitled",
        source=hit.source,
        published=day(hit.published, hit.published_confidence),
        says=tuple(says_words(hit.sayings)),
        place=paragraph_sign(hit.kind, hit.number).capitalize(),
        text=marked(hit.text, hit.highlights, hit.snippet_range),
        more=len(hits) - 1,
    )


def _names(profiles: Profiles) -> Iterator[tuple[str, list[NameOnSite]]]:
    """Yield the names that are found most, by kind."""
    kinds = {Facet.SPEAKER: "Speakers", Facet.COUNTRY: "Countries", Facet.SOURCE: "Outlets"}
    for facet, words in kinds.items():
        of_kind = (each for each in profiles if each.facet is facet and each.span.count)
        most = sorted(of_kind, key=_by_count)
        if most:
            yield words, [NameOnSite(p.label, p.file, p.span.count) for p in islice(most, _NAMES)]


def _by_count(profile: Profile) -> tuple[int, str]:
    return -profile.span.count, profile.label
