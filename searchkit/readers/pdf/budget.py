"""How much work one PDF may cause, and the count of what it has caused.

A clipping is a few pages; a bomb is a few kilobytes that ask for gigabytes.  The limits are far above
the largest real file measured (a scanned newspaper: 3 MiB of streams, 60,000 characters a page) and low
enough that a worker stays within seconds and within its gigabyte.
"""

from searchkit.rules import fact
from searchkit.values import dataclass

MEBIBYTE = fact(1 << 20, "1,048,576 bytes")


class LimitError(Exception):
    """A budget is spent. Its text says which, as the end of a sentence: "more than 5,000 pages"."""


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """What one file may ask for."""

    stream_bytes: int = 64 * MEBIBYTE  # out of one stream
    total_bytes: int = 256 * MEBIBYTE  # out of all streams together
    operators: int = 4_000_000
    characters: int = 4_000_000
    forms: int = 2_000  # drawings of a form within a page, all pages together
    depth: int = 12  # of forms within forms
    pages: int = 5_000
    array_items: int = 2_000_000  # of a font's width ranges, of a cross-reference's entries
    map_entries: int = 70_000  # of one font's table of characters; Unicode's first plane has 65,536


class Budget:
    """What is left of the limits for one file."""

    def __init__(self, limits: PdfLimits | None = None) -> None:
        self.limits = limits or PdfLimits()
        self._bytes = 0
        self._operators = 0
        self._characters = 0
        self._forms = 0

    def spend_bytes(self, count: int) -> None:
        """Count decoded bytes. Raises LimitError."""
        self._bytes += count
        if self._bytes > self.limits.total_bytes:
            raise LimitError(f"its streams unpack to more than {self.limits.total_bytes:,} bytes")

    def spend_operators(self, count: int) -> None:
        """Count drawing operators. Raises LimitError."""
        self._operators += count
        if self._operators > self.limits.operators:
            raise LimitError(f"more than {self.limits.operators:,} drawing operators")

    def spend_characters(self, count: int) -> None:
        """Count printed characters. Raises LimitError."""
        self._characters += count
        if self._characters > self.limits.characters:
            raise LimitError(f"more than {self.limits.characters:,} characters")

    def spend_form(self) -> None:
        """Count one drawing of a form. Raises LimitError."""
        self._forms += 1
        if self._forms > self.limits.forms:
            raise LimitError(f"more than {self.limits.forms:,} drawings within drawings")
