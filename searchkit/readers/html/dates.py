"""When was a page published? Its markup, its address, and what a reader sees beside the headline."""

from typing import Any


def published_on(tree: Any, text: str, url: str | None) -> tuple[str | None, str | None]:
    """Return the ISO day and where it stands, or None twice."""
    from htmldate import find_date

    day = find_date(
        text, extensive_search=True, original_date=True, outputformat="%Y-%m-%d", url=url
    )
    return (day, "page's markup") if day else (None, None)
