"""The order of hits, and which of near-copies are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from searchkit.domain.query import Sort
from searchkit.engines.whoosh.array_file import ArrayFile, encode
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.sets import are_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Found:
    """Paragraphs that match, in no order of rank, and their scores."""

    paragraphs: "NDArray[np.intp]"
    scores: "NDArray[np.float64]"

    def only(self, kept: "NDArray[np.bool_]") -> "Found":
        """Return those for which `kept` is true."""
        return Found(self.paragraphs[kept], self.scores[kept])


def ranked(found: Found, sort: Sort, corpus: Corpus, first: int | None = None) -> Found:
    """Return what was found in the order of hits, or the first hits of it.

    Ties go by article id, then by ordinal as a number.
    """
    import numpy as np

    keys = _keys(found, sort, corpus)
    if first is not None and first < len(keys):
        # All that tie with the last one wanted stay in, so that the ties are broken rightly.
        best = keys <= np.partition(keys, first - 1)[first - 1] if first else np.zeros(0, bool)
        found, keys = (found.only(best), keys[best]) if first else (_nothing(), keys[:0])
    articles = corpus.article_ranks[corpus.article_of[found.paragraphs]]
    order = np.lexsort((corpus.ordinals[found.paragraphs], articles, keys))[:first]
    return Found(found.paragraphs[order], found.scores[order])


class CopyGroups:
    """Groups of near-copies among the articles of a generation."""

    def __init__(self, file: ArrayFile, corpus: Corpus) -> None:
        import numpy as np

        self._corpus = corpus
        ids = np.array([encode(id) for id in file.strings("ids")])
        numbers: dict[str, int] = {}
        firsts = [numbers.setdefault(first, len(numbers)) for first in file.strings("firsts")]
        places = np.searchsorted(ids, corpus.ids)
        places[places == len(ids)] = 0
        is_grouped = ids[places] == corpus.ids
        # Of each article, its group; -1: it has none.
        self._groups = np.where(is_grouped, np.array(firsts, np.intp)[places], -1)

    def collapsed(self, found: Found, sort: Sort) -> "tuple[Found, Mapping[int, Sequence[str]]]":
        """Return what is shown, and the ids of the articles folded into each shown article.

        Of each group it is the article of the best-ranked paragraph, with all that match in it.
        """
        import numpy as np

        groups = self._groups[self._corpus.article_of[found.paragraphs]]
        grouped = ranked(found.only(groups >= 0), sort, self._corpus)
        articles = self._corpus.article_of[grouped.paragraphs]
        distinct, best = np.unique(self._groups[articles], return_index=True)
        shown = articles[best]
        folded: dict[int, set[int]] = {}
        of_group = dict(zip(distinct.tolist(), shown.tolist(), strict=True))
        for article in np.unique(articles).tolist():
            first = of_group[int(self._groups[article])]
            if article != first:
                folded.setdefault(first, set()).add(article)
        in_shown = are_in(self._corpus.article_of[found.paragraphs], np.sort(shown))
        return found.only((groups < 0) | in_shown), {
            first: sorted(map(self._corpus.id_of, copies)) for first, copies in folded.items()
        }


def _keys(found: Found, sort: Sort, corpus: Corpus) -> "NDArray[np.float64]":
    """Return what hits are sorted by before ties are broken, ascending; see engines/order.py."""
    import numpy as np

    if sort is Sort.RELEVANCE:
        return -found.scores
    days = corpus.dates[corpus.article_of[found.paragraphs]].astype(np.float64)
    if sort is Sort.NEWEST:
        return -days  # the unknown is 0, and last
    return np.where(days == 0, np.inf, days)


def _nothing() -> Found:
    import numpy as np

    return Found(np.empty(0, np.intp), np.empty(0))
