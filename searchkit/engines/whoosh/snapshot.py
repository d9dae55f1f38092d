"""One moment of the index: its files stay open, whatever is published meanwhile."""

import json
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from types import TracebackType
from typing import cast

import numpy as np

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import Article
from searchkit.domain.document import ParagraphDocument, document_of
from searchkit.domain.identity import paragraph_id, split_paragraph_id
from searchkit.domain.query import Query, SourceIs, SpeakerIs
from searchkit.domain.record import article_around, article_from_record
from searchkit.domain.results import Hit, IndexSummary, Later, Results, ScorePart
from searchkit.engines import bm25
from searchkit.engines.bm25 import WEIGHTS, Weights
from searchkit.engines.naming import as_named, most_frequent_first
from searchkit.engines.order import effective_sort
from searchkit.engines.scope import ENOUGH_STORIES
from searchkit.engines.whoosh.codec import ColumnarCodec
from searchkit.engines.whoosh.collector import HitCollector
from searchkit.engines.whoosh.copies import CopyGroups
from searchkit.engines.whoosh.damage import Damage, says_damage
from searchkit.engines.whoosh.folder import IndexFolder, generation_of
from searchkit.engines.whoosh.generation_reader import GenerationReader
from searchkit.engines.whoosh.index import GenerationIndex
from searchkit.engines.whoosh.lacking import Lacking, Tier
from searchkit.engines.whoosh.manifest import Manifest
from searchkit.engines.whoosh.matchers import ArrayMatcher
from searchkit.engines.whoosh.memory import keep_what_is_freed
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.segment import Segment
from searchkit.engines.whoosh.sets import Numbers
from searchkit.engines.whoosh.term_matchers import TermMatcher
from searchkit.engines.whoosh.translate import passing, translated
from searchkit.language.outlets import source_key

RECORDS_KEPT = 64  # of articles: a page of hits shows several paragraphs of one article
NUMBERS_KEPT = 1_000  # of hits: as many as are read at once (`search/fetching.py`)
PAGES_KEPT = 4  # of searches whose hits nobody has asked for yet


