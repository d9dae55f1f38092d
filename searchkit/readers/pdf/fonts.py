"""Fonts: from the bytes of a shown string to characters and how far each moves the pen.

pdfminer.six knows the encodings and the widths; the table of a font's own characters is read by
unicode_map.py, and what a font's description could ask for without limit is taken out before pdfminer
sees it: ranges of widths, an embedded font file where it is not needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdffont import (
    PDFCIDFont,
    PDFFont,
    PDFTrueTypeFont,
    PDFType1Font,
    PDFType3Font,
    TrueTypeFont,
)
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import PSKeyword, PSLiteral, literal_name

from searchkit.readers.pdf.budget import Budget, LimitError
from searchkit.readers.pdf.drawn_order import as_drawn
from searchkit.readers.pdf.unicode_map import unicode_map
from searchkit.regexes import regex
from searchkit.rules import limit

UNDECODED = "\ufffd"  # stands for a glyph whose character the file does not say
WIDEST_CODE = limit(
    0x20000, "memory, against fonts that name codes beyond the second plane of Unicode"
)
WIDEST_EMS = limit(10.0, "damaged widths: no character of text is as wide")
LARGEST_TYPE1_HEADER = limit(1 << 20, "time; real headers are below 10 KiB")

_SUBSET = regex(r"^[A-Z]{6}\+")


class _Glyphs(dict[int, tuple[str, float]]):
    """Character code -> its text and its width in ems, worked out once for each."""

    def __init__(self, font: PDFFont, texts: Mapping[int, str]) -> None:
        super().__init__()
        self._font = font
        self._texts = texts

    def __missing__(self, code: int) -> tuple[str, float]:
        text = self._texts.get(code)
        if text is None:
            try:
                text = str(self._font.to_unichr(code))
            except Exception:  # pdfminer raises whatever the damage leads to
                text = UNDECODED
        try:
            width = float(self._font.char_width(code))
        except Exception:
            width = 0.0
        if not width and (text == " " or text.isalnum()):
            width = _usual_width(text)  # the widths are damaged or missing: letters have one
        if len(text) > 1:
            text = as_drawn(text)  # a ligature of Arabic letters
        glyph = self[code] = (text, width if abs(width) < WIDEST_EMS else _usual_width(text))
        return glyph


class Font:
    """One font of the file."""

    def __init__(self, font: PDFFont, texts: Mapping[int, str]) -> None:
        name = getattr(font, "basefont", None) or getattr(font, "fontname", "") or ""
        self.name = _SUBSET.sub("", name if isinstance(name, str) else "")
        self.is_vertical = bool(font.is_vertical())
        self.is_multibyte = bool(font.is_multibyte())
        self.glyphs = _Glyphs(font, texts)
        self._decode = font.decode
        cmap = getattr(font, "cmap", None)
        # A CMap of the file's own or of an unknown name: nearly all are two-byte identities.
        self._decodes_nothing = cmap is not None and not getattr(cmap, "code2cid", True)

    def codes(self, shown: bytes) -> Iterable[int]:
        """Return the character codes of a shown string."""
        if self._decodes_nothing:
            return [int.from_bytes(shown[i : i + 2]) for i in range(0, len(shown), 2)]
        codes: Iterable[int] = self._decode(shown)
        return codes


class FontCache:
    """Every font of the file, built once."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._fonts: dict[int, Font | None] = {}

    def font(self, reference: Any) -> Font | None:
        """Return the font a page's resources name. None where it makes no sense."""
        number = reference.objid if isinstance(reference, PDFObjRef) else None
        if number is not None and number in self._fonts:
            return self._fonts[number]
        try:
            font = self._built(dict_value(reference))
        except (LimitError, RecursionError, ImportError, OSError, MemoryError):
            raise
        except Exception:  # a font that cannot be read loses its text, not the file's
            font = None
        if number is not None:
            self._fonts[number] = font
        return font

    def _built(self, spec: Mapping[str, Any]) -> Font:
        spec = dict(spec)
        subtype = _name(spec.get("Subtype"))
        if subtype == "Type0":
            descendants = list_value(spec["DescendantFonts"])
            descendant = dict(dict_value(descendants[0]))
            if not _name(descendant.get("Subtype")).startswith("CIDFont"):
                descendant = {"DW": 0}  # a damaged reference led elsewhere
            for key in ("Encoding", "ToUnicode"):
                if key in spec:
                    descendant[key] = resolve1(spec[key])
            spec, subtype = descendant, "CIDFontType2"
        texts = self._texts(spec)
        if subtype.startswith("CIDFont"):
            return self._cid_font(spec, texts)
        self._check_header(spec)
        if subtype == "Type3":
            return Font(PDFType3Font(None, spec), texts)
        if subtype == "TrueType":
            return Font(PDFTrueTypeFont(None, spec), texts)
        return Font(PDFType1Font(None, spec), texts)

    def _texts(self, spec: dict[str, Any]) -> dict[int, str]:
        """Take the table of characters out of the description and return it."""
        table = resolve1(spec.get("ToUnicode"))
        if not isinstance(table, PDFStream):
            return {}
        del spec["ToUnicode"]
        return unicode_map(table.get_data(), self._budget.limits.map_entries)

    def _cid_font(self, spec: dict[str, Any], texts: dict[int, str]) -> Font:
        spec["W"] = self._widths(spec.get("W"), fields=3)
        spec["W2"] = self._widths(spec.get("W2"), fields=5)
        descriptor = dict(dict_value(spec.get("FontDescriptor", {})))
        embedded = resolve1(descriptor.pop("FontFile2", None))
        spec["FontDescriptor"] = descriptor
        font = PDFCIDFont(None, spec)
        if not texts and isinstance(embedded, PDFStream):
            texts = _texts_of_font_file(embedded.get_data(), self._budget.limits.map_entries)
        return Font(font, texts)

    def _widths(self, value: Any, fields: int) -> list[Any]:
        """Return an array of widths, without ranges that ask for more codes than there are."""
        checked: list[Any] = []
        plain: list[Any] = []
        entries = 0
        for item in list_value(value):
            item = resolve1(item)
            if isinstance(item, list):
                checked += [*plain[-1:], list(_numbers(item))]
                entries += len(item)
                plain = []
            elif isinstance(item, (int, float)):
                plain.append(item)
                if len(plain) == fields:
                    entries += max(0, int(plain[1]) - int(plain[0]))
                    if plain[1] <= WIDEST_CODE:
                        checked += plain
                    plain = []
            if entries > self._budget.limits.array_items:
                raise LimitError("a font with more widths than characters")
        return checked

    def _check_header(self, spec: dict[str, Any]) -> None:
        descriptor = dict(dict_value(spec.get("FontDescriptor", {})))
        header = resolve1(descriptor.get("FontFile"))
        if isinstance(header, PDFStream):
            length = resolve1(header.attrs.get("Length1", 0))
            if not isinstance(length, int) or length > LARGEST_TYPE1_HEADER:
                del descriptor["FontFile"]
                spec["FontDescriptor"] = descriptor


