"""All segments of a generation as one: paragraphs and articles numbered through, the dead left out.

A paragraph's number is its place in its segment plus the paragraphs of the segments before; the
same for articles. Columns are joined when they are first asked for, so that opening costs nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from searchkit.domain.article import Article
from searchkit.engines.whoosh.array_file import decode, encode
from searchkit.engines.whoosh.places import POSITION_BITS
from searchkit.engines.whoosh.segment import Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE_FIELDS = ("title_stems", "title_forms")


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands: documents that count, ascending, and how often each holds it."""

    documents: "NDArray[np.intp]"
    counts: "NDArray[np.float64]"


class ManyValued:
    """A column with any number of values a paragraph, each at most once."""

    def __init__(
        self, names: tuple[str, ...], starts: "NDArray[np.intp]", numbers: "NDArray[np.intp]"
    ) -> None:
        self.names = names
        self.starts = starts  # where each paragraph's numbers start; one more than paragraphs
        self.numbers = numbers  # places in `names`

    @cached_property
    def is_empty(self) -> "NDArray[np.bool_]":
        """For each paragraph, whether it has no value."""
        empty: NDArray[np.bool_] = self.starts[1:] == self.starts[:-1]
        return empty

    @cached_property
    def paragraphs(self) -> "NDArray[np.intp]":
        """The paragraph of each of the numbers."""
        import numpy as np

        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


