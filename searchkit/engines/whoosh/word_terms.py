"""The terms of fields of words, and of stories, which are added up from those."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from heapq import merge
from itertools import accumulate, compress, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from searchkit.analysis.clauses import ExpandedWord, FuzzyWord, PatternWord, label
from searchkit.analysis.wildcards import wildcard_test
from searchkit.engines.expansion import EXPANSION_LIMIT, too_many_forms
from searchkit.engines.whoosh.array_file import encode
from searchkit.engines.whoosh.dictionary import Dictionary
from searchkit.engines.whoosh.edit_distance import are_within
from searchkit.engines.whoosh.postings import (
    KeptPostings,
    Piece,
    Postings,
    Stored,
    StoryPostings,
    added_up,
    numbered,
)
from searchkit.engines.whoosh.rows import Rows
from searchkit.engines.whoosh.segment import Field, Places
from searchkit.engines.whoosh.sets import BITS_A_BISECTION, NONE, Numbers
from searchkit.engines.whoosh.terms import Terms

_NO_COUNTS: NDArray[Any] = np.empty(0, np.uint8)


class WordTerms(Terms):
    """The terms of a field of words."""

    def __init__(self, fields: Sequence[Field], rows: Rows) -> None:
        super().__init__(rows)
        self._fields = fields  # one a segment
        # The numbers of the first row of each, and of the next one's.
        self._bounds = [*pairwise([*rows.bases, rows.size])]
        self._kept: KeptPostings[bytes] = KeptPostings()
        self._expanded: KeptPostings[ExpandedWord] = KeptPostings()

    def postings(self, key: bytes) -> Postings | None:
        """Return where a term stands; None: nowhere that counts."""
        known = self._kept.get(key)
        if known is None:
            known = self._postings(key)
            self._kept.keep(key, known)
        return known if len(known.rows) else None

    def expansion(self, word: ExpandedWord) -> Postings:
        """Return where the forms stand that a word stands for, as those of one term.

        Raises QueryError where there are more than EXPANSION_LIMIT that count.
        """
        known = self._expanded.get(word)
        if known is None:
            pieces = self._pieces_of(word)
            # Segments have most forms in common; they are compared only where that may decide it.
            is_many = sum(len(piece.places) for piece in pieces) > EXPANSION_LIMIT
            if is_many and self._count_forms(pieces) > EXPANSION_LIMIT:
                raise too_many_forms(label(word))
            known = self._union(pieces)
            self._expanded.keep(word, known)
        return known

    def forms(self, word: ExpandedWord) -> list[bytes]:
        """Return the forms that a word stands for, ascending."""
        return sorted({key for p in self._pieces_of(word) for key in self._live_keys(p)})

    def like(self, word: str) -> Counter[str]:
        """Return the forms that may be meant by one that is misspelt, and how many rows have each."""
        found: Counter[str] = Counter()
        for number, field in enumerate(self._fields):
            for place in field.dictionary.like(word):
                rows = numbered(field.postings(place)[0], self.rows.bases[number])
                count = int(self.rows.live[rows].sum()) if self.rows.has_dead else len(rows)
                if count:
                    found[field.dictionary.term(place)] += count
        return found

    def keys(self, first: bytes = b"") -> Iterator[bytes]:
        """Yield the terms from the first that is not below `first`, ascending."""
        last = None
        for key in merge(*(self._keys_of(number, first) for number in range(len(self._fields)))):
            if key != last:
                yield key
            last = key

    def lengths(self, rows: Numbers) -> NDArray[Any]:
        """Return the number of words of each row."""
        lengths: NDArray[Any] = self.rows.lengths[rows]
        return lengths

    def _postings(self, key: bytes) -> Postings:
        if len(self._fields) == 1 and (place := self._fields[0].dictionary.place(key)) is not None:
            field = self._fields[0]
            cells = field.cells(place)
            rows = np.empty(cells[-1] - cells[0], np.intp)
            field.write_rows(cells, 0, rows)
            often = field.counts(cells)
            stored, pieces = Stored(rows, often, [0, len(rows)]), lambda: [self._piece(0, (place,))]
        else:
            stored, pieces = self._stored(key)
            rows, often, _ = stored
        if self.rows.has_dead:
            live = self.rows.live.take(rows)
            rows, often = rows.compress(live), often.compress(live)
        return Postings(rows, often, self.rows, pieces, stored)

    def _stored(self, key: bytes) -> tuple[Stored, Callable[[], list[Piece]]]:
        """Return the postings of a term in all segments, and what gives where they come from."""
        places = [field.dictionary.place(key) for field in self._fields]
        held = [(n, place) for n, place in enumerate(places) if place is not None]
        cells = [self._fields[n].cells(place) for n, place in held]
        ends = [0, *accumulate(own[-1] - own[0] for own in cells)]
        rows, counts = np.empty(ends[-1], np.intp), [_NO_COUNTS]
        for (n, _), own, first, end in zip(held, cells, ends, ends[1:], strict=False):
            self._fields[n].write_rows(own, self.rows.bases[n], rows[first:end])
            counts.append(self._fields[n].counts(own))
        stored = Stored(rows, np.concatenate(counts), ends)
        return stored, lambda: [self._piece(n, (place,)) for n, place in held]

    def _union(self, pieces: Sequence[Piece]) -> Postings:
        """Return the postings of several terms as those of one."""
        rows, counts = [], []
        for field, places, base, end in pieces:
            stored, often = field.gathered(places)
            own = numbered(stored, 0)
            if len(own) * BITS_A_BISECTION < end - base:
                own, often = added_up(own, often)
            elif len(places) > 1:  # bincount adds up in float64, exact to 2**53
                sums = np.bincount(own, often)
                own = sums.nonzero()[0]
                often = sums.take(own)
            if base:
                own += base
            rows.append(own)
            counts.append(often.astype(np.uint32, copy=False))
        if len(rows) != 1:
            rows = [np.concatenate([NONE, *rows])]
            counts = [np.concatenate([_NO_COUNTS, *counts])]
        (joined,), (often,) = rows, counts
        if self.rows.has_dead:
            live = self.rows.live.take(joined)
            joined, often = joined.compress(live), often.compress(live)
        return Postings(joined, often, self.rows, lambda: pieces)

    def _pieces_of(self, word: ExpandedWord) -> list[Piece]:
        dictionaries = [field.dictionary for field in self._fields]
        match word:
            case PatternWord(pattern):
                found = [_fitting(pattern, each) for each in dictionaries]
            case FuzzyWord(form, distance):
                found = [*_near(form, distance, dictionaries)]
        return [self._piece(number, places) for number, places in enumerate(found) if len(places)]

    def _piece(self, number: int, places: Places) -> Piece:
        return Piece(self._fields[number], places, *self._bounds[number])

    def _keys_of(self, number: int, first: bytes) -> Iterator[bytes]:
        field = self._fields[number]
        start = field.dictionary.first_not_below(first)
        # In runs, because a caller that wants one prefix stops soon.
        for run in range(start, len(field.dictionary), 256):
            places = np.arange(run, min(run + 256, len(field.dictionary)))
            yield from self._live_keys(self._piece(number, places))

    def _count_forms(self, pieces: Sequence[Piece]) -> int:
        return len({form for piece in pieces for form in self._live_terms(piece)})

    def _live_keys(self, piece: Piece) -> Iterator[bytes]:
        """Yield those of some terms of a segment that stand in a row that counts."""
        return map(encode, self._live_terms(piece))

    def _live_terms(self, piece: Piece) -> list[str]:
        """Return the same as they are read."""
        field, places, base = piece.field, np.asarray(piece.places), piece.base
        if self.rows.has_dead:
            rows, _ = field.gathered(places)
            often = field.frequencies(places)
            firsts = np.cumsum(often) - often
            live = np.logical_or.reduceat(self.rows.live[numbered(rows, base)], firsts)
            places = places[live]
        return field.dictionary.terms_at(places)


def _fitting(pattern: str, dictionary: Dictionary) -> NDArray[np.intp]:
    """Return the places of the terms that a pattern stands for."""
    start, _, rest = pattern.partition("*")
    places = dictionary.beginning_with(start)
    found = np.arange(places.start, places.stop)
    if rest:
        forms = dictionary.terms(places)
        found = found[np.fromiter(map(wildcard_test(pattern), forms), bool, len(forms))]
    return found


def _near(
    word: str, distance: int, dictionaries: Sequence[Dictionary]
) -> Iterator[NDArray[np.intp]]:
    """Yield of each dictionary the places of the terms that are near; the same ones are compared once."""
    places = [each.maybe_near(word, distance) for each in dictionaries]
    terms = [each.terms_at(some) for each, some in zip(dictionaries, places, strict=True)]
    every = [*{term for some in terms for term in some}]
    near = {*compress(every, are_within(word, every, distance).tolist())}
    for own, some in zip(places, terms, strict=True):
        yield own.compress([term in near for term in some])


class StoryTerms(Terms):
    """The terms of stories: added up from those of their paragraphs and of their titles."""

    def __init__(self, texts: WordTerms, titles: WordTerms, rows: Rows) -> None:
        super().__init__(rows)
        self._texts = texts
        self._titles = titles
        self._kept: KeptPostings[Hashable] = KeptPostings()

    def postings(self, key: bytes) -> Postings | None:
        """Return where a term stands; None: nowhere that counts."""
        found = self._added_up(key, lambda terms: terms.postings(key))
        return found if len(found) else None

    def expansion(self, word: ExpandedWord) -> Postings:
        """Return where the forms stand that a word stands for, as those of one term."""
        return self._added_up(word, lambda terms: terms.expansion(word))

    def forms(self, word: ExpandedWord) -> list[bytes]:
        """Return the forms that a word stands for, ascending."""
        forms = {*self._texts.forms(word), *self._titles.forms(word)}
        return sorted(form for form in forms if self.postings(form) is not None)

    def keys(self, first: bytes = b"") -> Iterator[bytes]:
        """Yield the terms from the first that is not below `first`, ascending."""
        last = None
        for key in merge(self._texts.keys(first), self._titles.keys(first)):
            if key != last and self.postings(key) is not None:
                yield key
            last = key

    def lengths(self, rows: Numbers) -> NDArray[Any]:
        """Return the number of words of each story."""
        lengths: NDArray[Any] = self.rows.lengths[rows]
        return lengths

    def _added_up(
        self, asked: Hashable, look_up: Callable[[WordTerms], Postings | None]
    ) -> Postings:
        made = self._kept.get(asked)
        if made is None:
            made = StoryPostings(look_up(self._texts), look_up(self._titles), self.rows)
            self._kept.keep(asked, made)
        return made
