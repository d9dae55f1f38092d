"""What some stories say of each speaker, country and outlet: counts, days, the first and the last.

Stories are added one by one, oldest first; of none stays in memory more than what a page lists.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from itertools import groupby

from searchkit.domain.article import (
    SURE_CONFIDENCE,
    Confidence,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.document import countries_of, countries_of_story, inherits
from searchkit.domain.query import Facet
from searchkit.domain.results import Range
from searchkit.language.outlets import source_key
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.links import article_file
from searchkit.renderers.html.slugs import slug
from searchkit.renderers.html.story import FoundStory, cited
from searchkit.rules import limit
from searchkit.values import dataclass

NEWEST = limit(12, "length: two screens of a laptop; whoever wants all opens the list of results")
OLDEST = limit(6, "length: half as many, for the newest are what most look for")
MOST_NAMES = limit(500, "time and files: of each kind, those that are found most")

FOLDERS = {Facet.SPEAKER: "speakers", Facet.COUNTRY: "countries", Facet.SOURCE: "outlets"}

_UNKNOWN = PublishedDate()


@dataclass(frozen=True, slots=True)
class Listed:
    """A paragraph that a page lists; nothing else of its article is kept."""

    article: str  # its id
    title: str | None
    source: str | None
    published: PublishedDate
    anchor: str
    text: str
    matches: Callable[[str], Sequence[Range]]
    sayings: tuple[SpeakerFinding, ...]  # on a speaker's page that speaker's, else all
    is_written: bool  # its article has a page
    is_inherited: bool = False  # it names no country: its story is about this one

    @property
    def href(self) -> str | None:
        """Its place below the root; None where no page is written."""
        return (
            f"{article_file(self.article, self.title)}#{self.anchor}" if self.is_written else None
        )


@dataclass(slots=True)
class Days:
    """The days between which something stands, and in how many paragraphs."""

    count: int = 0
    first: date | None = None  # None: only in what is undated
    last: date | None = None

    def add(self, day: date | None) -> None:
        """Count one more; days come in their order."""
        self.count += 1
        if day is not None:
            self.first = self.first or day
            self.last = day


@dataclass(slots=True)
class Profile:
    """One speaker, country or outlet."""

    facet: Facet
    value: str  # as facets count it; a country's is its code
    label: str  # as people say it
    file: str  # the path of its page below the root
    stories: int = 0
    inherited: int = 0  # paragraphs that name no country, of a story about this one
    span: Days = field(default_factory=Days)  # of all paragraphs
    months: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    roles: dict[str, Days] = field(default_factory=dict)  # as written, in the order of their days
    oldest: list[Listed] = field(default_factory=list)
    newest: deque[Listed] = field(default_factory=lambda: deque(maxlen=NEWEST))
    undated: list[Listed] = field(default_factory=list)
    _story: str = ""

    def add(self, listed: Listed, countries: Iterable[str]) -> None:
        """Count a paragraph, and keep it where it is among the first or the last.

        The paragraphs of a story come together, and days in their order, the unknown last.
        """
        day = listed.published.date
        if listed.article != self._story:
            self._story = listed.article
            self.stories += 1
        self.inherited += listed.is_inherited
        self.span.add(day)
        self.countries.update(countries)
        self.speakers.update({each.name for each in listed.sayings})
        if self.facet is Facet.SPEAKER:
            for role in dict.fromkeys(each.role for each in listed.sayings if each.role):
                self.roles.setdefault(role, Days()).add(day)
        if listed.source:
            self.outlets[listed.source] += 1
        if day is None:
            if len(self.undated) < NEWEST:
                self.undated.append(listed)
            return
        self.months[f"{day.year:04}-{day.month:02}"] += 1
        if len(self.oldest) < OLDEST:
            self.oldest.append(listed)
        self.newest.append(listed)

    def listed(self) -> tuple[Sequence[Listed], Sequence[Listed]]:
        """Return the newest, those without a date last, and the oldest of what is not among them."""
        older = self.months.total() - len(self.newest)
        # Stories come newest first, the paragraphs of each as they stand in it.
        by_story = [[*mates] for _, mates in groupby(self.newest, key=lambda each: each.article)]
        newest = [each for mates in reversed(by_story) for each in mates]
        return [*newest, *self.undated][:NEWEST], self.oldest[:older]


class Profiles:
    """Those who are to have a page."""

    def __init__(
        self,
        names: Names,
        speakers: Iterable[str] = (),
        countries: Iterable[str] = (),
        outlets: Iterable[str] = (),
        *,
        is_sure: bool = False,
    ) -> None:
        """Take names as facets give them, countries by their codes; of each kind the first 500.

        `is_sure`: neither sayings nor dates that are unsure are counted, as in the answers.
        """
        self._is_sure = is_sure
        self._profiles: dict[tuple[Facet, str], Profile] = {}
        for facet, values in (
            (Facet.SPEAKER, speakers),
            (Facet.COUNTRY, countries),
            (Facet.SOURCE, outlets),
        ):
            for value in [*values][:MOST_NAMES]:
                label = names.value(facet, value)
                file = f"{FOLDERS[facet]}/{slug(label, f'{facet.value}:{value}')}.html"
                profile = Profile(facet, value, label, file)
                self._profiles.setdefault(_key(facet, value), profile)

    def page_of(self, facet: Facet, value: str) -> str | None:
        """Return the path of a name's page below the root; None where none is written."""
        profile = self._profiles.get(_key(facet, value))
        return profile.file if profile else None

    def add(self, story: FoundStory) -> None:
        """Count what was found in a story; stories come oldest first, undated ones last."""
        article, get = story.article, self._profiles.get
        about = countries_of_story(article)
        published = article.published or _UNKNOWN
        if self._is_sure and published.confidence is Confidence.INFERRED:
            published = _UNKNOWN
        outlet = get(_key(Facet.SOURCE, article.source)) if article.source else None
        for paragraph, anchor in cited(article):
            if paragraph.ordinal not in story.hits:
                continue
            named, sayings = countries_of(paragraph), self._counted(paragraph.speakers or ())
            listed = Listed(
                article.id,
                article.title,
                article.source,
                published,
                anchor,
                paragraph.text,
                story.matches,
                sayings,
                story.is_written,
            )
            if outlet:
                outlet.add(listed, named)
            of_story = () if named or not inherits(paragraph) else about
            for code in named or of_story:
                if country := get((Facet.COUNTRY, code)):
                    others = [other for other in named if other != code]
                    country.add(replace(listed, is_inherited=not named), others)
            for name in dict.fromkeys(each.name for each in sayings):
                if speaker := get((Facet.SPEAKER, name)):
                    own = tuple(each for each in sayings if each.name == name)
                    speaker.add(replace(listed, sayings=own), named)

    def _counted(self, sayings: tuple[SpeakerFinding, ...]) -> tuple[SpeakerFinding, ...]:
        if not self._is_sure:
            return sayings
        return tuple(each for each in sayings if each.confidence >= SURE_CONFIDENCE)

    def __iter__(self) -> Iterator[Profile]:
        """Yield all of them: speakers, then countries, then outlets, in the order given."""
        return iter(self._profiles.values())


def _key(facet: Facet, value: str) -> tuple[Facet, str]:
    return facet, source_key(value) if facet is Facet.SOURCE else value
