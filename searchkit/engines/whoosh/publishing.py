"""Bringing the index level with the archive: what differs, and the generation that results."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from searchkit.domain.errors import StorageError
from searchkit.domain.level import Level, with_pairs
from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter, decode, encode
from searchkit.engines.whoosh.folder import IndexFolder
from searchkit.engines.whoosh.manifest import Manifest, SegmentEntry, StoredFile
from searchkit.engines.whoosh.memory import keep_what_is_freed
from searchkit.engines.whoosh.merging import to_rewrite
from searchkit.engines.whoosh.segment_writer import MAX_SEGMENT_TOKENS, SegmentWriter
from searchkit.ports import Archive
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """What a segment holds: its articles in order of id, and which of them count."""

    entry: SegmentEntry
    ids: NDArray[np.bytes_]
    digests: NDArray[np.uint8]  # a row an article
    paragraph_ends: NDArray[np.uint32]

    def living(self, asked: Iterable[str] | None = None) -> dict[str, str]:
        """Return id -> digest of the articles that count: of all, or of these."""
        dead = frozenset(self.entry.deleted)
        places = range(len(self.ids)) if asked is None else self._places(asked)
        return {
            decode(self.ids[place]): self.digests[place].tobytes().hex()
            for place in places
            if place not in dead
        }

    def without(self, removed: Iterable[str]) -> SegmentEntry:
        """Return the entry with these articles counted out."""
        # An id may stand in several segments, all but one dead; those stay dead either way.
        dead = sorted({*self.entry.deleted, *self._places(removed)})
        if len(dead) == len(self.entry.deleted):
            return self.entry
        paragraphs = np.diff(self.paragraph_ends.astype(np.int64), prepend=0)
        return replace(
            self.entry, deleted=tuple(dead), deleted_paragraphs=int(paragraphs[dead].sum())
        )

    def _places(self, asked: Iterable[str]) -> list[int]:
        wanted = np.array(sorted(map(encode, asked)), np.bytes_)
        places = np.searchsorted(self.ids, wanted)
        is_here = self.ids.take(places, mode="clip") == wanted
        found: list[int] = places[is_here].tolist()
        return found


@dataclass(frozen=True, slots=True)
class Plan:
    """How the next generation comes from this one."""

    kept: tuple[SegmentEntry, ...]  # with the articles that are gone or changed counted out
    written: Mapping[str, str]  # id -> digest of the articles of the new segment
    added: int  # articles, new or changed
    removed: int  # articles, gone or changed
    groups: "CopiesFile"
    level: Level | None  # of the archive; None: the next generation holds something else


def plan_from(base: Manifest | None, folder: IndexFolder, archive: Archive) -> Plan:
    """Return what must be done so that exactly what the archive has is held.

    What changed since `base` was level is asked of the archive; where that does not lead to what
    it has now (after a rebuild of the archive, or in any doubt), all is compared.
    Raises IndexDamaged where `base` cannot be read.
    """
    segments = [
        read_held(entry, folder.open_object(entry.words))
        for entry in (base.segments if base else ())
    ]
    level = archive.level()
    changes = before = None
    if base is not None and base.level is not None:
        changes = archive.changes_since(base.level)
        before = _living(segments, changes or ())
        if changes is not None and _after(base.level, before, changes) != level.articles:
            changes = None
    if changes is None or before is None:
        before = _living(segments)
        changes = {**dict.fromkeys(before), **archive.digests()}
    # Of what a damaged archive lost, the index keeps what it holds until it is read again.
    lost = _living(segments, archive.missing())
    kept_all_the_same = {id for id in lost if changes.get(id) is None}
    changes = {id: digest for id, digest in changes.items() if id not in kept_all_the_same}
    added = {id: d for id, d in changes.items() if d is not None and before.get(id) != d}
    removed = {id for id in changes if id in before and before[id] != changes[id]}
    entries = tuple(segment.without(removed) for segment in segments)
    rewritten: frozenset[int] = frozenset()
    if added or removed:
        rewritten = to_rewrite(entries, MAX_SEGMENT_TOKENS)
        rewritten -= {
            place for place, segment in enumerate(segments) if segment.living(kept_all_the_same)
        }
    moved = {
        id: digest
        for place in rewritten
        for id, digest in segments[place].living().items()
        if id not in removed
    }
    copies = archive.copies()
    held = (_living(segments, copies).keys() - removed) | added.keys()
    return Plan(
        kept=tuple(entry for place, entry in enumerate(entries) if place not in rewritten),
        written=moved | added,
        added=len(added),
        removed=len(removed),
        groups=copy_groups({id: first for id, first in copies.items() if id in held}),
        level=None if kept_all_the_same else level,
    )


def _living(segments: Iterable[Held], asked: Iterable[str] | None = None) -> dict[str, str]:
    """Return id -> digest of all articles of these that count, or of those that are asked for."""
    asked = None if asked is None else list(asked)
    return {id: digest for each in segments for id, digest in each.living(asked).items()}


def _after(level: Level, before: Mapping[str, str], changes: Mapping[str, str | None]) -> str:
    """Return the digest of all articles that an archive of this level has after these changes."""
    return with_pairs(
        level.articles,
        joined=((id, digest) for id, digest in changes.items() if digest is not None),
        left=((id, before[id]) for id in changes if id in before),
    )


def read_held(entry: SegmentEntry, words: ArrayFile) -> Held:
    """Return what a segment holds."""
    ids = words.array("ids")
    digests = words.array("digests").reshape(len(ids), -1)
    return Held(entry, ids, digests, words.array("paragraph_ends"))


def write_segments(
    folder: IndexFolder,
    archive: Archive,
    digests: Mapping[str, str],
    max_tokens: int = MAX_SEGMENT_TOKENS,
) -> tuple[SegmentEntry, ...]:
    """Index these articles of the archive, few in memory at a time, in segments of a bounded size.

    `digests`: id -> digest of each. Raises StorageError where the archive does not give all of them.
    """
    keep_what_is_freed()
    wanted = sorted(digests)
    entries: list[SegmentEntry] = []
    articles = iter(archive.packed(wanted))
    with _no_search_for_cycles():
        packed = next(articles, None)
        while packed is not None:
            with SegmentWriter(folder, max_tokens) as writer:
                while packed is not None and not writer.is_full:
                    writer.add(packed, digests[packed.article.id])
                    packed = next(articles, None)
                entries.append(writer.finish())
    given = sum(entry.articles for entry in entries)
    if given != len(wanted):  # an index that lacks articles must not pass for one that has them
        raise StorageError(
            f"the archive gave {given:,} of {len(wanted):,} articles. The index is as it was. "
            "Look for the reason: searchkit check"
        )
    return tuple(entries)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Leave garbage in cycles alone: articles have none, and looking takes a twelfth of a build."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@dataclass(frozen=True, slots=True)
class CopiesFile:
    """Groups of near-copies, as the file that holds them."""

    stored: StoredFile | None  # None: there are none
    data: bytes


def copy_groups(copies: Mapping[str, str]) -> CopiesFile:
    """Return the groups as a file; the same groups always give the same one."""
    pairs = sorted(copies.items())
    if not pairs:
        return CopiesFile(None, b"")
    file = BytesIO()
    writer = ArrayFileWriter(file)
    writer.add_strings("ids", [id for id, _ in pairs])
    writer.add_strings("firsts", [first for _, first in pairs])
    return CopiesFile(StoredFile(writer.finish(), writer.size), file.getvalue())


def write_copies(folder: IndexFolder, groups: CopiesFile) -> None:
    """Store the file of the groups."""
    if groups.stored is not None:
        with folder.new_object() as new:
            new.file.write(groups.data)
            folder.keep(new, groups.stored.digest)
