"""Plain text clippings: dumps out of PDFs, database exports, notes."""

from searchkit.domain.clipping import Clipping, PlainText, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import file_digest
from searchkit.readers.decode import decoded
from searchkit.rules import limit

MAX_TEXT_BYTES = limit(
    4 * 1024 * 1024,
    "time of a worker: a database's download of 500 stories, the most that they give at once, has 3 MB"
    " and is read in 13 seconds",
)
MAX_LINES = limit(200_000, "time of a worker, on lines that hold next to nothing")


def read_text(source: Source) -> Clipping:
    """Return the text, decoded. Raises UnreadableClipping for binary, empty or huge files."""
    if len(source.data) > MAX_TEXT_BYTES:
        raise UnreadableClipping(
            f"holds {len(source.data) / 1048576:,.1f} MB of text, more than the "
            f"{MAX_TEXT_BYTES // 1048576} MB that searchkit reads as one clipping. Split it."
        )
    text, warnings = decoded(source)
    if not text.strip():
        raise UnreadableClipping("holds no text." if source.data else "is empty.")
    if (lines := text.count("\n")) > MAX_LINES:
        raise UnreadableClipping(
            f"holds {lines:,} lines, more than the {MAX_LINES:,} that searchkit reads as one "
            "clipping. Split it."
        )
    return Clipping(file_digest(source.data), PlainText(text), warnings)
