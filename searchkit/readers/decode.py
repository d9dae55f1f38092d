"""Bytes -> text: UTF-8 with or without BOM, UTF-16, Windows-1252, and nothing else is guessed."""

import codecs

from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, threshold

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# UTF-16 without a mark is known by the zero that is the upper half of most Western letters:
# nearly all bytes of one parity are zero, hardly any of the other.
_UTF16_SAMPLE_BYTES = limit(4_096, "time: the bytes of a text are alike from the first on")
_UTF16_ZERO_SHARE = threshold(
    0.6,
    NO_DATA + "nearly all upper halves are zero in Western text, none in Chinese, which has a mark",
)
_UTF16_OTHER_SHARE = threshold(0.05, NO_DATA + "text has hardly any zero there, binary data many")

# Text has tabs, line ends, form feeds and now and then a stray control; of the executables,
# images and archives tried, none has fewer than 5 in a hundred, and no clipping more than 1.
_MAX_CONTROL_SHARE = threshold(
    0.02, "executables, images and archives have 5 in a hundred or more, clippings 1 at most"
)
_MAX_CONTROLS = threshold(
    4, NO_DATA + "however short the text: a stray form feed or two stand in notes"
)
_BINARY_SAMPLE_CHARS = limit(65_536, "time: binary data shows in its beginning")

_CONTROLS = regex("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROLS_OF_CP1252 = regex("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_LINE_ENDS = regex("\r\n|[\r\x0b\x85\u2028\u2029]")

# UTF-7 is not among them on purpose: it is read as the plain characters that it is.
_PAGE_ENCODING = regex(
    r"iso8859-\d+|cp\d+|koi8-[rtu]|shift_jis\w*|euc_\w+|gb\w+|big5\w*|mac-\w+|tis-620|ptcp154"
)

# A page that names the smaller encoding is written in the larger one that grew out of it, and browsers
# read it so (the WHATWG Encoding Standard, "names and labels").
_AS_BROWSERS_READ = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
# Labels of the same standard that Python does not know.
_ALIASES = {
    "x-gbk": "gbk", "x-sjis": "shift_jis", "x-euc-jp": "euc_jp", "x-x-big5": "big5",
    "big5-hkscs": "big5hkscs", "windows-874": "cp874", "dos-874": "cp874", "x-cp1251": "cp1251",
    "x-cp1252": "cp1252", "x-cp1250": "cp1250", "koi": "koi8-r", "koi8": "koi8-r",
    "windows-949": "cp949", "windows-31j": "cp932", "x-mac-cyrillic": "mac-cyrillic",
}  # fmt: skip

# Broken UTF-8 is still UTF-8 where most of its letters beyond ASCII are sound.
_MAX_BROKEN_SHARE = threshold(
    0.2, NO_DATA + "a torn byte is one of many letters beyond ASCII; read wrongly, most of them are"
)


def decoded(source: Source, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text with line feeds as line ends and no controls, and warnings.

    `declared` is the encoding that the file names itself; sound UTF-8 overrules it. Form feeds and
    tabs are kept. Raises UnreadableClipping where the bytes are no text.
    """
    text, warnings = _decode(source.data, declared)
    sample = text[:_BINARY_SAMPLE_CHARS]
    allowed = max(_MAX_CONTROLS, _MAX_CONTROL_SHARE * len(sample))
    if len(_CONTROLS_OF_CP1252.findall(sample)) > allowed:
        raise UnreadableClipping(
            "holds binary data, not text. Save it as text, HTML or PDF and index that."
        )
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)), warnings


def encoding_by_mark(data: bytes) -> tuple[str, int] | None:
    """Return the encoding that a byte order mark names and the mark's length."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None


def utf16_without_mark(data: bytes) -> str | None:
    """Return the UTF-16 byte order that the places of zero bytes betray."""
    sample = data[:_UTF16_SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 2:
        return None
    even = sample[0 : 2 * half : 2].count(0) / half
    odd = sample[1 : 2 * half : 2].count(0) / half
    if odd >= _UTF16_ZERO_SHARE and even <= _UTF16_OTHER_SHARE:
        return "utf-16-le"
    if even >= _UTF16_ZERO_SHARE and odd <= _UTF16_OTHER_SHARE:
        return "utf-16-be"
    return None


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    if marked := encoding_by_mark(data):
        encoding, length = marked
        return _tolerant(data[length:], encoding)
    if unmarked := utf16_without_mark(data):
        return _tolerant(data, unmarked)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared and (known := _known(declared)):
        return _tolerant(data, known)
    text, warnings = _tolerant(data, "utf-8")
    broken = text.count("\ufffd")
    beyond_ascii = sum(1 for char in text if char > "\x7f")
    if broken <= _MAX_BROKEN_SHARE * beyond_ascii:
        return text, warnings
    return data.decode("cp1252", "replace"), ()


def _known(declared: str) -> str | None:
    """Return the codec of a declared encoding, where it is one that web pages are written in."""
    try:
        name = codecs.lookup(_ALIASES.get(declared.lower(), declared)).name
    except (LookupError, ValueError):
        return None
    name = _AS_BROWSERS_READ.get(name, name)
    return name if _PAGE_ENCODING.fullmatch(name) else None


def _tolerant(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    before = data.count("\ufffd".encode(encoding, "ignore") or b"\xef\xbf\xbd")
    if (broken := text.count("\ufffd") - before) > 0:
        places = "a place" if broken == 1 else f"{broken:,} places"
        return text, (f"{places} could not be decoded as {encoding.upper()}",)
    return text, ()
