"""The engines that are compared, each a module: how it is built, opened and asked."""

from importlib import import_module
from types import ModuleType

# Name -> module, in the order of the figures. A module has `Peer`, a class of `peer.Peer`.
PEERS = {
    "searchkit": "ours",
    "words-only": "ours",  # the same without titles: what the others do
    "stories": "our_stories",
    "tantivy": "of_tantivy",
    "tantivy-stories": "of_tantivy_stories",
    "fts5": "of_fts5",
    "xapian": "of_xapian",
    "whoosh": "of_whoosh",
}


def module_of(name: str) -> ModuleType:
    """Return the module of a peer. Raises ImportError where its library is not installed."""
    return import_module(f"{__name__}.{PEERS[name]}")
