"""The executable specification of an engine: everything in memory, everything the obvious way.

Each query looks at each paragraph. What is fast is proved right by agreeing with this.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import TracebackType

from searchkit.analysis.adjacency import runs, windows
from searchkit.analysis.clauses import (
    Clause,
    ClauseWord,
    ExpandedWord,
    clause_of,
    form_test,
    label,
    scoring_nodes,
    word_test,
)
from searchkit.analysis.tokens import Token, tokens
from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.domain.article import Article
from searchkit.domain.document import ParagraphDocument, documents_of
from searchkit.domain.errors import IndexMissing
from searchkit.domain.query import (
    And,
    CountryIs,
    FacetRequest,
    Fuzzy,
    InTitle,
    KindIs,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    PublishedIn,
    PublishedUnknown,
    Query,
    SourceIs,
    SpeakerIs,
    Text,
    Word,
)
from searchkit.domain.results import FacetCount, Hit, IndexSummary, Results, ScorePart
from searchkit.domain.stamp import Stamp
from searchkit.engines import bm25
from searchkit.engines.collapse import shown_articles
from searchkit.engines.expansion import (
    EXPANSION_LIMIT,
    FieldName,
    expanded_words,
    not_answered_yet,
    too_many_forms,
)
from searchkit.engines.facets import facet_counts, facet_values
from searchkit.engines.filters import source_key, speaker_test, with_filters
from searchkit.engines.naming import as_named, canonical_speakers
from searchkit.engines.order import SortKey, effective_sort, sort_key
from searchkit.ports import Archive, Publication

GENERATIONS_KEPT = 3


@dataclass(frozen=True, slots=True)
class Generation:
    """What one `publish` brought about."""

    number: int
    stamp: Stamp
    digests: Mapping[str, str]
    articles: Mapping[str, Article]
    copies: Mapping[str, str]

    def holds(self, archive: Archive, stamp: Stamp) -> bool:
        """Say whether the archive would give this generation again."""
        return (
            self.stamp == stamp
            and self.digests == archive.digests()
            and self.copies == archive.copies()
        )

    def documents(self) -> tuple[ParagraphDocument, ...]:
        """Return all paragraphs, by article id and ordinal."""
        articles = sorted(self.articles.values(), key=lambda article: article.id)
        return tuple(document for article in articles for document in documents_of(article))


class MemoryEngine:
    """Keeps its generations in a list."""

    def __init__(self) -> None:
        self._generations: list[Generation] = []
        self._last_number = 0

    def publish(self, archive: Archive, stamp: Stamp, *, from_nothing: bool = False) -> Publication:
        """Bring the index level with the archive."""
        served = self._generations[-1] if self._generations and not from_nothing else None
        if served is not None and served.holds(archive, stamp):
            return Publication(served.number, False, 0, 0, len(served.documents()))
        digests = dict(archive.digests())
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
        return MemorySnapshot(self._generations[-1], aliases)

    def check(self) -> Sequence[str]:
        """Return what is wrong with the generations held, a sentence each."""
        return [
            f"generation {generation.number} does not hold the articles it names"
            for generation in self._generations
            if generation.digests.keys() != generation.articles.keys()
        ]

    def rollback(self) -> int:
        """Go back one generation and return its number. Raises IndexMissing where none is older."""
        if len(self._generations) < 2:
            raise IndexMissing("there is no older generation to go back to")
        self._generations.pop()
        return self._generations[-1].number


class Field:
    """The text or the title of every paragraph, as words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._tokens: Sequence[Sequence[Token]] = [tokens(text) for text in texts]
        self._places: dict[ClauseWord, Sequence[Sequence[int]]] = {}

    @cached_property
    def average(self) -> float:
        """The mean number of words of a paragraph."""
        return sum(map(len, self._tokens)) / len(self._tokens)

    def length(self, paragraph: int) -> int:
        """Return how many words the paragraph has."""
        return len(self._tokens[paragraph])

    def places(self, word: ClauseWord) -> Sequence[Sequence[int]]:
        """Return the positions of a word in each paragraph."""
        if word not in self._places:
            is_meant = word_test(word)
            self._places[word] = [
                [position for position, token in enumerate(words) if is_meant(token)]
                for words in self._tokens
            ]
        return self._places[word]

    def check_expansion(self, word: ExpandedWord) -> None:
        """Raise QueryError where the word stands for too many forms of this field."""
        is_meant = form_test(word)
        forms = {token.form for words in self._tokens for token in words}
        if sum(map(is_meant, forms)) > EXPANSION_LIMIT:
            raise too_many_forms(label(word))

    def frequency(self, word: ClauseWord) -> int:
        """Return how many paragraphs have the word."""
        return sum(1 for places in self.places(word) if places)

    def matches(self, clause: Clause, paragraph: int) -> bool:
        """Say whether the paragraph has the words of the clause, placed as it asks."""
        if not clause.words:
            return False
        places = [self.places(word)[paragraph] for word in clause.words]
        if clause.within is None:
            return any(True for _ in runs(places))
        merged = sorted(
            ((at, word) for word in set(clause.words) for at in self.places(word)[paragraph]),
            key=lambda place: place[0],
        )
        return any(True for _ in windows(clause.words, merged, clause.within))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A paragraph that matches, and where it stands in the order of hits."""

    key: SortKey
    score: float
    document: ParagraphDocument


class MemorySnapshot:
    """One generation, seen through aliases."""

    def __init__(self, generation: Generation, aliases: Aliases) -> None:
        self._generation = generation
        self._aliases = aliases
        self._documents = generation.documents()
        self._number = {document.id: n for n, document in enumerate(self._documents)}
        self._text = Field([document.text for document in self._documents])
        self._title = Field([document.title or "" for document in self._documents])

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
        """Return ids, scores, total and facet counts."""
        ranked = self._ranked(query)
        groups = {} if query.all_copies else self._generation.copies
        shown = shown_articles([hit.document.article for hit in ranked], groups)
        ranked = [hit for hit in ranked if hit.document.article in shown]
        page = ranked[query.offset : query.offset + query.limit]
        return Results(
            total=len(ranked),
            hits=tuple(
                Hit(hit.document.id, hit.score, shown[hit.document.article]) for hit in page
            ),
            facets={request.facet: self._counts(request, ranked) for request in query.facets},
        )

    def paragraphs(self, ids: Sequence[str]) -> Sequence[ParagraphDocument]:
        """Return these paragraphs, in this order. Raises KeyError for an unknown id."""
        documents = (self._documents[self._number[id]] for id in ids)
        return [
            replace(document, speakers=canonical_speakers(document.speakers, self._aliases))
            for document in documents
        ]

    def article(self, id: str) -> Article:
        """Return a whole article. Raises KeyError for an unknown id."""
        return as_named(self._generation.articles[id], self._aliases)

    def explain(self, query: Query, id: str) -> Sequence[ScorePart]:
        """Return the parts of a paragraph's score; none where it does not match or scores 0."""
        paragraph = self._number[id]
        if not self._passes(with_filters(query.root, query.filters), paragraph):
            return ()
        return self._parts(query.root, paragraph)

    def summary(self) -> IndexSummary:
        """Return what `status` says of this generation."""
        dates = [document.published for document in self._documents if document.published]
        return IndexSummary(
            generation=self._generation.number,
            articles=len(self._generation.articles),
            paragraphs=len(self._documents),
            since=min(dates).isoformat() if dates else None,
            until=max(dates).isoformat() if dates else None,
        )

    def _ranked(self, query: Query) -> list[Ranked]:
        for word, name in expanded_words(query.root):
            (self._title if name is FieldName.TITLE else self._text).check_expansion(word)
        root = with_filters(query.root, query.filters)
        sort = effective_sort(query)
        ranked = []
        for paragraph, document in enumerate(self._documents):
            if self._passes(root, paragraph):
                score = 0.0
                for part in self._parts(query.root, paragraph):
                    score += part.score
                key = sort_key(
                    sort,
                    score=score,
                    published=document.published,
                    article=document.article,
                    ordinal=document.ordinal,
                )
                ranked.append(Ranked(key, score, document))
        return sorted(ranked, key=lambda hit: hit.key)

    def _counts(self, request: FacetRequest, ranked: Sequence[Ranked]) -> tuple[FacetCount, ...]:
        counts = Counter(
            value
            for hit in ranked
            for value in facet_values(hit.document, request.facet, self._aliases)
        )
        return facet_counts(request, counts)

    def _passes(self, node: Node | None, paragraph: int) -> bool:
        return node is None or self._matches(node, paragraph, self._text)

    def _matches(self, node: Node, paragraph: int, field: Field) -> bool:
        document = self._documents[paragraph]
        match node:  # type: ignore[exhaustive-match]
            case And(parts):
                return all(self._matches(part, paragraph, field) for part in parts)
            case Or(parts):
                return any(self._matches(part, paragraph, field) for part in parts)
            case Not(part):
                return not self._matches(part, paragraph, field)
            case InTitle(part):
                return self._matches(part, paragraph, self._title)
            case Word() | Pattern() | Fuzzy() | Phrase() | Near():
                return field.matches(clause_of(node), paragraph)
            case SpeakerIs(name, is_whole):
                return self._has_speaker(name, document, is_whole=is_whole)
            case CountryIs(code):
                return code in document.countries if code else not document.countries
            case SourceIs(name):
                return _has_source(name, document)
            case KindIs(kind):
                return document.kind is kind
            case PublishedUnknown():
                return document.published is None
            case PublishedIn(since, until):
                day = document.published
                return day is not None and (since or day) <= day <= (until or day)
        raise not_answered_yet(node)

    def _has_speaker(
        self, name: str | None, document: ParagraphDocument, *, is_whole: bool
    ) -> bool:
        if name is None:
            return not document.speakers
        is_asked_for = speaker_test(name, self._aliases, is_whole=is_whole)
        return any(map(is_asked_for, canonical_speakers(document.speakers, self._aliases)))

    def _parts(self, root: Node | None, paragraph: int) -> Sequence[ScorePart]:
        """Return what each word adds: first in the text, then in the title."""
        text = [
            self._part(word, paragraph, FieldName.TEXT)
            for node in self._matching(root, paragraph)
            for word in clause_of(node).words
        ]
        title = [
            self._part(word, paragraph, FieldName.TITLE)
            for node in scoring_nodes(root)
            for word in clause_of(node).words
        ]
        return [part for part in (*text, *title) if part.tf]

    def _matching(self, root: Node | None, paragraph: int) -> Sequence[Text]:
        """Return the text nodes that take part in the match, in the order of the query.

        A node counts where every group that holds it matches, so that in `(a AND b) OR c` a
        paragraph with a and c scores by c alone.
        """
        match root:
            case And(parts) | Or(parts):
                if not self._matches(root, paragraph, self._text):
                    return ()
                return [node for part in parts for node in self._matching(part, paragraph)]
            case Word() | Pattern() | Fuzzy() | Phrase() | Near():
                return (root,) if self._matches(root, paragraph, self._text) else ()
            case _:
                return ()

    def _part(self, word: ClauseWord, paragraph: int, name: FieldName) -> ScorePart:
        is_title = name is FieldName.TITLE
        field = self._title if is_title else self._text
        tf = len(field.places(word)[paragraph])
        idf = bm25.idf(len(self._documents), field.frequency(word))
        length = field.length(paragraph)
        score = 0.0
        if tf:
            formula = bm25.title_part if is_title else bm25.part
            score = formula(idf, tf, length, field.average)
        return ScorePart(label(word), name.value, idf, tf, length, score)


def _has_source(name: str | None, document: ParagraphDocument) -> bool:
    if name is None or document.source is None:
        return name is document.source
    return source_key(name) == source_key(document.source)
