"""Texts as they come in, and words and postings as they are stored: one text of each document.

Each text becomes the fields of the schema that are made of it: words whatever their inflection, and
words as they are written. A field is stored as arrays of little-endian numbers:

    NAME.terms.bytes, .ends   its dictionary: terms after one another, sorted by their bytes
    NAME.starts               u, one a term and one more: where each term's postings start
    NAME.documents            u4, one a posting: the document; ascending within a term
    NAME.counts               u, one a posting: how often the document holds the term
    NAME.positions            u, one an occurrence: which word of the document it is, from 0
    NAME.position_starts      u, one a term and one more: where each term's positions start

u is the narrowest of u1, u2 and u4 that holds them all. Inversion is by sorting (Witten, Moffat and
Bell, Managing Gigabytes, 5.3), all occurrences of a segment at once.
"""

from array import array
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from searchkit.analysis.tokens import spellings
from searchkit.engines.whoosh.array_file import ArrayFileWriter, encode, narrowed
from searchkit.language.sentences import sentence_starts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from searchkit.engines.whoosh.fields import WordField

# Stretches that wait to be numbered together, which takes half the time of doing so text by text.
MAX_WAITING = 1 << 14


class _Numbers(dict[str, int]):
    """Numbers words in the order in which they first come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Stretches(dict[str, int]):
    """Numbers what stands between white space, and looks for words in each of them but once.

    No word has white space in it or looks beyond, so that the words of a text are those of its
    stretches: 2.6 million of them in 109,000 paragraphs of newswire, of which 119,000 are distinct.
    """

    def __init__(self) -> None:
        self.spellings = _Numbers()
        self.words = array("I")  # numbers of spellings, those of each stretch after one another
        self.counts = array("I")  # how many words each stretch has

    def __missing__(self, stretch: str) -> int:
        words = spellings(stretch)
        self.words.extend(map(self.spellings.__getitem__, words))
        self.counts.append(len(words))
        number = self[stretch] = len(self)
        return number


class TextField:
    """Collects the words of documents, one document after another, and sorts them once.

    Only stretches are kept, as numbers: what a spelling means is asked once for each.
    """

    def __init__(self, fields: "Iterable[tuple[str, WordField]]") -> None:
        self._fields = tuple(fields)  # with their names
        self._known = _Stretches()
        self._stretches = array("I")  # numbers of stretches, all documents after one another
        self._waiting: list[str] = []  # stretches that follow these
        self._waiting_letters = 0
        self._words = 0  # of what does not wait
        self._ends = array("I")  # after each document: stretches so far
        self._sentences = array("I")  # before each sentence: stretches so far
        self._sentence_ends = array("I")  # after each document: sentences so far

    def add(self, text: str) -> None:
        """Take the text of the next document."""
        before = len(self._stretches)
        starts = sentence_starts(text)
        for start, end in zip(starts or (0,), (*starts[1:], len(text)), strict=True):
            self._sentences.append(before + len(self._waiting))
            self._waiting += text[start:end].split()
        self._sentence_ends.append(len(self._sentences))
        self._ends.append(before + len(self._waiting))
        self._waiting_letters += len(text)
        if len(self._waiting) > MAX_WAITING:
            self._number_waiting()

    def has_words(self, count: int) -> bool:
        """Whether there are at least so many words."""
        if self._words + self._waiting_letters < count:  # each word has a letter
            return False
        self._number_waiting()
        return self._words >= count

    @cached_property
    def lengths(self) -> "NDArray[np.int64]":
        """Words of each document. No other may come after them."""
        import numpy as np

        return np.diff(self._words_before[np.array(self._ends, np.intp)], prepend=0)

    def write(self, writer: ArrayFileWriter) -> None:
        """Write the arrays of all fields; see `Field` in `segment.py` for how they are read."""
        import numpy as np

        spelt = self._spelt()
        for name, field in self._fields:
            meanings = list(map(field.analyzer.of, self._known.spellings))
            terms = sorted(set(meanings), key=encode)
            rank = {term: place for place, term in enumerate(terms)}
            ranks = np.array([rank[meaning] for meaning in meanings], np.uint32)
            writer.add_strings(f"{name}.terms", terms)
            _write_postings(writer, name, ranks[spelt], len(terms), self.lengths)

    def write_sentences(self, writer: ArrayFileWriter, name: str) -> None:
        """Write where the sentences of documents begin, as positions of words.

        Each document has one, and no other without a word.
        """
        import numpy as np

        ends = np.array(self._sentence_ends, np.intp)
        counts = np.diff(ends, prepend=0)
        lengths = np.repeat(self.lengths, counts)
        before = np.repeat(np.cumsum(self.lengths) - self.lengths, counts)
        starts = self._words_before[np.array(self._sentences, np.intp)] - before
        kept = np.ones(len(starts), bool)
        kept[1:] = (starts[1:] != starts[:-1]) & (starts[1:] < lengths[1:])
        kept[ends[:-1]] = True  # the first of each document
        writer.add(f"{name}.ends", np.cumsum(kept)[ends - 1].astype(np.uint32))
        writer.add(f"{name}.starts", narrowed(starts[kept]))

    def _number_waiting(self) -> None:
        import numpy as np

        numbers = array("I", map(self._known.__getitem__, self._waiting))
        self._words += int(np.array(self._known.counts, np.intp)[numbers].sum())
        self._stretches += numbers
        self._waiting.clear()
        self._waiting_letters = 0

    @cached_property
    def _counts(self) -> "NDArray[np.uint32]":
        """How many words each of all stretches has."""
        import numpy as np

        self._number_waiting()
        counts: NDArray[np.uint32] = np.array(self._known.counts)[np.array(self._stretches)]
        return counts

    @cached_property
    def _words_before(self) -> "NDArray[np.int64]":
        """How many words stand before each of all stretches, and before the end."""
        import numpy as np

        return np.concatenate([np.zeros(1, np.int64), np.cumsum(self._counts, dtype=np.int64)])

    def _spelt(self) -> "NDArray[np.uint32]":
        """Return the words of all documents after one another, as numbers of spellings."""
        import numpy as np

        # Of each word its place among those of all distinct stretches: that of the first one of its
        # stretch and so many more. Below zero it is taken modulo 2**32, and comes back.
        before = self._words_before[:-1].astype(np.uint32)
        counts = np.array(self._known.counts, np.uint32)
        firsts = np.cumsum(counts, dtype=np.uint32) - counts
        places = np.repeat(firsts[np.array(self._stretches)] - before, self._counts)
        places += np.arange(len(places), dtype=np.uint32)
        words: NDArray[np.uint32] = np.array(self._known.words)[places]
        return words


def _write_postings(
    writer: ArrayFileWriter,
    name: str,
    words: "NDArray[np.uint32]",
    terms: int,
    lengths: "NDArray[np.int64]",
) -> None:
    """Write postings of `words`, places in the dictionary, documents of `lengths` after another."""
    import numpy as np

    # Sorted by term, then by place, which is by document, then by position. Packed into one number,
    # because numpy sorts plain numbers several times faster than it sorts places by a key.
    packed = words.astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= np.arange(len(words), dtype=np.uint32)
    packed.sort()
    order = packed.astype(np.uint32)  # the lower half: places
    packed >>= np.uint64(32)
    words = packed.astype(np.uint32)
    del packed  # the longest of them all
    documents = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)[order]
    opens = np.ones(len(words), bool)  # a posting is a run of one term in one document
    opens[1:] = (words[1:] != words[:-1]) | (documents[1:] != documents[:-1])
    firsts = np.flatnonzero(opens)
    starts = np.searchsorted(words[firsts], np.arange(terms + 1))
    places = np.append(firsts, len(words))
    before = (np.cumsum(lengths) - lengths).astype(np.uint32)  # words of earlier documents
    writer.add(f"{name}.starts", narrowed(starts))
    writer.add(f"{name}.documents", documents[firsts])
    writer.add(f"{name}.counts", narrowed(np.diff(places)))
    writer.add(f"{name}.positions", narrowed(order - before[documents]))
    # Where each term's positions start; those of its postings follow from the counts.
    writer.add(f"{name}.position_starts", narrowed(places[starts]))
