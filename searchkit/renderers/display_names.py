"""The names that renderers show for codes, values and kinds."""

from collections.abc import Callable
from dataclasses import dataclass

from searchkit.domain.article import Kind
from searchkit.domain.query import Facet

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Names:
    """Names that come from a gazetteer, which renderers do not know."""

    country: Callable[[str], str]  # CN -> China

    def value(self, facet: Facet, value: str | None) -> str:
        """Return what stands for a facet's value: "China" for CN, "unknown" for None."""
        if value is None:
            return UNKNOWN
        return self.country(value) if facet is Facet.COUNTRY else value


def paragraph_sign(kind: Kind, number: int | None) -> str:
    """Return how a person cites a paragraph: "paragraph 7", "caption 1", "title"."""
    if kind is Kind.TITLE or number is None:
        return "title"
    return f"{'paragraph' if kind is Kind.BODY else kind.value} {number}"
