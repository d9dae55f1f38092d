"""The scores of matching paragraphs: the sums of `bm25.py`, for all of them at once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeGuard

from searchkit.analysis.clauses import ClauseWord, label, scoring_nodes
from searchkit.domain.query import And, Fuzzy, Near, Node, Or, Pattern, Phrase, Text, Word
from searchkit.domain.results import ScorePart
from searchkit.engines.expansion import FieldName
from searchkit.engines.whoosh.corpus import Corpus
from searchkit.engines.whoosh.matching import Matching
from searchkit.engines.whoosh.sets import are_in
from searchkit.engines.whoosh.words import Words, read_clause

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


# Documents are looked up one by one while there is less than one for so many in all; more are
# cheaper by way of an array with a place for each. Measured on 109,000 paragraphs.
DENSE_SHARE = 32


class Scoring:
    """Adds up what the words of a query score."""

    def __init__(self, corpus: Corpus, words: Words, matching: Matching) -> None:
        self._corpus = corpus
        self._words = words
        self._matching = matching
        self._spread: dict[FieldName, NDArray[np.float64]] = {}  # zeros, but while adding

    def scores(self, root: Node | None, paragraphs: "NDArray[np.intp]") -> "NDArray[np.float64]":
        """Return the score of each of the paragraphs, all of which match `root`."""
        import numpy as np

        scores = np.zeros(len(paragraphs))
        if not len(paragraphs):
            return scores
        for node, counting in self._counting(root, paragraphs):
            for word in read_clause(node).words:
                if counting is None:
                    self._add(scores, paragraphs, word, FieldName.TEXT)
                else:
                    some = scores[counting]
                    self._add(some, paragraphs[counting], word, FieldName.TEXT)
                    scores[counting] = some
        articles = self._corpus.article_of[paragraphs]
        for node in scoring_nodes(root):
            for word in read_clause(node).words:
                self._add(scores, articles, word, FieldName.TITLE)
        return scores

    def explained(self, root: Node | None, paragraph: int) -> list[ScorePart]:
        """Return the parts of a matching paragraph's score, in the order in which they are added."""
        import numpy as np

        one = np.array([paragraph], np.intp)
        parts = [
            self._part(word, FieldName.TEXT, paragraph)
            for node, counting in self._counting(root, one)
            if counting is None or counting[0]
            for word in read_clause(node).words
        ]
        article = int(self._corpus.article_of[paragraph])
        parts += [
            self._part(word, FieldName.TITLE, article)
            for node in scoring_nodes(root)
            for word in read_clause(node).words
        ]
        return [part for part in parts if part.tf]

    def _part(self, word: ClauseWord, field: FieldName, document: int) -> ScorePart:
        import numpy as np

        scored = self._words.scored(word, field)
        place = int(np.searchsorted(scored.postings.documents, document))
        holding = scored.postings.documents[place : place + 1]
        has_word = len(holding) == 1 and holding[0] == document
        return ScorePart(
            word=label(word),
            field=field.value,
            idf=scored.idf,
            tf=float(scored.postings.counts[place]) if has_word else 0.0,
            length=self._words.length(document, field),
            score=float(scored.parts[place]) if has_word else 0.0,
        )

    def _counting(
        self, root: Node | None, paragraphs: "NDArray[np.intp]"
    ) -> "Iterator[tuple[Text, NDArray[np.bool_] | None]]":
        """Yield the text nodes, each with the paragraphs in whose score it counts; None: in all.

        A node counts where it matches and every group that holds it matches.
        """
        match root:
            case Word() | Pattern() | Fuzzy() | Phrase() | Near():
                yield root, None
            case And(parts):  # all parts match wherever the group does
                for part in parts:
                    yield from self._counting(part, paragraphs)
            case Or(parts):
                for part in parts:
                    if _is_one_word(part):  # it scores where it stands, which is where it matches
                        yield part, None
                        continue
                    if not any(True for _ in scoring_nodes(part)):
                        continue
                    matching = are_in(paragraphs, self._matching.paragraphs(part))
                    for node, counting in self._counting(part, paragraphs[matching]):
                        yield node, _within(matching, counting)
            case _:
                return

    def _add(
        self,
        scores: "NDArray[np.float64]",
        documents: "NDArray[np.intp]",
        word: ClauseWord,
        field: FieldName,
    ) -> None:
        """Add to the score of each document what a word adds there; documents may repeat."""
        import numpy as np

        scored = self._words.scored(word, field)
        holding = scored.postings.documents
        if not len(holding):
            return
        size = self._corpus.size if field is FieldName.TEXT else self._corpus.articles
        if documents is holding:
            scores += scored.parts
        elif len(documents) * DENSE_SHARE < size:
            places = np.searchsorted(holding, documents)
            places[places == len(holding)] = 0
            has_word = holding[places] == documents
            scores[has_word] += scored.parts[places[has_word]]
        else:
            if field not in self._spread:
                self._spread[field] = np.zeros(size)
            spread = self._spread[field]
            spread[holding] = scored.parts
            scores += spread[documents]  # adding 0 changes no score
            spread[holding] = 0


def _is_one_word(node: Node) -> TypeGuard[Text]:
    return isinstance(node, Word | Pattern | Fuzzy | Phrase) and len(read_clause(node).words) == 1


def _within(outer: "NDArray[np.bool_]", inner: "NDArray[np.bool_] | None") -> "NDArray[np.bool_]":
    """Return the truth values of `inner`, given for those where `outer` is true, for all."""
    if inner is None:
        return outer
    result = outer.copy()
    result[outer] = inner
    return result
