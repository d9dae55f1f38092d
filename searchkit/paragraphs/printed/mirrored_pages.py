"""Pages that are read from right to left, turned over: what is right of them is left for all that follows.

Indents, short lines and the order of columns are then what they are elsewhere.
"""

from collections.abc import Iterable
from dataclasses import replace

from searchkit.domain.clipping import Box, Page
from searchkit.language.right_to_left import has_right_to_left, is_right_to_left


def from_left(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return the pages, those whose text is mostly read from right to left as in a mirror."""
    return tuple(_mirrored(page) if _is_right_to_left(page) else page for page in pages)


def _is_right_to_left(page: Page) -> bool:
    if not any(has_right_to_left(line.text) for line in page.lines):
        return False
    return is_right_to_left(" ".join(line.text for line in page.lines))


def _mirrored(page: Page) -> Page:
    width = page.width
    return replace(
        page,
        lines=tuple(replace(line, x0=width - line.x1, x1=width - line.x0) for line in page.lines),
        images=tuple(_turned(box, width) for box in page.images),
        marks=tuple(_turned(box, width) for box in page.marks),
    )


def _turned(box: Box, width: float) -> Box:
    return Box(width - box.x1, box.y0, width - box.x0, box.y1)
