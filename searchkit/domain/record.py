"""Articles as plain data and back: what the archive keeps and what workers send over a pipe."""

import dataclasses
import hashlib
import json
import zlib
from collections.abc import Callable, Collection, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Dropped,
    DroppedKind,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.values import dataclass

# Twice the largest export that is read, which may be one article. Bytes that were tampered with may
# unpack to a thousand times their number.
MAX_RECORD_BYTES = 256 * 1024 * 1024

# Level 1 packs to within a tenth of level 6 here, in a third of the time.
COMPRESSION_LEVEL = 1


def article_record(article: Article) -> dict[str, Any]:
    """Return the article as JSON-ready data, in a fixed order; defaults are left out."""
    record: dict[str, Any] = _record(article)
    return record


@dataclass(frozen=True, slots=True)
class PackedArticle:
    """An article, and bytes that `unpacked` makes a record of."""

    article: Article
    record: bytes  # of the same article; its ordinal, paths and warnings may be other ones there


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as the archive keeps it, which may lie anywhere: ordinal 0, and no paths."""

    id: str
    packed: bytes  # its record
    size: int  # bytes of the plain record
    digest: str  # of the same
    warnings: tuple[str, ...]  # that the record has

    def article(self) -> Article:
        """Return the article."""
        return article_from_record(unpacked(self.packed))


class Keeper:
    """Makes articles as they are kept; paragraphs that stay as they were are written once.

    For an article as it was read, and then for the same with what was found out about it, which changes
    no paragraph where all of that came with the clipping.
    """

    def __init__(self) -> None:
        self._paragraphs: tuple[Paragraph, ...] | None = None
        self._text = ""

    def kept(self, article: Article, *, besides: Collection[str] = ()) -> KeptArticle:
        """Return an article as it is kept, without the warnings `besides`, which are its clipping's."""
        if article.paragraphs is not self._paragraphs:
            self._paragraphs, self._text = article.paragraphs, _json(_record(article.paragraphs))
        warnings = tuple(warning for warning in article.warnings if warning not in besides)
        rest = _record_of_fields(article, _BEHIND_PARAGRAPHS)
        rest.pop("paths", None)
        if warnings:
            rest["warnings"] = list(warnings)
        else:
            rest.pop("warnings", None)
        head = _json({"id": article.id, "ordinal": 0})
        text = f'{head[:-1]},"paragraphs":{self._text}{"," if rest else ""}{_json(rest)[1:]}'
        plain = as_utf8(text)
        return KeptArticle(article.id, packed(plain), len(plain), digest_of(plain), warnings)


def kept(article: Article, *, besides: Collection[str] = ()) -> KeptArticle:
    """Return an article as it is kept, without the warnings `besides`, which are its clipping's."""
    return Keeper().kept(article, besides=besides)


def canonical(record: Mapping[str, Any]) -> bytes:
    """Return the same bytes for the same record, on every machine."""
    return as_utf8(_json(record))


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def digest_of(plain: bytes) -> str:
    """Return the digest of a record's bytes."""
    return hashlib.blake2b(plain, digest_size=16).hexdigest()


