"""The median. Python's own takes decimal and random numbers along, which load as long as ten texts take."""

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """Return the middle one of some numbers, of two the mean. Raises IndexError where there are none."""
    ordered = sorted(values)
    upper = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[upper]
    return (ordered[upper - 1] + ordered[upper]) / 2
