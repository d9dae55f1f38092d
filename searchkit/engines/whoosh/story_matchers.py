"""Matchers of what is true of a paragraph's story: where words must meet (SPEC, Scope).

A story's text is its title, body and captions; an aside is a text of its own. Whether a story holds
something is worked out by article: the articles of the paragraphs that hold it, and those whose
title does.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.results import Match
from searchkit.engines.scope import NEAR_PARAGRAPHS
from searchkit.engines.whoosh.compound_matchers import CompoundMatcher
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.matchers import ArrayMatcher, Scores
from searchkit.engines.whoosh.rows import Documents, StoryRows
from searchkit.engines.whoosh.sets import NONE, Mask, Numbers, union
from searchkit.engines.whoosh.term_matchers import TermMatcher
from searchkit.values import dataclass

MATCHES = tuple(Match)
NO_HIT = len(MATCHES)  # beside the places of MATCHES


def articles_of(matcher: ArrayMatcher) -> Numbers:
    """Return the articles whose titles hold what a matcher of titles looks for."""
    rows: Callable[[], Numbers] | None = getattr(matcher, "rows", None)  # nothing has none
    return NONE if rows is None else rows()


class StoryMatcher(CompoundMatcher):
    """Matches the paragraphs of stories that hold something; scores where a paragraph does itself."""

    def __init__(
        self,
        corpus: Corpus,
        own: ArrayMatcher,
        elsewhere: ArrayMatcher,
        *,
        is_lead: bool = False,
    ) -> None:
        """`own` matches paragraphs by their own text; `elsewhere` the same of titles, or of stories.

        With `is_lead` it is looked for in the title and the first body paragraphs alone.
        """
        super().__init__(corpus, [own, elsewhere])
        self._is_lead = is_lead

    @cached_property
    def stories(self) -> Mask:
        """For each article, whether it holds it."""
        own, elsewhere = self.parts
        if isinstance(elsewhere, TermMatcher) and isinstance(elsewhere.field_rows, StoryRows):
            return elsewhere.held
        corpus = self.corpus
        is_part = corpus.in_lead if self._is_lead else corpus.in_story
        mask = np.zeros(corpus.articles, bool)
        mask[corpus.article_of.take(own.numbers.compress(is_part.take(own.numbers)))] = True
        mask[articles_of(elsewhere)] = True
        return mask

    @property
    def by_story(self) -> Mask | None:
        """The same, where no paragraph is asked for itself."""
        return self.stories if self._is_lead or not len(self.corpus.asides) else None

    @cached_property
    def numbers(self) -> Numbers:
        """The paragraphs of those stories, and the asides that hold it themselves."""
        corpus = self.corpus
        numbers = corpus.paragraphs_of(self.stories.nonzero()[0])
        if self._is_lead or not len(corpus.asides):
            return numbers
        own = self.parts[0].numbers
        asides = own.compress(corpus.is_aside.take(own))
        return union([numbers.compress(~corpus.is_aside.take(numbers)), asides], corpus.size)

    @cached_property
    def most(self) -> int:
        """As many as they have paragraphs."""
        return int(self.corpus.paragraph_counts.dot(self.stories)) + len(self.corpus.asides)

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether its story holds it."""
        mask: Mask = self.stories.take(documents.articles)
        if not self._is_lead and len(self.corpus.asides):
            asides = self.corpus.is_aside.take(documents.numbers).nonzero()[0]
            if len(asides):
                mask[asides] = self.parts[0].holds(documents.at(asides))
        return mask

    def add_scores(self, documents: Documents, scores: Scores) -> None:
        """Add to each paragraph that holds it by itself what it scores there."""
        if not self._is_lead:
            self.parts[0].add_scores(documents, scores)

    def add_to_matching(self, documents: Documents, scores: Scores) -> None:
        """Do the same: of those that match, not all hold it by themselves."""
        self.add_scores(documents, scores)

    def alternatives(self) -> Sequence[ArrayMatcher]:
        """Return matchers whose scores add up to its own, whatever paragraphs are asked about."""
        return () if self._is_lead else self.parts[0].alternatives()

    def counting(self, number: int) -> Iterator[ArrayMatcher]:
        """Yield what counts where the paragraph holds it by itself."""
        own = self.parts[0]
        if not self._is_lead and own.holds(Documents(np.array([number]), self.corpus))[0]:
            yield from own.counting(number)

    def _summands(self) -> Sequence[ArrayMatcher]:
        return self.alternatives()

    def _add(self, documents: Documents, scores: Scores) -> None:
        self.add_scores(documents, scores)


