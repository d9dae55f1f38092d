"""The page of a speaker, a country or an outlet: what was found of it, first and last, where and when."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import jinja2
from markupsafe import Markup

from searchkit.analysis.highlight import Span as Match
from searchkit.analysis.highlight import best_snippet
from searchkit.domain.article import SURE_CONFIDENCE, Confidence, SpeakerFinding
from searchkit.domain.query import Facet
from searchkit.renderers.html.days import Day, day
from searchkit.renderers.html.histogram import Histogram, histogram
from searchkit.renderers.html.links import Link
from searchkit.renderers.html.marked_text import marked
from searchkit.renderers.html.name_links import NameLinks
from searchkit.renderers.html.page_set import no_page
from searchkit.renderers.html.profiles import Listed, Profile, Profiles
from searchkit.renderers.html.story import place_words
from searchkit.renderers.html.templates import rendered
from searchkit.rules import limit
from searchkit.values import dataclass

_EXCERPT_CHARS = limit(320, "length and copyright: two sentences, as in a list of results")
_MOST_RELATED = limit(10, "length: whoever wants more narrows a search")
_MOST_ROLES = limit(20, "length: as many as the longest-serving have in years of clippings")


@dataclass(frozen=True, slots=True)
class EntryView:
    """A paragraph in a list of a name's page."""

    title: Link | None  # None where the entry before it is of the same story
    place: Link  # "Paragraph 7"
    source: str | None  # None on an outlet's own page
    published: Day | None
    text: Markup
    said: str  # "quoted, “said”, as Foreign Minister"; who says it, where the page is not theirs
    is_inherited: bool


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A name that stands in the same paragraphs."""

    name: Markup  # a link where it has a page
    count: int


@dataclass(frozen=True, slots=True)
class RoleView:
    """A title or role as it was written, and when."""

    words: str
    count: int
    first: Day | None
    last: Day | None


@dataclass(frozen=True, slots=True)
class NameView:
    """The page of a speaker, a country or an outlet."""

    kind: str  # "Speaker"
    name: str
    paragraphs: int  # that say it, name it or are of it
    inherited: int  # further ones that name no country, in stories about this one
    stories: int
    first: Day | None
    last: Day | None
    undated: int
    lists: tuple[Link, ...]
    whole_list: str | None  # where all of it is listed
    note: str
    roles: tuple[RoleView, ...]
    histogram: Histogram | None
    outlets: tuple[RelatedView, ...]
    countries: tuple[RelatedView, ...]
    speakers: tuple[RelatedView, ...]
    newest: tuple[EntryView, ...]
    oldest: tuple[EntryView, ...]


_KINDS = {Facet.SPEAKER: "Speaker", Facet.COUNTRY: "Country", Facet.SOURCE: "Outlet"}


@dataclass(frozen=True, slots=True)
class NamePages:
    """Makes the pages of names that stand in one folder together."""

    template: jinja2.Template
    names: NameLinks
    profiles: Profiles
    lists: tuple[Link, ...]  # the way back: what was searched, from a name's page
    # The list that is narrowed to a name, from a name's page; None where there is none.
    whole_list: Callable[[Facet, str], str | None] = no_page
    note: str = ""  # what is not counted; may be empty
    root: str = "../"  # from a name's page to the folder of all pages

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and bytes of each page, once all stories were added."""
        for profile in self.profiles:
            yield profile.file, self.page(profile)

    def page(self, profile: Profile) -> bytes:
        """Return the page of one name."""
        return rendered(self.template, page=self.view(profile), root=self.root)

    def view(self, profile: Profile) -> NameView:
        """Return what the template is given."""
        newest, oldest = profile.listed()
        is_speaker = profile.facet is Facet.SPEAKER
        return NameView(
            kind=_KINDS[profile.facet],
            name=profile.label,
            paragraphs=profile.span.count - profile.inherited,
            inherited=profile.inherited,
            stories=profile.stories,
            first=day(profile.span.first, Confidence.STATED),
            last=day(profile.span.last, Confidence.STATED),
            undated=profile.span.count - profile.months.total(),
            lists=self.lists,
            whole_list=self.whole_list(profile.facet, profile.value),
            note=self.note,
            roles=tuple(_roles(profile)),
            histogram=histogram(profile.months),
            outlets=()
            if profile.facet is Facet.SOURCE
            else self._related(Facet.SOURCE, profile.outlets),
            countries=self._related(Facet.COUNTRY, profile.countries),
            speakers=() if is_speaker else self._related(Facet.SPEAKER, profile.speakers),
            newest=tuple(self._entries(newest, profile.facet)),
            oldest=tuple(self._entries(oldest, profile.facet)),
        )

    def _related(self, facet: Facet, counts: Counter[str]) -> tuple[RelatedView, ...]:
        found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_RELATED]
        return tuple(RelatedView(self.names.link(facet, value), count) for value, count in found)

    def _entries(self, several: Sequence[Listed], facet: Facet) -> Iterator[EntryView]:
        before = ""
        for listed in several:
            yield self._entry(listed, facet, is_first=listed.article != before)
            before = listed.article

    def _entry(self, listed: Listed, facet: Facet, *, is_first: bool) -> EntryView:
        matches = listed.matches(listed.text)
        snippet = best_snippet(listed.text, [Match(*each) for each in matches], _EXCERPT_CHARS)
        href = listed.href
        return EntryView(
            title=Link(listed.title or "Untitled", self.root + href if href else None)
            if is_first
            else None,
            place=Link(place_words(listed.anchor), self.root + href if href else None),
            source=None if facet is Facet.SOURCE else listed.source,
            published=day(listed.published.date, listed.published.confidence),
            text=marked(listed.text, matches, (snippet.start, snippet.end)),
            said="; ".join(
                dict.fromkeys(_said(each, is_own=facet is Facet.SPEAKER) for each in listed.sayings)
            ),
            is_inherited=listed.is_inherited,
        )


def _said(saying: SpeakerFinding, *, is_own: bool) -> str:
    how = "quoted" if saying.direct else "reported"
    words = f"{how}, “{saying.cue}”" if saying.cue else how
    if is_own:
        words += f", as {saying.role}" if saying.role else ""
        return words if saying.confidence >= SURE_CONFIDENCE else f"{words}, unsure"
    return f"{saying.name} says{'' if saying.confidence >= SURE_CONFIDENCE else ' (unsure)'}"


def _roles(profile: Profile) -> Iterator[RoleView]:
    """Yield titles and roles, the most frequent of them, in the order of their first day."""
    most = sorted(profile.roles.items(), key=lambda item: (-item[1].count, item[0]))[:_MOST_ROLES]
    for role, span in sorted(most, key=lambda item: (item[1].first or date.max, item[0])):
        yield RoleView(
            role,
            span.count,
            day(span.first, Confidence.STATED),
            day(span.last, Confidence.STATED),
        )
