"""Asks one engine, in the words a user types."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.article import Article
from searchkit.domain.query import Query
from searchkit.domain.results import Hit, Results
from searchkit.ports import SearchEngine
from searchkit.querylang import parse
from tests.contracts.archives import STAMP, archive

ANYTHING = Query()

_COUNTRIES = {
    "china": "CN", "chinese": "CN", "cn": "CN", "russia": "RU", "ru": "RU", "us": "US", "ke": "KE"
}  # fmt: skip


def country_code(text: str) -> str | None:
    return _COUNTRIES.get(text.lower())


class Desk:
    """Asks one engine about the stories given to it."""

    def __init__(self, engine: SearchEngine, asked: Query = ANYTHING) -> None:
        self.engine = engine
        self._asked = asked  # what every question asks for unless it says otherwise

    def publish(self, *stories: Article, copies: Sequence[Sequence[Article]] = ()) -> None:
        self.engine.publish(archive(*stories, copies=copies), STAMP)

    def search(
        self,
        text: str | None,
        query: Query | None = None,
        aliases: Aliases = NO_ALIASES,
        **asked: Any,
    ) -> Results:
        """Answers `text`, with what else `query` or the fields of one ask for."""
        root = parse(text, country_code) if text is not None else None
        with self.engine.open(aliases) as snapshot:
            return snapshot.search(replace(query or self._asked, root=root, **asked))

    def found(
        self,
        text: str | None,
        query: Query | None = None,
        aliases: Aliases = NO_ALIASES,
        **asked: Any,
    ) -> list[str]:
        """Answers with the ids of hits, filled-up characters left out: `a-0`."""
        hits = self.search(text, query, aliases, **({"limit": 1000} | asked)).hits
        return [short(hit.id) for hit in hits]

    def matches(self, text: str | None, **asked: Any) -> dict[str, str]:
        """Answers with id -> what makes it a hit, in the order of the archive."""
        hits = self.search(text, **({"limit": 1000} | asked)).hits
        return {short(hit.id): hit.match.value for hit in sorted(hits, key=_place)}


def short(id: str) -> str:
    article, _, ordinal = id.rpartition("-")
    return f"{article.rstrip('2')}-{ordinal}"


def _place(hit: Hit) -> tuple[str, int]:
    article, _, ordinal = hit.id.rpartition("-")
    return article, int(ordinal)
