"""A text as words, and whether it holds what a query asks of text. Everything the obvious way."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations, pairwise, product

from searchkit.analysis.adjacency import runs, windows
from searchkit.analysis.clauses import Clause, ClauseWord, clause_of, word_test
from searchkit.analysis.tokens import Token, tokens
from searchkit.domain.query import (
    Fuzzy,
    Near,
    Node,
    Or,
    Pattern,
    Phrase,
    Together,
    Unit,
    Word,
)
from searchkit.language.sentences import sentence_positions

Spot = frozenset[int]  # positions of words that together are one finding


class Passage:
    """A paragraph, a title, or one sentence of them."""

    def __init__(self, words: Sequence[Token], sentence_starts: Sequence[int]) -> None:
        self.words = words
        self.sentence_starts = sentence_starts  # as positions; the first is 0 where there are words
        self._places: dict[ClauseWord, Sequence[int]] = {}

    @classmethod
    def of(cls, text: str) -> "Passage":
        words = tokens(text)
        return cls(words, sentence_positions(text, [word.start for word in words]))

    @cached_property
    def sentences(self) -> Sequence["Passage"]:
        """Each sentence by itself; a text without words is one that is empty."""
        ends = [*self.sentence_starts[1:], len(self.words)]
        return [
            Passage(self.words[start:end], [0])
            for start, end in zip(self.sentence_starts or [0], ends, strict=True)
        ]

    def places(self, word: ClauseWord) -> Sequence[int]:
        """Return the positions of a word."""
        if word not in self._places:
            is_meant = word_test(word)
            self._places[word] = [at for at, token in enumerate(self.words) if is_meant(token)]
        return self._places[word]

    def holds(self, node: Node) -> bool:
        """Say whether the text condition, or the OR of such, is true of this text."""
        return bool(self.spots(node))

    def spots(self, node: Node) -> frozenset[Spot]:
        """Return every set of positions at which the text condition, or one of an OR, stands."""
        match node:
            case Or(parts):
                return frozenset(spot for part in parts for spot in self.spots(part))
            case Together(parts):
                choices = product(*(self.spots(part) for part in parts))
                return frozenset(
                    frozenset().union(*spots)
                    for spots in choices
                    if self._stand_together(node, spots)
                )
            case Word() | Pattern() | Fuzzy() | Phrase() | Near():
                return frozenset(self._spots_of_clause(clause_of(node)))
            case _:
                return frozenset()

    def _spots_of_clause(self, clause: Clause) -> Iterator[Spot]:
        if not clause.words:
            return
        places = [self.places(word) for word in clause.words]
        if clause.within is None:
            for start in runs(places):
                yield frozenset(range(start, start + len(clause.words)))
            return
        merged = sorted({(at, word) for word in clause.words for at in self.places(word)}, key=lambda place: place[0])  # fmt: skip
        for stretch in windows(clause.words, merged, clause.within):
            yield frozenset(stretch)

    def _stand_together(self, group: Together, spots: Sequence[Spot]) -> bool:
        if any(one & other for one, other in combinations(spots, 2)):
            return False
        match group.unit:
            case Unit.PARAGRAPH:
                return True
            case Unit.SENTENCE:
                return len({self._sentence_of(at) for spot in spots for at in spot}) == 1
            case Unit.WORDS:
                assert group.within is not None
                is_in_order = all(max(one) < min(other) for one, other in pairwise(spots))
                apart = max(map(min, spots)) - min(map(max, spots))
                return apart <= group.within and (is_in_order or not group.is_ordered)

    def _sentence_of(self, position: int) -> int:
        return sum(1 for start in self.sentence_starts if start <= position)
