"""The terms of a field in some segments, and where they stand: what dictionaries and postings say.

Of one segment this is what its `TermsReader` reads, of all what the `GenerationReader` does. What
no longer counts is left out of all that is said here.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property, reduce
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import TermInfo

from searchkit.analysis.clauses import ExpandedWord, FuzzyWord, PatternWord, label
from searchkit.analysis.wildcards import wildcard_test
from searchkit.domain.identity import paragraph_id, split_paragraph_id
from searchkit.engines.expansion import EXPANSION_LIMIT, too_many_forms
from searchkit.engines.whoosh.array_file import decode, encode
from searchkit.engines.whoosh.column import Column, named
from searchkit.engines.whoosh.places import POSITION_BITS
from searchkit.engines.whoosh.rows import ParagraphRows, Rows
from searchkit.engines.whoosh.segment import Field
from searchkit.engines.whoosh.sets import BITS_A_BISECTION, NONE, Numbers, runs_of
from searchkit.engines.whoosh.word_bits import Bits, Blocks, Occurrences

CACHE_BYTES = 128 << 20  # postings with what they score: of the 500 commonest words of a million
# Taking the bits of all postings of a word costs a quarter of picking those of as many rows.
ROWS_A_POSTING = 4
EXPANSIONS_KEPT = 64  # `*` and `~` words; each is asked for once a field


StoredRows = NDArray[np.uint32]  # as they lie in a segment, numbered from 0


class Piece(NamedTuple):
    """Terms of one segment."""

    field: Field
    places: NDArray[np.intp]  # in the segment's dictionary, ascending
    base: int  # number of the segment's first row
    end: int  # number of the next segment's first row


class Postings:
    """Where a term stands, or several that count as one: rows that count, and how often each does."""

    def __init__(
        self, rows: Numbers, counts: NDArray[Any], of: Rows, pieces: Sequence[Piece] = ()
    ) -> None:
        self.rows = rows  # ascending, each once
        self.counts = counts  # how often, one a row
        self.of = of
        self.parts: dict[Hashable, NDArray[np.float64]] = {}  # what a model scores each row
        self._pieces = pieces

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def paragraphs(self) -> Numbers:
        """The paragraphs that have the rows."""
        return self.of.paragraphs(self.rows)

    @cached_property
    def frequency(self) -> int:
        """How many paragraphs there are."""
        return self.of.frequency(self.rows)

    def counts_at(self, rows: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return which of `rows` (by their places) hold the term, and their places among ours."""
        if not len(self.rows):
            return np.empty(0, np.intp), np.empty(0, np.intp)
        places = np.searchsorted(self.rows, rows)
        places[places == len(self.rows)] = 0
        held = np.flatnonzero(self.rows[places] == rows)
        return held, places[held]

    def positions(self, rows: Numbers) -> NDArray[np.int64]:
        """Return the places of the term, as `places.py` has them, in those of `rows` that hold it."""
        found = []
        for number, piece in enumerate(self._pieces):
            own = rows
            if len(self.of.bases) > 1:
                first, end = np.searchsorted(rows, [piece.base, piece.end])
                own = rows[first:end] - piece.base
            if len(own):
                found.append(self._positions_of(number, own))
        if len(found) == 1 and len(self._pieces[0].places) == 1:
            return found[0]
        places = np.concatenate([np.empty(0, np.int64), *found])
        if any(len(piece.places) > 1 for piece in self._pieces):
            places.sort()
        return places

    def bits(self, blocks: Blocks) -> Bits:
        """Return where the term stands in the rows of the blocks."""
        found = [blocks.empty()]
        for number, piece in enumerate(self._pieces):
            if piece.base >= blocks.range.stop or piece.end <= blocks.range.start:
                continue
            rows, counts, starts = self._occurrences(number)
            ends = [blocks.range.start - piece.base, blocks.range.stop - piece.base]
            first, last = np.searchsorted(rows, np.clip(ends, 0, piece.end).astype(np.uint32))
            own = blocks.rows
            if len(self.of.bases) > 1:
                own = own[slice(*np.searchsorted(own, [piece.base, piece.end]))]
            if len(piece.places) == 1 and len(own) * ROWS_A_POSTING > last - first > 0:
                start = int(starts[first])
                end = int(starts[last - 1]) + int(counts[last - 1])
                positions = piece.field.positions(int(piece.places[0]))
                own_positions = positions[start - int(starts[0]) : end - int(starts[0])]
                holding = numbered(rows[first:last], piece.base)
                occurrences = Occurrences(holding, starts[first:last] - start, own_positions)
                found.append(blocks.of_occurrences(occurrences))
            elif len(own):
                found.append(blocks.of_places(self._positions_of(number, own - piece.base)))
        return reduce(np.bitwise_or, found[1:]) if len(found) > 1 else found[0]

    @property
    def size_bytes(self) -> int:
        """Memory that keeping this takes, with one model's parts."""
        return self.rows.nbytes + self.counts.nbytes + 8 * len(self.rows)

    def _positions_of(self, number: int, own: Numbers) -> NDArray[np.int64]:
        """Return the places of a piece in some rows of its segment."""
        piece = self._pieces[number]
        holding, counts, starts = self._occurrences(number)
        if len(piece.places) == 1 and len(own) * BITS_A_BISECTION < len(holding):
            at = np.searchsorted(holding, own.astype(np.uint32))
            at[at == len(holding)] = 0
            at = at[holding[at] == own]
        else:
            wanted = np.zeros(piece.end - piece.base, bool)
            wanted[own] = True
            at = np.flatnonzero(wanted[holding.astype(np.intp)])
        often, picked = counts[at], starts[at]
        numbers: NDArray[np.int64] = holding[at].astype(np.int64) + piece.base
        numbers <<= POSITION_BITS
        if int(often.sum(dtype=np.int64)) > len(often):
            numbers, picked = np.repeat(numbers, often), runs_of(picked, often)
        numbers += piece.field.all_positions[picked]
        return numbers

    def _occurrences(self, number: int) -> tuple[StoredRows, NDArray[Any], NDArray[np.int64]]:
        """Return row, count and place of the first position of each posting of a piece."""
        if number not in self._starts:
            field, places, *_ = self._pieces[number]
            rows, counts = gathered(field, places)
            starts = field.starts
            often = starts[places + 1].astype(np.intp) - starts[places].astype(np.intp)
            before = np.cumsum(counts, dtype=np.int64) - counts
            firsts = np.cumsum(often) - often  # of each term's postings among these
            shift = field.position_starts[places].astype(np.int64) - before[firsts]
            self._starts[number] = rows, counts, before + np.repeat(shift, often)
        return self._starts[number]

    @cached_property
    def _starts(self) -> dict[int, tuple[StoredRows, NDArray[Any], NDArray[np.int64]]]:
        return {}


