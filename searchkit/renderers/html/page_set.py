"""What the pages of one search are made of: its lists of results, and how its articles are read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from searchkit.domain.article import Article
from searchkit.domain.query import Facet, Sort
from searchkit.domain.results import Range, Results
from searchkit.domain.suggestion import Suggestion
from searchkit.renderers.display_names import Names
from searchkit.renderers.html.links import Link
from searchkit.renderers.html.slugs import slug
from searchkit.values import dataclass

# The path of a speaker's, a country's (by its code) or an outlet's page below the root; None where
# none is written.
NamePage = Callable[[Facet, str], str | None]


def no_page(facet: Facet, value: str) -> None:
    """Say that a speaker, a country or an outlet has no page of its own."""


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

    @property
    def file(self) -> str:
        """The name of its first page."""
        return f"{self.stem}.html"


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of results, with every hit that its pages show.

    Where neither `sort` nor `narrowing` is given it is the first list, which everything links to.
    """

    results: Results
    months: Mapping[str, int]  # "2021-03" -> hits, all of them, for the drawing
    narrowing: Narrowing | None = None
    sort: Sort | None = None  # of the whole answer in another order

    def page_file(self, number: int = 1) -> str:
        """Return the name of page `number`, from 1."""
        if self.narrowing:
            stem = self.narrowing.stem
        elif self.sort:
            stem = self.sort.value
        else:
            return "index.html" if number == 1 else f"page-{number}.html"
        return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article of which something was found."""

    hits: frozenset[int]  # ordinals of its paragraphs
    copies: tuple[str, ...]  # ids of near-copies that were folded into it
    is_linked: bool  # a list shows it, so that it gets a page


@dataclass(frozen=True, slots=True)
class PageSet:
    """All that the pages of one search are made of."""

    heading: str  # what was asked, in words: "sanctions · About the United States"
    first: Listing
    sorts: tuple[Sort, ...]  # that have a list, the first list's own among them, in their order
    narrowings: tuple[Narrowing, ...]  # that have a list
    # The lists of the other sorts and of each narrowing, asked for anew with each call: a list of
    # 10,000 hits is gone before the next one comes.
    others: Callable[[], Iterator[Listing]]
    # By its id each article of the first 10,000 paragraphs that were found, and of all lists.
    found: Callable[[], Mapping[str, FoundArticle]]
    hits_per_page: int
    article: Callable[[str], Article]  # by id
    matches: Callable[[str], Sequence[Range]]  # of the query in a paragraph's text
    names: Names
    suggestions: tuple[Suggestion, ...] = ()  # where nothing is found: what would find something
    name_page: NamePage = no_page
    home: Link | None = None  # the page that leads to this set and others
    feed: str | None = None  # the set's Atom feed, beside its first page
    folder: str = ""  # where the lists lie below the root: "" or "sanctions/"
    is_full_text: bool = False
    templates: Path | None = None  # the user's own, looked up before ours

    @property
    def root(self) -> str:
        """The way from a list's page to the root, where the articles and the style sheet are."""
        return "../" * self.folder.count("/")
