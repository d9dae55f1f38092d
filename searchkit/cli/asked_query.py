"""The one `Query` that options ask, of a command line and of a saved search under it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, cast

from searchkit.cli.saved_searches import saved_name, saved_search
from searchkit.cli.search_troubles import SearchTroubles
from searchkit.domain.article import Kind
from searchkit.domain.errors import (
    ConfigurationError,
    QueryError,
    UnknownCountry,
    UsageError,
)
from searchkit.domain.query import (
    And,
    CountBy,
    Facet,
    FacetRequest,
    Filters,
    Or,
    PairRequest,
    Query,
    Scope,
    Sort,
)
from searchkit.settings import QueryOptions, Settings
from searchkit.values import dataclass

if TYPE_CHECKING:
    from searchkit.domain.news import SavedSearch

MOST_HITS = 10_000
DEFAULT_HITS = 10
DEFAULT_PER_STORY = 3
ALL_HITS = 2**31  # more paragraphs than an index can hold
ALL = "all"
FACET_NAMES = f"{', '.join(Facet)}, a pair such as speaker,country, or none"
_FACET_LIMIT = 10

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Face:
    """How an answer is given where nothing else is asked for."""

    limit: int = ALL_HITS
    per_story: int | None = None  # None: all
    may_lack_words: bool = False
    facets: tuple[str, ...] = ("speaker:5", "country:5", "month:12")


READ = Face(DEFAULT_HITS, DEFAULT_PER_STORY, may_lack_words=True)  # by people, in a terminal
# On pages every value is a link, and there is room beside the stories: as many of each as are seen
# at one glance.
PAGES = Face(
    DEFAULT_HITS,
    DEFAULT_PER_STORY,
    may_lack_words=True,
    facets=("speaker:8", "country:8", "source:8", "month:12", "kind:4", "cue:8"),
)
ANSWER = Face(DEFAULT_HITS, may_lack_words=True)  # one object that says how much there is
DATA = Face()  # whole, and what matches strictly


def query_of(
    options: Mapping[str, Any], settings: Settings, face: Face = READ, today: date | None = None
) -> Query:
    """Return what the options of a command ask, together with the saved search that they name.

    Words and filters narrow a saved search; what orders, counts and shows takes its place. No
    index is looked for: a mistake in the question is the same with or without one. Raises
    QueryError, UsageError, or ConfigurationError for what is wrong in a saved search.
    """
    from searchkit.querylang import (  # a shell that completes loads the options alone
        caret,
        today_here,
    )
    from searchkit.search.index import NOTHING_ASKED

    typed = given(options)
    saved, where = QueryOptions(), ""
    if typed.get("query", "").startswith("@"):
        saved, name, typed["query"] = saved_search(typed["query"], settings.searches)
        where = f"{settings.configuration or 'searchkit.toml'}: searches.{name}"
    reader = _Reader(today or today_here())
    try:
        base = reader.asked(given(saved), face)
    except QueryError as error:
        text, place, message = caret(error).split("\n", 2)
        raise ConfigurationError(f"{where}.query: {message}\n  {text}\n  {place}") from None
    except UsageError as error:
        raise ConfigurationError(f"{where}: {error}") from None
    asked = reader.asked(typed, face, named="--")
    if where:
        if "scope" in typed and typed["scope"] != saved.get("scope", typed["scope"]):
            raise UsageError(
                f"--in {typed['scope']}: @{name} was saved with --in {base.scope}.\n"
                "Leave --in out, or write its words anew."
            )
        asked = _narrowed(base, asked, typed)
    _demand_sense(asked.filters)
    if asked.root is None and asked.filters == Filters():
        raise UsageError(f"{NOTHING_ASKED}\nHow to use it: searchkit search --help")
    return asked


def saved_searches(
    names: Sequence[str], settings: Settings, troubles: SearchTroubles
) -> list["SavedSearch"]:
    """Return saved searches by their names, with or without @; no names: all of them.

    Each asks for all that matches strictly. One that cannot be read is left out and told to
    `troubles`. Raises UsageError for a name that none has.
    """
    from searchkit.domain.news import SavedSearch  # a plain search has none

    chosen = dict.fromkeys(saved_name(name, settings.searches) for name in names)
    searches = []
    for name in chosen or settings.searches:
        with troubles.of(name):
            query = query_of({"query": f"@{name}"}, settings, DATA)
            definition = json.dumps(settings.searches[name], sort_keys=True)
            searches.append(SavedSearch(name, query, definition))
    return searches


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads options, of the command line or of a saved search."""

    today: date

    def asked(self, options: QueryOptions, face: Face, named: str = "") -> Query:
        """Return what options ask by themselves. `named`: what stands before their names."""
        from searchkit.querylang import parse

        text = options.get("query", "")
        if options.get("direct") and options.get("reported"):
            raise UsageError(f"{named}direct and {named}reported: nothing is both; choose one.")
        facets, pairs = facet_requests(options.get("facet") or face.facets, named)
        return Query(
            text=text,
            root=parse(text, _country_of) if text.strip() else None,
            filters=Filters(
                speakers=_values(options, "speaker", named),
                countries=tuple(_country(name, named) for name in options.get("country", ())),
                is_named=options.get("named", False),
                cues=_values(options, "cue", named),
                is_direct=_manner(options),
                sources=_values(options, "source", named),
                not_sources=_values(options, "not_source", named),
                kinds=tuple(_choice(Kind, k, f"{named}kind") for k in options.get("kind", ())),
                paths=_texts(options, "path", named),
                since=self._day(options.get("since"), f"{named}since", first=True),
                until=self._day(options.get("until"), f"{named}until", first=False),
            ),
            scope=_choice(Scope, options.get("scope", Scope.STORY), f"{named}in"),
            sort=_choice(Sort, options.get("sort", Sort.RELEVANCE), f"{named}sort"),
            limit=_limit(options.get("limit", face.limit), named),
            offset=options.get("offset", 0),
            facets=facets,
            pairs=pairs,
            count_by=_choice(
                CountBy, options.get("count_by", CountBy.PARAGRAPH), f"{named}count-by"
            ),
            all_copies=options.get("all_copies", False),
            per_story=_per_story(options.get("per_story"), face, named),
            is_sure=options.get("sure", False),
            may_lack_words=face.may_lack_words,
        )

    def _day(self, text: str | None, option: str, *, first: bool) -> date | None:
        from searchkit.querylang import parse_day_range

        if text is None:
            return None
        try:
            return parse_day_range(text, self.today)[0 if first else 1]
        except QueryError as error:
            raise UsageError(f"{option} {text}: {error}.") from None


