"""Did you mean: what a word or a name that finds nothing may have been written for.

Candidates are words and names of the index itself; whether they find anything beside the other
conditions is for `suggestions.py` to ask.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from searchkit.analysis.spelling import unlikeness
from searchkit.analysis.tokens import analyse, tokens
from searchkit.domain.query import (
    CueIs,
    Facet,
    FacetRequest,
    Fuzzy,
    Near,
    Node,
    Pattern,
    Phrase,
    Query,
    SourceIs,
    SpeakerIs,
    Text,
    Word,
)
from searchkit.ports import Snapshot
from searchkit.search.conditions import Spelt
from searchkit.search.nearest import nearest_names

# Of one condition: three are shown, and not each of them finds something beside the others.
_MOST_CANDIDATES = 6
_MOST_WORDS_LOOKED_AT = 4  # of one phrase; each costs as much as a search

# In units of `spelling.unlikeness`: how much a tenfold count is worth, and a space that is too many
# or left out. Chosen on one half of tests/quality/misspelt.tsv.
_TENFOLD_COUNT = 0.25
_SPACE = 0.6
_UNLIKE_A_LETTER = 0.35  # at most: "Jinping" was not meant for "mining" (2.5 over 7)
_SHORTEST_PART = 2  # letters of a word parted in two
# What a parted word that a hundred paragraphs have costs: where another spelling costs less, no word
# is parted, which takes a search for each of its letters.
_LIKELY_ENOUGH = _SPACE - 2 * _TENFOLD_COUNT

_ALL_VALUES = 1_000_000


class Respeller:
    """Knows the words and names of one moment of the index."""

    def __init__(self, snapshot: Snapshot, count: Callable[[Node], int]) -> None:
        """`count` gives how many paragraphs a query finds."""
        self._snapshot = snapshot
        self._count = count

    def respelt(self, node: Spelt, least: int = 1) -> list[Spelt]:
        """Return what may be meant by a condition that finds little or nothing, the likeliest first.

        `least`: in how many texts another word must stand.
        """
        match node:
            case SpeakerIs(str(name)):
                return [replace(node, name=meant) for meant in self._names(name, Facet.SPEAKER)]
            case SourceIs(str(name)):
                return [replace(node, name=meant) for meant in self._names(name, Facet.SOURCE)]
            case CueIs(str(verb)):
                return [CueIs(meant) for meant in self._names(verb, Facet.CUE)]
            case SpeakerIs() | SourceIs() | CueIs() | Pattern():
                return []
            case Fuzzy(text):
                return self._texts(Word(text), least)
            case _:
                return self._texts(node, least)

    def _names(self, asked: str, facet: Facet) -> Sequence[str]:
        everything = Query(limit=0, facets=(FacetRequest(facet, _ALL_VALUES),))
        counts = self._snapshot.search(everything).facets[facet]
        names = {each.value: each.count for each in counts if each.value is not None}
        return nearest_names(asked, names, _MOST_CANDIDATES)

    def _texts(self, node: Word | Phrase | Near, least: int) -> list[Spelt]:
        words = [node.text[token.start : token.end] for token in tokens(node.text)]
        costs: dict[Spelt, float] = {}
        costs.update(self._in_other_letters(node, words, least))
        if min(costs.values(), default=math.inf) > _LIKELY_ENOUGH:
            costs.update(self._in_other_words(words))
        return sorted(costs, key=costs.__getitem__)[:_MOST_CANDIDATES]

    def _in_other_letters(
        self, node: Word | Phrase | Near, words: Sequence[str], least: int
    ) -> Iterator[tuple[Text, float]]:
        """Yield the text with other words for those that the index does not have, and its cost.

        Where there are several, one of them after another varies, beside the likeliest of the rest.
        """
        meant = {
            place: likely
            for place, word in enumerate(words[:_MOST_WORDS_LOOKED_AT])
            if (len(words) == 1 or self._is_unknown(word, node))
            and (likely := self._likely(word, least, as_written=not isinstance(node, Word)))
        }
        best = [meant[place][0][0] if place in meant else word for place, word in enumerate(words)]
        space = "-" if isinstance(node, Word) else " "
        for place, likely in meant.items():
            for word, cost in likely:
                yield (
                    replace(node, text=space.join([*best[:place], word, *best[place + 1 :]])),
                    cost,
                )

    def _is_unknown(self, word: str, node: Word | Phrase | Near) -> bool:
        return not self._count(Word(word) if isinstance(node, Word) else Phrase(word))

    def _likely(self, word: str, least: int, *, as_written: bool) -> list[tuple[str, float]]:
        """Return words of the index that may be meant by one that it does not have, and their costs.

        Of the inflections of a word the likeliest, unless what is `as_written` counts.
        """
        asked = analyse(word)
        costs = {
            form: _cost(unlike, count)
            for form, count in self._snapshot.words_like(asked.form).items()
            if count >= least
            and (unlike := unlikeness(asked.form, form)) <= len(asked.form) * _UNLIKE_A_LETTER
        }
        likeliest: dict[str, str] = {}
        for form in sorted(costs, key=lambda form: (costs[form], form)):
            likeliest.setdefault(form if as_written else analyse(form).term, form)
        likeliest.pop(asked.form if as_written else asked.term, None)
        return [
            (form.capitalize() if word.istitle() else form, costs[form])
            for form in islice(likeliest.values(), _MOST_CANDIDATES)
        ]

    def _in_other_words(self, words: Sequence[str]) -> Iterator[tuple[Text, float]]:
        """Yield a word parted in two, or several written as one, where the index has it so."""
        if len(words) > 1:
            candidates: list[Text] = [Word("".join(words))]
        else:
            candidates = [
                Phrase(f"{word[:place]} {word[place:]}")
                for word in words
                for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
            ]
        for node in candidates:
            if count := self._count(node):
                yield node, _cost(_SPACE, count)


def _cost(unlike: float, count: int) -> float:
    return unlike - _TENFOLD_COUNT * math.log10(1 + count)
