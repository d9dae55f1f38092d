"""Texts as they come in, and words and postings as they are stored: one text of each document.

Each text becomes the fields of the schema that are made of it: words whatever their inflection, and
words as they are written. Each field has a dictionary; postings lie in
runs, one for each form and one for each word that several forms have, so that what the forms and
the words have in common is stored once. Arrays of little-endian numbers, NAME the field's name and
OF that of what it is made of, `text` or `title`:

    NAME.terms.bytes, .ends   its dictionary: terms after one another, sorted by their bytes
    NAME.runs                 u, one a term: its run; of forms there is none, whose run is their place
    OF.starts                 u, one a stretch of a run and one more: where its postings start
    OF.rows                   u2, one a posting: the document less 65,536 for each stretch before
    OF.counts                 mostly small, one a posting: how often the document holds the term
    OF.positions              mostly small, one an occurrence: which word of the document, from 0
    OF.position_starts        u, one a run and one more: where its positions start

A run has as many stretches as there are 65,536 documents, or a part of so many, and its postings
ascend by document; its positions are those of each posting after one another. What is mostly small
is said in `mostly_small.py`. Of the postings of newswire a fifth need not be stored so. What is
stored of the most frequent words besides is said in `stored_bits.py`.

u is the narrowest of u1, u2 and u4 that holds them all. Inversion is by sorting (Witten, Moffat and
Bell, Managing Gigabytes, 5.3), all occurrences of a segment at once.
"""

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from searchkit.analysis.tokens import forms_of, spellings
from searchkit.engines.whoosh.array_file import ArrayFileWriter, narrowed
from searchkit.engines.whoosh.schema import STRETCH_ROWS
from searchkit.language.sentences import sentence_starts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from searchkit.engines.whoosh.fields import WordField

# Strings that wait to be numbered together, which takes half the time of doing so text by text.
MAX_WAITING = 1 << 12


class Numbering(dict[str, int]):
    """Gives strings numbers, from 0 up in the order in which they first come."""

    def __missing__(self, string: str) -> int:
        number = self[string] = len(self)
        return number


