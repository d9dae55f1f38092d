"""Which reader does a file need? Its content decides; its suffix only where content is silent."""

import json
import re
from enum import StrEnum
from pathlib import PurePath

from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.readers.decode import decoded, encoding_by_mark
from searchkit.regexes import regex
from searchkit.rules import fact, limit


class FileKind(StrEnum):
    """A kind of file that has a reader."""

    PDF = "pdf"
    TEXT = "text"
    JSONL = "jsonl"
    HTML = "html"
    MARKDOWN = "markdown"


_PDF_HEAD_BYTES = fact(1_024, 'Acrobat, which looks for "%PDF-" this far')
_PDF_START = regex(rb"(?:^|[\r\n\x00\xbf])\s{0,64}%PDF-\d")
_HEAD_BYTES = limit(65_536, "time: what a file is shows in its beginning")

_HTML_START = regex(
    r"(?:<\?xml[^>]{0,200}\?>|<!--(?:(?!-->).){0,4000}-->|\s)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_WITHIN = regex(r"<(?:!doctype\s+html|html|body)\b[^>]{0,2000}>", re.IGNORECASE)
_HTML_WITHIN_CHARS = limit(4_096, "time: a page's own comments may stand above its first tag")
_TAG = regex(r"</?(?:p|div|span|article|h[1-6]|br|a|meta|title)\b[^>]{0,400}>", re.IGNORECASE)

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_JSONL_SUFFIXES = frozenset({".jsonl", ".ndjson"})

# What other files begin with, and what to call them.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip archive or an office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"%!PS", "a PostScript file"),
)

# An e-mail, or the archive of a page (.mhtml) that browsers save: its lines are headers up to the
# first empty one. What follows is coded, mostly, and no text before it is decoded.
_MAIL = regex(rb"(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)


def sniff(source: Source) -> FileKind:
    """Return the kind of file. Raises UnreadableClipping where there is no reader for it."""
    data = source.data
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableClipping("is empty." if not data else "holds no text.")
    if _PDF_START.search(data, 0, _PDF_HEAD_BYTES):
        return FileKind.PDF
    for magic, name in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableClipping(
                f"is {name}, which searchkit does not read. Save it as text, HTML or PDF."
            )
    if _MAIL.match(data[:_HEAD_BYTES].lstrip()):
        raise UnreadableClipping(
            "is an e-mail or a web archive, which searchkit does not read. "
            "Open it and save the page as HTML, or print it as PDF."
        )
    head = _head(source)
    suffix = PurePath(source.name).suffix.lower()
    if suffix in _MARKDOWN_SUFFIXES:
        return FileKind.MARKDOWN  # may begin with a tag
    if _HTML_START.match(head):
        return FileKind.HTML
    if suffix in _JSONL_SUFFIXES or _starts_with_article(head):
        return FileKind.JSONL
    if _HTML_WITHIN.search(head, 0, _HTML_WITHIN_CHARS):
        return FileKind.HTML
    if suffix in _HTML_SUFFIXES and _TAG.search(head):
        return FileKind.HTML
    # Other Markdown that calls itself text is text: its marks are few, and stars open lists there too.
    if not head.startswith(("---", "+++")):
        return FileKind.TEXT
    # Loaded here: most text has no such head, and what reads clips takes longer to load than to sniff.
    from searchkit.readers.markdown.front_matter import begins_with_front_matter

    return FileKind.MARKDOWN if begins_with_front_matter(head) else FileKind.TEXT


def _head(source: Source) -> str:
    """Return the beginning of the file as text, the last character perhaps cut."""
    marked = encoding_by_mark(source.data)
    even = _HEAD_BYTES + (marked[1] if marked else 0)
    text, _ = decoded(Source(source.name, source.data[:even]))
    return text


def _starts_with_article(head: str) -> bool:
    """Whether the first line is a JSON object with paragraphs, whatever the file's name."""
    first = head.lstrip()[:_HEAD_BYTES].partition("\n")[0]
    if not first.startswith("{"):
        return False
    try:
        return "paragraphs" in json.loads(first)
    except (ValueError, RecursionError):
        # A first line longer than the head is cut off; its key is still to be seen.
        return len(first) >= _HEAD_BYTES - 1 and '"paragraphs"' in first
