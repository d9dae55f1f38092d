"""When an article was published, and what that rests on."""

from searchkit.enrichers.published.finder import DateFinder

__all__ = ["DateFinder"]
