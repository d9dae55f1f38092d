"""The share of an index that every run reads, so that rot is found before somebody is answered from it.

Opening looks at sizes and directories, and a search at the arrays that it needs. What nobody asks for
would rot unseen. So a run verifies a share; which one, the hour decides, so that nothing need be
written down.
"""

import time
from collections.abc import Iterator

from searchkit.domain.errors import IndexDamaged
from searchkit.engines.whoosh.folder import IndexFolder
from searchkit.engines.whoosh.manifest import Manifest
from searchkit.rules import fact, limit

SHARES = fact(29, "prime, so that runs come by each share whatever their rhythm: all in 29 runs")
LEAST_BYTES = limit(
    16 << 20, "time: 20 ms where they lie in memory; an index of 25,000 paragraphs is read whole"
)
_SECONDS = 3600


def problems_of_share(
    folder: IndexFolder, manifest: Manifest, now: float | None = None
) -> Iterator[str]:
    """Yield what is wrong with the share of this hour; `now` in seconds since 1970."""
    hour = int((time.time() if now is None else now) // _SECONDS)
    whole = sum(stored.size for stored in manifest.files())
    shares = -(-LEAST_BYTES * SHARES // whole) if whole else SHARES
    wanted = {(hour + number) % SHARES for number in range(min(SHARES, max(1, shares)))}
    start = 0
    for stored in manifest.files():
        try:
            file = folder.open_object(stored)
            for name, offset in file.offsets():
                if (start + offset) * SHARES // whole in wanted:
                    file.verify(name)
        except (IndexDamaged, FileNotFoundError):
            yield f"{folder.path}: the file {stored.digest} is damaged"
        start += stored.size
