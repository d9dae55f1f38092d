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
        self.size_bytes = 0  # memory that it takes

    def get(self, work_out: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """Return it; `work_out` gives it where nobody has asked for it before."""
        if self.known is None:
            self.known = work_out()
            self.size_bytes = self.known.nbytes
        return self.known


class Kept:
    """What was worked out for the last nodes that were asked, by node.

    What has been let go of is found as long as anybody has it: a query of many groups, each of which
    is read in three ways, would else work out each of them as often.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, Once] = {}  # what was asked for last is the last
        self._let_go: WeakValueDictionary[Hashable, Once] | None = None

    def __getitem__(self, asked: Hashable) -> Once:
        """Return that of a node, which may have been worked out for an equal one."""
        once = self._kept.pop(asked, None)
        if once is None:
            once = (self._let_go and self._let_go.get(asked)) or Once()
        self._kept[asked] = once
        size = sum([each.size_bytes for each in self._kept.values()])
        while len(self._kept) > NODES_KEPT or (size > KEPT_BYTES and len(self._kept) > 1):
            size -= self._let_go_of_first().size_bytes
        return once

    def _let_go_of_first(self) -> Once:
        if self._let_go is None:
            self._let_go = WeakValueDictionary()
        first = next(iter(self._kept))
        gone = self._let_go[first] = self._kept.pop(first)
        return gone
