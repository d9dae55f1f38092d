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
    """Return "5 files new, 3 changed and 1 removed", or "all as they were".

    Feeds and the style sheet are files and no pages, so that these are other numbers.
    """
    numbers = ((files.added, "new"), (files.changed, "changed"), (files.removed, "removed"))
    told = [(number, what) for number, what in numbers if number]
    if not told:
        return "all as they were"
    (first, what), *others = told
    words = f"{first:,} file{'s' if first != 1 else ''} {what}"
    *some, last = [words, *(f"{number:,} {what}" for number, what in others)]
    return f"{', '.join(some)} and {last}" if some else last
