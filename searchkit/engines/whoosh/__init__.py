"""The embedded engine: Whoosh searches, over immutable segments of arrays named by a manifest.

`docs/engine.md` walks one small query through its files.
"""

from searchkit.engines.whoosh.required import require_whoosh

require_whoosh()

from searchkit.engines.whoosh.engine import WhooshEngine  # noqa: E402  a missing Whoosh is a sentence
from searchkit.engines.whoosh.schema import VERSION  # noqa: E402

__all__ = ["VERSION", "WhooshEngine"]
