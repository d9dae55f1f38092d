"""What is new in a saved search since a reader last looked at it.

New is what the search finds and the reader was never shown: ids tell, and they are the same after a
rebuild or a rollback. An answer over a million paragraphs is only made where it must be. Articles
that are as they were give the hits that they gave, as long as the search reads the same, so that
only those that joined or changed since (`Snapshot.articles_since`) are looked at.

A new copy of a text that was shown is not new: a near-copy of a story of which something was shown;
a story whose text is, paragraph for paragraph, one that was; a longer paragraph that was, word for
word.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter

from searchkit.domain.identity import split_paragraph_id
from searchkit.domain.news import FIRST_BATCH, Look, Mark, News, SavedSearch
from searchkit.domain.query import Query, Sort
from searchkit.domain.results import Hit, Results
from searchkit.ports import Marks
from searchkit.rules import limit, threshold
from searchkit.search.index import Index
from searchkit.values import dataclass

_ALL_HITS = 2**31  # more paragraphs than an index can hold
_STORIES_AT_HAND = 64  # hits of a story come one after the other

# A shorter paragraph that was shown word for word is new all the same: it is of another story.
_COPIED_WORDS = threshold(
    15,
    "109,057 paragraphs of Reuters: word for word in another story, no copy of the first, stand "
    "0.3 % of those with 15 words or more, follow-ups that repeat; of those with 8 to 14 it is 2.7 % "
    "(qtly div three cts vs three cts prior), with fewer than 8 it is 11 %",
)
_TEXTS_REMEMBERED = limit(
    10_000,
    "time: the texts of a first look are read for their digests, a second for as many; of a search "
    "that finds more, those of the newest are remembered, and the ids of all",
)


@dataclass(frozen=True)
class Newsstand:
    """Tells one reader what is new in an index."""

    index: Index
    marks: Marks
    reader: str
    now: datetime

    def news(self, search: SavedSearch) -> News:
        """Return what is new in a search, and what is to be kept once it has been shown."""
        mark = self.marks.mark(self.reader, search.name)
        reading = _reading(self.index, search.query)
        found = self._found(search.query, self._to_look_at(mark, reading, search.query))
        known = self.marks.shown(self.reader, search.name, [hit.id for hit in found.hits])
        unknown = self.index.of_hits(found, [hit for hit in found.hits if hit.id not in known])
        new, texts = self._without_copies(search.name, unknown, is_first=mark is None)
        ids = {hit.id for hit in new}
        return News(
            search=search,
            results=self.index.of_hits(found, new),
            looked_at=mark.looked_at if mark else None,
            is_changed=mark is not None and mark.definition != search.definition,
            look=Look(
                search=search.name,
                mark=Mark(
                    generation=self._generation,
                    state=self._state,
                    definition=search.definition,
                    reading=reading,
                    since=search.query.filters.days[0],
                    looked_at=self.now,
                    batch=mark.batch + bool(new) if mark else FIRST_BATCH,
                ),
                shown=tuple(sorted(ids)),
                passed_over=tuple(hit.id for hit in unknown.hits if hit.id not in ids),
                texts=texts,
            ),
            is_level=mark is not None
            and (mark.state, mark.definition, mark.reading, mark.since)
            == (self._state, search.definition, reading, search.query.filters.days[0]),
        )

    def last(self, search: SavedSearch) -> News:
        """Return what was new when something last was, as far as the search still finds it."""
        batch = {*self.marks.last_batch(self.reader, search.name)}
        found = self._found(search.query, frozenset(split_paragraph_id(id)[0] for id in batch))
        hits = [hit for hit in found.hits if hit.id in batch]
        return News(search, self.index.of_hits(found, hits), None, is_changed=False, look=None)

    @cached_property
    def _generation(self) -> int:
        return self.index.summary().generation

    @cached_property
    def _state(self) -> str:
        return self.index.snapshot.state()

    def _to_look_at(self, mark: Mark | None, reading: str, query: Query) -> frozenset[str] | None:
        """Return the articles that may have something new; None: any may."""
        if mark is None or mark.reading != reading:
            return None
        since = query.filters.days[0]
        if mark.since is not None and (since is None or since < mark.since):
            return None  # it asks for days that it did not ask for then
        return self.index.snapshot.articles_since(mark.state)

    def _found(self, query: Query, articles: frozenset[str] | None) -> Results:
        """Return all that a search finds in some articles: the newest story first, each as it runs."""
        asked = replace(
            query,
            sort=Sort.NEWEST,
            limit=_ALL_HITS,
            offset=0,
            per_story=None,
            facets=(),
            pairs=(),
            articles=articles,
        )
        found = self.index.answer(asked)
        stories: dict[str, list[tuple[int, Hit]]] = {}
        for hit in found.hits:
            article, ordinal = split_paragraph_id(hit.id)
            stories.setdefault(article, []).append((ordinal, hit))
        in_order = [sorted(hits, key=itemgetter(0)) for hits in stories.values()]
        return replace(found, hits=tuple(hit for hits in in_order for _, hit in hits))

    def _without_copies(
        self, search: str, found: Results, *, is_first: bool
    ) -> tuple[Sequence[Hit], frozenset[bytes]]:
        """Return the hits whose texts were not shown, and the digests of the texts of all."""
        if is_first:
            newest = found.hits[:_TEXTS_REMEMBERED]
            return found.hits, frozenset(digest for hit in newest for digest in self._texts(hit))
        copies = {copy for hit in found.hits for copy in hit.copies}
        known = self.marks.known_articles(self.reader, search, copies)
        texts = {hit.id: self._texts(hit) for hit in found.hits}
        every = frozenset().union(*texts.values())
        seen = self.marks.known_texts(self.reader, search, every)
        new: list[Hit] = []
        for _, story in groupby(found.hits, key=lambda hit: split_paragraph_id(hit.id)[0]):
            hits = [*story]
            new += [
                hit
                for hit in hits
                if not known.intersection(hit.copies) and not seen.intersection(texts[hit.id])
            ]
            seen.update(*(texts[hit.id] for hit in hits))
        return new, every

    def _texts(self, hit: Hit) -> frozenset[bytes]:
        """Return the digests by which a copy of a hit is known: its story's, and its own if long."""
        digests = [self._story_digest(hit.article)]
        if len(hit.text.split()) >= _COPIED_WORDS:
            digests.append(_digest(hit.text))
        return frozenset(digests)

    @cached_property
    def _story_digest(self) -> Callable[[str], bytes]:
        """Of an article's id: the digest of all its text."""
        return lru_cache(maxsize=_STORIES_AT_HAND)(
            lambda id: _digest("\n\n".join(p.text for p in self.index.article(id).paragraphs))
        )


def _reading(index: Index, query: Query) -> str:
    """Return a digest of all that decides what a query finds in an article, but its first day.

    A family name means other people once somebody else of that name is in the index.
    """
    asked = replace(query, filters=replace(query.filters, since=None), text="")
    return _digest(repr((asked, sorted(index.meant(query).items())))).hex()


def _digest(text: str) -> bytes:
    plain = " ".join(text.casefold().split())
    return hashlib.blake2b(plain.encode(errors="surrogatepass"), digest_size=8).digest()
