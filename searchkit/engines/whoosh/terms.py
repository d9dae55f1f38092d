"""The terms of a field in some segments, and where they stand: what dictionaries and postings say.

Of one segment this is what its `TermsReader` reads, of all what the `GenerationReader` does. What
no longer counts is left out of all that is said here.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakValueDictionary

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
from searchkit.engines.whoosh.sets import BITS_A_BISECTION, NONE, Mask, Numbers, runs_of
from searchkit.engines.whoosh.word_bits import FEWEST_FOR_BITS, Bits, Blocks, Occurrences

KEPT_BYTES = 128 << 20  # postings with what they score: of the 500 commonest words of a million
# Taking the bits of all postings of a word costs a quarter of picking those of as many rows.
ROWS_A_POSTING = 4

K = TypeVar("K", bound=Hashable)
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

    @property
    def dense(self) -> NDArray[np.float64] | None:
        """How often, one for every row of the field, where that is kept instead."""
        return None

    @property
    def held(self) -> Mask:
        """For each row of the field, whether it holds the term."""
        if self.dense is not None:
            return self.dense > 0
        mask = np.zeros(self.of.size, bool)
        mask[self.rows] = True
        return mask

    def among(self, rows: Numbers) -> tuple[NDArray[np.intp], NDArray[Any]]:
        """Return which of `rows` (by their places) hold the term, and how often each does."""
        if not len(self):
            return NONE, self.counts
        places = self.rows.searchsorted(rows)
        places[places == len(self.rows)] = 0
        held = (self.rows.take(places) == rows).nonzero()[0]
        return held, self.counts.take(places.take(held))

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
        """Return where the term stands in the rows of the blocks, which are of one run."""
        for number, piece in enumerate(self._pieces):
            if piece.base <= blocks.whole.range.start < piece.end:
                return self._bits_of(number, blocks)
        return blocks.empty()

    @property
    def size_bytes(self) -> int:
        """Memory that keeping this takes at most, with what is worked out of it when it is asked for."""
        # Numbers of paragraphs, one model's parts, and where the positions of each row start.
        worked_out = 8 * (self.frequency + 2 * len(self.rows))
        return self.rows.nbytes + self.counts.nbytes + worked_out

    def _bits_of(self, number: int, blocks: Blocks) -> Bits:
        """Return the bits of a piece in the rows of blocks that are of its segment."""
        piece, whole = self._pieces[number], blocks.whole
        is_one = len(piece.places) == 1
        if is_one and (stored := self._stored_bits(piece)) is not None:
            return blocks.picked(stored[whole.before : whole.before + whole.size])
        holding, counts, starts = self._occurrences(number)
        ends = np.array([whole.range.start, whole.range.stop]) - piece.base
        first, last = np.searchsorted(holding, ends.astype(np.uint32)).tolist()
        if first == last:
            return blocks.empty()
        is_asked_often = len(blocks.rows) * ROWS_A_POSTING > last - first >= FEWEST_FOR_BITS
        if not is_one or not is_asked_often:
            return blocks.of_places(self._positions_of(number, blocks.rows - piece.base))

        def of_whole() -> Bits:
            start, end = starts[first], starts[last - 1] + counts[last - 1]
            positions = piece.field.positions(int(piece.places[0]))
            own = positions[start - starts[0] : end - starts[0]]
            rows = numbered(holding[first:last], piece.base)
            return whole.of_occurrences(Occurrences(rows, starts[first:last] - start, own))

        return blocks.picked(self.of.kept_bits.get(self, whole.range, of_whole))

    def _stored_bits(self, piece: Piece) -> Bits | None:
        """Return those of a term in all rows of a segment; None: none are stored."""
        field, place = piece.field, int(piece.places[0])
        if not field.has_bits(place):
            return None
        rows = range(piece.base, piece.end)
        return self.of.kept_bits.get(self, rows, lambda: field.bits(place))

    def _positions_of(self, number: int, own: Numbers) -> NDArray[np.int64]:
        """Return the places of a piece in some rows of its segment."""
        piece = self._pieces[number]
        holding, counts, starts = self._occurrences(number)
        if len(piece.places) == 1 and len(own) * BITS_A_BISECTION < len(holding):
            at = holding.searchsorted(own.astype(np.uint32))
            at[at == len(holding)] = 0
            at = at[holding.take(at) == own]
        else:
            wanted = np.zeros(piece.end - piece.base, bool)
            wanted[own] = True
            at = wanted.take(holding).nonzero()[0]
        often, picked = counts.take(at), starts.take(at)
        numbers: NDArray[np.int64] = holding.take(at).astype(np.int64)
        if piece.base:
            numbers += piece.base
        numbers <<= POSITION_BITS
        if len(often) and often.max() > 1:
            numbers, picked = numbers.repeat(often), runs_of(picked, often)
        numbers += piece.field.positions_at(picked)
        return numbers

    def _occurrences(self, number: int) -> tuple[StoredRows, NDArray[Any], NDArray[np.int64]]:
        """Return row, count and place of the first position of each posting of a piece."""
        if number not in self._starts:
            field, places, *_ = self._pieces[number]
            rows, counts = field.gathered(places)
            starts = np.cumsum(counts, dtype=np.int64)
            starts -= counts
            if len(places) == 1:
                starts += field.first_positions(places)
            else:
                often = field.frequencies(places)
                firsts = np.cumsum(often) - often  # of each term's postings among these
                starts += np.repeat(field.first_positions(places) - starts[firsts], often)
            self._starts[number] = rows, counts, starts
        return self._starts[number]

    @cached_property
    def _starts(self) -> dict[int, tuple[StoredRows, NDArray[Any], NDArray[np.int64]]]:
        return {}


class StoryPostings(Postings):
    """Where a term stands in stories: in their paragraphs and in their titles."""

    def __init__(self, texts: Postings | None, titles: Postings | None, of: Rows) -> None:
        self.of = of
        self.parts = {}
        self._pieces = ()
        articles, counts = [NONE], [np.empty(0, np.uint8)]
        if texts is not None:
            corpus = of.corpus
            articles.append(corpus.article_of.take(texts.rows))
            often = texts.counts
            if not corpus.is_all_in_story:
                often = often * corpus.in_story.take(texts.rows)
            counts.append(often)
        if titles is not None:
            articles.append(titles.rows)
            counts.append(titles.counts)
        self._articles, self._counts = np.concatenate(articles), np.concatenate(counts)

    def __len__(self) -> int:
        return self.frequency

    @cached_property
    def dense(self) -> NDArray[np.float64] | None:
        """How often, one for every story, where that takes less than sorting."""
        if len(self._articles) * BITS_A_BISECTION < self.of.size:
            return None
        sums = np.bincount(self._articles, self._counts, self.of.size)
        return sums.astype(np.float64, copy=False)

    @cached_property
    def rows(self) -> Numbers:  # type: ignore[override]
        """The stories, ascending."""
        return self._sparse[0]

    @cached_property
    def counts(self) -> NDArray[Any]:  # type: ignore[override]
        """How often, one a row."""
        return self._sparse[1]

    @cached_property
    def frequency(self) -> int:
        """How many stories there are."""
        return len(self.rows) if self.dense is None else int(np.count_nonzero(self.dense))

    @property
    def size_bytes(self) -> int:
        """Memory that keeping this takes at most."""
        kept = self._articles.nbytes + self._counts.nbytes
        return kept + 40 * self.frequency + (self.dense.nbytes if self.dense is not None else 0)

    def among(self, rows: Numbers) -> tuple[NDArray[np.intp], NDArray[Any]]:
        """Return which of `rows` (by their places) hold the term, and how often each does."""
        if self.dense is None:
            return super().among(rows)
        often = self.dense.take(rows)
        held = (often > 0).nonzero()[0]
        return held, often.take(held)

    @cached_property
    def _sparse(self) -> tuple[Numbers, NDArray[Any]]:
        if self.dense is not None:
            rows = (self.dense > 0).nonzero()[0]
            return rows, self.dense.take(rows).astype(np.uint32)
        order = self._articles.argsort(kind="stable")
        articles = self._articles.take(order)
        is_new = np.ones(len(articles), bool)
        np.not_equal(articles[1:], articles[:-1], out=is_new[1:])
        firsts = is_new.nonzero()[0]
        if not len(firsts):
            return NONE, self._counts
        counts = np.add.reduceat(self._counts.take(order), firsts, dtype=np.uint32)
        held = counts > 0
        return articles.take(firsts)[held], counts[held]


def numbered(rows: StoredRows, base: int) -> Numbers:
    """Return rows of a segment as they are numbered through."""
    numbers = rows.astype(np.intp)
    numbers += base
    return numbers


class KeptPostings(Generic[K]):
    """Postings that were asked for last, in KEPT_BYTES of memory.

    What has been let go of is found as long as anybody has it: a query of many frequent words, each
    in many phrases, would else have each of them as often as it is in one.
    """

    def __init__(self) -> None:
        self._of: OrderedDict[K, Postings] = OrderedDict()
        self._alive: WeakValueDictionary[K, Postings] = WeakValueDictionary()
        self._bytes = 0

    def get(self, key: K) -> Postings | None:
        """Return what is kept, which is asked for last now; None: nothing."""
        if key in self._of:
            self._of.move_to_end(key)
        elif (known := self._alive.get(key)) is not None:
            self.keep(key, known)
        return self._of.get(key)

    def keep(self, key: K, postings: Postings) -> None:
        """Keep postings, and let go of those that were asked for longest ago."""
        self._of[key] = self._alive[key] = postings
        self._bytes += postings.size_bytes
        while self._bytes > KEPT_BYTES and len(self._of) > 1:
            self._bytes -= self._of.popitem(last=False)[1].size_bytes


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
        self._kept: KeptPostings[bytes] = KeptPostings()
        self._expanded: KeptPostings[ExpandedWord] = KeptPostings()

    def postings(self, key: bytes) -> Postings | None:
        """Return where a term stands; None: nowhere that counts."""
        known = self._kept.get(key)
        if known is None:
            known = self._postings(key)
            self._kept.keep(key, known)
        return known if len(known) else None

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
            stored, often = field.gathered(places)
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
        bases = self.rows.bases
        end = bases[number + 1] if number + 1 < len(bases) else self.rows.size
        return Piece(self._fields[number], places, bases[number], end)

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
        field, places, base, _ = piece
        if self.rows.has_dead:
            rows, _ = field.gathered(places)
            often = field.frequencies(places)
            firsts = np.cumsum(often) - often
            live = np.logical_or.reduceat(self.rows.live[numbered(rows, base)], firsts)
            places = places[live]
        return field.dictionary.terms_at(places)


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
