"""Whether two things on a page lie over each other: rows, parts of stories, pictures."""

from typing import Protocol


class Placed(Protocol):
    """What has a left and a right edge, in points."""

    @property
    def x0(self) -> float:
        """Return where it begins."""

    @property
    def x1(self) -> float:
        """Return where it ends."""


def overlap(one: Placed, other: Placed, *, reach: float = 0.0) -> bool:
    """Whether two things share a stretch of the page's width, or lie less than `reach` points apart."""
    return one.x0 < other.x1 + reach and other.x0 < one.x1 + reach
