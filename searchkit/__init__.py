"""Ask a folder of news clippings who said what about which country, when.

    with searchkit.open_index("index") as index:
        results = index.search("sanctions", filters=Filters(countries=("CN",)))

`whoosh_index` is the same index for programs that speak Whoosh (docs/whoosh.md).

The names below are loaded when they are first used, so that `import searchkit` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from searchkit.app import open_index, whoosh_index
    from searchkit.domain.article import Kind
    from searchkit.domain.errors import SearchkitError
    from searchkit.domain.query import Facet, FacetRequest, Filters, Sort
    from searchkit.domain.results import Hit, Results

__version__ = "0.1.0"
__all__ = [
    "Facet",
    "FacetRequest",
    "Filters",
    "Hit",
    "Kind",
    "Results",
    "SearchkitError",
    "Sort",
    "open_index",
    "whoosh_index",
]

_HOMES = {
    "Facet": "searchkit.domain.query",
    "FacetRequest": "searchkit.domain.query",
    "Filters": "searchkit.domain.query",
    "Hit": "searchkit.domain.results",
    "Kind": "searchkit.domain.article",
    "Results": "searchkit.domain.results",
    "SearchkitError": "searchkit.domain.errors",
    "Sort": "searchkit.domain.query",
    "open_index": "searchkit.app",
    "whoosh_index": "searchkit.app",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'searchkit' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