@dataclass(frozen=True, slots=True)
class ConditionMatchers:
    """A text condition of a query: in the paragraph itself, and in titles."""

    own: ArrayMatcher
    title: ArrayMatcher


class StoryHitsMatcher(CompoundMatcher):
    """Matches the hits of stories, and says of each why it is one (rules 2 to 4)."""

    def __init__(
        self,
        corpus: Corpus,
        in_scope: ArrayMatcher,
        alone: ArrayMatcher,
        conditions: Callable[[], Sequence[ConditionMatchers]],
        *,
        asks_for_titles: bool,
        requires_speaker: bool,
    ) -> None:
        """`in_scope` matches of what the whole query is true, `alone` what makes it true itself.

        `conditions` gives those of the query, where paragraphs must be told apart by them.
        """
        super().__init__(corpus, [in_scope, alone])
        self._given_conditions = conditions
        self._asks_for_titles = asks_for_titles
        self._requires_speaker = requires_speaker

    @cached_property
    def _conditions(self) -> Sequence[ConditionMatchers]:
        return self._given_conditions()

    @property
    def numbers(self) -> Numbers:
        """The hits."""
        return self._hits[0]

    @property
    def matches(self) -> NDArray[np.uint8]:
        """Why each is one, as its place in MATCHES."""
        return self._hits[1]

    @property
    def most(self) -> int:
        """As many as the query is true of."""
        return self.parts[0].most

    def counting(self, number: int) -> Iterator[ArrayMatcher]:
        """Yield what counts of the query."""
        yield from self.parts[0].counting(number)

    def _summands(self) -> Sequence[ArrayMatcher]:
        return self.parts[0].summands()

    def _add(self, documents: Documents, scores: Scores) -> None:
        self.parts[0].add_to_matching(documents, scores)

    @cached_property
    def _hits(self) -> tuple[Numbers, NDArray[np.uint8]]:
        corpus = self.corpus
        true = self._true
        codes = np.full(len(true), NO_HIT, np.uint8)
        is_own = np.ones(len(true), bool)
        if len(corpus.asides):
            is_own = ~corpus.is_aside.take(true.numbers)
            codes[~is_own] = MATCHES.index(Match.ALL)  # each for itself alone
        if not self._asks_for_titles:
            is_title = corpus.is_title.take(true.numbers) & is_own
            if is_title.any():
                has_other = np.zeros(corpus.articles, bool)
                has_other[true.articles[is_own & ~is_title]] = True
                is_own &= ~(is_title & has_other.take(true.articles))
        if is_own.all():
            codes = self._codes_of(true)
        else:
            own = is_own.nonzero()[0]
            codes[own] = self._codes_of(true.at(own))
        is_hit = (codes != NO_HIT).nonzero()[0]
        return true.numbers.take(is_hit), codes.take(is_hit)

    @property
    def _true(self) -> Documents:
        """The paragraphs of which the query is true, without some that are no hits all the same.

        Those are the others of a story of which one, no title, makes it true by itself.
        """
        corpus, stories = self.corpus, self.parts[0].by_story
        if stories is None or self._requires_speaker or len(corpus.asides):
            return Documents(self.parts[0].numbers, corpus)
        alone = Documents(self.parts[1].numbers, corpus)
        is_hit = stories.take(alone.articles)
        if not self._asks_for_titles:
            is_hit &= ~corpus.is_title.take(alone.numbers)
        has_alone = np.zeros(corpus.articles, bool)
        has_alone[alone.articles.compress(is_hit)] = True
        others = corpus.paragraphs_of((stories & ~has_alone).nonzero()[0])
        return Documents(union([alone.numbers.compress(is_hit), others], corpus.size), corpus)

    def _codes_of(self, own: Documents) -> NDArray[np.uint8]:
        """Return of paragraphs, all of a story that may be hits, why each is one, if it is."""
        codes = np.full(len(own), NO_HIT, np.uint8)
        is_true_alone = self.parts[1].holds(own)
        codes[is_true_alone] = MATCHES.index(Match.ALL)
        has_alone = np.zeros(self.corpus.articles, bool)
        has_alone[own.articles.compress(is_true_alone)] = True
        rest = (~has_alone.take(own.articles)).nonzero()[0]
        if (len(rest) or self._requires_speaker) and not self._conditions:
            return codes
        if len(rest):
            codes[rest] = self._codes_of_most(own.at(rest))
        if self._requires_speaker:
            free = (codes == NO_HIT).nonzero()[0]
            others = own.at(free)
            codes[free[self._about.take(others.articles)]] = MATCHES.index(Match.TITLE)
            codes[free[self._are_near(others)]] = MATCHES.index(Match.NEAR)
        return codes

    def _codes_of_most(self, own: Documents) -> NDArray[np.uint8]:
        """The same for stories in which no paragraph is a hit by itself."""
        codes = np.full(len(own), NO_HIT, np.uint8)
        held = np.zeros(len(own), np.intp)
        for condition in self._conditions:
            held += condition.own.holds(own)
        firsts = own.firsts
        most = np.maximum.reduceat(held, firsts)
        sizes = np.diff(firsts, append=len(own))
        codes[(held == most.repeat(sizes)) & (held > 0)] = MATCHES.index(Match.MOST)
        silent = (most == 0).nonzero()[0]
        if len(silent):
            stories = own.articles.take(firsts.take(silent))
            by_title = silent[self._in_title.take(stories) & ~self._in_prose.take(stories)]
            codes[firsts.take(by_title)] = MATCHES.index(Match.TITLE)
        return codes

    @cached_property
    def _titles(self) -> list[Mask]:
        """For each condition, which articles' titles hold it."""
        corpus = self.corpus
        says_more = corpus.is_title & corpus.in_story
        masks = []
        for condition in self._conditions:
            mask = np.zeros(corpus.articles, bool)
            mask[articles_of(condition.title)] = True
            own = condition.own.numbers
            mask[corpus.article_of.take(own.compress(says_more.take(own)))] = True
            masks.append(mask)
        return masks

    @cached_property
    def _in_title(self) -> Mask:
        """For each article, whether its title holds any condition."""
        mask: Mask = np.logical_or.reduce(self._titles)
        return mask

    @cached_property
    def _about(self) -> Mask:
        """For each article, whether its title holds all conditions."""
        mask: Mask = np.logical_and.reduce(self._titles)
        return mask

    @cached_property
    def _in_prose(self) -> Mask:
        """For each article, whether a body paragraph or a caption holds any condition."""
        corpus = self.corpus
        mask = np.zeros(corpus.articles, bool)
        for condition in self._conditions:
            own = condition.own.numbers
            mask[corpus.article_of.take(own.compress(corpus.is_prose.take(own)))] = True
        return mask

    def _are_near(self, own: Documents) -> Mask:
        """Return which are body paragraphs near one that holds a condition, itself included."""
        corpus = self.corpus
        held = union([condition.own.numbers for condition in self._conditions], corpus.size)
        places = _body_keys(held.compress(corpus.is_body.take(held)), corpus)
        keys = _body_keys(own.numbers, corpus)
        low = places.searchsorted(keys - NEAR_PARAGRAPHS)
        high = places.searchsorted(keys + NEAR_PARAGRAPHS, side="right")
        near: Mask = (high > low) & corpus.is_body.take(own.numbers)
        return near


def _body_keys(numbers: Numbers, corpus: Corpus) -> NDArray[np.int64]:
    """Return keys of which those of one article's body paragraphs are near each other."""
    articles = corpus.article_of.take(numbers).astype(np.int64)
    return (articles << 32) + corpus.body_ranks.take(numbers)
