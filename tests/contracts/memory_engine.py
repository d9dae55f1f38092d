"""The executable specification of an engine: everything in memory, everything the obvious way.

Each query looks at each paragraph. What is fast is proved right by agreeing with this.
`Shelves` holds the texts, `Question` answers one query by the rules of docs/query-language.md.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType

from searchkit.analysis.spelling import may_be_meant
from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.article import Article
from searchkit.domain.document import ParagraphDocument, documents_of
from searchkit.domain.errors import IndexMissing, NothingOlder
from searchkit.domain.query import Query, SourceIs, SpeakerIs
from searchkit.domain.results import IndexSummary, Results, ScorePart
from searchkit.domain.stamp import Stamp
from searchkit.engines.bm25 import WEIGHTS, Weights
from searchkit.engines.naming import (
    as_named,
    document_as_named,
    most_frequent_first,
)
from searchkit.language.outlets import source_key
from searchkit.ports import Archive, Publication
from tests.contracts.names import ShownNames
from tests.contracts.question import Question
from tests.contracts.shelves import Shelves

GENERATIONS_KEPT = 3


@dataclass(frozen=True, slots=True)
class Generation:
    """What one `publish` brought about."""

    number: int
    stamp: Stamp
    digests: Mapping[str, str]
    articles: Mapping[str, Article]
    copies: Mapping[str, str]

    def holds(self, digests: Mapping[str, str], copies: Mapping[str, str], stamp: Stamp) -> bool:
        """Say whether it is what an archive with these would give again."""
        return (self.stamp, self.digests, self.copies) == (stamp, digests, copies)

    def documents(self) -> tuple[ParagraphDocument, ...]:
        """Return all paragraphs, by article id and ordinal."""
        articles = sorted(self.articles.values(), key=lambda article: article.id)
        return tuple(document for article in articles for document in documents_of(article))


class MemoryEngine:
    """Keeps its generations in a list."""

    def __init__(self, weights: Weights = WEIGHTS) -> None:
        self._weights = weights
        self._generations: list[Generation] = []
        self._last_number = 0

    def publish(self, archive: Archive, stamp: Stamp, *, from_nothing: bool = False) -> Publication:
        """Bring the index level with the archive."""
        served = self._generations[-1] if self._generations else None
        if from_nothing and not archive.missing():
            served = None
        digests = dict(archive.digests())
        if served is not None and served.stamp == stamp:
            missing = archive.missing() & served.digests.keys() - digests.keys()
            digests |= {id: served.digests[id] for id in missing}
        if served is not None and served.holds(digests, archive.copies(), stamp):
            return Publication(served.number, False, 0, 0, len(served.documents()))
        kept: Mapping[str, Article] = {}
        if served is not None and served.stamp == stamp:
            kept = {
                id: article
                for id, article in served.articles.items()
                if digests.get(id) == served.digests[id]
            }
        added = {article.id: article for article in archive.articles(sorted(digests.keys() - kept))}
        removed = len(served.articles) - len(kept) if served is not None else 0
        self._last_number += 1
        generation = Generation(
            self._last_number, stamp, digests, {**kept, **added}, dict(archive.copies())
        )
        self._generations = [*self._generations, generation][-GENERATIONS_KEPT:]
        paragraphs = len(generation.documents())
        return Publication(generation.number, True, len(added), removed, paragraphs)

    def stamp(self) -> Stamp | None:
        """Return the stamp of the newest generation."""
        return self._generations[-1].stamp if self._generations else None

    def open(self, aliases: Aliases = NO_ALIASES) -> "MemorySnapshot":
        """Open the newest generation. Raises IndexMissing before the first `publish`."""
        if not self._generations:
            raise IndexMissing("there is no index yet. Make one: searchkit index PATH")
        return MemorySnapshot(self._generations[-1], aliases, self._weights)

    def check(self) -> Sequence[str]:
        """Return what is wrong with the generations held, a sentence each."""
        return [
            f"generation {generation.number} does not hold the articles it names"
            for generation in self._generations
            if generation.digests.keys() != generation.articles.keys()
        ]

    def rollback(self) -> int:
        """Go back one generation and return its number. Raises NothingOlder where none is older."""
        if len(self._generations) < 2:
            raise NothingOlder("there is no older generation to go back to")
        self._generations.pop()
        return self._generations[-1].number


class MemorySnapshot:
    """One generation, seen through aliases."""

    def __init__(self, generation: Generation, aliases: Aliases, weights: Weights) -> None:
        self._generation = generation
        self._weights = weights
        articles = sorted(generation.articles.values(), key=lambda article: article.id)
        self._shelves = Shelves(articles)
        self._documents = {document.id: document for document in generation.documents()}
        self._names = ShownNames.of(self._documents.values(), aliases)

    def __enter__(self) -> "MemorySnapshot":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        return None

    def search(self, query: Query) -> Results:
        """Return ids, scores, totals and facet counts."""
        return self._question(query).results()

    def paragraphs(self, ids: Sequence[str]) -> Sequence[ParagraphDocument]:
        """Return these paragraphs, in this order. Raises KeyError for an unknown id."""
        return [document_as_named(self._documents[id], self._names.aliases) for id in ids]

    def texts(self, ids: Sequence[str]) -> Sequence[str]:
        """Return the texts of these paragraphs, in this order. Raises KeyError for an unknown id."""
        return [self._documents[id].text for id in ids]

    def article(self, id: str) -> Article:
        """Return a whole article. Raises KeyError for an unknown id."""
        return as_named(self._generation.articles[id], self._names.aliases)

    def explain(self, query: Query, id: str) -> Sequence[ScorePart]:
        """Return the parts of a paragraph's score; none where it is no hit or scores 0."""
        return self._question(query).explained(self._documents[id])

    def words_like(self, word: str) -> Mapping[str, int]:
        """Return the words that may be meant by a misspelt one, and in how many texts each stands."""
        return {
            form: count for form, count in self._shelves.forms.items() if may_be_meant(word, form)
        }

    def answering(self, asked: SpeakerIs | SourceIs) -> Sequence[str]:
        """Return who answers to a filter, the most frequent first."""
        if isinstance(asked, SpeakerIs):
            return most_frequent_first(self._names.people.meant(asked), self._names.of_speakers)
        meant = {
            shown
            for name, shown in self._names.sources.items()
            if source_key(name) == source_key(asked.name or "")
        }
        return most_frequent_first(meant, self._names.of_sources)

    def summary(self) -> IndexSummary:
        """Return what `status` says of this generation."""
        dates = [each.published for each in self._documents.values() if each.published]
        return IndexSummary(
            generation=self._generation.number,
            articles=len(self._generation.articles),
            paragraphs=len(self._documents),
            since=min(dates).isoformat() if dates else None,
            until=max(dates).isoformat() if dates else None,
        )

    def state(self) -> str:
        """Return the digest of each article."""
        return json.dumps(dict(self._generation.digests))

    def articles_since(self, state: str) -> frozenset[str] | None:
        """Return those that are there with another digest."""
        before = json.loads(state)
        now = self._generation.digests
        return frozenset(id for id, digest in now.items() if before.get(id) != digest)

    def _question(self, query: Query) -> Question:
        return Question(self._shelves, self._generation.copies, self._names, self._weights, query)