class WhooshSnapshot:
    """A generation, seen through aliases, and the one Whoosh searcher that answers for it."""

    def __init__(
        self,
        folder: IndexFolder,
        manifest: Manifest,
        aliases: Aliases,
        weights: Weights = WEIGHTS,
    ) -> None:
        """Open every file of the generation. Raises FileNotFoundError or IndexDamaged."""
        keep_what_is_freed()
        self.folder = folder
        self.manifest = manifest
        self._weights = weights
        self.damage: Damage | None = Damage(folder, manifest)
        opened, codec = folder.open_object, ColumnarCodec()
        self.segments = tuple(
            Segment(entry, opened(entry.words), opened(entry.records), codec)
            for entry in manifest.segments
        )
        self._copies_file = folder.open_object(manifest.copies) if manifest.copies else None
        self.index = GenerationIndex(
            self.segments,
            manifest.generation,
            lambda: generation_of(folder.current()),
            aliases,
            self.damage,
        )
        self.searcher = self.index.searcher()
        self._reader: GenerationReader = self.searcher.reader()
        self._corpus = self._reader.corpus
        self._record = lru_cache(RECORDS_KEPT)(self._corpus.record)
        # What searches found last, and what of it was looked for since: numbers by ids.
        self._found: deque[tuple[list[Hit], Numbers]] = deque(maxlen=PAGES_KEPT)
        self._found_numbers: dict[str, int] = {}

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

    @says_damage
    def search(self, query: Query) -> Results:
        """Return ids, scores, totals and facet counts. Raises QueryError past an expansion limit."""
        collector = HitCollector(
            limit=query.offset + query.limit,
            sort=effective_sort(query),
            facets=query.facets,
            pairs=query.pairs,
            copies=None if query.all_copies else self._copy_groups,
            per_story=query.per_story,
            count_by=query.count_by,
            is_sure=query.is_sure,
            only=passing(query, self._reader),
        )
        self.searcher.search_with_collector(translated(query, self._weights), collector)
        full = Tier(collector.page, collector.found, collector.copies)
        hits = self._hits(full)
        if query.may_lack_words and full.stories() < ENOUGH_STORIES:
            for tier in self._lacking.tiers(query, collector.matching, full):
                if len(hits) >= query.offset + query.limit:  # who lacks more is looked for no more
                    break
                hits += self._hits(tier)
        return Results(
            total=collector.count(),
            counted_stories=Later(full.stories),
            hits=tuple(hits[query.offset : query.offset + query.limit]),
            facets={facet: counts.shown for facet, counts in collector.facet_maps.items()},
            pairs=collector.pairs,
            query=query,
        )

    @says_damage
    def paragraphs(self, ids: Sequence[str]) -> Sequence[ParagraphDocument]:
        """Return these paragraphs, in this order. Raises KeyError for an unknown id."""
        aliases, corpus = self._reader.columns.aliases, self._corpus
        found = []
        for place in self._numbers_of(ids):
            ordinal = corpus.ordinals.item(place)
            some, number = article_around(self._record(corpus.article_of.item(place)), ordinal)
            found.append(document_of(as_named(some, aliases), ordinal, number))
        return found

    @says_damage
    def texts(self, ids: Sequence[str]) -> Sequence[str]:
        """Return the texts of these paragraphs, in this order. Raises KeyError for an unknown id."""
        numbers = self._numbers_of(ids)
        return [
            self._recorded_text(number) if text is None else text
            for number, text in zip(numbers, self._corpus.texts(numbers), strict=True)
        ]

    def _recorded_text(self, number: int) -> str:
        """Return the text that a paragraph has in the record of its article."""
        ordinal = self._corpus.ordinals.item(number)
        for paragraph in self._record(self._corpus.article_of.item(number))["paragraphs"]:
            if paragraph["ordinal"] == ordinal:
                return str(paragraph["text"])
        raise ValueError("the record of an article lacks a paragraph that is indexed")

    @says_damage
    def article(self, id: str) -> Article:
        """Return a whole article. Raises KeyError for an unknown id."""
        article = article_from_record(self._record(self._corpus.article_number(id)))
        return as_named(article, self._reader.columns.aliases)

    @says_damage
    def explain(self, query: Query, id: str) -> Sequence[ScorePart]:
        """Return the parts of a paragraph's score; none where it does not match or scores 0."""
        (number,) = self._numbers_of([id])
        here = Documents(np.array([number]), self._corpus)
        for asked in self._lacking.asked_of(query, number):
            node = translated(asked, self._weights)
            matcher = node.matcher(self.searcher, self.searcher.context())
            if isinstance(matcher, ArrayMatcher) and matcher.holds(here)[0]:
                parts = [_part(word, here) for word in matcher.counting(number)]
                return [part for part in parts if part.score]
        return ()

    @says_damage
    def words_like(self, word: str) -> Mapping[str, int]:
        """Return the words that may be meant by a misspelt one, and in how many texts each stands."""
        fields = self._reader.fields
        return fields.words("forms").like(word) + fields.words("title_forms").like(word)

    @says_damage
    def answering(self, asked: SpeakerIs | SourceIs) -> Sequence[str]:
        """Return who is counted that answers to a filter, the most frequent first, ties by name."""
        columns = self._reader.columns
        if isinstance(asked, SpeakerIs):
            return most_frequent_first(columns.people.meant(asked), columns.count_of_speaker)
        key = source_key(asked.name or "")
        named = [name for name in columns.sources.names if name and source_key(name) == key]
        return most_frequent_first(named, columns.count_of_source)

    @says_damage
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

    def state(self) -> str:
        """Return the segments by their digests, each with the articles in it that no longer count."""
        held = {entry.words.digest: entry.deleted for entry in self.manifest.segments}
        return json.dumps(held, separators=(",", ":"))

    @says_damage
    def articles_since(self, state: str) -> frozenset[str] | None:
        """Return what counts and did not then: of segments that are new, all. None: all are new."""
        before = json.loads(state)
        corpus = self._corpus
        is_new = np.ones(corpus.articles, bool)
        for base, segment in zip(corpus.article_bases, self.segments, strict=True):
            entry = segment.entry
            if (dead := before.get(entry.words.digest)) is not None:
                is_new[base : base + entry.articles] = False
                is_new[np.array(dead, np.intp) + base] = True
        if is_new.all():
            return None
        return frozenset(map(corpus.id_of, np.flatnonzero(is_new & corpus.live_articles).tolist()))

    def _hits(self, tier: Tier) -> list[Hit]:
        """Return the hits of a tier; their numbers are kept, for texts will be asked of them."""
        hits = tier.hits(self._corpus)
        self._found.append((hits[:NUMBERS_KEPT], tier.page.numbers[:NUMBERS_KEPT]))
        return hits

    def _known_numbers(self) -> Mapping[str, int]:
        """Return the numbers of the hits that were found last, by their ids."""
        if len(self._found_numbers) > NUMBERS_KEPT:
            self._found_numbers.clear()
        pages = [*self._found]
        self._found.clear()
        for hits, numbers in pages:
            self._found_numbers.update(zip([hit.id for hit in hits], numbers.tolist(), strict=True))
        return self._found_numbers

    @cached_property
    def _lacking(self) -> Lacking:
        return Lacking(self.searcher, self._weights, lambda: self._copy_groups)

    def _numbers_of(self, ids: Sequence[str]) -> list[int]:
        """Return the numbers of paragraphs. Raises KeyError for an unknown id."""
        found = [*map(self._known_numbers().get, ids)]
        if None not in found:
            return cast("list[int]", found)
        articles, ordinals = [], []
        for id in ids:
            try:
                article, ordinal = split_paragraph_id(id)
            except ValueError:
                raise KeyError(id) from None
            if paragraph_id(article, ordinal) != id:  # "k5x2m7q4ra-07" names nothing
                raise KeyError(id)
            articles.append(article)
            ordinals.append(ordinal)
        numbers = self._corpus.article_numbers(articles)
        return [*map(self._corpus.paragraph_number, numbers, ordinals)]

    @cached_property
    def _copy_groups(self) -> CopyGroups | None:
        return CopyGroups(self._copies_file, self._corpus) if self._copies_file else None


def _part(word: ArrayMatcher, here: Documents) -> ScorePart:
    """Return what a word adds to the score of the one paragraph that is here."""
    assert isinstance(word, TermMatcher)
    rows = word.terms.rows
    row = rows.of(here)
    _, counts = word.postings.among(row)
    score = np.zeros(1)
    word.add_scores(here, score)
    return ScorePart(
        word=word.label,
        field=rows.name,
        idf=bm25.idf(rows.population, word.postings.frequency),
        tf=float(counts[0]),
        length=int(rows.lengths[row[0]]),
        score=float(score[0]),
    )
