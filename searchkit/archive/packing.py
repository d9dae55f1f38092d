"""Articles as bytes in the archive, and the digests that vouch for them."""

import json
import zlib
from collections.abc import Sequence
from typing import Any

from searchkit.domain.record import digest_of, inflated, record_of


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
    return plain if digest_of(plain) == digest else None


def placed_digest(content: str, ordinal: int, paths: Sequence[str], warnings: Sequence[str]) -> str:
    """Return the digest of an article with the places at which it lies."""
    return digest_of(json.dumps([content, ordinal, list(paths), list(warnings)]).encode())


def corrected_digest(digest: str, corrections: Sequence[str]) -> str:
    """Return the digest of an article with the corrections made to it."""
    return digest_of("\0".join((digest, *corrections)).encode())
