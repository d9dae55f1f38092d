"""Ask a folder of news clippings who said what about which country, when.

    searchkit.index_folder("index", "clippings")
    with searchkit.open_index("index") as index:
        results = index.search("sanctions", filters=Filters(countries=("CN",)))

docs/api.md has an example for each call. `whoosh_index` is the same index for programs that speak Whoosh (docs/whoosh.md).

The names below are loaded when they are first used, so that `import searchkit` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from searchkit.app import index_folder, open_index, parse, whoosh_index
    from searchkit.domain.article import Article, Kind
    from searchkit.domain.errors import SearchkitError, UnreadableClipping
    from searchkit.domain.query import (
        CountBy,
        Facet,
        FacetRequest,
        Filters,
        PairRequest,
        Scope,
        Sort,
    )
    from searchkit.domain.results import Hit, Match, Results
    from searchkit.ingest.report import RunReport

__version__ = "0.1.0"
__all__ = [
    "Article",
    "CountBy",
    "Facet",
    "FacetRequest",
    "Filters",
    "Hit",
    "Kind",
    "Match",
    "PairRequest",
    "Results",
    "RunReport",
    "Scope",
    "SearchkitError",
    "Sort",
    "UnreadableClipping",
    "index_folder",
    "open_index",
    "parse",
    "whoosh_index",
]

_HOMES = {
    "Article": "searchkit.domain.article",
    "CountBy": "searchkit.domain.query",
    "Facet": "searchkit.domain.query",
    "FacetRequest": "searchkit.domain.query",
    "Filters": "searchkit.domain.query",
    "Hit": "searchkit.domain.results",
    "Kind": "searchkit.domain.article",
    "Match": "searchkit.domain.results",
    "PairRequest": "searchkit.domain.query",
    "Results": "searchkit.domain.results",
    "RunReport": "searchkit.ingest.report",
    "Scope": "searchkit.domain.query",
    "SearchkitError": "searchkit.domain.errors",
    "Sort": "searchkit.domain.query",
    "UnreadableClipping": "searchkit.domain.errors",
    "index_folder": "searchkit.app",
    "open_index": "searchkit.app",
    "parse": "searchkit.app",
    "whoosh_index": "searchkit.app",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'searchkit' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
