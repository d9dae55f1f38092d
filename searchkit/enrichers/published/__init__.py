"""When an article was published, and what that rests on."""

from searchkit.enrichers.published.date_finder import DateFinder

__all__ = ["DateFinder"]
