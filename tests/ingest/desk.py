"""A folder of clippings, an index beside it, and a simple way to understand text."""

import json
import os
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from searchkit.archive import SqliteArchive
from searchkit.copies import regrouped, signature
from searchkit.domain.article import Article, Kind, Paragraph, PublishedDate
from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import article_id, file_digest
from searchkit.domain.ledger import LedgerSummary, Superseded
from searchkit.domain.stamp import Stamp
from searchkit.ingest.limits import WorkerLimits
from searchkit.ingest.refresh import superseded
from searchkit.ingest.report import RunReport
from searchkit.ingest.request import Parts, Progress, Request, Skills, silent
from searchkit.ingest.run import index_clippings
from searchkit.ports import SearchEngine
from searchkit.readers.jsonl import without_lines
from tests.contracts.memory_engine import MemoryEngine

STAMP = Stamp(reading="r1", findings="f1", index="i1")
# The limit of time is many times what a job takes here, for the machine may be busy.
LIMITS = WorkerLimits(wall_seconds=5.0, memory_bytes=256 << 20, file_bytes=1 << 20)


def understand(source: Source) -> tuple[Article, ...]:
    """Return an article of each line of .jsonl, and of other text one, split at blank lines."""
    if b"\0" in source.data:
        raise UnreadableClipping("holds binary data")
    if source.data.startswith(b"EXIT"):
        os._exit(9)
    if source.data.startswith(b"HANG"):
        time.sleep(1000)
    if source.name.endswith(".jsonl"):
        lines = [line for line in source.data.splitlines() if line]
        return tuple(_of_line(line, place) for place, line in enumerate(lines))
    texts = [text for text in source.data.decode().split("\n\n") if text.strip()]
    return (_article(article_id(file_digest(source.data)), 0, texts),) if texts else ()


def unread(source: Source, known: Collection[str]) -> tuple[Source, Sequence[str]]:
    """Return what is left to read of an export where these lines are known."""
    return without_lines(source, known) if source.name.endswith(".jsonl") else (source, ())


def understand_and_sign(source: Source) -> tuple[Article, ...]:
    """Return the same, each with a byline that no other reading gives."""
    return tuple(replace(article, byline=os.urandom(8).hex()) for article in understand(source))


def enrich(article: Article) -> Article:
    """Find out that nothing is known, but for an article that makes finders fail."""
    if any("FINDERS FAIL" in p.text for p in article.paragraphs):
        raise ValueError("no such verb")
    told = tuple(replace(p, speakers=(), countries=()) for p in article.paragraphs)
    return replace(article, paragraphs=told, published=PublishedDate(), countries=())


def _of_line(line: bytes, place: int) -> Article:
    record: Mapping[str, Any] = json.loads(line)
    return _article(article_id(file_digest(line)), place, record["paragraphs"])


def _article(id: str, place: int, texts: list[str]) -> Article:
    told = tuple(Paragraph(n, Kind.BODY, text) for n, text in enumerate(texts))
    return Article(id=id, ordinal=place, paragraphs=told)


@dataclass
class Desk:
    """One user's folders and index."""

    home: Path
    skills: Skills = field(default_factory=lambda: Skills(understand, enrich, signature, unread))
    stamp: Stamp = STAMP
    engine: SearchEngine = field(default_factory=MemoryEngine)
    told: list[str] = field(default_factory=list)  # by the last run

    @property
    def folder(self) -> Path:
        return self.home / "clippings"

    @property
    def index(self) -> Path:
        return self.home / "index"

    @property
    def archive_file(self) -> Path:
        return self.index / "archive.sqlite"

    @contextmanager
    def archive(self) -> Iterator[SqliteArchive]:
        with closing(SqliteArchive(self.archive_file, regrouped)) as archive:
            yield archive

    def run(self, *paths: Path, progress: Progress = silent, **wish: Any) -> RunReport:
        """Index these paths, by default the folder of clippings."""
        named = tuple(map(str, paths or (() if wish.get("forget") else (self.folder,))))
        return self.ask(Request(paths=named, limits=LIMITS, **wish), progress)

    def ask(self, request: Request, progress: Progress = silent) -> RunReport:
        """Index, and note what the run said of things that are made anew."""
        self.told.clear()
        with self.archive() as archive:
            parts = Parts(self.skills, archive, archive, self.engine, self.stamp, self.index)
            return index_clippings(parts, request, progress, self.told.append)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def articles(self) -> list[Article]:
        with self.archive() as archive:
            return list(archive.articles(archive.digests()))

    def paths(self) -> dict[str, tuple[str, ...]]:
        """Return the first words of each article with its paths."""
        return {article.paragraphs[0].text: article.paths for article in self.articles()}

    def digests(self) -> dict[str, str]:
        with self.archive() as archive:
            return dict(archive.digests())

    def superseded(self) -> Superseded:
        with self.archive() as archive:
            return superseded(archive, self.engine, self.stamp)

    def summary(self) -> LedgerSummary:
        with self.archive() as archive:
            return archive.summary()


def counts(report: RunReport) -> dict[str, int]:
    """Return what is not nought."""
    names = ("indexed", "renamed", "unchanged", "skipped", "removed")
    return {name: getattr(report, name) for name in names if getattr(report, name)}
