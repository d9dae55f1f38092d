"""How many pages there are, and how fast they were written: what `html` and `site` say at their end."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a shell that completes loads the commands, and no pages
    from searchkit.renderers.html.page_folder import PublishedPages

_ENOUGH_PAGES = 100  # the rate of fewer is that of opening the index


def pages_words(files: "PublishedPages", seconds: float) -> str:
    """Return "214 pages, 1,240 a second"; the rate only where it says something."""
    words = f"{files.pages:,} page{'s' if files.pages != 1 else ''}"
    if files.pages >= _ENOUGH_PAGES:
        words += f", {files.pages / max(seconds, 0.001):,.0f} a second"
    return words


def changes_words(files: "PublishedPages") -> str:
    """Return what became of the files: "5 new, 3 changed and 1 removed", or "all as they were"."""
    numbers = ((files.added, "new"), (files.changed, "changed"), (files.removed, "removed"))
    *some, last = [f"{number:,} {what}" for number, what in numbers if number] or [
        "all as they were"
    ]
    return f"{', '.join(some)} and {last}" if some else last
