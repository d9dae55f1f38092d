"""A query as every engine evaluates it. `querylang` makes one from text, programs make their own."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from searchkit.domain.article import Kind


@dataclass(frozen=True, slots=True)
class Word:
    """A word, whatever its English inflection and accents."""

    text: str  # as typed: analysis makes the term of it


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with `*` for any run of letters, matched against forms as written."""

    text: str  # "sanction*", "com*ed"; at least three letters before the first *


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word within a Levenshtein distance, first letter fixed, against forms as written."""

    text: str
    distance: int  # 1 or 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as written, one right after the other."""

    text: str  # what stood between the quotes


@dataclass(frozen=True, slots=True)
class Near:
    """Words as written, in any order, first and last at most `within` positions apart."""

    text: str
    within: int


@dataclass(frozen=True, slots=True)
class And:
    """All parts, in one paragraph."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any part."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but what `part` matches."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class InTitle:
    """Paragraphs of an article whose title matches `part` (words, phrases, patterns only)."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class SpeakerIs:
    """Paragraphs with this speaker: full name, or surname alone; None: nobody known."""

    name: str | None
    is_whole: bool = False  # only whom a facet counts under exactly this name


@dataclass(frozen=True, slots=True)
class CountryIs:
    """Paragraphs that mean this country; None: none."""

    code: str | None  # ISO 3166-1 alpha-2, upper case


@dataclass(frozen=True, slots=True)
class SourceIs:
    """Paragraphs of this outlet or agency, case and accents ignored; None: unknown."""

    name: str | None


@dataclass(frozen=True, slots=True)
class KindIs:
    """Paragraphs of this kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class PublishedIn:
    """Paragraphs of articles published from `since` to `until`, both inclusive.

    None leaves a side open. A known date is asked for even with both sides open.
    """

    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PublishedUnknown:
    """Paragraphs of articles without a known date."""


Filter = SpeakerIs | CountryIs | SourceIs | KindIs | PublishedIn | PublishedUnknown
Text = Word | Pattern | Fuzzy | Phrase | Near
Node = Text | And | Or | Not | InTitle | Filter


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Facet(StrEnum):
    """What a result can be counted by."""

    SPEAKER = "speaker"
    COUNTRY = "country"
    SOURCE = "source"
    MONTH = "month"
    YEAR = "year"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """A facet, and how many of its values are wanted (the unknown comes beside them)."""

    facet: Facet
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters beside the query's own text: any of each tuple, all of the tuples together."""

    speakers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # ISO codes
    sources: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """All that an engine needs to answer."""

    root: Node | None = None  # None: every paragraph that passes the filters
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    limit: int = 10
    offset: int = 0
    facets: tuple[FacetRequest, ...] = ()
    all_copies: bool = True  # False: of each group of near-copies only the best article
