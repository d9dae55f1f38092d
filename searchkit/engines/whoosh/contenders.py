"""Which of many paragraphs may be among the best, without scoring all of them in full.

What a paragraph scores is a sum, and no word adds more than its `max_quality`. The words that may add
most are added up first; all paragraphs fall out that could not come up to the last of the best any
more if they got the most that is left (MaxScore: Turtle and Flood, Query Evaluation: Strategies and
Optimizations, 1995; here by arrays). Those that stay are scored anew, in the order of the query, so
that their scores are the same to the last bit.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.compound_matchers import UnionMatcher
from searchkit.engines.whoosh.matchers import ArrayMatcher, Scores
from searchkit.engines.whoosh.rows import Documents, Marked
from searchkit.engines.whoosh.sets import are_among, union
from searchkit.engines.whoosh.term_matchers import TermMatcher

# Fewer are scored at once: to look for what falls out costs as much as it saves.
MANY = 16_384
# So few are scored at once whatever is known of the words. Measured on 109,000 paragraphs, as the above.
FEW = 2048
# Going by the words that add most pays where they match no more than one in so many.
SHARE_OF_LEADING = 2
# How often the best hold a word: of newswire paragraphs, of which most hold a word once.
TIMES = (16, 8, 4, 2)
# Sums that are made in another order differ in their last bits.
SLACK = 1e-9
# A run of scores as long as this has one highest.
RUN = 64


def contenders(
    matcher: ArrayMatcher,
    documents: Documents,
    first: int,
    *,
    by_story: bool = False,
    few: int = MANY,
) -> NDArray[np.intp] | None:
    """Return the places of those paragraphs, all of which match, that may be among the best.

    That is among the `first` paragraphs, or, `by_story`, in one of as many stories. None: all may.
    When no more than `few` are left, none of them falls out.
    """
    places = None
    summands = _largest_first(matcher.summands())
    added, left = 0.0, sum(most for most, _ in summands)
    slack = SLACK * left
    scores = np.zeros(len(documents))
    for most, summand in summands:
        summand.add_scores(documents, scores)
        added, left = added + most, left - most
        if added <= left:  # whoever has nothing yet may still come up
            continue
        may_be = _reaching(scores, documents, first, left + slack, by_story=by_story)
        if np.count_nonzero(may_be) * 2 <= len(documents):
            kept = may_be.nonzero()[0]
            places = kept if places is None else places.take(kept)
            documents, scores = documents.at(kept), scores.take(kept)
            if len(documents) <= few:
                break
    return places


def likely(matcher: ArrayMatcher, documents: Documents, first: int) -> Documents | None:
    """Return those that may be among the `first` best, all of which match; None: all may.

    The others are passed over without being looked at, each for itself.
    """
    if isinstance(matcher, UnionMatcher) and isinstance(documents, Marked):
        return leading(matcher, first)
    summands = matcher.summands() if len(documents) > MANY else ()
    if len(summands) == 1 and isinstance(summands[0], TermMatcher) and summands[0].scores_rows:
        return often(summands[0], documents, first)
    return None


def leading(matcher: UnionMatcher, first: int) -> Documents | None:
    """Return those paragraphs that may be among the `first` best of a union of words; None: all may.

    Where what the words that add least could give together brings nobody up to the last of the best,
    only who holds one of the others may be: all that the frequent words match is not looked at.
    """
    summands = _largest_first(matcher.words())
    left = sum(most for most, _ in summands)
    slack = SLACK * left
    added: list[ArrayMatcher] = []
    for most, word in summands[:-1]:
        left -= most
        added.append(word)
        if sum(each.most for each in added) * SHARE_OF_LEADING > matcher.most:
            return None
        numbers = union([each.numbers for each in added], matcher.corpus.size)
        if len(numbers) < first:
            continue
        documents = Documents(numbers, matcher.corpus)
        scores = np.zeros(len(documents))
        for each in added:
            each.add_scores(documents, scores)
        margin = reached(scores, first) - slack - left
        if margin > 0:
            return documents.at((scores >= margin).nonzero()[0])
    return None


def often(word: TermMatcher, documents: Documents, first: int) -> Documents | None:
    """Return those that may be among the `first` best by one word, if all hold it; None: all may.

    Where enough hold it so often that nobody comes up to them who holds it less often, in however
    short a text, only those are looked at who hold it that often.
    """
    postings = word.postings
    counts = postings.counts
    if documents.numbers is not postings.rows:
        counts = counts.compress(are_among(postings.rows, documents.numbers, word.corpus.size))
        if len(counts) < len(documents):  # what else matches scores nothing
            return None
    for times in TIMES:
        some = documents.at((counts >= times).nonzero()[0])
        if len(some) < first:
            continue
        margin = reached(word.scores_of(some), first) * (1 - SLACK)
        enough = times
        while enough > 1 and word.most_of(enough - 1) >= margin:
            enough -= 1
        if enough == times:
            return some
        if enough > 1:
            return documents.at((counts >= enough).nonzero()[0])
    return None


def reached(scores: Scores, n: int) -> float:
    """Return a score that `n` of them reach, and hardly more. There are at least so many.

    The highest of each run are looked at where there are enough runs: as good, and far cheaper.
    """
    runs = len(scores) // RUN
    if runs >= 4 * n:
        scores = np.maximum.reduce(scores[: runs * RUN].reshape(RUN, runs))
    last, partitioned = len(scores) - n, scores.copy()
    partitioned.partition(last)
    return float(partitioned[last])


def _reaching(
    scores: Scores, documents: Documents, first: int, margin: float, *, by_story: bool
) -> NDArray[np.bool_]:
    """Return which may come up to the last of the best, if `margin` were added to their scores."""
    if not by_story:
        return scores >= reached(scores, first) - margin
    best = np.maximum.reduceat(scores, documents.firsts)
    if first >= len(best):
        return np.ones(len(scores), bool)
    sizes = np.diff(documents.firsts, append=len(scores))
    may_be: NDArray[np.bool_] = (best >= reached(best, first) - margin).repeat(sizes)
    return may_be


def _largest_first(summands: Sequence[ArrayMatcher]) -> list[tuple[float, ArrayMatcher]]:
    """Return matchers and the most that each adds; none where that is unknown of one."""
    if len(summands) < 2 or not all(each.supports_block_quality() for each in summands):
        return []
    pairs = [(each.max_quality(), each) for each in summands]
    if min(most for most, _ in pairs) < 0:  # somebody else's weighting, or a boost below 0
        return []
    return sorted(pairs, key=lambda pair: -pair[0])