def numbered(rows: StoredRows, base: int) -> Numbers:
    """Return rows of a segment as they are numbered through."""
    numbers = rows.astype(np.intp)
    numbers += base
    return numbers


def gathered(field: Field, places: NDArray[np.intp]) -> tuple[StoredRows, NDArray[Any]]:
    """Return rows and counts of the postings of some terms of a segment, after one another."""
    starts = field.starts
    if len(places) == places[-1] - places[0] + 1:  # they stand in a row, and so do their postings
        first, last = int(starts[places[0]]), int(starts[places[-1] + 1])
        return field.rows[first:last], field.counts[first:last]
    firsts = starts[places].astype(np.intp)
    picked = runs_of(firsts, starts[places + 1].astype(np.intp) - firsts)
    return field.rows[picked], field.counts[picked]


class Terms(ABC):
    """The terms of one field."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    @abstractmethod
    def postings(self, key: bytes) -> Postings | None:
        """Return where a term stands; None: nowhere that counts."""

    @abstractmethod
    def keys(self, first: bytes = b"") -> Iterator[bytes]:
        """Yield the terms from the first that is not below `first`, ascending."""

    @abstractmethod
    def lengths(self, rows: Numbers) -> NDArray[Any]:
        """Return the number of words of each row."""

    def info(self, postings: Postings) -> TermInfo:
        """Return Whoosh's statistics of a term; ids and frequencies are of paragraphs."""
        lengths = self.lengths(postings.rows)
        counts = self.rows.spread(postings.rows, postings.counts)
        return TermInfo(
            weight=float(counts.sum(dtype=np.float64)),
            df=postings.frequency,
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(postings.counts.max()),
            minid=int(postings.paragraphs[0]),
            maxid=int(postings.paragraphs[-1]),
        )


