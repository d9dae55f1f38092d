"""Is what a worker sent really an article? A hostile file, or a reader's slip, may have made it."""

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from searchkit.domain.article import Article

Check = Callable[[Any], bool]


def is_valid(article: Article) -> bool:
    """Whether every field holds what its type says, and paragraphs are numbered from 0 on.

    What goes into the archive is not looked at again: a number where a text should be would break
    every later run.
    """
    if not _check(Article)(article):
        return False
    return all(place == p.ordinal for place, p in enumerate(article.paragraphs))


@cache
def _check(kind: Any) -> Check:
    """Return the check of values of a type, made once from its declaration."""
    if dataclasses.is_dataclass(kind):
        return _check_of_dataclass(typing.cast("type", kind))
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        checks = tuple(map(_check, parts))
        return lambda value: any(check(value) for check in checks)
    if origin is tuple:
        check = _check(parts[0])  # tuple[X, ...] is the only kind we have
        return lambda value: isinstance(value, tuple) and all(map(check, value))
    if kind is int:
        return lambda value: type(value) is int  # True is none
    if kind is float:
        return lambda value: type(value) in (int, float)
    return lambda value: isinstance(value, kind)


def _check_of_dataclass(kind: type) -> Check:
    hints = typing.get_type_hints(kind)
    fields = tuple((name, _check(hint)) for name, hint in hints.items())
    return lambda value: (
        isinstance(value, kind) and all(check(getattr(value, name)) for name, check in fields)
    )