class Corpus:
    """The paragraphs of a generation."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        entries = [segment.entry for segment in segments]
        self.paragraph_bases = [0, *accumulate(entry.paragraphs for entry in entries)]
        self.article_bases = [0, *accumulate(entry.articles for entry in entries)]
        self.size = self.paragraph_bases.pop()  # paragraphs, dead ones included
        self.articles = self.article_bases.pop()  # articles, dead ones included
        self.has_dead = any(entry.deleted for entry in entries)

    # Which count

    @cached_property
    def live_articles(self) -> "NDArray[np.bool_]":
        """For each article, whether it counts."""
        import numpy as np

        live = np.ones(self.articles, bool)
        for base, segment in zip(self.article_bases, self.segments, strict=True):
            live[np.array(segment.entry.deleted, np.intp) + base] = False
        return live

    @cached_property
    def live(self) -> "NDArray[np.bool_]":
        """For each paragraph, whether it counts."""
        mask: NDArray[np.bool_] = self.live_articles[self.article_of]
        return mask

    @cached_property
    def live_size(self) -> int:
        """How many paragraphs count."""
        return sum(s.entry.paragraphs - s.entry.deleted_paragraphs for s in self.segments)

    # Columns of paragraphs

    @cached_property
    def article_of(self) -> "NDArray[np.intp]":
        """The article of each paragraph."""
        import numpy as np

        return np.repeat(np.arange(self.articles, dtype=np.intp), self.paragraph_counts)

    @cached_property
    def lengths(self) -> "NDArray[Any]":
        """Words of each paragraph, exactly."""
        return self._joined("lengths")

    @cached_property
    def ordinals(self) -> "NDArray[Any]":
        """Place of each paragraph in its article, as its id says."""
        return self._joined("ordinals")

    @cached_property
    def kinds(self) -> "NDArray[Any]":
        """Kind of each paragraph, as its place in `segment_writer.KINDS`."""
        return self._joined("kinds")

    @cached_property
    def speakers(self) -> ManyValued:
        """Speakers of each paragraph."""
        return self._many_valued("speaker")

    @cached_property
    def countries(self) -> ManyValued:
        """Countries of each paragraph."""
        return self._many_valued("country")

    # Columns of articles

    @cached_property
    def paragraph_counts(self) -> "NDArray[np.intp]":
        """How many paragraphs each article has."""
        import numpy as np

        counts = [
            np.diff(s.column("paragraph_ends").astype(np.intp), prepend=0) for s in self.segments
        ]
        return np.concatenate(counts) if counts else np.empty(0, np.intp)

    @cached_property
    def first_paragraphs(self) -> "NDArray[np.intp]":
        """Number of the first paragraph of each article."""
        import numpy as np

        first: NDArray[np.intp] = np.cumsum(self.paragraph_counts) - self.paragraph_counts
        return first

    @cached_property
    def ids(self) -> "NDArray[np.bytes_]":
        """Id of each article."""
        return self._joined("ids")

    @cached_property
    def article_ranks(self) -> "NDArray[np.intp]":
        """Place of each article in the order of ids, by which ties are broken."""
        import numpy as np

        ranks = np.empty(self.articles, np.intp)
        ranks[self._articles_by_id] = np.arange(self.articles)
        return ranks

    @cached_property
    def dates(self) -> "NDArray[Any]":
        """Day of each article as `date.toordinal` counts; 0: unknown."""
        return self._joined("dates")

    @cached_property
    def title_lengths(self) -> "NDArray[Any]":
        """Words of each article's title."""
        return self._joined("title_lengths")

    @cached_property
    def sources(self) -> "tuple[tuple[str, ...], NDArray[np.intp]]":
        """Names, and each article's place among them; -1: unknown."""
        import numpy as np

        names: dict[str, int] = {}
        columns = [np.empty(0, np.intp)]
        for segment in self.segments:
            own = segment.words.strings("source.names")
            # The last one is for -1, which counts from the end.
            numbers = [names.setdefault(name, len(names)) for name in own]
            columns.append(np.array([*numbers, -1], np.intp)[segment.column("sources")])
        return tuple(names), np.concatenate(columns)

    # Words

    def postings(self, field: str, term: str) -> Postings:
        """Return where a term stands."""
        import numpy as np

        documents, counts = [], []
        for base, segment in zip(self._bases(field), self.segments, strict=True):
            reader = segment.field(field)
            if (place := reader.dictionary.find(term)) is not None:
                own, often = reader.postings(place)
                documents.append(own.astype(np.intp) + base if base else own.astype(np.intp))
                counts.append(often.astype(np.float64))
        if len(documents) == 1:
            joined, sums = documents[0], counts[0]
        else:
            joined = np.concatenate([np.empty(0, np.intp), *documents])
            sums = np.concatenate([np.empty(0, np.float64), *counts])
        if self.has_dead:
            live = (self.live_articles if field in TITLE_FIELDS else self.live)[joined]
            joined, sums = joined[live], sums[live]
        return Postings(joined, sums)

    def positions(
        self, field: str, term: str, documents: "NDArray[np.intp]"
    ) -> "NDArray[np.int64]":
        """Return the places of a term, as `places.py` has them, in some documents, ascending."""
        import numpy as np

        found = [np.empty(0, np.int64)]
        is_title = field in TITLE_FIELDS
        for base, segment in zip(self._bases(field), self.segments, strict=True):
            segment_size = segment.entry.articles if is_title else segment.entry.paragraphs
            reader = segment.field(field)
            if (place := reader.dictionary.find(term)) is None:
                continue
            holding, counts = reader.postings(place)
            first, last = np.searchsorted(documents, [base, base + segment_size])
            own = documents[first:last] - base
            at = np.searchsorted(holding, own)
            at[at == len(holding)] = 0
            is_held = holding[at] == own
            own, at = own[is_held], at[is_held]
            often = counts[at].astype(np.int64)
            # Where the positions of each posting start, less what stands before them in the result.
            starts = (np.cumsum(counts, dtype=np.int64) - counts)[at] - (np.cumsum(often) - often)
            picked = np.repeat(starts, often) + np.arange(int(often.sum()))
            numbers = np.repeat(own + base, often).astype(np.int64)
            found.append((numbers << POSITION_BITS) + reader.positions(place)[picked])
        return np.concatenate(found)

    def terms_beginning_with(self, field: str, prefix: str) -> list[str]:
        """Return terms of the dictionary, sorted; some may stand only in articles that are dead."""
        terms: set[str] = set()
        for segment in self.segments:
            dictionary = segment.field(field).dictionary
            terms.update(dictionary.terms(dictionary.beginning_with(prefix)))
        return sorted(terms)

    def terms_maybe_near(self, field: str, word: str, distance: int) -> list[str]:
        """Return terms that may be within an edit distance, as `Dictionary.maybe_near` does."""
        terms: set[str] = set()
        for segment in self.segments:
            terms.update(segment.field(field).dictionary.maybe_near(word, distance))
        return sorted(terms)

    # Articles

    def article_number(self, id: str) -> int:
        """Return the number of an article that counts. Raises KeyError."""
        import numpy as np

        order = self._articles_by_id
        key = encode(id)
        place = int(np.searchsorted(self.ids, np.bytes_(key), sorter=order))
        # A changed article has an entry in each segment it ever was in, all but one dead.
        while place < len(order) and self.ids[order[place]] == key:
            if self.live_articles[order[place]]:
                return int(order[place])
            place += 1
        raise KeyError(id)

    def id_of(self, article: int) -> str:
        """Return the id of the article with this number."""
        return decode(self.ids[article])

    def paragraph_number(self, article: str, ordinal: int) -> int:
        """Return the number of a paragraph of an article that counts. Raises KeyError."""
        import numpy as np

        number = self.article_number(article)
        first = int(self.first_paragraphs[number])
        ordinals = self.ordinals[first : first + int(self.paragraph_counts[number])]
        places = np.flatnonzero(ordinals == ordinal)
        if not len(places):
            raise KeyError(ordinal)
        return first + int(places[0])

    def article(self, number: int) -> Article:
        """Return the article with this number."""
        index = sum(1 for base in self.article_bases if base <= number) - 1
        return self.segments[index].article(number - self.article_bases[index])

    @cached_property
    def _articles_by_id(self) -> "NDArray[np.intp]":
        import numpy as np

        if np.all(self.ids[:-1] <= self.ids[1:]):  # as a segment is written
            return np.arange(self.articles)
        return np.argsort(self.ids, kind="stable")

    def _bases(self, field: str) -> list[int]:
        return self.article_bases if field in TITLE_FIELDS else self.paragraph_bases

    def _joined(self, column: str) -> "NDArray[Any]":
        import numpy as np

        if not self.segments:
            return np.empty(0, np.uint8)
        columns = [segment.column(column) for segment in self.segments]
        return columns[0] if len(columns) == 1 else np.concatenate(columns)

    def _many_valued(self, column: str) -> ManyValued:
        import numpy as np

        names: dict[str, int] = {}
        starts, numbers = [np.zeros(1, np.intp)], [np.empty(0, np.intp)]
        before = 0
        for segment in self.segments:
            own = segment.words.strings(f"{column}.names")
            renumbered = np.array([names.setdefault(n, len(names)) for n in own], np.intp)
            starts.append(segment.column(f"{column}.ends").astype(np.intp) + before)
            numbers.append(renumbered[segment.column(f"{column}.numbers")])
            before += len(numbers[-1])
        return ManyValued(tuple(names), np.concatenate(starts), np.concatenate(numbers))
