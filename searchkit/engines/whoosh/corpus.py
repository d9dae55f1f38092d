"""All segments of a generation as one: paragraphs and articles numbered through, columns joined.

A paragraph's number is its place in its segment plus the paragraphs of the segments before; the
same for articles. Columns are joined when they are first asked for, so that opening costs nothing;
where there is one segment, they are the file's own.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.article import SURE_CONFIDENCE, Kind
from searchkit.domain.identity import paragraph_id, paragraph_ids
from searchkit.engines.scope import LEAD_PARAGRAPHS
from searchkit.engines.whoosh.array_file import decode, decoded, encode, narrowed
from searchkit.engines.whoosh.column import ManyValued
from searchkit.engines.whoosh.places import POSITION_BITS
from searchkit.engines.whoosh.schema import KINDS
from searchkit.engines.whoosh.segment import Segment
from searchkit.engines.whoosh.sets import Mask, Numbers, runs_of
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Sayings:
    """Who says what paragraphs report: one row a saying, in the order of paragraphs."""

    paragraphs: Numbers
    speaker_names: tuple[str, ...]
    speakers: NDArray[np.intp]  # places in speaker_names
    cue_names: tuple[str, ...]  # base forms; "": there is no cue
    cues: NDArray[np.intp]  # places in cue_names
    is_direct: Mask
    is_sure: Mask

    def only(self, kept: Mask) -> "Sayings":
        """Return those for which `kept` is true."""
        return replace(
            self,
            paragraphs=self.paragraphs[kept],
            speakers=self.speakers[kept],
            cues=self.cues[kept],
            is_direct=self.is_direct[kept],
            is_sure=self.is_sure[kept],
        )


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
    def live_articles(self) -> Mask:
        """For each article, whether it counts."""
        live = np.ones(self.articles, bool)
        for base, segment in zip(self.article_bases, self.segments, strict=True):
            live[np.array(segment.entry.deleted, np.intp) + base] = False
        return live

    @cached_property
    def live(self) -> Mask:
        """For each paragraph, whether it counts."""
        mask: Mask = self.live_articles[self.article_of]
        return mask

    @cached_property
    def live_size(self) -> int:
        """How many paragraphs count."""
        return sum(s.entry.paragraphs - s.entry.deleted_paragraphs for s in self.segments)

    # Columns of paragraphs

    @cached_property
    def article_of(self) -> Numbers:
        """The article of each paragraph."""
        return np.repeat(np.arange(self.articles), self.paragraph_counts)

    @cached_property
    def live_numbers(self) -> Numbers:
        """The numbers of the paragraphs that count."""
        if self.has_dead:
            return np.flatnonzero(self.live)
        return np.arange(self.size)

    @cached_property
    def lengths(self) -> NDArray[Any]:
        """Words of each paragraph, exactly."""
        return self._joined("lengths")

    @cached_property
    def ordinals(self) -> NDArray[Any]:
        """Place of each paragraph in its article, as its id says."""
        return self._joined("ordinals")

    @cached_property
    def kinds(self) -> NDArray[Any]:
        """Kind of each paragraph, as its place in `schema.KINDS`."""
        return self._joined("kinds")

    @cached_property
    def speakers(self) -> ManyValued:
        """Speakers of each paragraph."""
        return self.many_valued("speaker")

    @cached_property
    def countries(self) -> ManyValued:
        """Countries of each paragraph."""
        return self.many_valued("country")

    @cached_property
    def is_aside(self) -> Mask:
        """For each paragraph, whether it is an aside, which is a text of its own."""
        return self.is_of(Kind.ASIDE)

    @cached_property
    def asides(self) -> Numbers:
        """The numbers of those that are."""
        return np.flatnonzero(self.is_aside)

    @cached_property
    def is_body(self) -> Mask:
        """For each paragraph, whether it is one of the article's body."""
        return self.is_of(Kind.BODY)

    @cached_property
    def is_title(self) -> Mask:
        """For each paragraph, whether it is a title."""
        return self.is_of(Kind.TITLE)

    @cached_property
    def is_prose(self) -> Mask:
        """For each paragraph, whether it is of the body or a caption."""
        return self.is_of(Kind.BODY, Kind.CAPTION)

    def is_of(self, *kinds: Kind) -> Mask:
        """Return for each paragraph whether it is of one of these kinds."""
        asked = np.zeros(len(KINDS), bool)
        asked[[KINDS.index(kind) for kind in kinds]] = True
        mask: Mask = asked.take(self.kinds)
        return mask

    @cached_property
    def in_story(self) -> Mask:
        """For each paragraph, whether it is part of its story's text beside the article's title."""
        return self._joined("in_story").astype(bool)

    @cached_property
    def is_all_in_story(self) -> bool:
        """Whether that is so of all of them."""
        return bool(self.in_story.all())

    @cached_property
    def body_ranks(self) -> NDArray[np.intp]:
        """For each paragraph, how many body paragraphs of its article come before it."""
        is_body = self.is_body.astype(np.intp)
        before: NDArray[np.intp] = np.cumsum(is_body) - is_body
        ranks: NDArray[np.intp] = before - before[self.first_paragraphs[self.article_of]]
        return ranks

    @cached_property
    def in_lead(self) -> Mask:
        """For each paragraph, whether `lead:` looks into it beside the article's title."""
        body = self.is_body.nonzero()[0]
        articles = self.article_of.take(body)
        # A body paragraph is among the first of its article where so many before it is another's.
        is_first = np.ones(len(body), bool)
        np.not_equal(
            articles[LEAD_PARAGRAPHS:], articles[:-LEAD_PARAGRAPHS], out=is_first[LEAD_PARAGRAPHS:]
        )
        mask: Mask = self.is_title & self.in_story
        mask[body.compress(is_first)] = True
        return mask

    def sentence_keys(self, name: str) -> NDArray[np.int64]:
        """Return where the sentences of paragraphs or titles begin, as `places.py` has places."""
        found = [np.empty(0, np.int64)]
        bases = self.article_bases if name == "title_sentence" else self.paragraph_bases
        for base, segment in zip(bases, self.segments, strict=True):
            counts = segment.column(f"{name}.counts")
            rows = np.repeat(np.arange(base, base + len(counts), dtype=np.int64), counts)
            found.append((rows << POSITION_BITS) + segment.column(f"{name}.starts"))
        return np.concatenate(found)

    # Columns of articles

    @cached_property
    def live_stories(self) -> Mask:
        """For each article, whether it counts and has paragraphs."""
        return self.live_articles & (self.paragraph_counts > 0)

    @cached_property
    def date_is_stated(self) -> Mask:
        """For each article, whether the page itself says its date."""
        return self._joined("date_is_stated").astype(bool)

    @cached_property
    def paragraph_counts(self) -> NDArray[np.intp]:
        """How many paragraphs each article has."""
        counts = [
            np.diff(s.column("paragraph_ends").astype(np.intp), prepend=0) for s in self.segments
        ]
        return np.concatenate(counts) if counts else np.empty(0, np.intp)

    @cached_property
    def first_paragraphs(self) -> NDArray[np.intp]:
        """Number of the first paragraph of each article."""
        first: NDArray[np.intp] = np.cumsum(self.paragraph_counts) - self.paragraph_counts
        return first

    @cached_property
    def paragraph_ranges(self) -> Numbers:
        """A row for each article: the number of its first paragraph, and that of the next article's."""
        return np.stack([self.first_paragraphs, self.first_paragraphs + self.paragraph_counts], 1)

    def paragraphs_of(self, articles: Numbers) -> Numbers:
        """Return the numbers of the paragraphs of some articles."""
        counts = self.paragraph_counts.take(articles)
        return runs_of(self.first_paragraphs.take(articles), counts)

    @cached_property
    def ids(self) -> NDArray[np.bytes_]:
        """Id of each article."""
        return self._joined("ids")

    @cached_property
    def article_ranks(self) -> NDArray[np.intp]:
        """Place of each article in the order of ids, by which ties are broken."""
        ranks = np.empty(self.articles, np.intp)
        ranks[self._articles_by_id] = np.arange(self.articles)
        return ranks

    @cached_property
    def is_in_order_of_ids(self) -> bool:
        """Whether articles are numbered in the order of their ids, as those of one segment are."""
        return len(self.segments) == 1 or bool(np.all(self.ids[:-1] <= self.ids[1:]))

    @cached_property
    def dates(self) -> NDArray[Any]:
        """Day of each article as `date.toordinal` counts; 0: unknown."""
        return self._joined("dates")

    @cached_property
    def title_lengths(self) -> NDArray[Any]:
        """Words of each article's title."""
        return self._joined("title_lengths")

    @cached_property
    def sources(self) -> tuple[tuple[str, ...], NDArray[np.intp]]:
        """Names, and each article's place among them; -1: unknown."""
        names: dict[str, int] = {}
        columns = [np.empty(0, np.intp)]
        for segment in self.segments:
            own = segment.words.strings("source.names")
            # The last one is for -1, which counts from the end.
            numbers = [names.setdefault(name, len(names)) for name in own]
            columns.append(np.array([*numbers, -1], np.intp)[segment.column("sources")])
        return tuple(names), np.concatenate(columns)

    # Articles

    def article_number(self, id: str) -> int:
        """Return the number of an article that counts. Raises KeyError."""
        order = self._articles_by_id
        key = encode(id)
        place = int(np.searchsorted(self.ids, np.bytes_(key), sorter=order))
        # A changed article has an entry in each segment it ever was in, all but one dead.
        while place < len(order) and self.ids[order[place]] == key:
            if self.live_articles[order[place]]:
                return int(order[place])
            place += 1
        raise KeyError(id)

    def article_numbers(self, ids: Sequence[str]) -> list[int]:
        """Return the numbers of articles that count. Raises KeyError for the first unknown id."""
        if self.has_dead:
            return [self.article_number(id) for id in ids]
        if not ids or not self.articles:
            return [self.article_number(id) for id in ids]
        keys = [*map(encode, ids)]
        order = None if self.is_in_order_of_ids else self._articles_by_id
        numbers = self.ids.searchsorted(np.array(keys), sorter=order)
        if order is not None:
            numbers = order.take(numbers, mode="clip")
        held: list[bytes] = self.ids.take(numbers, mode="clip").tolist()
        if held != keys:
            raise KeyError(
                next(id for id, key, own in zip(ids, keys, held, strict=True) if key != own)
            )
        found: list[int] = numbers.tolist()
        return found

    def is_of_articles(self, ids: Collection[str]) -> Mask:
        """Return for each paragraph whether it is one of these articles', as far as they are known."""
        asked = np.array([*map(encode, ids)], np.bytes_)
        mask: Mask = np.isin(self.ids, asked)[self.article_of]
        return mask

    def id_of(self, article: int) -> str:
        """Return the id of the article with this number."""
        return decode(self.ids[article])

    def paragraph_ids(self, numbers: Numbers, articles: Numbers | None = None) -> list[str]:
        """Return the ids of paragraphs; `articles` are theirs, where they are known."""
        if articles is None:
            articles = self.article_of.take(numbers)
        ids: list[bytes] = self.ids.take(articles).tolist()
        ordinals: list[int] = self.ordinals.take(numbers).tolist()
        return paragraph_ids(decoded(ids), ordinals)

    def paragraph_number(self, article: int, ordinal: int) -> int:
        """Return the number of a paragraph of the article with a number. Raises KeyError."""
        first, count = self.first_paragraphs.item(article), self.paragraph_counts.item(article)
        if ordinal < count and self.ordinals.item(first + ordinal) == ordinal:  # as in most
            return first + ordinal
        places = np.flatnonzero(self.ordinals[first : first + count] == ordinal)
        if not len(places):
            raise KeyError(paragraph_id(self.id_of(article), ordinal))
        return first + int(places[0])

    def texts(self, numbers: Sequence[int]) -> list[str | None]:
        """Return the texts of paragraphs; None where the record of the article must be read."""
        if not numbers:
            return []
        if len(self.segments) == 1:
            return self.segments[0].texts(numbers)
        found: list[str | None] = [None] * len(numbers)
        of_segment: dict[int, list[int]] = {}
        for place, number in enumerate(numbers):
            of_segment.setdefault(bisect_right(self.paragraph_bases, number) - 1, []).append(place)
        for index, places in of_segment.items():
            base = self.paragraph_bases[index]
            texts = self.segments[index].texts([numbers[place] - base for place in places])
            for place, text in zip(places, texts, strict=True):
                found[place] = text
        return found

    def record(self, number: int) -> Mapping[str, Any]:
        """Return the record of the article with this number (`domain/record.py`)."""
        index = bisect_right(self.article_bases, number) - 1
        return self.segments[index].record(number - self.article_bases[index])

    @cached_property
    def _articles_by_id(self) -> NDArray[np.intp]:
        if self.is_in_order_of_ids:
            return np.arange(self.articles)
        return np.argsort(self.ids, kind="stable")

    def _joined(self, column: str) -> NDArray[Any]:
        if not self.segments:
            return np.empty(0, np.uint8)
        columns = [segment.column(column) for segment in self.segments]
        return columns[0] if len(columns) == 1 else np.concatenate(columns)

    def sayings(self) -> "Sayings":
        """Return all sayings, in the order of their paragraphs."""
        speakers: dict[str, int] = {}
        cues: dict[str, int] = {}
        parts: list[tuple[NDArray[Any], ...]] = []
        for segment in self.segments:
            names, verbs = (segment.words.strings(f"{n}.names") for n in ("speaker", "cue"))
            people = np.array([speakers.setdefault(n, len(speakers)) for n in names], np.intp)
            forms = np.array([cues.setdefault(n, len(cues)) for n in verbs], np.intp)
            column = segment.column
            parts.append(
                (
                    column("saying.counts"),
                    people[column("saying.speakers")],
                    forms[column("saying.cues")],
                    column("saying.is_direct").astype(bool),
                    column("saying.confidences") >= np.float32(SURE_CONFIDENCE),
                )
            )
        none = (np.empty(0, np.intp),) * 3 + (np.empty(0, bool),) * 2
        counts, people, forms, direct, sure = map(np.concatenate, zip(none, *parts, strict=True))
        return Sayings(
            np.repeat(np.arange(self.size), counts),
            tuple(speakers),
            people,
            tuple(cues),
            forms,
            direct,
            sure,
        )

    def many_valued(self, column: str) -> ManyValued:
        """Return a column of many values, of paragraphs or of articles as it was written."""
        names: dict[str, int] = {}
        starts, numbers = [np.zeros(1, np.intp)], [np.empty(0, np.uint32)]
        before = 0
        for segment in self.segments:
            own = segment.words.strings(f"{column}.names")
            renumbered = np.array([names.setdefault(n, len(names)) for n in own], np.uint32)
            starts.append(segment.ends(column) + before)
            numbers.append(renumbered[segment.column(f"{column}.numbers")])
            before += len(numbers[-1])
        return ManyValued(tuple(names), np.concatenate(starts), narrowed(np.concatenate(numbers)))
