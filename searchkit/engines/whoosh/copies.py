"""Near-copies: of each group the one article that is shown."""

from collections.abc import Mapping, Sequence

import numpy as np

from searchkit.engines.whoosh.array_file import ArrayFile, encode
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.ranking import Found, Ranking
from searchkit.engines.whoosh.sets import are_in

Folded = Mapping[int, Sequence[str]]  # shown article -> ids of those folded into it, ascending


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
        # Of each article (i4), its group; -1: it has none.
        self._groups = np.where(is_grouped, np.array(firsts, np.int32)[places], -1)

    def folded(self, found: Found, ranking: Ranking) -> tuple[Found, Folded]:
        """Return what is shown, and what is folded into it.

        Of each group it is the article of the best-ranked paragraph, with all that match in it.
        """
        article_of = self._corpus.article_of
        groups = self._groups[article_of[found.numbers]]
        grouped = ranking.ranked(found.only(groups >= 0))
        articles = article_of[grouped.numbers]
        distinct, best = np.unique(self._groups[articles], return_index=True)
        shown = articles[best]
        folded: dict[int, set[int]] = {}
        of_group = dict(zip(distinct.tolist(), shown.tolist(), strict=True))
        for article in np.unique(articles).tolist():
            first = of_group[int(self._groups[article])]
            if article != first:
                folded.setdefault(first, set()).add(article)
        in_shown = are_in(article_of[found.numbers], np.sort(shown))
        return found.only((groups < 0) | in_shown), {
            first: sorted(map(self._corpus.id_of, copies)) for first, copies in folded.items()
        }
