"""What a filter lets pass, as one truth value for each paragraph."""

from typing import TYPE_CHECKING

from searchkit.analysis.tokens import tokens
from searchkit.domain.aliases import Aliases
from searchkit.domain.query import (
    CountryIs,
    Filter,
    KindIs,
    PublishedIn,
    PublishedUnknown,
    SourceIs,
    SpeakerIs,
)
from searchkit.engines.expansion import not_answered_yet
from searchkit.engines.filters import source_key, speaker_test
from searchkit.engines.whoosh.columns import Columns, letters_of
from searchkit.engines.whoosh.corpus import Corpus, ManyValued
from searchkit.engines.whoosh.segment_writer import KINDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MASKS_KEPT = 32  # a mask takes a byte a paragraph


class FilterMasks:
    """Evaluates filters, and keeps the masks of the most recent ones."""

    def __init__(self, corpus: Corpus, columns: Columns, aliases: Aliases) -> None:
        self._corpus = corpus
        self._columns = columns
        self._aliases = aliases
        self._masks: dict[Filter, NDArray[np.bool_]] = {}

    def mask(self, node: Filter) -> "NDArray[np.bool_]":
        """Return which paragraphs pass; those that do not count may pass too."""
        if node not in self._masks:
            if len(self._masks) == MASKS_KEPT:
                self._masks.pop(next(iter(self._masks)))
            self._masks[node] = self._evaluated(node)
        return self._masks[node]

    def _evaluated(self, node: Filter) -> "NDArray[np.bool_]":
        import numpy as np

        match node:  # type: ignore[exhaustive-match]
            case SpeakerIs(name, is_whole):
                return self._has_speaker(name, is_whole=is_whole)
            case CountryIs(code):
                countries = self._columns.countries
                asked = [code == known for known in countries.names] if code else None
                return _has_any(countries, asked)
            case SourceIs(name):
                names, numbers = self._corpus.sources
                if name is None:
                    passing = numbers < 0
                else:
                    key = source_key(name)
                    # The last truth value is for -1, the unknown.
                    equal = np.array([*(source_key(known) == key for known in names), False])
                    passing = equal[numbers]
                return self._of_articles(passing)
            case KindIs(kind):
                is_kind: NDArray[np.bool_] = self._corpus.kinds == KINDS.index(kind)
                return is_kind
            case PublishedUnknown():
                return self._of_articles(self._corpus.dates == 0)
            case PublishedIn(since, until):
                dates = self._corpus.dates
                passing = dates >= (since.toordinal() if since else 1)
                if until:
                    passing &= dates <= until.toordinal()
                return self._of_articles(passing)
        raise not_answered_yet(node)

    def _has_speaker(self, name: str | None, *, is_whole: bool) -> "NDArray[np.bool_]":
        speakers = self._columns.speakers
        if name is None:
            return _has_any(speakers, None)
        is_asked_for = speaker_test(name, self._aliases, is_whole=is_whole)
        letters = [letters_of(token.form) for token in tokens(name)]
        merged = {self._aliases.canonical(other) for other in self._aliases.of}
        # Comparing names takes each apart into words. Whoever answers to a name has its letters.
        asked = [
            (known in merged or all(each in spelt for each in letters)) and is_asked_for(known)
            for known, spelt in zip(speakers.names, self._columns.speaker_letters, strict=True)
        ]
        return _has_any(speakers, asked)

    def _of_articles(self, passing: "NDArray[np.bool_]") -> "NDArray[np.bool_]":
        mask: NDArray[np.bool_] = passing[self._corpus.article_of]
        return mask


def _has_any(column: ManyValued, asked: list[bool] | None) -> "NDArray[np.bool_]":
    """Return which paragraphs have one of the values asked for; None: which have no value."""
    import numpy as np

    if asked is None:
        return column.is_empty
    mask = np.zeros(len(column.starts) - 1, bool)
    mask[column.paragraphs[np.array(asked, bool)[column.numbers]]] = True
    return mask
