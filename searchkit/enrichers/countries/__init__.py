"""Which countries a paragraph names or plainly means, and the words that show it.

`country_code` and `country_name` are all that a search needs; the finder and its gazetteer are
imported when somebody asks for them.
"""

from typing import TYPE_CHECKING, Any

from searchkit.enrichers.countries.codes import country_code, country_name

if TYPE_CHECKING:
    from searchkit.enrichers.countries.finder import CountryFinder

__all__ = ["CountryFinder", "country_code", "country_name"]


def __getattr__(name: str) -> Any:
    if name == "CountryFinder":
        from searchkit.enrichers.countries.finder import CountryFinder

        return CountryFinder
    raise AttributeError(name)