class _Stretches(dict[str, int]):
    """Numbers what stands between white space, and looks for words in each of them but once.

    No word has white space in it or looks beyond, so that the words of a text are those of its
    stretches: 2.6 million of them in 109,000 paragraphs of newswire, of which 119,000 are distinct.
    """

    def __init__(self) -> None:
        self.spellings = Numbering()
        self.words = array("I")  # numbers of spellings, those of each stretch after one another
        self.counts = array("I")  # how many words each stretch has

    def __missing__(self, stretch: str) -> int:
        word = stretch.rstrip(".,;")
        if word.isascii() and word.isalpha():  # as most are: one word, and what follows it
            self.words.append(self.spellings[word])
            self.counts.append(1)
        else:
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
        waiting, before = self._waiting, len(self._stretches)
        starts = sentence_starts(text)
        self._sentences.append(before + len(waiting))
        if len(starts) > 1:
            start = starts[0]
            for end in starts[1:]:
                waiting += text[start:end].split()
                self._sentences.append(before + len(waiting))
                start = end
            waiting += text[start:].split()
        else:  # as most paragraphs of news have it
            waiting += text.split()
        self._sentence_ends.append(len(self._sentences))
        self._ends.append(before + len(waiting))
        self._waiting_letters += len(text)
        if len(waiting) > MAX_WAITING:
            self._number_waiting()

    def has_words(self, count: int) -> bool:
        """Whether there are at least so many words."""
        if self._words + self._waiting_letters < count:  # each word has a letter
            return False
        self._number_waiting()
        return self._words >= count

    @property
    def lengths(self) -> "NDArray[np.int64]":
        """Words of each document. No other may come after them."""
        return self._laid_out.lengths

    def write(self, writer: ArrayFileWriter, of: str) -> None:
        """Write the arrays of all fields; see `Field` in `segment.py` for how they are read."""
        import numpy as np

        spelt = self._laid_out.spelt
        forms_of_spellings = forms_of(self._known.spellings)
        found = {name: _Dictionary(field, forms_of_spellings) for name, field in self._fields}
        (forms,) = (found[name] for name, field in self._fields if field.analyzer.is_of_forms)
        inverter = _Inverter(self.lengths)
        parts = [inverter.inverted(forms.ranks[spelt], len(forms.terms))]
        runs = len(forms.terms)
        for name, dictionary in found.items():
            writer.add_strings(f"{name}.terms", dictionary.terms)
            if dictionary is forms:
                continue
            run_of, several = dictionary.runs(forms, runs)
            runs += len(several)
            writer.add(f"{name}.runs", narrowed(run_of))
            rank = np.full(len(dictionary.terms), len(several), np.uint32)
            rank[several] = np.arange(len(several))
            words = rank[dictionary.ranks][spelt]
            places = np.flatnonzero(words < len(several)).astype(np.uint32)
            parts.append(inverter.inverted(words[places], len(several), places))
        _write_postings(writer, of, parts, self.lengths)

    def write_texts(self, writer: ArrayFileWriter, sums: "NDArray[np.uint32]") -> None:
        """Write the texts themselves; `sums` as `texts.sum_of` gives them. Comes before all else."""
        import numpy as np

        from searchkit.engines.whoosh.texts import write_texts

        self._number_waiting()
        numbers = np.frombuffer(self._stretches, np.uint32)
        write_texts(writer, self._known, numbers, np.array(self._ends), sums)

    def write_sentences(self, writer: ArrayFileWriter, name: str) -> None:
        """Write where the sentences of documents begin, as positions of words.

        Each document has one, and no other without a word.
        """
        import numpy as np

        from searchkit.engines.whoosh.stored_bits import RunPostings, write_sentence_bits

        counts, starts = self._laid_out.sentence_counts, self._laid_out.sentence_starts
        writer.add(f"{name}.counts", counts)
        writer.add(f"{name}.starts", starts)
        rows = np.arange(len(counts), dtype=np.uint32)
        write_sentence_bits(writer, name, self.lengths, RunPostings(rows, counts, starts))

    def _number_waiting(self) -> None:
        import numpy as np

        if not self._waiting:
            return
        numbers = array("I", map(self._known.__getitem__, self._waiting))
        self._words += int(np.frombuffer(self._known.counts, np.uint32).take(numbers).sum())
        self._stretches += numbers
        self._waiting.clear()
        self._waiting_letters = 0

    @cached_property
    def _laid_out(self) -> "_Words":
        """The words of all documents; stretches are forgotten."""
        import numpy as np

        self._number_waiting()
        stretches = np.array(self._stretches)
        self._stretches = array("I")
        known = np.array(self._known.counts)
        counts = known[stretches]
        before = np.zeros(len(stretches) + 1, np.uint32)  # words before each, and before the end
        np.cumsum(counts, dtype=np.uint32, out=before[1:])
        # Of each word its place among those of all distinct stretches: that of the first one of its
        # stretch and so many more. Below zero it is taken modulo 2**32, and comes back.
        firsts = np.cumsum(known, dtype=np.uint32) - known
        places = np.repeat(firsts[stretches] - before[:-1], counts)
        places += np.arange(len(places), dtype=np.uint32)
        lengths = np.diff(before[np.array(self._ends)].astype(np.int64), prepend=0)
        return _Words(
            np.array(self._known.words)[places],
            lengths,
            *self._sentences_of(before[np.array(self._sentences)], lengths),
        )

    def _sentences_of(
        self, starts: "NDArray[np.uint32]", lengths: "NDArray[np.int64]"
    ) -> "tuple[NDArray[Any], NDArray[Any]]":
        """Return how many sentences each document has, and the position of each one's first word.

        `starts` are the words of all documents before each sentence.
        """
        import numpy as np

        ends = np.array(self._sentence_ends, np.intp)
        counts = np.diff(ends, prepend=0)
        words = np.repeat(lengths, counts)
        positions = starts - np.repeat(np.cumsum(lengths) - lengths, counts)
        kept = np.ones(len(positions), bool)
        kept[1:] = (positions[1:] != positions[:-1]) & (positions[1:] < words[1:])
        kept[ends[:-1]] = True  # the first of each document
        of_document = np.repeat(np.arange(len(ends)), counts)
        held = np.bincount(of_document[kept], minlength=len(ends))
        return narrowed(held), narrowed(positions[kept])


class _Words(NamedTuple):
    """The words of all documents."""

    spelt: "NDArray[np.uint32]"  # numbers of spellings, all documents after one another
    lengths: "NDArray[np.int64]"  # words, one a document
    sentence_counts: "NDArray[Any]"  # u, one a document
    sentence_starts: "NDArray[Any]"  # u, one a sentence: position of its first word