def _usual_width(text: str) -> float:
    """Return how wide a character is in Times, in ems; most text faces are near to it."""
    _, widths = FONT_METRICS["Times-Roman"]
    return float(widths.get(text[:1], 500)) / 1_000


def _numbers(items: Iterable[Any]) -> Iterator[int | float]:
    """Yield the widths of an array; damage leaves the others in their places."""
    for item in map(resolve1, items):
        if isinstance(item, int | float):
            yield item
        elif not isinstance(item, PSKeyword) or any(48 <= byte < 58 for byte in item.name):
            yield 0  # it was a number once; letters alone are what followed one


class _BoundedTrueType(TrueTypeFont):  # type: ignore[misc]
    """An embedded font file whose table of characters is read only where it is of sane size."""

    def parse_cmap_format_10(self, fp: Any, char2gid: dict[int, int]) -> None:
        """Leave a table for rare scripts unread; pdfminer reads it without a limit."""

    def parse_cmap_format_12(self, fp: Any, char2gid: dict[int, int]) -> None:
        """Leave it unread: the same file has the first plane in format 4."""


def _texts_of_font_file(data: bytes, limit: int) -> dict[int, str]:
    try:
        table = _BoundedTrueType("", BytesIO(data)).create_unicode_map().cid2unichr
    except Exception:  # pdfminer raises whatever the damage leads to
        return {}
    return dict(list(table.items())[:limit])


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(literal_name(value)) if isinstance(value, PSLiteral) else ""
