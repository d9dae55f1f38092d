"""Every seam of searchkit, on one screen. `app.py` chooses what stands behind each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from searchkit.domain.aliases import NO_ALIASES, Aliases
from searchkit.values import dataclass

if TYPE_CHECKING:  # a run that changes nothing pays for none of it
    from searchkit.domain.article import Article
    from searchkit.domain.clipping import Clipping, Source
    from searchkit.domain.document import ParagraphDocument
    from searchkit.domain.ledger import (
        AsLeft,
        ClippingEntry,
        Enriched,
        Fault,
        KnownArticle,
        KnownFolders,
        LedgerState,
        ReadArticle,
        Superseded,
        Trouble,
    )
    from searchkit.domain.level import Level
    from searchkit.domain.news import Mark
    from searchkit.domain.query import Query, SourceIs, SpeakerIs
    from searchkit.domain.record import KeptArticle, PackedArticle
    from searchkit.domain.results import IndexSummary, Results, ScorePart
    from searchkit.domain.stamp import Stamp


class Reader(Protocol):
    """Bytes -> lines, text or marked blocks."""

    def __call__(self, source: Source) -> Clipping:
        """Return what the file holds. Raises UnreadableClipping with the reason."""
        ...


class Enricher(Protocol):
    """Finds one field. Pure: the same article twice gives the same answer."""

    def enrich(self, article: Article) -> Article:
        """Return the article with the field filled; what was given with the clipping is kept."""
        ...


class Archive(Protocol):
    """The truth that an index is derived from, as `publish` sees it."""

    def level(self) -> Level:
        """Return the state of the archive, as far as an index holds it."""
        ...

    def changes_since(self, level: Level) -> Mapping[str, str | None] | None:
        """Return id -> digest of what changed since an index was level; None for one that left.

        None as a whole: the archive cannot tell, and `digests` must be compared.
        """
        ...

    def digests(self, ids: Iterable[str] | None = None) -> Mapping[str, str]:
        """Return article id -> digest of all that the index holds of it: of all, or of these."""
        ...

    def missing(self) -> Set[str]:
        """Return the ids of articles that the archive lost: the index keeps what it holds of them."""
        ...

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Yield those articles, enriched and corrected, with their paths, in order of id."""
        ...

    def packed(self, ids: Iterable[str]) -> Iterator[PackedArticle]:
        """Yield the same with the bytes that are kept of each."""
        ...

    def copies(self) -> Mapping[str, str]:
        """Return article id -> id of the first of its group of near-copies; loners are absent."""
        ...


class Ledger(Archive, Protocol):
    """The archive as `ingest` keeps it. Nothing that was kept is lost when a run is killed."""

    def writing(self, wait_seconds: float = 0.0) -> AbstractContextManager[None]:
        """Hold the writer's lock. Raises IndexLocked when it stays taken."""
        ...

    def roots(self) -> tuple[str, ...]:
        """Return the folders and files that the user named, in that order."""
        ...

    def as_left(self) -> AsLeft | None:
        """Return how the last finished run left things; None where something was kept since."""
        ...

    def known(self) -> KnownFolders:
        """Return every folder, file and clipping that is known."""
        ...

    def keep(
        self,
        clipping: ClippingEntry,
        articles: Sequence[ReadArticle | KnownArticle],
        stamp: Stamp,
    ) -> None:
        """Keep a reading; one that failed leaves the articles of an earlier one in place."""
        ...

    def keep_fault(self, fault: Fault) -> None:
        """Keep what the machine could not do; keeping what it did later drops it."""
        ...

    def lines_of(self, clipping: str, stamp: Stamp) -> Sequence[str]:
        """Return the ids of a clipping's articles, in order; none unless it was read by this stamp."""
        ...

    def to_enrich(self, stamp: Stamp, *, anew: bool) -> Mapping[str, str]:
        """Return the articles about which nothing was found out yet, in order of id.

        `anew`: also those whose findings are of another version. Each has that, or NOT_YET.
        """
        ...

    def as_read(self, ids: Iterable[str]) -> Iterator[KeptArticle]:
        """Yield articles as they were read, before anything was found out, in order of id."""
        ...

    def keep_findings(self, articles: Sequence[Enriched], stamp: Stamp) -> None:
        """Replace the findings of articles that are known."""
        ...

    def is_there(self) -> bool:
        """Whether anything was ever kept."""
        ...

    def is_doubted(self) -> bool:
        """Whether somebody has met damage in it since it was last mended, or found to be sound."""
        ...

    def verify_share(self) -> None:
        """Verify a share of what no run may have use for. Raises IndexDamaged."""
        ...

    def mend(self) -> Sequence[str]:
        """Replace what is damaged by what of it vouches for itself; say what was lost.

        Nothing: it is sound. Needs `writing`. Raises IndexDamaged where nothing of it can be read.
        """
        ...

    def superseded(self, stamp: Stamp) -> Superseded:
        """Return how much was read or found out under another stamp."""
        ...

    def partly_read(self) -> Sequence[Trouble]:
        """Return the clippings of which not all was read, with what is missing."""
        ...

    def prepare_to_settle(self) -> None:
        """Read what settling will need, before anything is kept; `settle` does without, too."""
        ...

    def settle(self, state: LedgerState) -> bool:
        """Make this the state of the folders, and drop what no file needs any more.

        Returns whether anything differed; if nothing did, not a byte is written, but for a note
        of files that hold the same and have settled, or were touched.
        """
        ...


