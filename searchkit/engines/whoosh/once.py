"""What costs to be worked out and is asked for by several nodes that are equal.

A question to stories is read over the story, over the paragraph alone and over titles, each time by
nodes of its own; what is equal in them is worked out once, by whichever comes first.
"""

from collections.abc import Callable, Hashable
from typing import Any
from weakref import WeakValueDictionary

from numpy.typing import NDArray

NODES_KEPT = 32  # what they take is added up each time
KEPT_BYTES = 64 << 20  # rows of 16 phrases that every second of a million paragraphs holds


class Once:
    """An array that is worked out when it is first asked for."""

    def __init__(self) -> None:
        self.known: NDArray[Any] | None = None

    def get(self, work_out: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """Return it; `work_out` gives it where nobody has asked for it before."""
        if self.known is None:
            self.known = work_out()
        return self.known

    @property
    def size_bytes(self) -> int:
        """Memory that it takes."""
        return 0 if self.known is None else int(self.known.nbytes)


class Kept:
    """What was worked out for the last nodes that were asked, by node.

    What has been let go of is found as long as anybody has it: a query of many groups, each of which
    is read in three ways, would else work out each of them as often.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, Once] = {}
        self._alive: WeakValueDictionary[Hashable, Once] = WeakValueDictionary()

    def __getitem__(self, asked: Hashable) -> Once:
        """Return that of a node, which may have been worked out for an equal one."""
        once = self._kept.pop(asked, None) or self._alive.get(asked) or Once()
        self._alive[asked] = once
        self._kept[asked] = once  # behind those that were asked before
        size = sum([each.size_bytes for each in self._kept.values()])
        while len(self._kept) > NODES_KEPT or (size > KEPT_BYTES and len(self._kept) > 1):
            size -= self._kept.pop(next(iter(self._kept))).size_bytes
        return once
