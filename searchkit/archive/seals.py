"""Digests that vouch for rows. They tell of rot, not of malice: modes keep strangers out."""

import hashlib
import json
import marshal
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SEAL_BYTES = 8  # of 2^64 damaged rows one would pass
MARSHAL_VERSION = 2  # the last that gives equal bytes for equal values, whoever else holds them


_PATH = [bytes, bytes]  # folder, and path in it: a name need not be UTF-8


class Unsound(Exception):
    """Something in the archive is not what was written. Its text says what."""


def seal(*values: Any) -> bytes:
    """Return the seal of a row: of text, numbers, bytes and None, in the order of its columns."""
    plain = [value.decode("latin-1") if isinstance(value, bytes) else value for value in values]
    return hashlib.blake2b(json.dumps(plain).encode(), digest_size=SEAL_BYTES).digest()


def sealed(*values: Any) -> tuple[Any, ...]:
    """Return a row with its seal in the last place."""
    return (*values, seal(*values))


def is_sound(row: Sequence[Any]) -> bool:
    """Whether a row's last column is the seal of the others, and each of them of the kind it was.

    One bit of the file makes bytes of a text or a text of bytes, and these have the same seal. Bytes
    are the two columns of a path that a row begins with, and nothing else that has a seal.
    """
    kinds = [*map(type, row[:-1])]
    if bytes in kinds and (kinds[:2] != _PATH or bytes in kinds[2:]):
        return False
    try:
        return bool(seal(*row[:-1]) == row[-1])
    except TypeError:  # a value of a kind that no row has
        return False


def verified(row: Sequence[Any], what: str) -> Sequence[Any]:
    """Return the row without its seal. Raises Unsound naming `what` it is of."""
    if not is_sound(row):
        raise Unsound(f"the row of {what} is not what was written")
    return row[:-1]


def all_texts(pairs: Mapping[Any, Any]) -> bool:
    """Whether both sides of all are texts, as they are in columns that no bit was flipped in."""
    return {*map(type, pairs), *map(type, pairs.values())} <= {str}


def seal_of_all(rows: Iterable[Sequence[Any]]) -> str:
    """Return one digest of many rows, seals and order included: a twentieth of the cost of each.

    It is a short cut. Where another Python gives other bytes, rows are verified one by one.
    """
    return hashlib.blake2b(marshal.dumps(list(rows), MARSHAL_VERSION), digest_size=16).hexdigest()


def checksum(data: bytes, of: str) -> int:
    """Return a short seal for what is read by the hundred thousand: a fifth of the cost of `seal`."""
    return zlib.crc32(data, zlib.crc32(of.encode()))
