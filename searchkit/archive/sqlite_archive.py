"""The archive in one SQLite file: each file with its outcome, and the articles read from it."""

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from searchkit.archive import end_of_run, packing
from searchkit.archive.checking import problems_of
from searchkit.archive.database import connect, connect_to_nothing, damaged, sentences
from searchkit.archive.locations import Location, disk_paths, locations_of, partly_read
from searchkit.archive.summary import summary_of, superseded
from searchkit.archive.writer_lock import writers_lock
from searchkit.domain.article import Article
from searchkit.domain.errors import IndexDamaged
from searchkit.domain.ledger import (
    ClippingEntry,
    Enriched,
    KnownFolders,
    LedgerState,
    LedgerSummary,
    ReadArticle,
    Superseded,
    Trouble,
)
from searchkit.domain.record import PackedArticle
from searchkit.domain.stamp import NOT_YET, Stamp

Grouping = Callable[[Mapping[str, bytes]], Mapping[str, str]]

# Readings are committed together until so many or so much time has gathered: a killed run reads
# that much again, and a commit costs two waits for the disk.
BATCH_READINGS = 50
BATCH_SECONDS = 1.0
IDS_A_QUESTION = 500  # SQLite takes at least 999 parameters in a statement


def no_groups(signatures: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return no groups: every article stands for itself."""
    return {}


class SqliteArchive:
    """The archive of one index: a ports.Ledger, and what `status` and `check` ask of it.

    `group` finds near-copies among signatures. Nothing is created before something is written.
    """

    def __init__(self, path: Path, group: Grouping = no_groups) -> None:
        self._path = path
        self._group = group
        self._connection: sqlite3.Connection | None = None
        self._is_on_disk = False
        self._batch_began: float | None = None  # monotonic; None: no transaction is open
        self._batched = 0

    @property
    def path(self) -> Path:
        """Where the archive lies."""
        return self._path

    def close(self) -> None:
        """Let go of the file. It opens again when asked something."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # ports.Archive

    def digests(self) -> Mapping[str, str]:
        """Return article id -> digest of all that the index holds of it."""
        with self._reading() as connection:
            contents = dict(connection.execute("SELECT id, digest FROM articles"))
            return {
                id: packing.placed_digest(
                    contents[id], location.ordinal, location.paths, location.warnings
                )
                for id, location in locations_of(connection).items()
            }

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Yield those articles with findings and paths, in order of id. KeyError: unknown id."""
        for each in self.packed(ids):
            yield each.article

    def packed(self, ids: Iterable[str]) -> Iterator[PackedArticle]:
        """Yield the same with the bytes that are kept of each."""
        wanted = sorted(set(ids))
        if not wanted:
            return
        with self._reading() as connection:
            locations = locations_of(connection)
        yield from self._unpacked("findings", wanted, locations)

    def copies(self) -> Mapping[str, str]:
        """Return article id -> id of the first of its group of near-copies."""
        with self._reading() as connection:
            groups = connection.execute("SELECT id, copy_of FROM articles WHERE copy_of NOT NULL")
            return dict(groups)

    # ports.Ledger

    @contextmanager
    def writing(self, wait_seconds: float = 0.0) -> Iterator[None]:
        """Hold the writer's lock; what was kept is committed even where the run is broken off."""
        with ExitStack() as held:
            with sentences(self._path):
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                held.enter_context(writers_lock(self._path.with_suffix(".lock"), wait_seconds))
            try:
                yield
            finally:
                self._commit_batch()

    def known(self) -> KnownFolders:
        """Return every folder, file and clipping that is known."""
        with self._reading() as connection:
            roots = connection.execute("SELECT path FROM roots ORDER BY position")
            clippings = connection.execute(
                "SELECT digest, suffix, stamp, reason, EXISTS (SELECT 1 FROM stories "
                "WHERE clipping = digest) FROM clippings"
            )
            return KnownFolders(
                roots=tuple(os.fsdecode(path) for (path,) in roots),
                files=end_of_run.files_of(connection),
                clippings={
                    digest: ClippingEntry(digest, suffix, stamp, reason, bool(has_articles))
                    for digest, suffix, stamp, reason, has_articles in clippings
                },
            )

    def keep(self, clipping: ClippingEntry, articles: Sequence[ReadArticle], stamp: Stamp) -> None:
        """Keep a reading; one that failed leaves the articles of an earlier one in place."""
        with self._in_batch() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO clippings VALUES (?, ?, ?, ?)",
                (clipping.digest, clipping.suffix, clipping.stamp, clipping.reason),
            )
            if clipping.reason is None:
                _replace_stories(connection, clipping.digest, articles, stamp)
            end_of_run.mark_unsettled(connection)

    def superseded(self, stamp: Stamp) -> Superseded:
        """Return how much was read or found out under another stamp."""
        with self._reading() as connection:
            return superseded(connection, stamp)

    def to_enrich(self, stamp: Stamp, *, anew: bool) -> Mapping[str, str]:
        """Return the articles about which nothing was found out yet, in order of id.

        `anew`: also those whose findings are of another version. Each has that, or NOT_YET.
        """
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT id, findings_stamp FROM articles "
                "WHERE findings_stamp = ? OR (? AND findings_stamp != ?) ORDER BY id",
                (NOT_YET, anew, stamp.findings),
            )
            return dict(rows)

    def as_read(self, ids: Iterable[str]) -> Iterator[Article]:
        """Yield articles as they were read, before anything was found out, in order of id."""
        for each in self._unpacked("reading", sorted(set(ids))):
            yield each.article

    def keep_findings(self, articles: Sequence[Enriched], stamp: Stamp) -> None:
        """Replace the findings of articles that are known."""
        with self._in_batch() as connection:
            connection.executemany(
                "UPDATE articles SET findings = ?, findings_stamp = ?, digest = ?, warnings = ?, "
                "signature = coalesce(?, signature) WHERE id = ?",
                [(*_findings(each, stamp), each.article.id) for each in articles],
            )
            end_of_run.mark_unsettled(connection)

    def settle(self, state: LedgerState) -> bool:
        """Make this the state of the folders, and drop what no file needs any more."""
        self._commit_batch()
        with self._reading() as connection:
            if end_of_run.is_settled(connection, state):
                return False
        with self._in_batch() as connection:
            end_of_run.settle(connection, state, self._group)
        self._commit_batch()
        return True

    def partly_read(self) -> tuple[Trouble, ...]:
        """Return the clippings of which not all was read, with what is missing."""
        with self._reading() as connection:
            return partly_read(connection)

    # status and check

    def summary(self) -> LedgerSummary:
        """Return what `status` says of the archive."""
        with self._reading() as connection:
            return summary_of(connection)

    def ids_like(self, beginning: str, limit: int) -> tuple[str, ...]:
        """Return the first ids of articles with this beginning, in their order."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT id FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
                (beginning, beginning + "\x7f", limit),
            )
            return tuple(id for (id,) in rows)

    def files_of(self, article: str) -> tuple[Path, ...]:
        """Return where the clipping of an article lay at the last run, in order of shown path."""
        with self._reading() as connection:
            return disk_paths(connection, article)

    def check(self) -> Sequence[str]:
        """Verify the file and every article in it; return what is wrong, a sentence each."""
        try:
            with self._reading() as connection:
                return [str(damaged(self._path, why)) for why in problems_of(connection)]
        except IndexDamaged as error:
            return [str(error)]

    # inside

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with sentences(self._path):
            yield self._open(for_writing=False)

    @contextmanager
    def _in_batch(self) -> Iterator[sqlite3.Connection]:
        with sentences(self._path):
            connection = self._open(for_writing=True)
            if self._batch_began is None:
                connection.execute("BEGIN IMMEDIATE")
                self._batch_began = time.monotonic()
            try:
                yield connection
            except BaseException:
                self._forget_batch(connection)  # half a reading must never be committed
                raise
            self._batched += 1
            is_old = time.monotonic() - self._batch_began > BATCH_SECONDS
            if self._batched >= BATCH_READINGS or is_old:
                self._commit_batch()

    def _commit_batch(self) -> None:
        if self._batch_began is None or self._connection is None:
            return
        with sentences(self._path):
            self._connection.execute("COMMIT")
        self._batch_began = None
        self._batched = 0

    def _forget_batch(self, connection: sqlite3.Connection) -> None:
        self._batch_began = None
        self._batched = 0
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")

    def _open(self, *, for_writing: bool) -> sqlite3.Connection:
        if self._connection is not None and for_writing and not self._is_on_disk:
            self.close()
        if self._connection is None:
            self._is_on_disk = for_writing or self._path.exists()
            self._connection = connect(self._path) if self._is_on_disk else connect_to_nothing()
        return self._connection

    def _unpacked(
        self, column: str, ids: Sequence[str], locations: Mapping[str, Location] | None = None
    ) -> Iterator[PackedArticle]:
        """Yield articles in order of id, where they lie. Raises KeyError for an unknown id."""
        for start in range(0, len(ids), IDS_A_QUESTION):
            asked = ids[start : start + IDS_A_QUESTION]
            with self._reading() as connection:
                marks = ",".join("?" * len(asked))
                found = dict(
                    connection.execute(
                        f"SELECT id, {column} FROM articles WHERE id IN ({marks})", asked
                    )
                )
            for id in asked:
                try:
                    yield PackedArticle(
                        packing.unpack(found[id], locations[id] if locations is not None else None),
                        found[id],
                    )
                except ValueError:
                    raise damaged(self._path, f"article {id} is not what was written") from None


def _replace_stories(
    connection: sqlite3.Connection, digest: str, articles: Sequence[ReadArticle], stamp: Stamp
) -> None:
    # A line of .jsonl is one article wherever it stands: where that is, and what was odd about the
    # reading there, `stories` knows.
    connection.execute("DELETE FROM stories WHERE clipping = ?", (digest,))
    connection.executemany(
        "INSERT INTO stories VALUES (?, ?, ?, ?)",
        [
            (digest, place, each.as_read.id, _packed(each.as_read.warnings))
            for place, each in enumerate(articles)
        ],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO articles (id, reading, reading_digest, findings, findings_stamp, "
        "digest, warnings, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [_row(each, stamp) for each in articles],
    )


def _row(article: ReadArticle, stamp: Stamp) -> tuple[object, ...]:
    as_read = replace(article.as_read, ordinal=0, paths=(), warnings=())
    enriched = article.enriched
    if enriched is None:
        enriched, stamp = Enriched(as_read, b""), replace(stamp, findings=NOT_YET)
    else:
        of_reading = article.as_read.warnings
        warnings = tuple(w for w in enriched.article.warnings if w not in of_reading)
        enriched = replace(enriched, article=replace(enriched.article, warnings=warnings))
    return (article.as_read.id, *packing.pack(as_read), *_findings(enriched, stamp))


def _findings(enriched: Enriched, stamp: Stamp) -> tuple[object, ...]:
    article = replace(enriched.article, ordinal=0, paths=())
    findings, digest = packing.pack(article)
    return findings, stamp.findings, digest, _packed(article.warnings), enriched.signature


def _packed(warnings: Sequence[str]) -> str | None:
    return json.dumps(warnings) if warnings else None
