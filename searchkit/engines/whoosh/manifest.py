"""A generation of the index: which immutable files it is made of. Pure data, no file is touched."""

import json
from dataclasses import asdict
from typing import Any

from searchkit.domain.level import Level
from searchkit.domain.stamp import Stamp
from searchkit.engines.whoosh.array_file import digest_of
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class StoredFile:
    """An immutable file, known by its digest."""

    digest: str  # hex; also its name
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """Some articles, indexed together, and which of them no longer count."""

    words: StoredFile  # dictionary, postings, columns
    records: StoredFile  # the articles themselves
    articles: int  # as written, deleted ones included
    paragraphs: int
    tokens: int  # words of all its paragraphs, deleted ones included
    deleted: tuple[int, ...] = ()  # places of articles in the segment, ascending
    deleted_paragraphs: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that a generation holds."""

    generation: int  # from 1 up
    schema: str  # what the bytes of its files mean
    stamp: Stamp
    segments: tuple[SegmentEntry, ...]
    copies: StoredFile | None = None  # groups of near-copies; None: there are none
    level: Level | None = None  # the archive's that it holds; None: it is not known to hold all

    @property
    def articles(self) -> int:
        """Number of articles that count."""
        return sum(segment.articles - len(segment.deleted) for segment in self.segments)

    @property
    def paragraphs(self) -> int:
        """Number of paragraphs that count."""
        return sum(segment.paragraphs - segment.deleted_paragraphs for segment in self.segments)

    def files(self) -> tuple[StoredFile, ...]:
        """Return every immutable file that the generation needs."""
        files = [file for segment in self.segments for file in (segment.words, segment.records)]
        return tuple(files if self.copies is None else [*files, self.copies])

    def to_bytes(self) -> bytes:
        """Return the manifest as it is stored: one line of JSON, and a line with its digest."""
        line = json.dumps(asdict(self), separators=(",", ":")).encode("utf-8")
        return line + b"\n" + digest_of(line).hex().encode("ascii") + b"\n"


class OtherSchema(Exception):
    """A manifest that vouches for itself, but whose files mean something else. Says which schema."""


def manifest_from_bytes(data: bytes, schema: str) -> Manifest:
    """Return the manifest of such bytes.

    Raises ValueError where it does not vouch for itself, and OtherSchema where it is sound but not
    of `schema`.
    """
    line, _, digest = data.partition(b"\n")
    if digest != digest_of(line).hex().encode("ascii") + b"\n":
        raise ValueError("its digest is another")
    record = json.loads(line)
    if record["schema"] != schema:
        raise OtherSchema(record["schema"])
    return Manifest(
        generation=record["generation"],
        schema=record["schema"],
        stamp=Stamp(**record["stamp"]),
        segments=tuple(_segment(entry) for entry in record["segments"]),
        copies=StoredFile(**record["copies"]) if record["copies"] else None,
        level=Level(**record["level"]) if record.get("level") else None,
    )


def _segment(record: dict[str, Any]) -> SegmentEntry:
    fields = dict(record)
    fields["words"] = StoredFile(**fields["words"])
    fields["records"] = StoredFile(**fields["records"])
    fields["deleted"] = tuple(fields["deleted"])
    return SegmentEntry(**fields)
