"""Facets as a page shows them: each value in words, how many have it, and where it leads."""

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup, escape

from searchkit.domain.query import CountBy
from searchkit.domain.results import FacetCount, PairCount
from searchkit.renderers.display_names import IN_STORIES, count_words
from searchkit.values import dataclass


@dataclass(slots=True)  # as in story_views
class ValueView:
    """One value of a facet."""

    name: Markup  # a link where a list is narrowed to it
    how_many: str  # "3", "3 (+10)" where ten more belong to a story about it; empty: not said


@dataclass(slots=True)
class FacetView:
    """A facet with its values."""

    name: str
    values: Sequence[ValueView]
    note: str  # what a number in brackets counts; empty: there is none


def facet_view(
    name: str,
    counts: Sequence[FacetCount],
    linked: Callable[[str | None], Markup],
    count_by: CountBy = CountBy.PARAGRAPH,
) -> FacetView:
    """Return a facet; `linked` says a value, with a link where it has a page."""
    names = [linked(count.value) for count in counts]
    return FacetView(name, *_values(names, counts, count_by))


def uncounted_view(
    name: str, counts: Iterable[FacetCount], linked: Callable[[str | None], Markup]
) -> FacetView:
    """Return a facet with its values alone."""
    return FacetView(name, [ValueView(linked(count.value), "") for count in counts], "")


def pair_view(
    name: str, counts: Sequence[PairCount], words: Callable[[PairCount], str], count_by: CountBy
) -> FacetView:
    """Return two facets counted together; no page is narrowed to a pair."""
    names = [escape(words(count)) for count in counts]
    return FacetView(name, *_values(names, counts, count_by))


def _values(
    names: Sequence[Markup], counts: Sequence[FacetCount | PairCount], count_by: CountBy
) -> tuple[list[ValueView], str]:
    """Return the values, and what a number in brackets counts, which is said once."""
    how_many, note = [count_words(count, count_by) for count in counts], ""
    if IN_STORIES in " ".join(how_many):
        how_many = [each.replace(IN_STORIES, ")") for each in how_many]
        note = f"(+n{IN_STORIES}"
    return [*map(ValueView, names, how_many)], note
