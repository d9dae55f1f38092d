"""Stories that lack a word or two of a plain list, where few hold all of them (rule 5)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from whoosh.searching import Searcher

from searchkit.domain.query import Query, Scope, Word
from searchkit.domain.results import Hit, Match
from searchkit.engines.bm25 import Weights
from searchkit.engines.order import effective_sort
from searchkit.engines.scope import MOST_LACKING, holding, plain_words
from searchkit.engines.whoosh.collector import HitCollector
from searchkit.engines.whoosh.copies import CopyGroups, Folded
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.ranking import Found, Ranking, joined
from searchkit.engines.whoosh.scope_queries import InStory, matcher_of
from searchkit.engines.whoosh.sets import Mask, Numbers
from searchkit.engines.whoosh.story_matchers import MATCHES, StoryMatcher
from searchkit.engines.whoosh.translate import Translator, translated
from searchkit.values import dataclass

Words = tuple[Word, ...]


@dataclass(frozen=True)
class Tier:
    """Hits that lack equally many words, copies folded."""

    page: Found  # the first of them, ranked
    found: Found  # all of them
    copies: Folded
    lacking: tuple[tuple[str, ...], ...] = ((),)  # what may be lacking
    lacks: NDArray[np.intp] | None = None  # for each article, its place in `lacking`; None: nothing

    def stories(self) -> int:
        """Return of how many stories they are."""
        return self.found.documents.stories

    @property
    def articles(self) -> Numbers:
        """The articles that are shown."""
        documents = self.found.documents
        return documents.articles.take(documents.firsts)

    def hits(self, corpus: Corpus) -> list[Hit]:
        """Return those of the page."""
        page = self.page
        articles = page.documents.articles
        totals = self.found.documents.counts_between(corpus.paragraph_ranges.take(articles, axis=0))
        ids = corpus.paragraph_ids(page.numbers, articles)
        none: list[tuple[str, ...]] = [()] * len(ids)
        copies = lacking = none
        matches = [Match.ALL] * len(ids)
        if self.copies:
            copies = [tuple(self.copies.get(article, ())) for article in articles.tolist()]
        if page.matches is not None:
            matches = [MATCHES[place] for place in page.matches.tolist()]
        if self.lacks is not None:
            lacking = [self.lacking[place] for place in self.lacks.take(articles).tolist()]
        return [*map(Hit, ids, page.scores.tolist(), copies, matches, lacking, totals)]


class Lacking:
    """Finds them, asking each story for the words that it holds."""

    def __init__(
        self, searcher: Searcher, weights: Weights, copies: Callable[[], CopyGroups | None]
    ) -> None:
        self._searcher = searcher
        self._weights = weights
        self._copies = copies
        self._corpus: Corpus = searcher.reader().corpus

    def tiers(self, query: Query, matching: Found, full: Tier) -> Iterator[Tier]:
        """Yield what lacks one word, then two; `matching` is what lacks none, copies included."""
        words = _words_of(query)
        if not words:
            return
        answered = np.zeros(self._corpus.articles, bool)
        answered[matching.documents.articles] = True
        before = [full.articles]
        held = self._held(words)
        for missing in range(1, MOST_LACKING + 1):
            tier = self._tier(query, words, held, missing, answered, np.concatenate(before))
            before.append(tier.articles)
            yield tier

    def asked_of(self, query: Query, number: int) -> Sequence[Query]:
        """Return the query, and it without what the story of a paragraph lacks, if it may lack it."""
        words = _words_of(query)
        if not words:
            return [query]
        article = int(self._corpus.article_of[number])
        of_story = self._held(words)[:, article]
        kept = tuple(
            word for word, is_held in zip(words, of_story.tolist(), strict=True) if is_held
        )
        if not kept or len(kept) == len(words):
            return [query]
        return [query, self._without(query, kept)]

    def _tier(
        self,
        query: Query,
        words: Words,
        held: Mask,
        missing: int,
        answered: Mask,
        before: Numbers,
    ) -> Tier:
        corpus = self._corpus
        counts = held.sum(axis=0)
        is_asked = (counts == len(words) - missing) & (counts > 0) & ~answered
        asked = np.flatnonzero(is_asked & corpus.live_stories)
        patterns, of_article = np.unique(held[:, asked], axis=1, return_inverse=True)
        of_article = of_article.ravel()
        lacks = np.zeros(corpus.articles, np.intp)
        lacks[asked] = of_article
        parts, lacking = [], []
        for place in range(patterns.shape[1]):
            pattern = patterns[:, place].tolist()
            kept = tuple(word for word, is_held in zip(words, pattern, strict=True) if is_held)
            lacking.append(
                tuple(w.text for w, is_held in zip(words, pattern, strict=True) if not is_held)
            )
            paragraphs = corpus.paragraphs_of(asked[of_article == place])
            among = np.zeros(corpus.size, bool)
            among[paragraphs[~corpus.is_aside[paragraphs]]] = True
            collector = HitCollector(limit=0, among=among)
            node = translated(self._without(query, kept), self._weights)
            self._searcher.search_with_collector(node, collector)
            parts.append(collector.found)
        found = joined(parts, corpus)
        copies: Folded = {}
        groups = None if query.all_copies else self._copies()
        if groups is not None:
            found, copies = groups.folded(found, before)
        ranking = Ranking(effective_sort(query), corpus)
        page = ranking.ranked(found, query.offset + query.limit, query.per_story)
        return Tier(page, found, copies, tuple(lacking) or ((),), lacks)

    def _without(self, query: Query, kept: Words) -> Query:
        return replace(query, root=holding(query.root, kept), may_lack_words=False)

    def _held(self, words: Words) -> Mask:
        """Return for each word and article whether the story holds the word."""
        translator = Translator()
        masks = [np.zeros((0, self._corpus.articles), bool)]
        for word in words:
            node = InStory(translator.condition(word))
            matcher = matcher_of(node, self._searcher, self._searcher.context())
            assert isinstance(matcher, StoryMatcher)
            masks.append(matcher.stories[np.newaxis])
        return np.concatenate(masks)


def _words_of(query: Query) -> Words:
    if not query.may_lack_words or query.is_narrowed or query.scope is not Scope.STORY:
        return ()
    return plain_words(query.root)
