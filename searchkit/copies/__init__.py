"""Which articles are copies of one story: a signature of each, and groups made from them."""

from searchkit.copies.grouping import groups, regrouped
from searchkit.copies.signing import signature

__all__ = ["groups", "regrouped", "signature"]
