"""What the pages of one search are made of: its lists of results, and how its articles are read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from searchkit.domain.article import Article
from searchkit.domain.query import Facet
from searchkit.domain.results import Range, Results
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.slugs import slug


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A facet's value that a list of results is narrowed to."""

    facet: Facet
    value: str | None
    label: str

    @property
    def stem(self) -> str:
        """The name of its first page, without the suffix."""
        return f"{self.facet.value}-{slug(self.label, f'{self.facet.value}:{self.value}')}"


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of results, with every hit that its pages show."""

    results: Results
    months: Mapping[str, int]  # "2021-03" -> hits, all of them, for the drawing
    narrowing: Narrowing | None = None  # None: the first list

    @property
    def file(self) -> str:
        """The name of its first page."""
        return f"{self.narrowing.stem}.html" if self.narrowing else "index.html"

    def page_file(self, number: int) -> str:
        """Return the name of page `number`, from 1."""
        if number == 1:
            return self.file
        return f"{self.narrowing.stem if self.narrowing else 'page'}-{number}.html"


@dataclass(frozen=True, slots=True)
class PageSet:
    """All that the pages are made of."""

    first: Listing
    narrowed: tuple[Listing, ...]
    hits_per_page: int
    article: Callable[[str], Article]  # by id
    matches: Callable[[str], Sequence[Range]]  # of the query in a paragraph's text
    names: Names
    is_full_text: bool = False
    templates: Path | None = None  # the user's own, looked up before ours
