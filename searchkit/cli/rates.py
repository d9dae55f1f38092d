"""How many pages were written, and how fast: what `html` and `site` say at their end."""

from collections.abc import Iterator

from searchkit.renderers.html.page_folder import PublishedPages

_ENOUGH_PAGES = 100  # the rate of fewer is that of opening the index


def pages_words(files: PublishedPages, seconds: float) -> str:
    """Return "214 pages (5 files new, 3 changed), 1,240 pages a second"."""
    words = f"{files.pages:,} page{'s' if files.pages != 1 else ''}"
    words += f" ({', '.join(_changes(files)) or 'as they were'})"
    if files.pages >= _ENOUGH_PAGES:
        words += f", {files.pages / max(seconds, 0.001):,.0f} pages a second"
    return words


def _changes(files: PublishedPages) -> Iterator[str]:
    numbers = ((files.added, "new"), (files.changed, "changed"), (files.removed, "removed"))
    noun = " files"
    for number, what in numbers:
        if number:
            yield f"{number:,}{noun.removesuffix('s') if number == 1 else noun} {what}"
            noun = ""
