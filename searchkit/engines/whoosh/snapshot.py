"""One moment of the index: its files stay open, whatever is published meanwhile."""

import zlib
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import wraps
from types import TracebackType
from typing import Concatenate, ParamSpec, TypeVar

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import Article
from searchkit.domain.document import ParagraphDocument, documents_of
from searchkit.domain.errors import IndexDamaged
from searchkit.domain.identity import paragraph_id, split_paragraph_id
from searchkit.domain.query import Query
from searchkit.domain.results import Hit, IndexSummary, Results, ScorePart
from searchkit.engines.expansion import expanded_words
from searchkit.engines.filters import with_filters
from searchkit.engines.naming import as_named
from searchkit.engines.order import effective_sort
from searchkit.engines.whoosh.columns import Columns
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.facet_counting import counted
from searchkit.engines.whoosh.filtering import FilterMasks
from searchkit.engines.whoosh.folder import IndexFolder
from searchkit.engines.whoosh.manifest import Manifest
from searchkit.engines.whoosh.matching import Matching
from searchkit.engines.whoosh.ranking import CopyGroups, Found, ranked
from searchkit.engines.whoosh.scoring import Scoring
from searchkit.engines.whoosh.segment import Segment
from searchkit.engines.whoosh.words import Words

ARTICLES_KEPT = 64  # a page of hits shows several paragraphs of one article


# What reading makes of numbers and bytes that are not what was written.
_SIGNS_OF_DAMAGE = (ArithmeticError, IndexError, MemoryError, TypeError, ValueError, zlib.error)

P = ParamSpec("P")
T = TypeVar("T")


def _says_damage(
    method: "Callable[Concatenate[WhooshSnapshot, P], T]",
) -> "Callable[Concatenate[WhooshSnapshot, P], T]":
    """Make a method say IndexDamaged where it fails over a file that is not what was written.

    Postings and records are too long to be verified before each use, so that rot is met in their
    midst. Only where a file proves damaged is the error one of the index; any other is ours.
    """

    @wraps(method)
    def wrapped(self: "WhooshSnapshot", /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except _SIGNS_OF_DAMAGE:
            for stored in self.manifest.files():
                if (problem := self.folder.problem_of(stored)) is not None:
                    raise IndexDamaged(
                        f"{problem}. Go back a generation: searchkit rollback"
                    ) from None
            raise

    return wrapped


class WhooshSnapshot:
    """A generation, seen through aliases."""

    def __init__(self, folder: IndexFolder, manifest: Manifest, aliases: Aliases) -> None:
        """Open every file of the generation. Raises FileNotFoundError or IndexDamaged."""
        self.folder = folder
        self.manifest = manifest
        self._aliases = aliases
        self.segments = tuple(
            Segment(entry, folder.open_object(entry.words), folder.open_object(entry.records))
            for entry in manifest.segments
        )
        self._corpus = Corpus(self.segments)
        self._copies_file = folder.open_object(manifest.copies) if manifest.copies else None
        self._groups: CopyGroups | None = None
        self._columns = Columns(self._corpus, aliases)
        self._words = Words(self._corpus)
        filters = FilterMasks(self._corpus, self._columns, aliases)
        self._matching = Matching(self._corpus, self._words, filters)
        self._scoring = Scoring(self._corpus, self._words, self._matching)
        self._articles: OrderedDict[int, Mapping[int, ParagraphDocument]] = OrderedDict()

    def __enter__(self) -> "WhooshSnapshot":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # The files are mapped, and unmapped when the last array over them is gone.
        return None

    @_says_damage
    def search(self, query: Query) -> Results:
        """Return ids, scores, total and facet counts. Raises QueryError past an expansion limit."""
        sort = effective_sort(query)
        found = self._found(query)
        copies: Mapping[int, Sequence[str]] = {}
        if not query.all_copies and (groups := self._copy_groups()) is not None:
            found, copies = groups.collapsed(found, sort)
        page = ranked(found, sort, self._corpus, query.offset + query.limit)
        return Results(
            total=len(found.paragraphs),
            hits=tuple(
                self._hit(number, score, copies)
                for number, score in zip(
                    page.paragraphs[query.offset :].tolist(),
                    page.scores[query.offset :].tolist(),
                    strict=True,
                )
            ),
            facets={
                request.facet: counted(request, found.paragraphs, self._corpus, self._columns)
                for request in query.facets
            },
        )

    @_says_damage
    def paragraphs(self, ids: Sequence[str]) -> Sequence[ParagraphDocument]:
        """Return these paragraphs, in this order. Raises KeyError for an unknown id."""
        found = []
        for id in ids:
            try:
                article, ordinal = split_paragraph_id(id)
            except ValueError:
                raise KeyError(id) from None
            if paragraph_id(article, ordinal) != id:  # "k5x2m7q4ra-07" names nothing
                raise KeyError(id)
            found.append(self._documents(self._corpus.article_number(article))[ordinal])
        return found

    @_says_damage
    def article(self, id: str) -> Article:
        """Return a whole article. Raises KeyError for an unknown id."""
        return self._article(self._corpus.article_number(id))

    @_says_damage
    def explain(self, query: Query, id: str) -> Sequence[ScorePart]:
        """Return the parts of a paragraph's score; none where it does not match or scores 0."""
        document = self.paragraphs([id])[0]
        number = self._corpus.paragraph_number(document.article, document.ordinal)
        if number not in self._found(query).paragraphs:
            return ()
        return self._scoring.explained(query.root, number)

    @_says_damage
    def summary(self) -> IndexSummary:
        """Return what `status` says of this generation."""
        corpus = self._corpus
        dates = corpus.dates[corpus.live_articles & (corpus.paragraph_counts > 0)]
        known = dates[dates > 0]
        return IndexSummary(
            generation=self.manifest.generation,
            articles=int(corpus.live_articles.sum()),
            paragraphs=corpus.live_size,
            since=date.fromordinal(int(known.min())).isoformat() if len(known) else None,
            until=date.fromordinal(int(known.max())).isoformat() if len(known) else None,
        )

    def _found(self, query: Query) -> Found:
        for word, field in expanded_words(query.root):
            self._words.forms(word, field)
        root = with_filters(query.root, query.filters)
        matching = self._matching.everything() if root is None else self._matching.paragraphs(root)
        return Found(matching, self._scoring.scores(query.root, matching))

    def _hit(self, number: int, score: float, copies: Mapping[int, Sequence[str]]) -> Hit:
        article = int(self._corpus.article_of[number])
        id = paragraph_id(self._corpus.id_of(article), int(self._corpus.ordinals[number]))
        return Hit(id, score, tuple(copies.get(article, ())))

    def _documents(self, article: int) -> Mapping[int, ParagraphDocument]:
        """Return the paragraphs of an article by ordinal."""
        if article in self._articles:
            self._articles.move_to_end(article)
        else:
            documents = documents_of(self._article(article))
            self._articles[article] = {document.ordinal: document for document in documents}
            if len(self._articles) > ARTICLES_KEPT:
                self._articles.popitem(last=False)
        return self._articles[article]

    def _article(self, number: int) -> Article:
        return as_named(self._corpus.article(number), self._aliases)

    def _copy_groups(self) -> CopyGroups | None:
        if self._groups is None and self._copies_file is not None:
            self._groups = CopyGroups(self._copies_file, self._corpus)
        return self._groups
