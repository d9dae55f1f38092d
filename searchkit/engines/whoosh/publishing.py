"""Bringing the index level with the archive: what differs, and the generation that results."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO

from searchkit.domain.errors import StorageError
from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter, decode
from searchkit.engines.whoosh.folder import IndexFolder
from searchkit.engines.whoosh.manifest import SegmentEntry, StoredFile
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
    written: frozenset[str]  # ids of the articles of the new segment
    added: int  # articles, new or changed
    removed: int  # articles, gone or changed

    @property
    def changes_anything(self) -> bool:
        """Whether the next generation differs from this one."""
        return self.added > 0 or self.removed > 0


def plan(held: Iterable[Held], digests: Mapping[str, str]) -> Plan:
    """Return what must be done so that exactly the articles of `digests` are held."""
    segments = list(held)
    before = {id: digest for segment in segments for id, digest in segment.living().items()}
    added = {id for id, digest in digests.items() if before.get(id) != digest}
    removed = {id for id, digest in before.items() if digests.get(id) != digest}
    entries = [_without(segment, removed) for segment in segments]
    rewritten: frozenset[int] = frozenset()
    if added or removed:
        rewritten = to_rewrite(entries, MAX_SEGMENT_TOKENS)
    moved = (id for place in rewritten for id in segments[place].living() if id not in removed)
    return Plan(
        kept=tuple(entry for place, entry in enumerate(entries) if place not in rewritten),
        written=frozenset(added).union(moved),
        added=len(added),
        removed=len(removed),
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
    ids: Iterable[str],
    digests: Mapping[str, str],
    max_tokens: int = MAX_SEGMENT_TOKENS,
) -> tuple[SegmentEntry, ...]:
    """Index these articles of the archive, one in memory at a time, in segments of a bounded size.

    Raises StorageError where the archive does not give all of them.
    """
    wanted = sorted(ids)
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


def copy_groups(copies: Mapping[str, str], digests: Mapping[str, str]) -> CopiesFile:
    """Return the groups as a file; the same groups always give the same one."""
    pairs = sorted((id, first) for id, first in copies.items() if id in digests)
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