class WordTerms(Terms):
    """The terms of a field of words."""

    def __init__(self, fields: Sequence[Field], rows: Rows) -> None:
        super().__init__(rows)
        self._fields = fields  # one a segment
        self._kept: OrderedDict[bytes, Postings] = OrderedDict()
        self._kept_bytes = 0
        self._expanded: dict[ExpandedWord, Postings] = {}

    def postings(self, key: bytes) -> Postings | None:
        """Return where a term stands; None: nowhere that counts."""
        known = self._kept.get(key)
        if known is None:
            known = self._postings(key)
            self._kept[key] = known
            self._kept_bytes += known.size_bytes
            while self._kept_bytes > CACHE_BYTES and len(self._kept) > 1:
                self._kept_bytes -= self._kept.popitem(last=False)[1].size_bytes
        else:
            self._kept.move_to_end(key)
        return known if len(known) else None

    def expansion(self, word: ExpandedWord) -> Postings:
        """Return where the forms stand that a word stands for, as those of one term.

        Raises QueryError where there are more than EXPANSION_LIMIT that count.
        """
        if word not in self._expanded:
            if len(self._expanded) == EXPANSIONS_KEPT:
                self._expanded.clear()
            pieces = self._pieces_of(word)
            if sum(len(piece.places) for piece in pieces) > EXPANSION_LIMIT:
                forms = {key for piece in pieces for key in self._live_keys(piece)}
                if len(forms) > EXPANSION_LIMIT:
                    raise too_many_forms(label(word))
            self._expanded[word] = self._union(pieces)
        return self._expanded[word]

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
        pieces = []
        for number, field in enumerate(self._fields):
            if (place := field.dictionary.place(key)) is not None:
                pieces.append(self._piece(number, np.array([place])))
        if len(pieces) == 1:
            ((field, places, base, _),) = pieces
            stored, counts = field.postings(int(places[0]))
            rows = numbered(stored, base)
        else:
            each = [(*field.postings(int(places[0])), base) for field, places, base, _ in pieces]
            rows = np.concatenate([NONE, *(numbered(rows, base) for rows, _, base in each)])
            counts = np.concatenate([np.empty(0, np.uint8), *(counts for _, counts, _ in each)])
        if self.rows.has_dead:
            live = self.rows.live[rows]
            rows, counts = rows[live], counts[live]
        return Postings(rows, counts, self.rows, pieces)

    def _union(self, pieces: Sequence[Piece]) -> Postings:
        """Return the postings of several terms as those of one."""
        rows, counts = [NONE], [np.empty(0, np.uint32)]
        for field, places, base, _ in pieces:
            stored, often = gathered(field, places)
            own = numbered(stored, 0)
            if len(places) > 1:  # bincount adds up in float64, exact to 2**53
                sums = np.bincount(own, often)
                own = np.flatnonzero(sums)
                often = sums[own]
            rows.append(own + base)
            counts.append(often.astype(np.uint32))
        joined, often = np.concatenate(rows), np.concatenate(counts)
        if self.rows.has_dead:
            live = self.rows.live[joined]
            joined, often = joined[live], often[live]
        return Postings(joined, often, self.rows, pieces)

    def _pieces_of(self, word: ExpandedWord) -> list[Piece]:
        pieces = []
        for number, field in enumerate(self._fields):
            dictionary = field.dictionary
            match word:
                case PatternWord(pattern):
                    start, _, rest = pattern.partition("*")
                    places = dictionary.beginning_with(start)
                    found = np.arange(places.start, places.stop)
                    if rest:
                        forms = dictionary.terms(places)
                        fits = map(wildcard_test(pattern), forms)
                        found = found[np.fromiter(fits, bool, len(forms))]
                case FuzzyWord(form, distance):
                    found = dictionary.near(form, distance)
            if len(found):
                pieces.append(self._piece(number, found))
        return pieces

    def _piece(self, number: int, places: NDArray[np.intp]) -> Piece:
        ends = [*self.rows.bases[1:], self.rows.size]
        return Piece(self._fields[number], places, self.rows.bases[number], ends[number])

    def _keys_of(self, number: int, first: bytes) -> Iterator[bytes]:
        field = self._fields[number]
        start = field.dictionary.first_not_below(first)
        # In runs, because a caller that wants one prefix stops soon.
        for run in range(start, len(field.dictionary), 256):
            places = np.arange(run, min(run + 256, len(field.dictionary)))
            yield from self._live_keys(self._piece(number, places))

    def _live_keys(self, piece: Piece) -> Iterator[bytes]:
        """Yield those of some terms of a segment that stand in a row that counts."""
        field, places, base, _ = piece
        if self.rows.has_dead:
            rows, _ = gathered(field, places)
            often = field.starts[places + 1].astype(np.intp) - field.starts[places].astype(np.intp)
            firsts = np.cumsum(often) - often
            live = np.logical_or.reduceat(self.rows.live[numbered(rows, base)], firsts)
            places = places[live]
        for place in places.tolist():
            yield encode(field.dictionary.term(place))


