"""Which paragraphs a query lets pass, as sets."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from searchkit.analysis.clauses import Clause
from searchkit.domain.query import (
    And,
    CountryIs,
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
    SourceIs,
    SpeakerIs,
    Word,
)
from searchkit.engines.expansion import FieldName, not_answered_yet
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.filtering import FilterMasks
from searchkit.engines.whoosh.places import documents_of, runs, windows
from searchkit.engines.whoosh.sets import are_in, intersection, union
from searchkit.engines.whoosh.words import Words, read_clause

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Matching:
    """Evaluates the nodes of a query over all paragraphs that count."""

    def __init__(self, corpus: Corpus, words: Words, filters: FilterMasks) -> None:
        self._corpus = corpus
        self._words = words
        self._filters = filters

    def everything(self) -> "NDArray[np.intp]":
        """Return all paragraphs that count."""
        import numpy as np

        if self._corpus.has_dead:
            return np.flatnonzero(self._corpus.live)
        return np.arange(self._corpus.size, dtype=np.intp)

    def paragraphs(self, node: Node, field: FieldName = FieldName.TEXT) -> "NDArray[np.intp]":
        """Return the paragraphs that match; words are looked for in `field`."""
        match node:  # type: ignore[exhaustive-match]
            case And(parts):
                return self._all_of(parts, field)
            case Or(parts):
                return union([self.paragraphs(part, field) for part in parts], self._corpus.size)
            case Not():
                return self._all_of((node,), field)
            case InTitle(part):
                return self.paragraphs(part, FieldName.TITLE)
            case Word() | Pattern() | Fuzzy() | Phrase() | Near():
                documents = self._of_clause(read_clause(node), field)
                return documents if field is FieldName.TEXT else self._paragraphs_of(documents)
            case (
                SpeakerIs()
                | CountryIs()
                | SourceIs()
                | KindIs()
                | PublishedIn()
                | PublishedUnknown()
            ):
                import numpy as np

                mask = self._filters.mask(node)
                return np.flatnonzero(mask & self._corpus.live if self._corpus.has_dead else mask)
        raise not_answered_yet(node)

    def _all_of(self, parts: Sequence[Node], field: FieldName) -> "NDArray[np.intp]":
        """Return what matches all parts: sets are intersected, filters and NOT look at what is left."""
        sets, masks, without = [], [], []
        for part in parts:
            match part:
                case Not(inner):
                    without.append(inner)
                case (
                    SpeakerIs()
                    | CountryIs()
                    | SourceIs()
                    | KindIs()
                    | PublishedIn()
                    | PublishedUnknown()
                ):
                    masks.append(self._filters.mask(part))
                case _:
                    sets.append(self.paragraphs(part, field))
        left = intersection(sets) if sets else self.everything()
        for mask in masks:
            left = left[mask[left]]
        for inner in without:
            left = left[~are_in(left, self.paragraphs(inner, field))]
        return left

    def _of_clause(self, clause: Clause, field: FieldName) -> "NDArray[np.intp]":
        """Return the documents of a field that have the words of a clause, placed as it asks."""
        import numpy as np

        if not clause.words:
            return np.empty(0, np.intp)
        if len(clause.words) == 1:
            return self._words.scored(clause.words[0], field).postings.documents
        holding = [self._words.scored(w, field).postings.documents for w in clause.words]
        documents = intersection(holding)
        if not len(documents):
            return documents
        places = [self._words.positions(word, field, documents) for word in clause.words]
        if clause.within is None:
            found = runs(places)
        else:
            found = windows(clause.words, places, clause.within)
        return documents[are_in(documents, documents_of(found))]

    def _paragraphs_of(self, articles: "NDArray[np.intp]") -> "NDArray[np.intp]":
        """Return the paragraphs of articles."""
        import numpy as np

        counts = self._corpus.paragraph_counts[articles]
        before = np.cumsum(counts) - counts
        within = np.arange(int(counts.sum())) - np.repeat(before, counts)
        numbers: NDArray[np.intp] = (
            np.repeat(self._corpus.first_paragraphs[articles], counts) + within
        )
        return numbers
