"""Matchers of what is true of a paragraph's story: where words must meet (SPEC, Scope).

A story's text is its title, body and captions; an aside is a text of its own. Whether a story holds
something is worked out by article: the articles of the paragraphs that hold it, and those whose
title does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.article import Kind
from searchkit.domain.results import Match
from searchkit.engines.scope import NEAR_PARAGRAPHS
from searchkit.engines.whoosh.compound_matchers import CompoundMatcher
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.group_matchers import GroupMatcher
from searchkit.engines.whoosh.matchers import ArrayMatcher, Scores
from searchkit.engines.whoosh.rows import Documents
from searchkit.engines.whoosh.sets import NONE, Mask, Numbers
from searchkit.engines.whoosh.span_matchers import SpanMatcher
from searchkit.engines.whoosh.term_matchers import TermMatcher

MATCHES = tuple(Match)
NO_HIT = len(MATCHES)  # beside the places of MATCHES


def articles_of(matcher: ArrayMatcher) -> Numbers:
    """Return the articles whose titles hold what a matcher of titles looks for."""
    if isinstance(matcher, TermMatcher | SpanMatcher | GroupMatcher):
        return matcher.rows()
    return NONE


class StoryMatcher(CompoundMatcher):
    """Matches the paragraphs of stories that hold something; scores where a paragraph does itself."""

    def __init__(
        self, corpus: Corpus, own: ArrayMatcher, title: ArrayMatcher, *, is_lead: bool = False
    ) -> None:
        """`own` matches paragraphs by their own text, `title` is the same of titles.

        With `is_lead` it is looked for in the title and the first body paragraphs alone.
        """
        super().__init__(corpus, [own, title])
        self._is_lead = is_lead

    @cached_property
    def stories(self) -> Mask:
        """For each article, whether it holds it."""
        own, title = self.parts
        corpus = self.corpus
        is_part = corpus.in_lead if self._is_lead else corpus.in_story
        mask = np.zeros(corpus.articles, bool)
        mask[corpus.article_of[own.numbers[is_part[own.numbers]]]] = True
        mask[articles_of(title)] = True
        return mask

    @cached_property
    def numbers(self) -> Numbers:
        """The paragraphs of those stories, and the asides that hold it themselves."""
        everything = Documents(self.corpus.live_numbers, self.corpus)
        return everything.numbers[self.holds(everything)]

    @property
    def most(self) -> int:
        """All."""
        return self.corpus.size

    def holds(self, documents: Documents) -> Mask:
        """Return for each of the paragraphs whether its story holds it."""
        mask: Mask = self.stories[documents.articles]
        if not self._is_lead:
            asides = np.flatnonzero(self.corpus.is_aside[documents.numbers])
            if len(asides):
                own = Documents(documents.numbers[asides], self.corpus)
                mask[asides] = self.parts[0].holds(own)
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
        conditions: Sequence[ConditionMatchers],
        *,
        asks_for_titles: bool,
        requires_speaker: bool,
    ) -> None:
        """`in_scope` matches of what the whole query is true, `alone` what makes it true itself."""
        super().__init__(corpus, [in_scope, alone])
        self._conditions = conditions
        self._asks_for_titles = asks_for_titles
        self._requires_speaker = requires_speaker

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
        true = Documents(self.parts[0].numbers, corpus)
        numbers, articles = true.numbers, true.articles
        codes = np.full(len(true), NO_HIT, np.uint8)
        is_aside = corpus.is_aside[numbers]
        codes[is_aside] = MATCHES.index(Match.ALL)  # each for itself alone
        is_own = ~is_aside
        if not self._asks_for_titles:
            is_title = corpus.is_of(Kind.TITLE)[numbers] & is_own
            has_other = np.zeros(corpus.articles, bool)
            has_other[articles[is_own & ~is_title]] = True
            is_own &= ~(is_title & has_other[articles])
        own = np.flatnonzero(is_own)
        if len(own):
            codes[own] = self._codes_of(Documents(numbers[own], corpus))
        is_hit = codes != NO_HIT
        return numbers[is_hit], codes[is_hit]

    def _codes_of(self, own: Documents) -> NDArray[np.uint8]:
        """Return of paragraphs, all of a story that may be hits, why each is one, if it is."""
        corpus = self.corpus
        codes = np.full(len(own), NO_HIT, np.uint8)
        is_true_alone = self.parts[1].holds(own)
        codes[is_true_alone] = MATCHES.index(Match.ALL)
        if not self._conditions:
            return codes
        has_alone = np.zeros(corpus.articles, bool)
        has_alone[own.articles[is_true_alone]] = True
        rest = np.flatnonzero(~has_alone[own.articles])
        if len(rest):
            codes[rest] = self._codes_of_most(Documents(own.numbers[rest], corpus))
        if self._requires_speaker:
            is_near = self._are_near(own)
            is_about = self._about[own.articles]
            free = codes == NO_HIT
            codes[free & is_about] = MATCHES.index(Match.TITLE)
            codes[free & is_near] = MATCHES.index(Match.NEAR)
        return codes

    def _codes_of_most(self, own: Documents) -> NDArray[np.uint8]:
        """The same for stories in which no paragraph is a hit by itself."""
        codes = np.full(len(own), NO_HIT, np.uint8)
        held = sum(condition.own.holds(own).astype(np.intp) for condition in self._conditions)
        held = np.asarray(held)
        firsts = np.flatnonzero(np.diff(own.articles, prepend=-1))
        sizes = np.diff(firsts, append=len(own))
        most = np.maximum.reduceat(held, firsts)
        codes[(held == np.repeat(most, sizes)) & (held > 0)] = MATCHES.index(Match.MOST)
        stories = own.articles[firsts]
        by_title = (most == 0) & self._in_title[stories] & ~self._in_prose[stories]
        codes[firsts[by_title]] = MATCHES.index(Match.TITLE)
        return codes

    @cached_property
    def _titles(self) -> list[Mask]:
        """For each condition, which articles' titles hold it."""
        corpus = self.corpus
        says_more = corpus.is_of(Kind.TITLE) & corpus.in_story
        masks = []
        for condition in self._conditions:
            mask = np.zeros(corpus.articles, bool)
            mask[articles_of(condition.title)] = True
            own = condition.own.numbers
            mask[corpus.article_of[own[says_more[own]]]] = True
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
        is_prose = corpus.is_of(Kind.BODY, Kind.CAPTION)
        mask = np.zeros(corpus.articles, bool)
        for condition in self._conditions:
            own = condition.own.numbers
            mask[corpus.article_of[own[is_prose[own]]]] = True
        return mask

    def _are_near(self, own: Documents) -> Mask:
        """Return which are body paragraphs near one that holds a condition, itself included."""
        corpus = self.corpus
        is_body = corpus.is_of(Kind.BODY)
        every = [NONE]
        for condition in self._conditions:
            numbers = condition.own.numbers
            every.append(numbers[is_body[numbers]])
        places = np.unique(_body_keys(np.concatenate(every), corpus))
        keys = _body_keys(own.numbers, corpus)
        low = np.searchsorted(places, keys - NEAR_PARAGRAPHS)
        high = np.searchsorted(places, keys + NEAR_PARAGRAPHS, side="right")
        near: Mask = (high > low) & is_body[own.numbers]
        return near


def _body_keys(numbers: Numbers, corpus: Corpus) -> NDArray[np.int64]:
    """Return keys of which those of one article's body paragraphs are near each other."""
    articles = corpus.article_of[numbers].astype(np.int64)
    return (articles << 32) + corpus.body_ranks[numbers]
