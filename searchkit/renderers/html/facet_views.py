"""Facets as a page shows them: each value in words, how many have it, and where it leads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from searchkit.domain.query import CountBy, Facet, FacetPair
from searchkit.domain.results import FacetCount, PairCount
from searchkit.renderers.display_names import IN_STORIES, Names, count_words
from searchkit.renderers.html.headings import FACETS, value_words


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a facet; without `href` it is not a link."""

    label: str
    count: str  # "3", "3 (+10)" where ten more belong to a story about it
    href: str | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with its values."""

    name: str
    values: tuple[ValueView, ...]
    note: str  # what a number in brackets counts; empty: there is none


def facet_view(
    facet: Facet,
    counts: Iterable[FacetCount],
    names: Names,
    link: Callable[[str | None], str | None],
    current: object = ...,
    count_by: CountBy = CountBy.PARAGRAPH,
) -> FacetView:
    """Return a facet; `link` gives the page of a value, `current` is the value that is chosen."""
    counted = [*counts]
    return FacetView(
        FACETS[facet],
        tuple(
            ValueView(
                value_words(facet, count.value, names),
                _counted(count, count_by),
                link(count.value),
                is_current=count.value == current,
            )
            for count in counted
        ),
        _note(counted),
    )


def pair_view(
    facets: FacetPair, counts: Iterable[PairCount], names: Names, count_by: CountBy
) -> FacetView:
    """Return two facets counted together; no page is narrowed to a pair."""
    counted = [*counts]
    return FacetView(
        " and ".join(FACETS[facet] for facet in facets).capitalize(),
        tuple(
            ValueView(
                ", ".join(
                    value_words(*each, names) for each in zip(facets, count.values, strict=True)
                ),
                _counted(count, count_by),
                None,
                is_current=False,
            )
            for count in counted
        ),
        _note(counted),
    )


def _counted(count: FacetCount | PairCount, count_by: CountBy) -> str:
    words = count_words(count, count_by)
    return words.removesuffix(IN_STORIES) + ")" if count.inherited else words


def _note(counts: Iterable[FacetCount | PairCount]) -> str:
    return f"(+n{IN_STORIES}" if any(count.inherited for count in counts) else ""
