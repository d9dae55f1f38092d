"""What the archive keeps of each file, each clipping and each run: the ledger of an index.

A *file* lies in a folder. Its bytes are a *clipping*, which several files may share, and which is
read once. That gives *articles*, each as it was read, and enriched with what was found out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from searchkit.values import dataclass

if TYPE_CHECKING:  # a run over folders in which nothing changed has no article in hand
    from searchkit.domain.record import KeptArticle


class FileKey(NamedTuple):
    """Where a file lies. Both parts are as the system gives them (undecodable bytes escaped)."""

    root: str  # absolute path of the folder or file that the user named
    path: str  # below it; empty where the root is the file itself


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file, or a folder that could not be listed, as a run finds it."""

    key: FileKey
    size: int = 0
    mtime_ns: int = 0
    settled: bool = (
        True  # False: changed so shortly before it was read that its time proves nothing
    )
    digest: str | None = None  # of its bytes; None: it was not opened
    good: str | None = None  # digest of the last bytes from which articles were read; None: never
    reason: str | None = None  # why it could not be opened, a sentence; None: it was, or will be
    ctime_ns: int = 0  # when its bytes, name or mode changed last; 0: not known
    inode: int = 0  # its number on its disk; 0: not known
    is_passing: bool = False  # the reason is the machine's, not the file's: it may open next time


@dataclass(frozen=True, slots=True)
class ClippingEntry:
    """The bytes of a file, as their last reading went. Identical files share one."""

    digest: str  # of the bytes
    suffix: str  # of the name under which it was read, in lower case: ".txt"
    stamp: str  # Stamp.reading of the reader
    reason: str | None = None  # what in its content cannot be read, a sentence; None: it was read
    has_articles: bool = False  # articles are kept; with a reason, those of an earlier reading


@dataclass(frozen=True, slots=True)
class Fault:
    """What kept the machine from reading a clipping or from finding out about an article.

    It says nothing about the content, and is tried again.
    """

    subject: str  # digest of the clipping, or id of the article
    reason: str  # a sentence
    tries: int  # in a row that met a limit of time or memory, or crashed; 0: the machine's alone
    again_after: str | None = None  # ISO date and time in UTC; None: at the next run


@dataclass(frozen=True, slots=True)
class Enriched:
    """An article with what was found out about it."""

    found: KeptArticle
    # By which near-copies are found; empty: it is nobody's copy. None: the one that is kept stands.
    signature: bytes | None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article of a clipping, as it was read."""

    as_read: KeptArticle  # with no warnings
    warnings: tuple[str, ...]  # of this reading
    enriched: Enriched | None  # None: nothing was found out about it yet


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article of a clipping that the archive has already, such as a line of an export."""

    id: str
    warnings: tuple[str, ...] = ()  # of this reading


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last run that changed anything. A run that finds all unchanged leaves no trace.

    (But for a note that files have settled meanwhile, or were touched.)
    """

    when: str  # ISO date and time in UTC
    seconds: float
    indexed: int
    renamed: int
    unchanged: int
    skipped: int
    removed: int
    letters: int = 0  # of the clippings that it read
    dropped: int = 0  # of these, those that are in no paragraph


@dataclass(frozen=True, slots=True)
class KnownFolders:
    """What the last finished run left, and the clippings that later ones have read."""

    roots: tuple[str, ...]  # in the order in which the user named them
    files: Mapping[FileKey, FileEntry]
    clippings: Mapping[str, ClippingEntry]  # by digest
    faults: Mapping[str, Fault] = field(default_factory=dict)  # by subject
    page_folders: frozenset[FileKey] = frozenset()  # not walked: searchkit wrote pages there


@dataclass(frozen=True, slots=True)
class LedgerState:
    """All that a finished run knows of the folders."""

    roots: tuple[str, ...]  # in the order in which the user named them
    files: Mapping[FileKey, FileEntry]
    # What is no clipping: ".jpg" or "hidden" -> how many. None: as it was, for the run looked at
    # a part of the folders only.
    passed_over: Mapping[str, int] | None
    run: LastRun
    page_folders: frozenset[FileKey] | None = None  # as in KnownFolders; None: as they were
    # A digest of all that was seen there. None: another look that finds the same proves nothing.
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file or folder that the user may want to look at."""

    path: str  # as it is shown
    reason: str
    keeps_last_good: bool = False  # its paragraphs are those of an earlier reading
    is_in_part: bool = False  # it was read, but for what the reason names
    is_passing: bool = False  # the machine's fault, which is tried again without anybody's doing


@dataclass(frozen=True, slots=True)
class AsLeft:
    """How the last finished run left things, and nothing was kept since.

    It holds what tells whether another run has anything to do, and no more of any file that has not.
    """

    roots: tuple[str, ...]  # in the order in which the user named them
    seen: str | None  # as in LedgerState
    files: int
    restless: Mapping[FileKey, FileEntry]  # of which no look from outside tells what they are
    troubles: tuple[Trouble, ...]  # of files that could not be read, by path
    stamps: frozenset[str]  # Stamp.reading of the readers by which clippings were read
    faults: Mapping[str, Fault]  # by subject


@dataclass(frozen=True, slots=True)
class Superseded:
    """What was made by other rules than today's, and waits to be made anew."""

    clippings: int  # read by other readers
    articles: int  # found out about by other enrichers
    fields: tuple[str, ...]  # which of these enrichers are others: "countries", "speakers"
    is_index: bool = False  # the index too, which is built again from the archive


@dataclass(frozen=True, slots=True)
class LedgerSummary:
    """What `status` says of the archive."""

    folders: tuple[str, ...]  # absolute paths
    clippings: int
    articles: int
    skipped: tuple[Trouble, ...]
    warnings: tuple[Trouble, ...]  # signs of a bad recovery
    passed_over: Mapping[str, int]
    last_run: LastRun | None
    page_folders: tuple[str, ...] = ()  # not walked, as they are shown, sorted
    unfinished: tuple[Trouble, ...] = ()  # read, and the machine failed to find out about them


def root_names(roots: tuple[str, ...]) -> dict[str, str]:
    """Return root -> the name under which it is shown: its last part, `~2` for a second such."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for root in roots:
        last = shown(root.rstrip("/").rpartition("/")[2]) or "/"
        tries = chain([last], (f"{last}~{number}" for number in count(2)))
        names[root] = next(name for name in tries if name not in taken)
        taken.add(names[root])
    return names


def shown(path: str) -> str:
    """Return a path as text; bytes that are no UTF-8 are shown by their numbers."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def shown_path(key: FileKey, names: Mapping[str, str]) -> str:
    """Return the root's name and the path below it, as text."""
    return f"{names[key.root]}/{shown(key.path)}" if key.path else names[key.root]
