"""What arrays leave behind stays with the process."""

import numpy as np

# Just below the 32 MB up to which the C library learns (mallopt(3), M_MMAP_THRESHOLD).
_LARGEST_LEARNT_BYTES = (32 << 20) - (64 << 10)


def keep_what_is_freed() -> None:
    """Have memory of freed arrays used again, up to 64 MB of it, where glibc would give it back.

    It asks the system for each larger block, and takes up to the size of the largest such block that
    was freed as a sign of what is asked for often; what is above twice that it gives back. Before it
    has learnt so, each step over an array of half a megabyte comes with new memory, page by page:
    a fifth of what a phrase of two frequent words took over a million paragraphs. Nothing is written
    to the block, so that asking for it costs nothing. Elsewhere it does nothing.
    """
    np.empty(_LARGEST_LEARNT_BYTES, np.uint8)
