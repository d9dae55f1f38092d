"""searchkit: an archive of the corpus, the engine's generation beside it, its snapshot."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import groupby, islice
from pathlib import Path

import searchkit
from benchmarks.engine.corpus import Corpus, Record
from benchmarks.engine.peers.peer import FACETS, LIMIT, Analysis, Answer
from searchkit import app
from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.identity import file_digest
from searchkit.domain.ledger import (
    ClippingEntry,
    Enriched,
    FileEntry,
    FileKey,
    LastRun,
    LedgerState,
    ReadArticle,
)
from searchkit.domain.query import Facet, FacetRequest, Node, Query, Scope
from searchkit.domain.record import kept
from searchkit.engines.bm25 import WEIGHTS, Weights
from searchkit.engines.whoosh import WhooshEngine
from searchkit.language.countries import country_code
from searchkit.search.index import Index

ROOT = "/corpus"  # as if the user had named it
ARTICLES_A_FILE = 1_000
REQUESTS = tuple(FacetRequest(Facet(name), LIMIT) for name in FACETS)


def fill_archive(corpus: Corpus, folder: Path, *, has_titles: bool) -> None:
    """Write the archive that the index is built from, as a run over an export leaves it.

    Finding paragraphs, speakers and the rest is no engine's work, and is not measured here.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = app.stamp()
    files: dict[FileKey, FileEntry] = {}
    told = _articles(corpus, has_titles=has_titles)
    with closing(app.archive(folder)) as archive, archive.writing():
        while articles := list(islice(told, ARTICLES_A_FILE)):
            key = FileKey(ROOT, f"{len(files):05}.jsonl")
            digest = file_digest(key.path.encode())
            files[key] = FileEntry(key, 1, 1, settled=True, digest=digest, good=digest)
            archive.keep(
                ClippingEntry(digest, ".jsonl", stamp.reading, has_articles=True),
                [ReadArticle(each, (), Enriched(each, b"")) for each in map(kept, articles)],
                stamp,
            )
        run = LastRun("2000-01-01T00:00:00+00:00", 0.0, len(files), 0, 0, 0, 0)
        archive.settle(LedgerState((ROOT,), files, {}, run))


def _articles(corpus: Corpus, *, has_titles: bool) -> Iterator[Article]:
    stories = groupby(corpus.records(), key=lambda record: record.article)
    for place, (id, records) in enumerate(stories):
        yield _article(id, place % ARTICLES_A_FILE, list(records), has_titles=has_titles)


def _article(id: str, place: int, records: list[Record], *, has_titles: bool) -> Article:
    first = records[0]
    return Article(
        id=id,
        ordinal=place,
        title=(first.title or None) if has_titles else None,
        source=first.source or None,
        url=first.url or None,
        published=PublishedDate(date.fromisoformat(first.date), "given", Confidence.STATED),
        countries=tuple(first.countries),
        paragraphs=tuple(
            Paragraph(
                ordinal=record.ordinal,
                kind=Kind.BODY,
                text=record.text,
                speakers=tuple(SpeakerFinding(name) for name in record.speakers),
                countries=tuple(CountryFinding(code) for code in record.countries),
            )
            for record in records
        ),
    )


class Opened:
    """A snapshot of the generation, asked at paragraph scope."""

    def __init__(self, folder: Path, weights: Weights = WEIGHTS) -> None:
        self.snapshot = WhooshEngine(folder, weights=weights).open()
        self._index = Index(self.snapshot, country_code)

    def prepared(self, node: Node) -> Node:
        """Return the query as it is."""
        return node

    def search(self, query: Node, *, is_faceted: bool) -> Answer:
        """Return the ten best, the total, and the facets' ten most frequent values."""
        results = self.snapshot.search(
            Query(query, scope=Scope.PARAGRAPH, limit=LIMIT, facets=REQUESTS if is_faceted else ())
        )
        return Answer(
            results.total,
            [(hit.id, hit.score) for hit in results.hits],
            {
                facet.value: {count.value: count.count for count in counts if count.value}
                for facet, counts in results.facets.items()
            },
        )

    def shown(self, query: Node) -> int:
        """Fetch what a page shows of the ten best."""
        hits = self._index.answer(Query(query, scope=Scope.PARAGRAPH, limit=LIMIT)).hits
        return sum(1 for hit in hits if hit.text and hit.snippet and hit.highlights)


class Peer:
    """The product's engine. `build` needs an archive in the folder: `fill_archive` makes it."""

    version = searchkit.__version__

    def __init__(self, weights: Weights = WEIGHTS) -> None:
        self._weights = weights

    def build(self, corpus: Corpus, folder: Path, analysis: Analysis) -> None:
        """Publish the archive: the first generation, from nothing."""
        with closing(app.archive(folder)) as archive:
            app.engine(folder).publish(archive, app.stamp(), from_nothing=True)

    def open(self, folder: Path, analysis: Analysis) -> Opened:
        """Open the generation that is served."""
        return Opened(folder, self._weights)