class StoryTerms(Terms):
    """The terms of stories: added up from those of their paragraphs and of their titles."""

    def __init__(self, texts: WordTerms, titles: WordTerms, rows: Rows) -> None:
        super().__init__(rows)
        self._texts = texts
        self._titles = titles
        self._kept: OrderedDict[Hashable, Postings] = OrderedDict()
        self._kept_bytes = 0

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
        if (known := self._kept.get(asked)) is not None:
            self._kept.move_to_end(asked)
            return known
        corpus = self.rows.corpus
        articles, counts = [NONE], [np.empty(0, np.uint32)]
        if (texts := look_up(self._texts)) is not None:
            is_part = corpus.in_story.take(texts.rows)
            articles.append(corpus.article_of.take(texts.rows[is_part]))
            counts.append(texts.counts[is_part])
        if (titles := look_up(self._titles)) is not None:
            articles.append(titles.rows)
            counts.append(titles.counts)
        sums = np.bincount(np.concatenate(articles), np.concatenate(counts))
        rows = np.flatnonzero(sums)
        made = Postings(rows, sums[rows].astype(np.uint32), self.rows)
        self._kept[asked] = made
        self._kept_bytes += made.size_bytes
        while self._kept_bytes > CACHE_BYTES and len(self._kept) > 1:
            self._kept_bytes -= self._kept.popitem(last=False)[1].size_bytes
        return made


class SortedTerms(Terms):
    """The terms of a field of whole values, which are sorted when they are first gone through."""

    def keys(self, first: bytes = b"") -> Iterator[bytes]:
        """Yield the values from the first that is not below `first`, ascending."""
        return islice(self._keys, bisect_left(self._keys, first), None)

    def lengths(self, rows: Numbers) -> NDArray[Any]:
        """Return 0 for each: what does not score has no length."""
        return np.zeros(len(rows), np.uint8)

    @cached_property
    def _keys(self) -> list[bytes]:
        """All that a paragraph has which counts, ascending."""
        return sorted(self._all_keys())

    @abstractmethod
    def _all_keys(self) -> Iterable[bytes]:
        """Return those in any order."""


class ValueTerms(SortedTerms):
    """Values of a column."""

    def __init__(self, column: Column, rows: ParagraphRows) -> None:
        super().__init__(rows)
        self._column = column

    def postings(self, key: bytes) -> Postings | None:
        """Return which paragraphs have a value; None: none that counts."""
        number = self._numbers.get(key)
        if number is None:
            return None
        rows = self._column.paragraphs_of(number)
        if self.rows.has_dead:
            rows = rows[self.rows.live[rows]]
        return Postings(rows, np.ones(len(rows), np.uint8), self.rows) if len(rows) else None

    def _all_keys(self) -> Iterable[bytes]:
        numbers, _ = self._column.each(self.rows.corpus.live_numbers)
        counts = named(
            self._column.names, np.bincount(numbers, minlength=len(self._column.names) + 1)
        )
        return (encode(name) for name in counts if name is not None)

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        """Value -> its place in the column's names."""
        names = enumerate(self._column.names)
        return {encode(name): number for number, name in names if name is not None}


class ArticleTerms(SortedTerms):
    """Ids of articles; the paragraphs of each."""

    def postings(self, key: bytes) -> Postings | None:
        """Return the paragraphs of an article; None: it has none that counts."""
        corpus = self.rows.corpus
        try:
            number = corpus.article_number(decode(key))
        except (KeyError, UnicodeDecodeError):
            return None
        first, count = int(corpus.first_paragraphs[number]), int(corpus.paragraph_counts[number])
        rows = np.arange(first, first + count)
        return Postings(rows, np.ones(count, np.uint8), self.rows) if count else None

    def _all_keys(self) -> Iterable[bytes]:
        corpus = self.rows.corpus
        ids: list[bytes] = corpus.ids[corpus.live_articles & (corpus.paragraph_counts > 0)].tolist()
        return ids


class IdTerms(SortedTerms):
    """Ids of paragraphs, each of which has its own."""

    def postings(self, key: bytes) -> Postings | None:
        """Return the paragraph with an id; None: there is none that counts."""
        try:
            article, ordinal = split_paragraph_id(decode(key))
            number = self.rows.corpus.paragraph_number(article, ordinal)
        except (KeyError, ValueError):
            return None
        if encode(paragraph_id(article, ordinal)) != key:  # "k5x2m7q4ra-07" names nothing
            return None
        return Postings(np.array([number]), np.ones(1, np.uint8), self.rows)

    def _all_keys(self) -> Iterable[bytes]:
        corpus = self.rows.corpus
        return map(encode, corpus.paragraph_ids(corpus.live_numbers))
