"""An archive in memory, for engines in tests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from searchkit.domain.article import Article


class Shelf:
    """A ports.Archive of given articles."""

    def __init__(
        self, articles: Sequence[Article], copies: Mapping[str, str] | None = None
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._copies = copies or {}

    def digests(self) -> Mapping[str, str]:
        """Return article id -> digest."""
        return {id: str(hash(article)) for id, article in self._articles.items()}

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Yield those articles, in order of id."""
        return (self._articles[id] for id in sorted({*ids}))

    def copies(self) -> Mapping[str, str]:
        """Return article id -> first of its group."""
        return self._copies
