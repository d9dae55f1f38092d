"""Objects of a PDF from its bytes, for files that are written as they should be.

pdfminer's parser is made for damage and reads token by token; it takes most of the time of a short file.
This one reads a well-formed object by one regular expression, several times as fast, and gives up with
`Odd` at the first thing it does not expect: pdfminer then reads that object in its patient way.
"""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import LIT

from searchkit.regexes import regex
from searchkit.rules import limit

DEEPEST = limit(
    60, "depth of calls; of arrays and dictionaries, and pdfminer is left with what is deeper"
)
MOST_TOKENS = limit(2_000_000, "time, against files made of tokens alone")

_TOKEN = regex(
    rb"""[\s\0]*(?:
     (\d+)[\s\0]+(\d+)[\s\0]+R(?![A-Za-z0-9])                   # 1 2 reference
    |/([^\s\0()<>\[\]{}/%]*)                                    # 3 name
    |([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?=[\s\0()<>\[\]{}/%]|$)     # 4 number
    |(<<)                                                       # 5
    |(>>)                                                       # 6
    |(\[)                                                       # 7
    |(\])                                                       # 8
    |\(([^()\\\r]*)\)                                           # 9 string without escapes
    |<([0-9A-Fa-f\s]*)>                                         # 10 string in hexadecimal
    |(true|false|null)(?![A-Za-z0-9])                           # 11
    )""",
    re.VERBOSE,
)
_HEAD = regex(rb"[\s\0]*(\d+)[\s\0]+(\d+)[\s\0]+obj\b")
_STREAM = regex(rb"[\s\0]*stream(?:\r\n|\n|\r(?!\n))")
_AFTER_STREAM = regex(rb"\s*endstream")
# Where its length is wrong, a stream ends at its own keyword; where that is damaged, with its object.
_STREAM_END = regex(rb"\r?\n?(?:endstream|endobj)")
_ENTRY = regex(rb"(\d{10}) (\d{5}) ([nf])[ \r\n]{2}")
_SUBSECTION = regex(rb"\s*(\d+)[ \t]+(\d+)[ \t]*\r?\n")
_TABLE = regex(rb"\s*xref[ \t]*\r?\n")
_TRAILER = regex(rb"\s*trailer\b")
_WORDS: dict[bytes, Any] = {b"true": True, b"false": False, b"null": None}


class Odd(Exception):
    """Something that is not written as expected. No error: another way is tried."""


def object_at(data: bytes, position: int, number: int, document: Any) -> tuple[Any, int]:
    """Return the object with this number at this place, and where it ends. Raises Odd."""
    head = _HEAD.match(data, position)
    if head is None or int(head.group(1)) != number:
        raise Odd
    return value_at(data, head.end(), document)


def stream_start(data: bytes, position: int) -> int | None:
    """Return where a stream's bytes begin, if a stream follows."""
    start = _STREAM.match(data, position)
    return start.end() if start else None


class StoredStream(NamedTuple):
    """The bytes of a stream as they lie in the file."""

    data: bytes
    end: int  # where they end
    missing: int  # bytes of it that are not there: the file was cut off


def stored_stream(data: bytes, start: int, declared: Any) -> StoredStream:
    """Return the stream that begins at `start`, of the declared length where that is right.

    A length that is wrong, or none, gives all up to the word that ends the stream.
    """
    length = declared if isinstance(declared, int) and declared >= 0 else None
    if length is not None and _AFTER_STREAM.match(data, start + length):
        return StoredStream(data[start : start + length], start + length, 0)
    if found := _STREAM_END.search(data, start):
        return StoredStream(data[start : found.start()], found.start(), 0)
    rest = data[start:] if length is None else data[start : start + length]
    return StoredStream(rest, len(data), 0 if length is None else length - len(rest))


def value_at(data: bytes, position: int, document: Any) -> tuple[Any, int]:
    """Return the value at this place, and where it ends. Raises Odd."""
    open_values: list[list[Any]] = []
    kinds: list[bool] = []  # True: a dictionary
    for _ in range(MOST_TOKENS):
        token = _TOKEN.match(data, position)
        if token is None:
            raise Odd
        position = token.end()
        value: Any
        kind = token.lastindex
        if kind == 2:
            value = PDFObjRef(document, int(token.group(1)))
        elif kind == 3:
            value = _literal(token.group(3))
        elif kind == 4:
            digits = token.group(4)
            value = float(digits) if b"." in digits else int(digits)
        elif kind == 5 or kind == 7:
            if len(open_values) >= DEEPEST:
                raise Odd
            open_values.append([])
            kinds.append(kind == 5)
            continue
        elif kind == 6 or kind == 8:
            if not kinds or kinds.pop() != (kind == 6):
                raise Odd
            value = open_values.pop()
            if kind == 6:
                value = _dictionary(value)
        elif kind == 9:
            value = token.group(9)
        elif kind == 10:
            digits = b"".join(token.group(10).split())
            value = bytes.fromhex((digits + b"0" * (len(digits) & 1)).decode("ascii"))
        else:
            value = _WORDS[token.group(11)]
        if not open_values:
            return value, position
        open_values[-1].append(value)
    raise Odd


def values_of(data: bytes, document: Any) -> list[Any]:
    """Return all values of an object stream, one after the other. Raises Odd."""
    values: list[Any] = []
    position = 0
    end = len(data.rstrip(b"\0 \t\r\n\f"))
    while position < end:
        value, position = value_at(data, position, document)
        values.append(value)
    return values


def table_at(data: bytes, position: int, document: Any) -> tuple[dict[int, Any], dict[str, Any]]:
    """Return a cross-reference table's offsets and its trailer. Raises Odd."""
    start = _TABLE.match(data, position)
    if start is None:
        raise Odd
    position = start.end()
    offsets: dict[int, Any] = {}
    while (section := _SUBSECTION.match(data, position)) is not None:
        first, count = int(section.group(1)), int(section.group(2))
        position = section.end()
        entries = _ENTRY.findall(data, position, position + 20 * count)
        if len(entries) != count:
            raise Odd
        for number, (offset, generation, use) in enumerate(entries, start=first):
            if use == b"n":
                offsets[number] = (None, int(offset), int(generation))
        position += 20 * count
    trailer = _TRAILER.match(data, position)
    if trailer is None:
        raise Odd
    value, _ = value_at(data, trailer.end(), document)
    if not isinstance(value, dict):
        raise Odd
    return offsets, value


def _dictionary(flat: list[Any]) -> dict[str, Any]:
    if len(flat) % 2:
        raise Odd
    try:
        return {key.name: value for key, value in zip(flat[::2], flat[1::2], strict=True)}
    except AttributeError as error:
        raise Odd from error


@lru_cache(1 << 10)  # A page names what the page before it did.
def _literal(raw: bytes) -> Any:
    if b"#" in raw:
        raise Odd
    try:
        return LIT(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Odd from error
