"""The one Whoosh that searches here, and what is said where it is missing.

Everything in this package is written against whoosh3 3.54.0, which setup.cfg pins
(docs/adr/0002-whoosh3-pinned.md); the original Whoosh and its other forks go by the same import
name. Nothing of Whoosh is patched. Where something of it does not do here, a subclass stands in for
it through a seam that Whoosh has, and the subclass says why:

    reading an index    `codec.py`, `generation_reader.py`: its own formats are pickles, its own
                        composition counts deleted documents
    matching            `…matchers.py`, `queries.py`: its own look at one document at a time, and its
                        `normalize` drops what stands beside "everything", so it is never called
    scoring             `weighting.py`: its BM25F rounds lengths to a byte
    collecting          `collector.py`: its own wrap one another and look at one document at a time
"""

from searchkit.domain.errors import WhooshMissing

VERSION = (3, 54, 0)


def require_whoosh() -> None:
    """Raise WhooshMissing unless this version of Whoosh can be imported."""
    wanted = ".".join(map(str, VERSION))
    try:
        import whoosh
    except ModuleNotFoundError:
        found = "is not installed"
    else:
        if whoosh.__version__ == VERSION:
            return
        found = f"is needed, not Whoosh {'.'.join(map(str, whoosh.__version__))}"
    raise WhooshMissing(
        f"whoosh3 {wanted} {found}: it is what indexes and searches. "
        f"Install it: pip install whoosh3=={wanted}"
    )
