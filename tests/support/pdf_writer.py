"""A writer of small PDFs: text at its place, and files as broken as a test needs them."""

from collections.abc import Iterable, Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a file with these objects, numbered from 1; the first is the catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        data += b"%010d 00000 n \n" % offset
    data += b"trailer <</Root 1 0 R/Size %d%b>>\n" % (len(objects) + 1, trailer)
    return bytes(data + b"startxref\n%d\n%%%%EOF" % table)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)


def one_page(
    content: bytes, resources: bytes = b"/Font<</F 5 0 R>>", extra: Iterable[bytes] = ()
) -> bytes:
    """Return a file of one page. `content` is object 4, the font 5, `extra` begin at 6."""
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<%b>>>>"
            % resources,
            content,
            FONT,
            *extra,
        ]
    )


def shown(lines: Iterable[tuple[float, float, float, str]], font: bytes = b"F") -> bytes:
    """Return the operators that print lines: left edge, baseline from the page's foot, size, text."""
    drawn = bytearray()
    for x, y, size, text in lines:
        escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
        escaped = escaped.replace(b")", b"\\)")
        drawn += b"BT /%b %g Tf 1 0 0 1 %g %g Tm (%b) Tj ET\n" % (font, size, x, y, escaped)
    return bytes(drawn)


def printed(lines: Iterable[tuple[float, float, float, str]]) -> bytes:
    """Return a file of one page that prints these lines."""
    return one_page(stream(shown(lines)))


def unicode_page(lines: Iterable[tuple[float, float, float, str]]) -> bytes:
    """Return a file of one page that prints these lines in any script, each glyph half an em wide.

    Glyphs are drawn from left to right as they stand in the text, whatever the script.
    """
    drawn = bytearray()
    used: set[int] = set()
    for x, y, size, text in lines:
        used.update(map(ord, text))
        codes = text.encode("utf-16-be").hex().encode()
        drawn += b"BT /F %g Tf 1 0 0 1 %g %g Tm <%b> Tj ET\n" % (size, x, y, codes)
    entries = b"\n".join(b"<%04X> <%04X>" % (code, code) for code in sorted(used))
    table = b"begincmap\n%d beginbfchar\n%b\nendbfchar\nendcmap" % (len(used), entries)
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>>>>>",
            stream(bytes(drawn)),
            b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/ToUnicode 6 0 R"
            b"/DescendantFonts[7 0 R]>>",
            stream(table),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/DW 500"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        ]
    )
