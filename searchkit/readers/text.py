"""Plain text clippings: dumps out of PDFs, database exports, notes."""

from searchkit.domain.clipping import Clipping, PlainText, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import file_digest
from searchkit.readers.decode import decoded

# 16 MB are some 4,000 stories; a larger file of text is an archive's dump or a log.
MAX_TEXT_BYTES = 16 * 1024 * 1024


def read_text(source: Source) -> Clipping:
    """Return the text, decoded. Raises UnreadableClipping for binary, empty or huge files."""
    if len(source.data) > MAX_TEXT_BYTES:
        raise UnreadableClipping(
            f"holds {len(source.data) / 1048576:,.0f} MB of text, more than the "
            f"{MAX_TEXT_BYTES // 1048576} MB that searchkit reads as one clipping. Split it."
        )
    text, warnings = decoded(source)
    if not text.strip():
        raise UnreadableClipping("holds no text." if source.data else "is empty.")
    return Clipping(file_digest(source.data), PlainText(text), warnings)
