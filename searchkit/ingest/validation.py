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
    if typing.get_origin(kind) is tuple:
        check = _check(typing.get_args(kind)[0])  # tuple[X, ...] is the only kind we have
        return lambda value: type(value) is list and all(map(check, value))
    if kind is datetime.date:
        return _is_day
    if issubclass(kind, Enum):
        values = frozenset(each.value for each in kind)
        return lambda value: type(value) is str and value in values
    types_of_json = _PLAIN[kind]
    return lambda value: type(value) in types_of_json


# What JSON gives for these types; True is no number.
_PLAIN: dict[type, frozenset[type]] = {
    str: frozenset((str,)),
    int: frozenset((int,)),
    float: frozenset((int, float)),
    bool: frozenset((bool,)),
    types.NoneType: frozenset((types.NoneType,)),
}
_NONE: frozenset[type] = frozenset()


def _check_of_dataclass(kind: type) -> Check:
    hints = typing.get_type_hints(kind)
    # Most fields hold a text or a number, and to look at a type costs less than to call a check.
    plain = {
        name: _NONE.union(*(_PLAIN.get(part, _NONE) for part in _alternatives(hint)))
        for name, hint in hints.items()
    }
    checks = {name: _check_of_union(_alternatives(hint)) for name, hint in hints.items()}
    required = {
        each.name for each in dataclasses.fields(kind) if each.default is dataclasses.MISSING
    }

    def check(record: Any) -> bool:
        if type(record) is not dict or not required <= record.keys():
            return False
        for name, value in record.items():
            if name not in checks:
                return False
            if type(value) not in plain[name] and not checks[name](value):
                return False
        return True

    return check


def _check_of_union(parts: tuple[Any, ...]) -> Check:
    """Return the check of several types; of what is plain only where nothing else is there."""
    checks = [_check(part) for part in parts if part not in _PLAIN] or [_check(parts[0])]
    if len(checks) == 1:
        return checks[0]
    return lambda value: any(check(value) for check in checks)


def _alternatives(kind: Any) -> tuple[Any, ...]:
    """Return the types of a union; a type that is none alone."""
    is_union = typing.get_origin(kind) in (types.UnionType, typing.Union)
    return typing.get_args(kind) if is_union else (kind,)


def _is_day(value: Any) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True
