"""Filters as part of a query: what a facet's value asks for, and how a query was read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import assert_never

from searchkit.domain.article import Kind
from searchkit.domain.query import (
    NO_FILTERS,
    And,
    CountryIs,
    CueIs,
    Facet,
    Filter,
    Filters,
    KindIs,
    Node,
    Not,
    Or,
    PathIs,
    PublishedIn,
    PublishedUnknown,
    Query,
    SourceIs,
    SpeakerIs,
)
from searchkit.engines.filters import with_filters
from searchkit.querylang import parse_date_range, unparse


def narrowed(query: Query, facet: Facet, value: str | None) -> Query:
    """Return the query of which the hits are those counted under a facet's value.

    It is no condition of the query: of a story other paragraphs would answer that best.
    """
    only = facet_filter(facet, value)
    return replace(query, only=(*query.only, only), offset=0)


def facet_filter(facet: Facet, value: str | None) -> Filter:
    """Return the filter that the paragraphs counted under a facet's value pass."""
    match facet:
        case Facet.SPEAKER:
            return SpeakerIs(value, is_whole=True)
        case Facet.COUNTRY:
            return CountryIs(value)
        case Facet.SOURCE:
            return SourceIs(value)
        case Facet.CUE:
            return CueIs(value)
        case Facet.KIND:
            return KindIs(Kind(value or Kind.BODY))
        case Facet.WEEK:
            return PublishedIn(*_days_of(value)) if value else PublishedUnknown()
        case Facet.MONTH | Facet.YEAR:
            return PublishedIn(*parse_date_range(value)) if value else PublishedUnknown()
        case _:
            assert_never(facet)


def _days_of(week: str) -> tuple[date, date]:
    """Return Monday and Sunday of a week as `2021-W12`."""
    return date.fromisoformat(f"{week}-1"), date.fromisoformat(f"{week}-7")


def both(one: Filters, other: Filters) -> tuple[Filters, Node | None]:
    """Return filters that pass what passes both, and what they cannot say of `one`.

    That is, of the fields that both ask about, any of its values. `is_named` is about all countries
    where only one side has any.
    """
    asked_twice = [name for name in _ANY_OF if getattr(one, name) and getattr(other, name)]
    if one.is_direct is not None and other.is_direct is not None:
        asked_twice.append("is_direct")
    have_countries = "countries" in asked_twice
    filters = replace(
        one,
        **{name: getattr(other, name) for name in _ANY_OF if getattr(other, name)},
        is_named=other.is_named or (one.is_named and not have_countries),
        is_direct=one.is_direct if other.is_direct is None else other.is_direct,
        not_sources=(*one.not_sources, *other.not_sources),
        since=max(filter(None, (one.days[0], other.days[0])), default=None),
        until=min(filter(None, (one.days[1], other.days[1])), default=None),
    )
    rest = Filters(
        **{name: getattr(one, name) for name in asked_twice},
        is_named=one.is_named and have_countries,
    )
    return filters, with_filters(None, rest)


_ANY_OF = ("speakers", "countries", "cues", "sources", "kinds", "paths")


def read_as(query: Query) -> str:
    """Return the query, its filters and what it is narrowed to as one query in our language."""
    return _text_of(with_filters(query.root, query.filters), *query.only)


def read_filters(query: Query) -> str:
    """Return the same without the query's own text."""
    return _text_of(with_filters(None, query.filters), *query.only)


def _text_of(*parts: Node | None) -> str:
    asked = tuple(part for part in parts if part is not None)
    return unparse(flat(And(asked))) if asked else ""


def filters_in(query: Query) -> Iterator[Filter]:
    """Yield every filter that the query asks for, wherever it stands, and those beside it."""
    yield from _filters_of(query.root)
    if query.filters != NO_FILTERS:
        yield from _filters_of(with_filters(None, query.filters))
    yield from query.only


def _filters_of(node: Node | None) -> Iterator[Filter]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _filters_of(part)
        case Not(part):
            yield from _filters_of(part)
        case SpeakerIs() | CountryIs() | CueIs() | SourceIs() | KindIs() | PathIs():
            yield node
        case _:
            return


def flat(node: Node) -> Node:
    """Return the same without an AND in an AND, an OR in an OR, or either of one part."""
    if not isinstance(node, And | Or):
        return node
    parts: list[Node] = []
    for part in map(flat, node.parts):
        parts += part.parts if isinstance(part, And | Or) and type(part) is type(node) else [part]
    return parts[0] if len(parts) == 1 else type(node)(tuple(parts))
