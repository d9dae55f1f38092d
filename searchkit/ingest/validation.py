"""Is what a worker sent really an article? A hostile file, or a reader's slip, may have made it."""

import base64
import dataclasses
import datetime
import json
import types
import typing
import zlib
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any

from searchkit.domain.article import Article
from searchkit.domain.record import KeptArticle, digest_of, inflated, record_of

Check = Callable[[Any], bool]


class Opener:
    """Takes apart the articles of one answer, which together are of a limited size."""

    def __init__(self, most_bytes: int) -> None:
        self._bytes_left = most_bytes

    def opened(self, packed: Any) -> tuple[KeptArticle, dict[str, Any]]:
        """Return an article that came as base64, and its record. Raises ValueError, TypeError."""
        data = base64.b64decode(packed, validate=True)
        try:
            plain = inflated(data, self._bytes_left)
        except zlib.error:
            raise ValueError("no packed record") from None
        self._bytes_left -= len(plain)
        record = record_of(plain)
        if not is_valid(record) or not _is_unicode(plain, record):
            raise ValueError("no article")
        warnings = tuple(record.get("warnings", ()))
        return KeptArticle(record["id"], data, len(plain), digest_of(plain), warnings), record


def is_valid(record: Any) -> bool:
    """Whether a record is an article's: each field holds what its type says, paragraphs from 0 on.

    What goes into the archive is not looked at again: a number where a text should be would break
    every later run.
    """
    return bool(_check(Article)(record)) and all(
        place == paragraph["ordinal"] for place, paragraph in enumerate(record["paragraphs"])
    )


def _is_unicode(plain: bytes, record: Any) -> bool:
    """Whether no text holds half of a pair of UTF-16, which only an escape can bring in."""
    if b"\\u" in plain:
        try:
            json.dumps(record, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            return False
    return True


@cache
def _check(kind: Any) -> Check:
    """Return the check of what a record holds for a type, made once from its declaration."""
    if dataclasses.is_dataclass(kind):
        return _check_of_dataclass(typing.cast("type", kind))
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        checks = tuple(map(_check, parts))
        return lambda value: any(check(value) for check in checks)
    if origin is tuple:
        check = _check(parts[0])  # tuple[X, ...] is the only kind we have
        return lambda value: type(value) is list and all(map(check, value))
    if kind is float:
        return lambda value: type(value) in (int, float)
    if kind is datetime.date:
        return _is_day
    if issubclass(kind, Enum):
        values = frozenset(each.value for each in kind)
        return lambda value: type(value) is str and value in values
    return lambda value: type(value) is kind  # True is no int


def _check_of_dataclass(kind: type) -> Check:
    hints = typing.get_type_hints(kind)
    checks = {name: _check(hint) for name, hint in hints.items()}
    required = {
        each.name for each in dataclasses.fields(kind) if each.default is dataclasses.MISSING
    }

    def check(record: Any) -> bool:
        if type(record) is not dict or not required <= record.keys():
            return False
        for name, value in record.items():
            of_field = checks.get(name)
            if of_field is None or not of_field(value):
                return False
        return True

    return check


def _is_day(value: Any) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True
