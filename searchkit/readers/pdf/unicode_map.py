"""A font's own table from character codes to text (/ToUnicode), read within limits.

pdfminer.six reads these tables with its PostScript parser, without a limit on ranges: four lines of a
file can ask for four billion entries.  A regular expression reads them ten times as fast.
"""

import re

from searchkit.regexes import regex

_SECTION = regex(rb"begin(bfchar|bfrange|cidchar|cidrange)(.*?)end", re.DOTALL)
_TOKEN = regex(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|/([^\s<>\[\]/]+)|(\d+)")


def unicode_map(data: bytes, limit: int) -> dict[int, str]:
    """Return character code -> text, at most `limit` entries; what is malformed is left out."""
    found: dict[int, str] = {}
    for section in _SECTION.finditer(data):
        values = _values(section.group(2))
        if section.group(1) == b"bfchar":
            for code, text in zip(values[::2], values[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes) and len(found) < limit:
                    _keep(found, int.from_bytes(code), _text(text))
        elif section.group(1) == b"bfrange":
            for first, last, start in zip(values[::3], values[1::3], values[2::3], strict=False):
                if isinstance(first, bytes) and isinstance(last, bytes):
                    _range(found, int.from_bytes(first), int.from_bytes(last), start, limit)
    return found


def _values(data: bytes) -> list[bytes | list[bytes]]:
    values: list[bytes | list[bytes]] = []
    array: list[bytes] | None = None
    for token in _TOKEN.finditer(data):
        if token.group(2):
            array = []
        elif token.group(3):
            if array is not None:
                values.append(array)
            array = None
        elif token.group(1) is not None:
            digits = b"".join(token.group(1).split())
            value = bytes.fromhex((digits + b"0" * (len(digits) & 1)).decode("ascii"))
            (values if array is None else array).append(value)
        else:
            values.append(b"")  # a glyph's name or a number: keeps the places of the others
    return values


def _range(
    found: dict[int, str], first: int, last: int, start: bytes | list[bytes], limit: int
) -> None:
    count = min(last - first + 1, limit - len(found))
    if isinstance(start, list):
        for offset, text in enumerate(start[: max(count, 0)]):
            _keep(found, first + offset, _text(text))
        return
    if not start:
        return
    head, tail = start[:-2], int.from_bytes(start[-2:])
    for offset in range(count):
        if tail + offset > 0xFFFF:
            break
        _keep(found, first + offset, _text(head + (tail + offset).to_bytes(2)))


def _text(data: bytes) -> str:
    if len(data) == 1:
        return chr(data[0])
    return data.decode("utf-16-be", "ignore")


def _keep(found: dict[int, str], code: int, text: str) -> None:
    # Some writers map the space and the no-break space to one code; the space is meant.
    if text == "\xa0" and found.get(code) == " ":
        return
    found[code] = text