class _Dictionary:
    """The terms of a field, and which of them each spelling means."""

    def __init__(self, field: "WordField", spelt: list[str]) -> None:
        """`spelt`: the form of each spelling, by its number."""
        import numpy as np

        meanings = field.analyzer.of(spelt)
        self.terms = sorted(set(meanings))  # by code points, as their bytes are
        rank = {term: place for place, term in enumerate(self.terms)}
        self.ranks = np.array([*map(rank.__getitem__, meanings)], np.uint32)

    def runs(self, forms: "_Dictionary", count: int) -> "tuple[NDArray[np.intp], NDArray[np.intp]]":
        """Return the run of each term, and the terms that several forms have, ascending.

        A term that one form alone has has that one's run, the others those from `count` on.
        """
        import numpy as np

        pairs = self.ranks.astype(np.uint64) << np.uint64(32) | forms.ranks
        pairs.sort()
        is_new = np.ones(len(pairs), bool)  # `np.unique` would load masked arrays for it
        np.not_equal(pairs[1:], pairs[:-1], out=is_new[1:])
        pairs = pairs[is_new]
        terms = (pairs >> np.uint64(32)).astype(np.intp)
        firsts = np.searchsorted(terms, np.arange(len(self.terms)))
        runs = (pairs & np.uint64(0xFFFFFFFF)).astype(np.intp)[firsts]
        several = np.flatnonzero(np.bincount(terms, minlength=len(self.terms)) > 1)
        runs[several] = np.arange(count, count + len(several))
        return runs, several


class _Postings(NamedTuple):
    """Some runs, after one another."""

    rows: "NDArray[np.uint16]"
    counts: "NDArray[Any]"  # u, as narrow as can be, and so are positions
    positions: "NDArray[Any]"
    starts: "NDArray[np.int64]"  # of each stretch of each run: where its postings start
    position_starts: "NDArray[np.int64]"  # of each run: where its positions start


class _Inverter:
    """Makes postings of words that stand in documents of given lengths."""

    def __init__(self, lengths: "NDArray[np.int64]") -> None:
        import numpy as np

        self._documents = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
        self._before = (np.cumsum(lengths) - lengths).astype(np.uint32)  # words of earlier ones
        self._stretches = _stretches(len(lengths))

    def inverted(
        self,
        words: "NDArray[np.uint32]",
        count: int,
        places: "NDArray[np.uint32] | None" = None,
    ) -> _Postings:
        """Return the postings of `words`, numbers below `count`, which stand at `places`.

        Places count the words of all documents; None: these are all of them.
        """
        import numpy as np

        # Sorted by term, then by place, which is by document, then by position. Packed into one
        # number, because numpy sorts plain numbers several times faster than places by a key.
        packed = words.astype(np.uint64)
        packed <<= np.uint64(32)
        packed |= np.arange(len(words), dtype=np.uint32) if places is None else places
        packed.sort()
        order = packed.astype(np.uint32)  # the lower half: places
        packed >>= np.uint64(32)
        words = packed.astype(np.uint32)
        del packed  # the longest of them all
        documents = self._documents[order]
        opens = np.ones(len(words), bool)  # a posting is a run of one term in one document
        opens[1:] = (words[1:] != words[:-1]) | (documents[1:] != documents[:-1])
        firsts = np.flatnonzero(opens)
        order -= self._before[documents]  # positions
        rows = documents[firsts]
        cells = words[firsts].astype(np.intp) * self._stretches + rows // STRETCH_ROWS
        held = np.bincount(cells, minlength=count * self._stretches)
        starts = np.cumsum(held) - held
        ends = np.append(firsts, len(words))
        return _Postings(
            rows.astype(np.uint16),
            narrowed(np.diff(ends)),
            narrowed(order),
            starts,
            ends[starts[:: self._stretches]],
        )


def _write_postings(
    writer: ArrayFileWriter, of: str, parts: Sequence[_Postings], lengths: "NDArray[np.int64]"
) -> None:
    import numpy as np

    from searchkit.engines.whoosh.mostly_small import write_mostly_small
    from searchkit.engines.whoosh.stored_bits import RunPostings, write_bits

    rows, counts, positions, *_ = map(np.concatenate, zip(*parts, strict=True))
    starts, position_starts = [], []
    postings = occurrences = 0
    for part in parts:
        starts.append(part.starts + postings)
        position_starts.append(part.position_starts + occurrences)
        postings += len(part.rows)
        occurrences += len(part.positions)
    cells = np.append(np.concatenate(starts), postings)
    position_ends = np.append(np.concatenate(position_starts), occurrences)
    width = _stretches(len(lengths))

    def run(number: int) -> RunPostings:
        first, *cuts, end = cells[number * width : (number + 1) * width + 1].tolist()
        own = rows[first:end].astype(np.uint32)
        for cut in cuts:
            own[cut - first :] += STRETCH_ROWS
        start, stop = position_ends[number : number + 2].tolist()
        return RunPostings(own, counts[first:end], positions[start:stop])

    write_bits(writer, of, lengths, np.diff(cells[::width]), run)
    writer.add(f"{of}.starts", narrowed(cells))
    writer.add(f"{of}.rows", rows)
    write_mostly_small(writer, f"{of}.counts", counts)
    write_mostly_small(writer, f"{of}.positions", positions)
    writer.add(f"{of}.position_starts", narrowed(position_ends))


def _stretches(documents: int) -> int:
    """Return how many stretches a run has."""
    return max(1, -(-documents // STRETCH_ROWS))
