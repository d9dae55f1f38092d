"""Near-copies: of each group the one article that is shown (engines/collapse.py)."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from searchkit.engines.whoosh.array_file import ArrayFile, encode
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.ranking import Found
from searchkit.engines.whoosh.sets import NONE, Numbers, are_held

Folded = Mapping[int, Sequence[str]]  # shown article -> ids of those folded into it, ascending

_NO_DAY = np.iinfo(np.int32).max


class CopyGroups:
    """Groups of near-copies among the articles of a generation."""

    def __init__(self, file: ArrayFile, corpus: Corpus) -> None:
        self._corpus = corpus
        ids = np.array([encode(id) for id in file.strings("ids")])
        numbers: dict[str, int] = {}
        firsts = [numbers.setdefault(first, len(numbers)) for first in file.strings("firsts")]
        places = np.searchsorted(ids, corpus.ids)
        places[places == len(ids)] = 0
        is_grouped = ids[places] == corpus.ids
        # Of each article, its group; -1: it has none.
        self._groups = np.where(is_grouped, np.array(firsts, np.intp)[places], -1)

    def folded(self, found: Found, before: Numbers = NONE) -> tuple[Found, Folded]:
        """Return what is shown, and what is folded into it.

        Of each group it is the article with a stated date before one with an inferred date before
        one without, then the earliest, then the first by id. Copies of the articles `before`, which
        are shown already, are left out.
        """
        corpus = self._corpus
        of_found = found.documents.articles
        articles = of_found.take(found.documents.firsts)
        groups = self._groups[articles]
        articles = articles[(groups < 0) | ~np.isin(groups, self._groups[before])]
        grouped = articles[self._groups[articles] >= 0]
        trust, days = self._trust(grouped)
        order = np.lexsort((corpus.article_ranks[grouped], days, trust, self._groups[grouped]))
        grouped = grouped[order]
        is_first = np.diff(self._groups[grouped], prepend=-1) != 0
        folded: dict[int, list[str]] = {}
        first = -1
        for article, is_shown in zip(grouped.tolist(), is_first.tolist(), strict=True):
            if is_shown:
                first = article
            else:
                folded.setdefault(first, []).append(corpus.id_of(article))
        shown = np.sort(np.concatenate((articles[self._groups[articles] < 0], grouped[is_first])))
        kept = are_held(of_found, shown, corpus.articles)
        return found.at(np.flatnonzero(kept)), {
            article: sorted(copies) for article, copies in folded.items()
        }

    def _trust(self, articles: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return how far the date of each article can be trusted, 0 the most, and its day."""
        days = self._corpus.dates[articles].astype(np.intp)
        trust = np.where(self._corpus.date_is_stated[articles], 0, 1)
        return np.where(days > 0, trust, 2), np.where(days > 0, days, _NO_DAY)
