"""Asks one engine, in the words a user types."""

from collections.abc import Sequence
from dataclasses import replace

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.article import Article
from searchkit.domain.query import Query
from searchkit.domain.results import Results
from searchkit.ports import SearchEngine
from searchkit.querylang import parse
from tests.contracts.archives import STAMP, archive

_COUNTRIES = {"china": "CN", "chinese": "CN", "cn": "CN", "russia": "RU", "us": "US"}

ANYTHING = Query()


def country_code(text: str) -> str | None:
    return _COUNTRIES.get(text.lower())


class Desk:
    """Asks one engine about the stories given to it."""

    def __init__(self, engine: SearchEngine) -> None:
        self.engine = engine

    def publish(self, *stories: Article, copies: Sequence[Sequence[Article]] = ()) -> None:
        self.engine.publish(archive(*stories, copies=copies), STAMP)

    def search(
        self, text: str | None, query: Query = ANYTHING, aliases: Aliases = NO_ALIASES
    ) -> Results:
        """Answers `text`, with what else `query` asks for."""
        root = parse(text, country_code) if text is not None else None
        with self.engine.open(aliases) as snapshot:
            return snapshot.search(replace(query, root=root))

    def found(
        self, text: str | None, query: Query = ANYTHING, aliases: Aliases = NO_ALIASES
    ) -> list[str]:
        """Answers with the ids of hits, filled-up characters left out: `a-0`."""
        hits = self.search(text, replace(query, limit=1000), aliases).hits
        return [_short(hit.id) for hit in hits]


def _short(id: str) -> str:
    article, _, ordinal = id.rpartition("-")
    return f"{article.rstrip('2')}-{ordinal}"
