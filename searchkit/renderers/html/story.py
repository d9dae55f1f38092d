"""A story of the pages: an article, what was found in it, and how its paragraphs are cited."""

from collections.abc import Callable, Iterator, Sequence

from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.results import Range
from searchkit.renderers.html.links import Link, article_file
from searchkit.values import dataclass

_LETTERS = {Kind.BODY: "p", Kind.CAPTION: "c", Kind.ASIDE: "a"}


@dataclass(frozen=True, slots=True)
class FoundStory:
    """An article with what was found in it."""

    article: Article
    hits: frozenset[int]  # ordinals of the paragraphs that were found
    matches: Callable[[str], Sequence[Range]]  # of the query in a paragraph's text
    lists: tuple[Link, ...] = ()  # the lists of results that it stands in
    copies: tuple[str, ...] = ()  # ids of near-copies that were found and folded into it
    is_written: bool = True  # it gets a page: a list links to it

    @property
    def file(self) -> str:
        """The path of its page below the root."""
        return article_file(self.article.id, self.article.title)


def place_words(anchor: str) -> str:
    """Return what a person hears of a paragraph's place: "Paragraph 7", "Caption c1", "Headline".

    The number is in it as pages show it.
    """
    match anchor[0], anchor[1:]:
        case "p", number:
            return f"Paragraph {number}"
        case "c", _:
            return f"Caption {anchor}"
        case "a", _:
            return f"Aside {anchor}"
        case _:
            return "Headline"


def cited(article: Article) -> Iterator[tuple[Paragraph, str]]:
    """Yield paragraphs with their anchors, as `domain.article.citation` gives each."""
    numbers = dict.fromkeys(_LETTERS, 0)
    for paragraph in article.paragraphs:
        kind = paragraph.kind
        if kind is Kind.TITLE:
            yield paragraph, "title"
        else:
            numbers[kind] += 1
            yield paragraph, f"{_LETTERS[kind]}{numbers[kind]}"