class Marks(Protocol):
    """What readers were shown of saved searches, each by its name."""

    def mark(self, reader: str, search: str) -> Mark | None:
        """Return how far a reader has looked; None: not at all."""
        ...

    def shown(self, reader: str, search: str, ids: Collection[str]) -> set[str]:
        """Return those of some paragraphs that the reader knows."""
        ...

    def known_texts(self, reader: str, search: str, digests: Collection[bytes]) -> set[bytes]:
        """Return those of some digests that a text has which was shown."""
        ...

    def known_articles(self, reader: str, search: str, ids: Iterable[str]) -> set[str]:
        """Return those of some articles of which the reader knows a paragraph."""
        ...

    def last_batch(self, reader: str, search: str) -> Sequence[str]:
        """Return what was new in the last batch: ids of paragraphs; none, if that had none of it."""
        ...


@dataclass(frozen=True, slots=True)
class Publication:
    """What `publish` did."""

    generation: int
    written: bool  # False: the index was level with the archive already
    added: int  # articles
    removed: int  # articles; a changed one counts in both
    paragraphs: int  # in the generation now served
    rotten: Sequence[str] = ()  # what was found damaged, and is not part of it; a sentence each


class Snapshot(AbstractContextManager["Snapshot"], Protocol):
    """One moment of the index."""

    def search(self, query: Query) -> Results:
        """Return ids, scores, total and facet counts. Raises QueryError past an expansion limit."""
        ...

    def paragraphs(self, ids: Sequence[str]) -> Sequence[ParagraphDocument]:
        """Return these paragraphs, in this order. Raises KeyError for an unknown id."""
        ...

    def texts(self, ids: Sequence[str]) -> Sequence[str]:
        """Return the texts of these paragraphs, in this order. Raises KeyError for an unknown id."""
        ...

    def article(self, id: str) -> Article:
        """Return a whole article. Raises KeyError for an unknown id."""
        ...

    def explain(self, query: Query, id: str) -> Sequence[ScorePart]:
        """Return the parts of a paragraph's score, in the order in which they are added."""
        ...

    def words_like(self, word: str) -> Mapping[str, int]:
        """Return the words, as written, that may be meant by one that is misspelt (a folded form).

        `analysis.spelling.may_be_meant` says which. Each with the number of paragraphs and of
        articles' titles that hold it.
        """
        ...

    def answering(self, asked: SpeakerIs | SourceIs) -> Sequence[str]:
        """Return who in the index answers to a filter, the most frequent first, ties by name."""
        ...

    def summary(self) -> IndexSummary:
        """Return what `status` says of this generation."""
        ...

    def state(self) -> str:
        """Return what this generation holds, to be kept and given to `articles_since` later."""
        ...

    def articles_since(self, state: str) -> frozenset[str] | None:
        """Return the articles that may have joined or changed since a state, and maybe others.

        None: this engine cannot tell, and any may have.
        """
        ...


class SearchEngine(Protocol):
    """Keeps an index level with an archive, and opens it."""

    def publish(self, archive: Archive, stamp: Stamp, *, from_nothing: bool = False) -> Publication:
        """Bring the index level with the archive. Raises IndexLocked or StorageError."""
        ...

    def open(self, aliases: Aliases = NO_ALIASES) -> Snapshot:
        """Open the newest generation. Raises IndexMissing, IndexOutdated or IndexDamaged."""
        ...

    def stamp(self) -> Stamp | None:
        """Return the stamp of the newest generation; None where none can be opened.

        Raises UsageError or IndexDamaged where no index of ours may be.
        """
        ...

    def check(self) -> Sequence[str]:
        """Verify every byte. Returns what is wrong, a sentence each; nothing: sound."""
        ...

    def rollback(self) -> int:
        """Go back to the newest older sound generation and return its number.

        Raises NothingOlder where the one that is served is the oldest.
        """
        ...
