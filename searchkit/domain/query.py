"""A query as every engine evaluates it. `querylang` makes one from text, programs make their own."""

from datetime import date
from enum import StrEnum

from searchkit.domain.article import Kind
from searchkit.values import dataclass


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


class Unit(StrEnum):
    """What a place is in which operands stand together."""

    WORDS = "words"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Together:
    """Operands in one place: `a w/5 b`, `a pre/5 b`, `a w/s b`, `a w/p b`, and longer chains.

    No two operands share a position. With Unit.WORDS the last operand begins at most `within`
    positions after the first one ends; `is_ordered` has each end before the next begins.
    """

    parts: tuple["Operand", ...]
    unit: Unit
    within: int | None = None  # 1 to 99 with Unit.WORDS, else None
    is_ordered: bool = False  # with Unit.WORDS only


@dataclass(frozen=True, slots=True)
class And:
    """All parts."""

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
class AtLeast:
    """Stories that hold `part` so many times: a text node but Near, or an OR of such nodes.

    Outside Scope.STORY it is the paragraph or the sentence that must.
    """

    times: int  # 1 to 99
    part: "Node"


@dataclass(frozen=True, slots=True)
class InTitle:
    """Paragraphs of an article whose title matches `part` (text nodes, AND, OR and NOT of them)."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class InLead:
    """The same for the title or one of the first two body paragraphs."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class SpeakerIs:
    """Paragraphs with this speaker, as people write a name; None: nobody known."""

    name: str | None
    is_whole: bool = False  # only whom a facet counts under exactly this name


@dataclass(frozen=True, slots=True)
class CountryIs:
    """Paragraphs that name this country or inherit it from their story; None: neither."""

    code: str | None  # ISO 3166-1 alpha-2, upper case
    is_named: bool = False  # only what the paragraph names; with None: what names nothing


@dataclass(frozen=True, slots=True)
class CueIs:
    """Paragraphs with a saying by this verb, whatever its form; None: without a known verb."""

    verb: str | None


@dataclass(frozen=True, slots=True)
class SaidIs:
    """Paragraphs with a saying in the speaker's own words, or with a reported one."""

    is_direct: bool


@dataclass(frozen=True, slots=True)
class SayingIs:
    """Paragraphs with one saying that answers to all of these: any of each tuple that is not empty.

    `engines.filters.as_one_saying` makes it of SpeakerIs, CueIs and SaidIs that stand together.
    """

    speakers: tuple[SpeakerIs, ...] = ()
    cues: tuple[CueIs, ...] = ()
    manners: tuple[SaidIs, ...] = ()


@dataclass(frozen=True, slots=True)
class PathIs:
    """Paragraphs of a clipping that has a path like this."""

    glob: str  # `*` stays within a folder, `**` crosses them; case kept


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


Saying = SpeakerIs | CueIs | SaidIs  # what is said of one saying
Filter = Saying | SayingIs | CountryIs | SourceIs | KindIs | PathIs | PublishedIn | PublishedUnknown
Text = Word | Pattern | Fuzzy | Phrase | Near
Operand = Text | Together | Or  # but Near; an Or of operands
Condition = Text | Together | AtLeast  # what text is asked for; AtLeast holds others
Node = Condition | And | Or | Not | InTitle | InLead | Filter


class Scope(StrEnum):
    """Where the words of a query must meet."""

    STORY = "story"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


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
    WEEK = "week"  # ISO 8601: "2021-W12"
    YEAR = "year"
    KIND = "kind"
    CUE = "cue"  # the verb's base form

    __hash__ = str.__hash__  # of an enum Python works it out anew at each look into a dictionary


class CountBy(StrEnum):
    """What facets are ordered by: both numbers are given."""

    PARAGRAPH = "paragraph"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """A facet, and how many of its values are wanted (the unknown comes beside them)."""

    facet: Facet
    limit: int = 10


FacetPair = tuple[Facet, Facet]


@dataclass(frozen=True, slots=True)
class PairRequest:
    """Two facets counted together: each value of the one with each of the other."""

    facets: FacetPair
    limit: int = 10  # pairs; that of nothing known comes beside them


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters beside the query's own text: any of each tuple, all of the fields together.

    None among speakers, countries, cues and sources stands for those without.
    """

    speakers: tuple[str | None, ...] = ()  # as people write names
    countries: tuple[str | None, ...] = ()  # ISO codes; `Index.search` takes names too
    is_named: bool = False  # of countries: only what a paragraph names
    cues: tuple[str | None, ...] = ()  # verbs, in any form
    is_direct: bool | None = None  # True: in the speaker's own words; False: reported; None: either
    sources: tuple[str | None, ...] = ()
    not_sources: tuple[str | None, ...] = ()  # none of these
    kinds: tuple[Kind, ...] = ()
    paths: tuple[str, ...] = ()  # globs
    since: date | str | None = (
        None  # a text such as "2021-03" or "6m" is for `Index.search` to read
    )
    until: date | str | None = None

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day that pass. Raises TypeError where a text was not read."""
        since, until = self.since, self.until
        if isinstance(since, str) or isinstance(until, str):
            raise TypeError(f"{since!r} to {until!r}: expected dates; Index.search reads texts")
        return since, until


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of an index: all that an engine needs to answer, and the words of the user."""

    root: Node | None = None  # None: every paragraph that passes the filters
    filters: Filters = NO_FILTERS
    scope: Scope = Scope.STORY
    sort: Sort = Sort.RELEVANCE
    limit: int = 10
    offset: int = 0
    facets: tuple[FacetRequest, ...] = ()
    pairs: tuple[PairRequest, ...] = ()
    count_by: CountBy = CountBy.PARAGRAPH
    all_copies: bool = True  # False: of each group of near-copies only the best article
    per_story: int | None = (
        None  # at most so many hits of a story, side by side; None: all, by rank
    )
    is_sure: bool = False  # neither sayings nor dates that are unsure, in filters and counts
    may_lack_words: bool = (
        False  # where few stories hold all words, those that lack one or two follow
    )
    # Of its hits, copies folded, those that pass all of these; no other is counted, none lacks words.
    only: tuple[Filter, ...] = ()
    articles: frozenset[str] | None = None  # the same of articles: only hits of these; None: of any
    text: str = ""  # as typed, to be shown; `root` is what it says

    @property
    def is_narrowed(self) -> bool:
        """Whether hits are left out of which the query is true."""
        return bool(self.only) or self.articles is not None
