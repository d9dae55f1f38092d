"""The options by which `search` and `html` are asked, and the query made of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

import click

from searchkit.cli.command import whole_number
from searchkit.domain.article import Kind
from searchkit.domain.errors import QueryError, UsageError
from searchkit.domain.query import Facet, FacetRequest, Filters, Query, Sort
from searchkit.querylang import parse, parse_date_range
from searchkit.search.index import NOTHING_ASKED
from searchkit.settings import QueryOptions, Settings

MOST_HITS = 10_000
DEFAULT_HITS = 10
_FACET_LIMIT = 10

# What holds where neither the command line nor a saved search says otherwise.
_DEFAULTS = QueryOptions(
    query="",
    speaker=(),
    country=(),
    source=(),
    kind=(),
    sort=Sort.RELEVANCE.value,
    limit=DEFAULT_HITS,
    offset=0,
    facet=("speaker:5", "country:5", "month:12"),
    all_copies=False,
)

Function = TypeVar("Function", bound=Callable[..., Any])


def query_options(function: Function) -> Function:
    """Give a command QUERY and the options that narrow, order and count."""
    for decorate in reversed(_options()):
        function = decorate(function)
    return function


def _options() -> Sequence[Callable[[Function], Function]]:
    return (
        click.argument(
            "query",
            metavar="[QUERY]...",
            nargs=-1,
            callback=lambda ctx, param, words: " ".join(words),
        ),
        click.option("--speaker", metavar="NAME", help="Who says it; repeatable.", multiple=True),
        click.option(
            "--country", metavar="CC|NAME", help="CN, China or Chinese; repeatable.", multiple=True
        ),
        click.option(
            "--source", metavar="NAME", help="Outlet or agency; repeatable.", multiple=True
        ),
        click.option(
            "--kind",
            type=click.Choice([kind.value for kind in Kind]),
            help="Kind of paragraph; repeatable.",
            multiple=True,
        ),
        click.option("--since", metavar="DATE", help="2021, 2021-03 or 2021-03-23; inclusive."),
        click.option("--until", metavar="DATE", help="The same; inclusive."),
        click.option(
            "--sort",
            type=click.Choice([sort.value for sort in Sort]),
            help="relevance unless told otherwise.",
        ),
        click.option(
            "-n",
            "limit",
            metavar="N",
            type=whole_number(0, MOST_HITS),
            help=f"How many paragraphs; {DEFAULT_HITS} unless told otherwise.",
        ),
        click.option(
            "--offset",
            metavar="N",
            type=whole_number(0, 2**31),
            help="Leave out the first N.",
        ),
        click.option(
            "--facet",
            metavar="FIELD[:N]",
            help=f"Count by {', '.join(Facet)}; repeatable; or none.",
            multiple=True,
        ),
        click.option("--all-copies", is_flag=True, help="Show every copy of a wire story."),
    )


def query_of(options: Mapping[str, Any], settings: Settings) -> Query:
    """Return what the options of a command ask, on top of the saved search that they name.

    No index is looked for: a mistake in the question is the same with or without one.
    Raises QueryError or UsageError with the way out.
    """
    typed = _given(options)
    text = typed.pop("query", "")
    saved = _saved(text[1:].strip(), settings) if text.startswith("@") else QueryOptions(query=text)
    asked = _DEFAULTS | _given(saved) | typed
    query = Query(
        text=asked["query"],
        filters=Filters(
            speakers=_names(asked["speaker"], "--speaker"),
            countries=tuple(_country(name) for name in asked["country"]),
            sources=_names(asked["source"], "--source"),
            kinds=tuple(_kind(name) for name in asked["kind"]),
            since=_day(asked.get("since"), "--since", first=True),
            until=_day(asked.get("until"), "--until", first=False),
        ),
        facets=facet_requests(asked["facet"]),
        sort=_sort(asked["sort"]),
        limit=_limit(asked["limit"]),
        offset=asked["offset"],
        all_copies=asked["all_copies"],
    )
    _demand_some_days(query.filters)
    if query.text.strip():
        return replace(query, root=parse(query.text, _country_code))
    if query.filters == Filters():
        raise UsageError(f"{NOTHING_ASKED}\nHow to use it: searchkit search --help")
    return query


def _given(options: Mapping[str, Any]) -> QueryOptions:
    """Return the options that say something: not None, nothing, or an unset flag."""
    said = {
        name: value
        for name, value in options.items()
        if value is not False and value not in (None, (), "")
    }
    return cast(QueryOptions, said)


def _saved(name: str, settings: Settings) -> QueryOptions:
    if name in settings.searches:
        return settings.searches[name]
    known = ", ".join(f"@{name}" for name in sorted(settings.searches)) or "none yet"
    raise UsageError(
        f"@{name}: no such saved search; known: {known}.\n"
        f'Save it in searchkit.toml: [searches.{name}] query = "..."'
    )


def facet_requests(texts: Sequence[str]) -> tuple[FacetRequest, ...]:
    """Return what `FIELD[:N]` asks for; `none` alone asks for nothing."""
    if "none" in texts:
        return ()
    requests: dict[Facet, FacetRequest] = {}
    for text in texts:
        name, colon, number = text.partition(":")
        if name not in [*Facet]:
            raise UsageError(f"--facet {text}: known are {', '.join(Facet)}, or none.")
        if colon and not (number.isdecimal() and number.isascii() and 0 < int(number) <= MOST_HITS):
            raise UsageError(f"--facet {text}: expected a number from 1 after the colon.")
        requests[Facet(name)] = FacetRequest(Facet(name), int(number) if colon else _FACET_LIMIT)
    return tuple(requests.values())


def _names(names: tuple[str, ...], option: str) -> tuple[str, ...]:
    if not all(name.strip() for name in names):
        raise UsageError(f"{option}: the name is empty.")
    return names


def _demand_some_days(filters: Filters) -> None:
    since, until = filters.since, filters.until
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}: no day is left.")


def _country_code(text: str) -> str | None:
    from searchkit.language.countries import country_code  # only where a country is named

    return country_code(text)


def _country(text: str) -> str:
    code = _country_code(text)
    if code is None:
        raise UsageError(f"--country {text}: no such country; write CN, China or Chinese.")
    return code


def _kind(text: str) -> Kind:
    if text not in [*Kind]:
        raise UsageError(f"kind {text}: known are {', '.join(Kind)}.")
    return Kind(text)


def _sort(text: str) -> Sort:
    if text not in [*Sort]:
        raise UsageError(f"sort {text}: known are {', '.join(Sort)}.")
    return Sort(text)


def _limit(limit: int) -> int:
    if not 0 <= limit <= MOST_HITS:
        raise UsageError(f"limit {limit}: at most {MOST_HITS:,}.")
    return limit


def _day(text: str | None, option: str, *, first: bool) -> date | None:
    if text is None:
        return None
    try:
        return parse_date_range(text)[0 if first else 1]
    except QueryError as error:
        raise UsageError(f"{option} {text}: {error}.") from None