def as_utf8(text: str) -> bytes:
    """Return the bytes of a text; halves of UTF-16 pairs are joined, or U+FFFD where one is alone.

    They come from escapes in JSON.
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def packed(plain: bytes) -> bytes:
    """Return the bytes of a record, as JSON, in fewer bytes."""
    return zlib.compress(plain, COMPRESSION_LEVEL)


def inflated(packed: bytes, most: int = MAX_RECORD_BYTES) -> bytes:
    """Return the bytes of a record, as JSON, at most so many.

    Raises zlib.error or ValueError where these are no such bytes.
    """
    inflater = zlib.decompressobj()
    plain = inflater.decompress(packed, most)
    if not inflater.eof:
        raise ValueError("the record of an article is cut off, or too long")
    return plain


def unpacked(packed: bytes, most: int = MAX_RECORD_BYTES) -> dict[str, Any]:
    """Return the record of an article, of at most so many bytes.

    Raises zlib.error or ValueError where these are no such bytes.
    """
    return record_of(inflated(packed, most))


def record_of(plain: bytes) -> dict[str, Any]:
    """Return the record that JSON holds. Raises ValueError where it is none."""
    record: dict[str, Any] = json.loads(
        plain.decode()
    )  # bytes would be searched for their encoding
    return record


def article_from_record(record: Mapping[str, Any]) -> Article:
    """Return the article of such data. Raises KeyError, TypeError or ValueError where it is none."""
    fields = _fields(record)
    fields["paragraphs"] = tuple(_paragraph(p) for p in fields["paragraphs"])
    return Article(**fields)


def article_around(record: Mapping[str, Any], ordinal: int) -> tuple[Article, int]:
    """Return the article with no more of its paragraphs than `document_of` needs of one of them.

    That is the paragraph itself and those that may say which countries the story is about; and the
    number of the paragraph among those of its kind, from 1. Raises KeyError where there is no such
    paragraph.
    """
    kinds = [paragraph["kind"] for paragraph in record["paragraphs"]]
    ordinals = [paragraph["ordinal"] for paragraph in record["paragraphs"]]
    if ordinal not in ordinals:
        raise KeyError(ordinal)
    place = ordinals.index(ordinal)
    kept = {place, *(at for at, kind in enumerate(kinds) if kind == Kind.TITLE)}
    if Kind.BODY in kinds:
        kept.add(kinds.index(Kind.BODY))
    some = [record["paragraphs"][at] for at in sorted(kept)]
    article = article_from_record({**record, "paragraphs": some, "dropped": ()})
    return article, kinds[: place + 1].count(kinds[place])


_LISTS = (
    *("countries", "title_countries", "dateline_countries", "passing_countries"),
    *("paths", "warnings", "corrected"),
)


# A tenth of what it takes to ask the enumeration: a page of hits reads a hundred paragraphs.
_KINDS = {kind.value: kind for kind in Kind}


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an article that a record gives; its paragraphs as they stand there."""
    fields = dict(record)
    if (dropped := fields.get("dropped")) is not None:
        fields["dropped"] = tuple(
            [Dropped(DroppedKind(d["kind"]), d["text"], d.get("page")) for d in dropped]
        )
    if (published := fields.get("published")) is not None:
        fields["published"] = _published(published)
    for name in _LISTS:
        if fields.get(name) is not None:
            fields[name] = tuple(fields[name])
    return fields


def _paragraph(record: dict[str, Any]) -> Paragraph:
    return Paragraph(**_paragraph_fields(record))


def _paragraph_fields(record: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(record)
    if (kind := record.get("kind")) is not None:
        fields["kind"] = _KINDS[kind]
    if (speakers := record.get("speakers")) is not None:
        fields["speakers"] = tuple([SpeakerFinding(**found) for found in speakers])
    if (countries := record.get("countries")) is not None:
        fields["countries"] = tuple([CountryFinding(**found) for found in countries])
    return fields


def _published(record: dict[str, Any]) -> PublishedDate:
    day = record.get("date")
    confidence = record.get("confidence")
    return PublishedDate(
        date=date.fromisoformat(day) if day else None,
        evidence=record.get("evidence", ""),
        confidence=Confidence(confidence) if confidence else None,
    )


def _record(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_record(item) for item in value]
    if (fields := _FIELDS.get(type(value))) is not None:
        return _record_of_fields(value, fields)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _record_of_fields(value: Any, fields: "_Fields") -> dict[str, Any]:
    names, defaults, values_of = fields
    return {
        name: found if type(found) in _AS_THEY_ARE else _record(found)
        for name, default, found in zip(names, defaults, values_of(value), strict=True)
        if found != default
    }


_AS_THEY_ARE = frozenset((str, int, float, bool, type(None), Kind, DroppedKind, Confidence))


_Fields = tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], Any]]


def _fields_of(kind: type, *, first: int = 0) -> _Fields:
    """Return the names of a value's fields, what they are unless told, and what gives all at once."""
    fields = dataclasses.fields(kind)[first:]
    names = tuple(field.name for field in fields)
    return names, tuple(field.default for field in fields), attrgetter(*names)


# Looked up once: a record is made for every article of every run, several times over.
_FIELDS = {
    kind: _fields_of(kind)
    for kind in (Article, Paragraph, SpeakerFinding, CountryFinding, PublishedDate, Dropped)
}
_BEHIND_PARAGRAPHS = _fields_of(
    Article, first=1 + [field.name for field in dataclasses.fields(Article)].index("paragraphs")
)
