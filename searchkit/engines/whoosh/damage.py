"""Rot that is met in the midst of an answer, told from mistakes of ours.

Postings and records are too long to be verified before each use. Where reading them fails, the files
are read whole; only if one proves damaged is the error one of the index.
"""

import zlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from searchkit.domain.errors import IndexDamaged
from searchkit.engines.whoosh.folder import IndexFolder
from searchkit.engines.whoosh.manifest import Manifest

# What reading makes of numbers and bytes that are not what was written.
_SIGNS = (ArithmeticError, IndexError, MemoryError, TypeError, ValueError, zlib.error)

P = ParamSpec("P")
T = TypeVar("T")


class Damage:
    """What may be wrong with the files of a generation."""

    def __init__(self, folder: IndexFolder, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest

    def found(self) -> IndexDamaged | None:
        """Return the error that says which file is damaged, having read them all; None: none is."""
        for stored in self._manifest.files():
            if (problem := self._folder.problem_of(stored)) is not None:
                return IndexDamaged(f"{problem}. {self._folder.way_out()}")
        return None


class Damageable(Protocol):
    """What reads files of an index."""

    damage: Damage | None  # None: it is not known which files they are


S = TypeVar("S", bound=Damageable)


def says_damage(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Make a method raise IndexDamaged where it fails over a file that is not what was written."""

    @wraps(method)
    def wrapped(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except _SIGNS:
            damaged = None if self.damage is None else self.damage.found()
            if damaged is not None:
                raise damaged from None
            raise

    return wrapped
