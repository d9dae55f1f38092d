"""The embedded engine: immutable segments named by a manifest, read in place by numpy and Whoosh."""

from searchkit.engines.whoosh.engine import WhooshEngine
from searchkit.engines.whoosh.schema import VERSION

__all__ = ["VERSION", "WhooshEngine"]
