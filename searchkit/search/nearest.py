"""Names that may be meant by one that nobody in the index goes by: speakers, outlets, countries."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from searchkit.analysis.spelling import unlikeness
from searchkit.analysis.vocabulary import Vocabulary
from searchkit.language.fold import fold
from searchkit.language.person_names import titles
from searchkit.regexes import regex

# In units of `spelling.unlikeness`, where a wrong letter is 1. Chosen on one half of
# tests/quality/misspelt.tsv: a word of the asked name that the other has in no spelling, each word
# that only the other has, initials for the whole, and how much a tenfold count is worth.
_WORD_WITHOUT_LIKENESS = 1.5
_WORD_TOO_MANY = 0.1
_ONLY_INITIALS = 0.5
_TENFOLD_COUNT = 0.25

_SMALL_WORDS = frozenset(("the", "of", "and", "for", "de", "la"))
_WORD = regex(r"[^\W_]+")


def nearest_names(asked: str, names: Mapping[str, int], limit: int = 3) -> tuple[str, ...]:
    """Return the names that are most likely meant by `asked`, the likeliest first.

    `names` says how often each is found. A name may be meant that has a word spelt or sounding like
    one that was asked for, that is written in fewer or more words, or that the initials are of.
    """
    wanted = _without_titles(_words(asked))
    if not wanted:
        return ()
    own = _NameList(names)
    costs: dict[int, float] = defaultdict(lambda: math.inf)
    for place, cost in (*own.by_words(wanted), *own.as_one_word(wanted), *own.by_initials(wanted)):
        costs[place] = min(costs[place], cost)
    counts = [*names.values()]
    ranked = sorted(
        (cost - _TENFOLD_COUNT * math.log10(1 + counts[place]), place)
        for place, cost in costs.items()
    )
    spellings = [*names]
    return tuple(spellings[place] for _, place in ranked[:limit])


class _NameList:
    """Names as their words, each name known by its place."""

    def __init__(self, names: Iterable[str]) -> None:
        # Folded in one piece: ten thousand names one by one take ten times as long.
        lines = fold("\n".join(name.replace("\n", " ") for name in names)).split("\n")
        self._names = [_WORD.findall(line) for line in lines]

    def by_words(self, wanted: Sequence[str]) -> Iterable[tuple[int, float]]:
        """Yield each name that has a word like one of `wanted`, and what all of them cost."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self._names):
            for word in words:
                places[word].append(place)
        vocabulary = Vocabulary.of([*places])
        likenesses = [
            {word: unlikeness(asked, word) for _, word in vocabulary.like(asked)}
            for asked in wanted
        ]
        some = {place for like in likenesses for word in like for place in places[word]}
        for place in some:
            words = self._names[place]
            cost = sum(
                min((like[word] for word in words if word in like), default=_WORD_WITHOUT_LIKENESS)
                for like in likenesses
            )
            yield place, cost + _WORD_TOO_MANY * max(0, len(words) - len(wanted))

    def as_one_word(self, wanted: Sequence[str]) -> Iterable[tuple[int, float]]:
        """Yield each name that is like the asked one when both are written as one word."""
        asked = "".join(wanted)
        for place, word in Vocabulary.of(["".join(words) for words in self._names]).like(asked):
            yield place, unlikeness(asked, word)

    def by_initials(self, wanted: Sequence[str]) -> Iterable[tuple[int, float]]:
        """Yield each name of several words whose initials are the asked word."""
        for place, words in enumerate(self._names):
            initials = "".join(word[0] for word in words if word not in _SMALL_WORDS)
            if [initials] == [*wanted] and len(initials) > 1:
                yield place, _ONLY_INITIALS


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name))


def _without_titles(words: Sequence[str]) -> Sequence[str]:
    """Return a name without what only says how somebody is addressed, unless that is all there is."""
    bare = [word for word in words if word not in titles()]
    return bare or words
