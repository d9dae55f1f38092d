"""`regex` is `re.compile` but for when: a pattern is compiled when it is first asked something.

Python compiles patterns where a module is imported, each time anew. What reads and understands
clippings has 316, of which ten plain stories ask 89; to compile the others took 80 ms of the
300 that loading took. To type checkers a `regex` is a `re.Pattern`.
"""

import re
from typing import TYPE_CHECKING, Any

__all__ = ["regex"]

if TYPE_CHECKING:
    from re import compile as regex
else:

    def regex(pattern, flags=0):
        """Return the pattern, not compiled yet."""
        return _Uncompiled(pattern, flags)


_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


class _Uncompiled:
    """A pattern in waiting; once it is compiled, its methods are the compiled pattern's own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by whoever wants to know what this is
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"