def _narrowed(saved: Query, typed: Query, options: QueryOptions) -> Query:
    """Return the saved search, narrowed by what was typed beside it."""
    from searchkit.search.narrowing import both, flat

    filters, rest = both(saved.filters, typed.filters)
    parts = [part for part in (saved.root, rest, typed.root) if part is not None]
    shown = {
        field: getattr(typed, field)
        for option, fields in _SHOWN.items()
        if option in options
        for field in fields
    }
    return replace(
        saved,
        text=_joined(saved, typed),
        root=flat(And(tuple(parts))) if parts else None,
        filters=filters,
        is_sure=saved.is_sure or typed.is_sure,
        **shown,
    )


# Options that ask nothing but what is shown, and the fields of a query that say so.
_SHOWN = {
    "scope": ("scope",),
    "sort": ("sort",),
    "limit": ("limit",),
    "offset": ("offset",),
    "per_story": ("per_story",),
    "all_copies": ("all_copies",),
    "facet": ("facets", "pairs"),
    "count_by": ("count_by",),
}


def _joined(saved: Query, typed: Query) -> str:
    """Return the words of both, as if they had been typed together."""
    texts = [
        f"({query.text})" if isinstance(query.root, Or) else query.text
        for query in (saved, typed)
        if query.text.strip()
    ]
    return " ".join(texts) if len(texts) > 1 else saved.text or typed.text


