"""Facets as a page shows them: each value in words, how many have it, and where it leads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from searchkit.domain.query import CountBy, Facet, FacetPair
from searchkit.domain.results import FacetCount, PairCount
from searchkit.renderers.display_names import Names, count_words
from searchkit.renderers.html.days import month_words


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a facet; without `href` it is not a link."""

    label: str
    count: str  # "3 (+10 in stories about it)"
    href: str | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with its values."""

    name: str
    values: tuple[ValueView, ...]


def facet_view(
    facet: Facet,
    counts: Iterable[FacetCount],
    names: Names,
    link: Callable[[str | None], str | None],
    current: object = ...,
    count_by: CountBy = CountBy.PARAGRAPH,
) -> FacetView:
    """Return a facet; `link` gives the page of a value, `current` is the value that is chosen."""
    return FacetView(
        name=facet.value,
        values=tuple(
            ValueView(
                label=value_words(facet, count.value, names),
                count=count_words(count, count_by),
                href=link(count.value),
                is_current=count.value == current,
            )
            for count in counts
        ),
    )


def pair_view(
    facets: FacetPair, counts: Iterable[PairCount], names: Names, count_by: CountBy
) -> FacetView:
    """Return two facets counted together; no page is narrowed to a pair."""
    return FacetView(
        name=" and ".join(facets),
        values=tuple(
            ValueView(
                label=", ".join(
                    value_words(*each, names) for each in zip(facets, count.values, strict=True)
                ),
                count=count_words(count, count_by),
                href=None,
                is_current=False,
            )
            for count in counts
        ),
    )


def value_words(facet: Facet, value: str | None, names: Names) -> str:
    """Return a facet's value in words: "China", "March 2021", "unknown"."""
    words = names.value(facet, value)
    return month_words(words) if facet is Facet.MONTH and value else words
