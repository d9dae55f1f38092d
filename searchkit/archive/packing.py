"""Articles as bytes in the archive, and the digests that vouch for them."""

import hashlib
import json
import zlib
from collections.abc import Sequence

from searchkit.archive.locations import Location
from searchkit.domain.article import Article
from searchkit.domain.record import article_from_record, canonical, packed, unpacked


def pack(article: Article) -> tuple[bytes, str]:
    """Return the article as compressed JSON, and the digest of what it says and what was found."""
    plain = canonical(article)
    return packed(plain), _digest(plain)


def unpack(data: bytes, location: Location | None = None) -> Article:
    """Return the article, at its location. Raises ValueError where these are not the bytes of one."""
    try:
        record = unpacked(data)
        if location is not None:
            record["ordinal"] = location.ordinal
            record["paths"] = location.paths
            record["warnings"] = [*location.warnings, *record.get("warnings", ())]
        return article_from_record(record)
    except (zlib.error, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def vouches(digest: str, data: bytes) -> bool:
    """Whether these are the bytes of the article that had this digest when it was packed."""
    try:
        return _digest(canonical(unpack(data))) == digest
    except ValueError:
        return False


def placed_digest(content: str, ordinal: int, paths: Sequence[str], warnings: Sequence[str]) -> str:
    """Return the digest of an article with the places at which it lies."""
    return _digest(json.dumps([content, ordinal, list(paths), list(warnings)]).encode())


def corrected_digest(digest: str, corrections: Sequence[str]) -> str:
    """Return the digest of an article with the corrections made to it."""
    return _digest("\0".join((digest, *corrections)).encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
