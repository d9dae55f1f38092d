"""Filters as part of a query: what a facet's value asks for, and how a query was read."""

from dataclasses import replace
from datetime import date
from typing import assert_never

from searchkit.domain.article import Kind
from searchkit.domain.query import (
    And,
    CountryIs,
    CueIs,
    Facet,
    Filter,
    Filters,
    KindIs,
    Node,
    Or,
    PublishedIn,
    PublishedUnknown,
    Query,
    SourceIs,
    SpeakerIs,
)
from searchkit.engines.filters import with_filters
from searchkit.engines.order import effective_sort
from searchkit.querylang import parse_date_range, unparse


def narrowed(query: Query, facet: Facet, value: str | None) -> Query:
    """Return the query that asks the same of the paragraphs counted under a facet's value."""
    only = facet_filter(facet, value)
    return replace(
        query,
        root=only if query.root is None else And((query.root, only)),
        sort=effective_sort(query),  # a filter is no text to be relevant to
        offset=0,
    )


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


def read_as(root: Node | None, filters: Filters) -> str:
    """Return the query and its filters as one query that asks the same."""
    everything = with_filters(root, filters)
    return unparse(_flat(everything)) if everything is not None else ""


def _flat(node: Node) -> Node:
    """Return the same without an AND in an AND, an OR in an OR, or either of one part."""
    if not isinstance(node, And | Or):
        return node
    parts: list[Node] = []
    for part in map(_flat, node.parts):
        parts += part.parts if isinstance(part, And | Or) and type(part) is type(node) else [part]
    return parts[0] if len(parts) == 1 else type(node)(tuple(parts))
