"""Facets as a page shows them: each value in words, how many have it, and where it leads."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from searchkit.domain.query import CountBy
from searchkit.domain.results import FacetCount, PairCount
from searchkit.renderers.display_names import IN_STORIES, count_words


class ValueView(NamedTuple):
    """One value of a facet."""

    name: Markup  # a link where a list is narrowed to it
    how_many: str  # "3", "3 (+10)" where ten more belong to a story about it; empty: not said


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with its values."""

    name: str
    values: tuple[ValueView, ...]
    note: str  # what a number in brackets counts; empty: there is none


def facet_view(
    name: str,
    counts: Sequence[FacetCount],
    linked: Callable[[str | None], Markup],
    count_by: CountBy = CountBy.PARAGRAPH,
) -> FacetView:
    """Return a facet; `linked` says a value, with a link where it has a page."""
    how_many = [count_words(count, count_by) for count in counts]
    values = map(ValueView, [linked(count.value) for count in counts], map(_short, how_many))
    return FacetView(name, tuple(values), _note(how_many))


def uncounted_view(
    name: str, counts: Iterable[FacetCount], linked: Callable[[str | None], Markup]
) -> FacetView:
    """Return a facet with its values alone."""
    return FacetView(name, tuple(ValueView(linked(count.value), "") for count in counts), "")


def pair_view(
    name: str, counts: Sequence[PairCount], words: Callable[[PairCount], str], count_by: CountBy
) -> FacetView:
    """Return two facets counted together; no page is narrowed to a pair."""
    how_many = [count_words(count, count_by) for count in counts]
    values = map(ValueView, [escape(words(count)) for count in counts], map(_short, how_many))
    return FacetView(name, tuple(values), _note(how_many))


def _short(how_many: str) -> str:
    return how_many.removesuffix(IN_STORIES) + ")" if IN_STORIES in how_many else how_many


def _note(how_many: Iterable[str]) -> str:
    return f"(+n{IN_STORIES}" if any(IN_STORIES in each for each in how_many) else ""
