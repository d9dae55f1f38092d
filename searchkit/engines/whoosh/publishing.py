"""Bringing the index level with the archive: what differs, and the generation that results."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO

from searchkit.domain.errors import StorageError
from searchkit.domain.level import Level, with_pairs
from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter, decode
from searchkit.engines.whoosh.folder import IndexFolder
from searchkit.engines.whoosh.manifest import Manifest, SegmentEntry, StoredFile
from searchkit.engines.whoosh.merging import to_rewrite
from searchkit.engines.whoosh.segment_writer import MAX_SEGMENT_TOKENS, SegmentWriter
from searchkit.ports import Archive


@dataclass(frozen=True, slots=True)
class Held:
    """What a segment holds: its articles in order, and which of them count."""

    entry: SegmentEntry
    ids: tuple[str, ...]
    digests: tuple[str, ...]
    paragraphs: tuple[int, ...]  # of each article

    def living(self) -> Mapping[str, str]:
        """Return id -> digest of the articles that count."""
        dead = frozenset(self.entry.deleted)
        pairs = zip(self.ids, self.digests, strict=True)
        return {id: digest for place, (id, digest) in enumerate(pairs) if place not in dead}


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
    entries = base.segments if base else ()
    segments = [read_held(entry, folder.open_object(entry.words)) for entry in entries]
    before = {id: digest for segment in segments for id, digest in segment.living().items()}
    level = archive.level()
    changes = None
    if base is not None and base.level is not None:
        changes = archive.changes_since(base.level)
        if changes is not None and _after(base.level, before, changes) != level.articles:
            changes = None
    if changes is None:
        changes = {**dict.fromkeys(before), **archive.digests()}
    # Of what a damaged archive lost, the index keeps what it holds until it is read again.
    kept_all_the_same = {id for id in archive.missing() if id in before and changes.get(id) is None}
    changes = {id: digest for id, digest in changes.items() if id not in kept_all_the_same}
    added = {id: d for id, d in changes.items() if d is not None and before.get(id) != d}
    removed = {id for id in changes if id in before and before[id] != changes[id]}
    entries = tuple(_without(segment, removed) for segment in segments)
    rewritten: frozenset[int] = frozenset()
    if added or removed:
        rewritten = to_rewrite(entries, MAX_SEGMENT_TOKENS)
        rewritten -= {
            place
            for place, segment in enumerate(segments)
            if not kept_all_the_same.isdisjoint(segment.living())
        }
    moved = {
        id: digest
        for place in rewritten
        for id, digest in segments[place].living().items()
        if id not in removed
    }
    copies = archive.copies()
    held = (before.keys() - removed) | added.keys()
    return Plan(
        kept=tuple(entry for place, entry in enumerate(entries) if place not in rewritten),
        written=moved | added,
        added=len(added),
        removed=len(removed),
        groups=copy_groups({id: first for id, first in copies.items() if id in held}),
        level=None if kept_all_the_same else level,
    )


def _after(level: Level, before: Mapping[str, str], changes: Mapping[str, str | None]) -> str:
    """Return the digest of all articles that an archive of this level has after these changes."""
    return with_pairs(
        level.articles,
        joined=((id, digest) for id, digest in changes.items() if digest is not None),
        left=((id, before[id]) for id in changes if id in before),
    )


def read_held(entry: SegmentEntry, words: ArrayFile) -> Held:
    """Return what a segment holds."""
    ends: list[int] = words.array("paragraph_ends").tolist()
    digests = words.array("digests").tobytes().hex()
    width = len(digests) // len(ends)
    return Held(
        entry,
        tuple(map(decode, words.array("ids").tolist())),
        tuple(digests[start : start + width] for start in range(0, len(digests), width)),
        tuple(end - start for start, end in zip([0, *ends], ends, strict=False)),
    )


def write_segments(
    folder: IndexFolder,
    archive: Archive,
    digests: Mapping[str, str],
    max_tokens: int = MAX_SEGMENT_TOKENS,
) -> tuple[SegmentEntry, ...]:
    """Index these articles of the archive, one in memory at a time, in segments of a bounded size.

    `digests`: id -> digest of each. Raises StorageError where the archive does not give all of them.
    """
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


def _without(segment: Held, removed: set[str]) -> SegmentEntry:
    dead = set(segment.entry.deleted)
    dead.update(place for place, id in enumerate(segment.ids) if id in removed)
    # An id may stand in several segments, all but one dead; those stay dead either way.
    if len(dead) == len(segment.entry.deleted):
        return segment.entry
    return replace(
        segment.entry,
        deleted=tuple(sorted(dead)),
        deleted_paragraphs=sum(segment.paragraphs[place] for place in dead),
    )
