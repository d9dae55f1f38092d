"""The archive in one SQLite file: each file with its outcome, and the articles read from it."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from searchkit.archive import article_rows, clippings, files, keeping, levels, meta, settling
from searchkit.archive.checking import problems_of, verify_share
from searchkit.archive.database import (
    connect,
    connect_to_nothing,
    damaged,
    leave_word,
    sentences,
    word_of_damage,
)
from searchkit.archive.files import FileTable
from searchkit.archive.locations import disk_paths, partly_read
from searchkit.archive.regrouping import Grouping, no_groups
from searchkit.archive.signatures import grouped_signatures
from searchkit.archive.summary import as_left_of, summary_of, superseded
from searchkit.archive.writer_lock import writers_lock
from searchkit.domain.article import Article
from searchkit.domain.errors import IndexDamaged, require_writable
from searchkit.domain.ledger import (
    AsLeft,
    ClippingEntry,
    Enriched,
    Fault,
    KnownArticle,
    KnownFolders,
    LedgerState,
    LedgerSummary,
    ReadArticle,
    Superseded,
    Trouble,
)
from searchkit.domain.level import Level
from searchkit.domain.record import KeptArticle, PackedArticle
from searchkit.domain.stamp import Stamp
from searchkit.rules import limit

# Readings are written together, once so many bytes have gathered or so much time has gone by: a killed
# run reads that much again, and a commit costs two waits for the disk.
BATCH_BYTES = limit(
    4 << 20, "memory, and what is read again: of news so many bytes are 3,000 texts"
)
BATCH_SECONDS = limit(1.0, "time: it is read again after a kill, and a commit takes 10 to 50 ms")

Row = TypeVar("Row")


class SqliteArchive:
    """The archive of one index: a ports.Ledger, and what `status` and `check` ask of it.

    `group` finds near-copies among signatures. Nothing is created before something is written.
    """

    def __init__(self, path: Path, group: Grouping = no_groups) -> None:
        self._path = path
        self._group = group
        self._connection: sqlite3.Connection | None = None
        self._is_on_disk = False
        self._waiting: list[keeping.ReadClipping] = []
        self._waiting_since = 0.0  # monotonic; of the first of them
        self._waiting_bytes = 0
        self._batch_began: float | None = None  # monotonic; None: no transaction is open
        self._batched_bytes = 0
        self._is_writer = False
        # As long as nobody else may change them:
        self._known_files: FileTable | None = None
        self._grouped: Mapping[str, bytes] | None = None  # signatures that groups were made with

    @property
    def path(self) -> Path:
        """Where the archive lies."""
        return self._path

    @property
    def _lock(self) -> Path:
        return self._path.with_suffix(".lock")

    def close(self) -> None:
        """Let go of the file. It opens again when asked something."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # ports.Archive

    def level(self) -> Level:
        """Return the state of the archive, as far as an index holds it."""
        with self._reading() as connection:
            return levels.level_of(connection)

    def changes_since(self, level: Level) -> Mapping[str, str | None] | None:
        """Return id -> digest of what changed since an index was level; None for one that left.

        None as a whole: the archive cannot tell, and `digests` must be compared.
        """
        with self._reading() as connection:
            return levels.changes_since(connection, level)

    def digests(self, ids: Iterable[str] | None = None) -> Mapping[str, str]:
        """Return article id -> digest of all that the index holds of it: of all, or of these."""
        with self._reading() as connection:
            if ids is None:
                return levels.digests_of(connection)
            rows = article_rows.rows_of(connection, ids)
            return {row.id: row.placed for row in rows if row.placed is not None}

    def missing(self) -> Set[str]:
        """Return the ids of articles that a damaged archive lost and that were not read again yet."""
        with self._reading() as connection:
            return frozenset(meta.read(connection, meta.LOST, ()))

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Yield those articles with findings and paths, in order of id. KeyError: unknown id."""
        for each in self.packed(ids):
            yield each.article

    def packed(self, ids: Iterable[str]) -> Iterator[PackedArticle]:
        """Yield the same with the bytes that are kept of each."""
        yield from self._records(article_rows.enriched, ids)

    def copies(self) -> Mapping[str, str]:
        """Return article id -> id of the first of its group of near-copies."""
        with self._reading() as connection:
            return levels.copies_at(connection)

    # ports.Ledger

    @contextmanager
    def writing(self, wait_seconds: float = 0.0) -> Iterator[None]:
        """Hold the writer's lock; what was kept is committed even where the run is broken off."""
        with ExitStack() as held:
            with sentences(self._path):
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                require_writable(self._path.parent)
                held.enter_context(writers_lock(self._lock, wait_seconds))
            self._is_writer = True
            try:
                yield
            finally:
                self._is_writer, self._known_files, self._grouped = False, None, None
                self._commit_batch()

    def roots(self) -> tuple[str, ...]:
        """Return the folders and files that the user named, in that order."""
        with self._reading() as connection:
            return files.roots_of(connection)

    def as_left(self) -> AsLeft | None:
        """Return how the last finished run left things; None where something was kept since."""
        with self._reading() as connection:
            return as_left_of(connection)

    def known(self) -> KnownFolders:
        """Return every folder, file and clipping that is known."""
        with self._reading() as connection:
            found = files.table_of(connection)
            self._known_files = found if self._is_writer else None
            return KnownFolders(
                roots=files.roots_of(connection),
                files=found.entries,
                clippings=clippings.clippings_of(connection),
                faults=clippings.faults_of(connection),
                page_folders=files.page_folders_of(connection),
            )

    def keep(
        self,
        clipping: ClippingEntry,
        articles: Sequence[ReadArticle | KnownArticle],
        stamp: Stamp,
    ) -> None:
        """Keep a reading; one that failed leaves the articles of an earlier one in place."""
        if self._waiting and self._waiting[0].stamp != stamp:
            self._write_waiting()
        if not self._waiting:
            self._waiting_since = time.monotonic()
        reading = keeping.ReadClipping(clipping, tuple(articles), stamp)
        self._waiting.append(reading)
        self._waiting_bytes += reading.size
        is_old = time.monotonic() - self._waiting_since > BATCH_SECONDS
        if is_old or self._waiting_bytes > BATCH_BYTES:
            self._commit_batch()

    def keep_fault(self, fault: Fault) -> None:
        """Keep what the machine could not do; keeping what it did later drops it."""
        with self._in_batch() as connection:
            clippings.put_fault(connection, fault)

    def lines_of(self, clipping: str, stamp: Stamp) -> Sequence[str]:
        """Return the ids of a clipping's articles, in order; none unless it was read by this stamp."""
        with self._reading() as connection:
            return keeping.lines_of(connection, clipping, stamp)

    def superseded(self, stamp: Stamp) -> Superseded:
        """Return how much was read or found out under another stamp."""
        with self._reading() as connection:
            return superseded(connection, stamp)

    def to_enrich(self, stamp: Stamp, *, anew: bool) -> Mapping[str, str]:
        """Return the articles about which nothing was found out yet, in order of id.

        `anew`: also those whose findings are of another version. Each has that, or NOT_YET.
        """
        with self._reading() as connection:
            return keeping.to_enrich(connection, stamp, anew=anew)

    def as_read(self, ids: Iterable[str]) -> Iterator[KeptArticle]:
        """Yield articles as they were read, before anything was found out, in order of id."""
        yield from self._records(article_rows.as_read, ids)

    def keep_findings(self, articles: Sequence[Enriched], stamp: Stamp) -> None:
        """Replace the findings of articles that are known."""
        with self._in_batch(sum(len(each.found.packed) for each in articles)) as connection:
            keeping.keep_findings(connection, articles, stamp)

    def prepare_to_settle(self) -> None:
        """Read what settling will need. For the holder of the writer's lock, who has to wait anyway."""
        with self._reading() as connection:
            self._grouped = grouped_signatures(connection)

    def settle(self, state: LedgerState) -> bool:
        """Make this the state of the folders, and drop what no file needs any more.

        Returns whether it is another than it was; that files have settled or were touched is no other.
        """
        self._commit_batch()
        grouped, self._grouped = self._grouped, None
        with self._reading() as connection:
            known, self._known_files = self._known_files or files.table_of(connection), None
            is_settled = settling.is_settled(connection, known, state)
            if is_settled and settling.is_noted(connection, known, state):
                return False
        with self._in_batch() as connection:
            if is_settled:
                settling.note_seen(connection, known, state)
            else:
                settling.settle(connection, known, state, self._group, grouped)
        self._commit_batch()
        return not is_settled

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
                "SELECT id FROM articles WHERE id >= ? AND id < ? AND location NOT NULL "
                "ORDER BY id LIMIT ?",
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
                problems = [str(damaged(self._path, why)) for why in problems_of(connection)]
        except IndexDamaged as error:
            return [str(error)]
        if problems:
            leave_word(self._path)
        return problems

    def is_doubted(self) -> bool:
        """Whether somebody has met damage in it since it was last mended, or found to be sound."""
        return word_of_damage(self._path).exists()

    def damaged_copy(self) -> Path | None:
        """Return the file that it was before it was mended; None where there is none."""
        from searchkit.archive.mending import DAMAGED

        kept = self._path.with_name(DAMAGED)
        return kept if kept.exists() else None

    def is_there(self) -> bool:
        """Whether there is an archive; what opens one that is not there makes none."""
        return self._path.exists()

    def is_gone(self) -> bool:
        """Whether there was an archive: a copy of an index that is only searched never had one."""
        return not self._path.exists() and self._lock.exists()

    def verify_share(self) -> None:
        """Verify a share of what no run may have use for, which another hour's run goes on with.

        Raises IndexDamaged.
        """
        with self._reading() as connection:
            verify_share(connection)

    def mend(self) -> Sequence[str]:
        """Replace a damaged archive by what of it vouches for itself; say what was lost.

        Nothing is returned, and nothing done, where it is sound or not ours. For the holder of the
        writer's lock. Raises IndexDamaged where nothing of it can be read.
        """
        mended: Sequence[str] = ()
        if self.check():
            self._known_files = self._grouped = None
            self.close()
            from searchkit.archive.mending import mend

            with sentences(self._path):
                mended = mend(self._path)
        with sentences(self._path):
            word_of_damage(self._path).unlink(missing_ok=True)
        return mended

    # inside

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        self._write_waiting()
        with sentences(self._path):
            yield self._open(for_writing=False)

    def _write_waiting(self) -> None:
        waiting, self._waiting, self._waiting_bytes = self._waiting, [], 0
        if waiting:
            with self._in_batch() as connection:
                keeping.keep_readings(connection, waiting)

    @contextmanager
    def _in_batch(self, size: int = 0) -> Iterator[sqlite3.Connection]:
        self._write_waiting()
        with sentences(self._path):
            connection = self._open(for_writing=True)
            is_first = self._batch_began is None
            if self._batch_began is None:
                connection.execute("BEGIN IMMEDIATE")
                self._batch_began = time.monotonic()
            try:
                if is_first:
                    meta.drop_seal(connection, "clippings")
                yield connection
            except BaseException:
                self._forget_batch(connection)  # half a reading must never be committed
                raise
            self._batched_bytes += size
            is_old = time.monotonic() - self._batch_began > BATCH_SECONDS
            if is_old or self._batched_bytes > BATCH_BYTES:
                self._commit_batch()

    def _commit_batch(self) -> None:
        self._write_waiting()
        if self._batch_began is None or self._connection is None:
            return
        with sentences(self._path):
            try:
                self._connection.execute("COMMIT")
            finally:  # where it failed, nothing of the batch may be committed later
                self._forget_batch(self._connection)

    def _forget_batch(self, connection: sqlite3.Connection) -> None:
        self._batch_began = None
        self._batched_bytes = 0
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")

    def _open(self, *, for_writing: bool) -> sqlite3.Connection:
        if self._connection is not None and for_writing and not self._is_on_disk:
            self.close()
        if self._connection is None:
            self._is_on_disk = for_writing or self._path.exists()
            self._connection = connect(self._path) if self._is_on_disk else connect_to_nothing()
        return self._connection

    def _records(
        self, ask: Callable[[sqlite3.Connection, Iterable[str]], Iterator[Row]], ids: Iterable[str]
    ) -> Iterator[Row]:
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), article_rows.IDS_A_QUESTION):
            asked = wanted[start : start + article_rows.IDS_A_QUESTION]
            with self._reading() as connection:
                found = list(ask(connection, asked))
            yield from found
