"""Words as they come in, and postings as they are stored: one text of each document.

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
from typing import TYPE_CHECKING

from searchkit.analysis.tokens import spellings
from searchkit.engines.whoosh.array_file import ArrayFileWriter, encode, narrowed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from searchkit.engines.whoosh.fields import WordField


class _Numbers(dict[str, int]):
    """Numbers words in the order in which they first come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class TextField:
    """Collects the words of documents, one document after another, and sorts them once.

    Only the spellings are kept, as numbers: what a spelling means is asked once for each.
    """

    def __init__(self, fields: "Iterable[tuple[str, WordField]]") -> None:
        self._fields = tuple(fields)  # with their names
        self._numbers = _Numbers()
        self._words = array("I")  # numbers of spellings, all documents after one another
        self._lengths = array("I")  # in words, one a document

    def add(self, text: str) -> int:
        """Take the text of the next document and return its length in words."""
        words = spellings(text)
        self._words.extend(map(self._numbers.__getitem__, words))
        self._lengths.append(len(words))
        return len(words)

    def write(self, writer: ArrayFileWriter) -> None:
        """Write the arrays of all fields; see `Field` in `segment.py` for how they are read."""
        import numpy as np

        words = np.array(self._words, np.uint32)
        lengths = np.array(self._lengths, np.int64)
        for name, field in self._fields:
            meanings = list(map(field.analyzer.of, self._numbers))
            terms = sorted(set(meanings), key=encode)
            rank = {term: place for place, term in enumerate(terms)}
            ranks = np.array([rank[meaning] for meaning in meanings], np.uint32)
            writer.add_strings(f"{name}.terms", terms)
            _write_postings(writer, name, ranks[words], len(terms), lengths)


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