def given(options: Mapping[str, Any]) -> QueryOptions:
    """Return the options that say something: not None, nothing, or an unset flag."""
    said = {
        name: value
        for name, value in options.items()
        if value is not False and value not in (None, (), "")
    }
    return cast(QueryOptions, said)


def facet_requests(
    texts: Sequence[str], named: str = "--"
) -> tuple[tuple[FacetRequest, ...], tuple[PairRequest, ...]]:
    """Return what `FIELD[:N]` and `FIELD,FIELD[:N]` ask for; `none` alone asks for nothing."""
    if "none" in texts:
        return (), ()
    facets: dict[Facet, FacetRequest] = {}
    pairs: dict[tuple[Facet, Facet], PairRequest] = {}
    for text in texts:
        names, colon, number = text.partition(":")
        fields = [name.strip() for name in names.split(",")]
        if not {*fields} <= {*Facet} or len(fields) > 2 or len({*fields}) < len(fields):
            raise UsageError(f"{named}facet {text}: known are {FACET_NAMES}.")
        if colon and not (number.isdecimal() and number.isascii() and 0 < int(number) <= MOST_HITS):
            raise UsageError(f"{named}facet {text}: expected a number from 1 after the colon.")
        limit = int(number) if colon else _FACET_LIMIT
        first, *second = map(Facet, fields)
        if second:
            pairs[first, second[0]] = PairRequest((first, second[0]), limit)
        else:
            facets[first] = FacetRequest(first, limit)
    return tuple(facets.values()), tuple(pairs.values())


def _texts(options: QueryOptions, name: str, named: str) -> tuple[str, ...]:
    texts = cast(tuple[str, ...], options.get(name, ()))
    if not all(text.strip() for text in texts):
        what = {"cue": "verb", "path": "path"}.get(name, "name")
        raise UsageError(f"{named}{name.replace('_', '-')}: the {what} is empty.")
    return texts


def _values(options: QueryOptions, name: str, named: str) -> tuple[str | None, ...]:
    """Return texts of a field, None for what asks for those without."""
    from searchkit.querylang import value_or_none

    return tuple(map(value_or_none, _texts(options, name, named)))


def _demand_sense(filters: Filters) -> None:
    if filters.is_named and not filters.countries:
        raise UsageError("--named: say which country, as --country CN --named.")
    since, until = filters.days
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}: no day is left.")


def _country_of(text: str) -> str:
    from searchkit.search.asked_country import country_of  # only where a country is named

    return country_of(text)


def _country(text: str, named: str) -> str | None:
    from searchkit.querylang import value_or_none

    if not text.strip():
        raise UsageError(f"{named}country: the name is empty.")
    if (asked := value_or_none(text)) is None:
        return None
    try:
        return _country_of(asked)
    except UnknownCountry as unknown:
        raise UsageError(f"{named}country: {unknown}.") from None


def _manner(options: QueryOptions) -> bool | None:
    if options.get("direct"):
        return True
    return False if options.get("reported") else None


def _choice(kind: type[Choice], text: str, option: str) -> Choice:
    try:
        return kind(text)
    except ValueError:
        raise UsageError(f"{option} {text}: known are {', '.join(kind)}.") from None


def _limit(limit: int, named: str) -> int:
    if not 0 <= limit <= MOST_HITS and limit != ALL_HITS:
        raise UsageError(
            f"{named or 'limit '}{'n ' if named else ''}{limit}: at most {MOST_HITS:,}."
        )
    return limit


def _per_story(text: str | None, face: Face, named: str) -> int | None:
    if text is None:
        return face.per_story
    if text == ALL:
        return None
    if text.isascii() and text.isdecimal() and 0 < int(text) <= MOST_HITS:
        return int(text)
    raise UsageError(f"{named}per-story {text}: expected a number from 1, or {ALL}.")
