"""Articles as bytes in the archive, and the digests that vouch for them."""

import hashlib
import json
import zlib
from collections.abc import Sequence
from typing import Any

from searchkit.domain.article import Article
from searchkit.domain.record import canonical, inflated, packed, record_of


def pack(article: Article) -> tuple[bytes, str]:
    """Return the article as compressed JSON, and the digest of what it says and what was found."""
    plain = canonical(article)
    return packed(plain), _digest(plain)


def unpack(data: bytes, digest: str) -> dict[str, Any]:
    """Return the record of the article that had this digest when it was packed.

    Raises ValueError where these are not its bytes.
    """
    plain = vouched(data, digest)
    if plain is None:
        raise ValueError("its digest is another")
    return record_of(plain)


def vouched(data: bytes, digest: str) -> bytes | None:
    """Return the bytes of the record; None where they are not those that were packed."""
    try:
        plain = inflated(data)
    except (zlib.error, ValueError):
        return None
    return plain if _digest(plain) == digest else None


def placed_digest(content: str, ordinal: int, paths: Sequence[str], warnings: Sequence[str]) -> str:
    """Return the digest of an article with the places at which it lies."""
    return _digest(json.dumps([content, ordinal, list(paths), list(warnings)]).encode())


def corrected_digest(digest: str, corrections: Sequence[str]) -> str:
    """Return the digest of an article with the corrections made to it."""
    return _digest("\0".join((digest, *corrections)).encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
