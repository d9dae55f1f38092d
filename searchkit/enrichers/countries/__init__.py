"""Which countries a paragraph names or plainly means, and the words that show it."""

from searchkit.enrichers.countries.country_finder import CountryFinder

__all__ = ["CountryFinder"]
