"""Streams that are unpacked within a budget.

pdfminer.six (checked: 20251230, 20260107) unpacks a stream with `zlib.decompress`, without a limit, and
salvages a damaged one byte by byte with quadratic joins.  It leaves no seam for either but the stream
object itself, so our parser (structure.py) hands out this subclass, which decodes by its own means.
"""

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

from pdfminer.ascii85 import ascii85decode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
    int_value,
)
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from searchkit.readers.pdf.budget import Budget, LimitError
from searchkit.readers.pdf.objects import StoredStream
from searchkit.regexes import regex
from searchkit.rules import fact, limit

_NO_HEX = regex(rb"[^0-9A-Fa-f]")
SALVAGE_STEP = limit(64, "bytes lost before the damage of a stream: at most so many")
ZLIB_HEADER_BYTES = fact(2, "RFC 1950, 2.2")
DEFLATE = fact(8, "zlib's only method (RFC 1950, 2.2)")


class BudgetedStream(PDFStream):  # type: ignore[misc]
    """A stream that counts what it unpacks. Image filters are not undone: images hold no text.

    Known once it was decoded: `lost` of its `stored` bytes were damaged or are missing; with
    `is_unfinished`, it breaks off, and nobody can say what came then.
    """

    def __init__(
        self, attrs: dict[str, Any], stored: StoredStream, decipher: Any, budget: Budget
    ) -> None:
        super().__init__(attrs, stored.data, decipher)
        self._budget = budget
        self.lost = stored.missing
        self.stored = len(stored.data) + stored.missing
        self.is_unfinished = False

    def decode(self) -> None:
        """Fill `data`. Raises LimitError; what cannot be decoded is empty."""
        data: bytes = self.get_rawdata() or b""
        self.rawdata = None
        self.data = b""
        if self.decipher is not None and self.objid is not None:
            data = self.decipher(self.objid, self.genno or 0, data, self.attrs)
        for name, parameters in self.get_filters():
            if name in LITERALS_FLATE_DECODE:
                found = inflated(data, self._budget)
                data = found.data
                self.lost += found.unread
                self.is_unfinished |= found.is_unfinished
            elif (undo := _undo(name)) is not None:
                data = undo(data, self._budget)
            else:
                return
            data = _unpredicted(data, parameters, self._budget)
        self.data = data


def _undo(name: Any) -> Callable[[bytes, Budget], bytes] | None:
    if name in LITERALS_LZW_DECODE:
        return _unlzw
    if name in LITERALS_ASCII85_DECODE:
        return lambda data, budget: _counted(_unascii85(data), budget)
    if name in LITERALS_ASCIIHEX_DECODE:
        return lambda data, budget: _counted(_unhex(data), budget)
    if name in LITERALS_RUNLENGTH_DECODE:
        # At most 64 times its size, so that the file's own size bounds it.
        return lambda data, budget: _counted(rldecode(data), budget)
    return None


class Inflated(NamedTuple):
    """What a zlib stream unpacks to, as far as it can be."""

    data: bytes
    unread: int = 0  # bytes from the damage on
    is_unfinished: bool = False


def inflated(data: bytes, budget: Budget) -> Inflated:
    """Return what a zlib stream unpacks to, up to its damage. Raises LimitError.

    A checksum at the end that is wrong or missing costs nothing: all was read by then.
    """
    limit = budget.limits.stream_bytes
    inflater = zlib.decompressobj()
    try:
        found = Inflated(inflater.decompress(data, limit))
    except zlib.error:
        found = _up_to_the_damage(data, limit)
    else:
        if inflater.unconsumed_tail:
            raise LimitError(f"a stream unpacks to more than {limit:,} bytes")
        if data and not inflater.eof:
            found = _up_to_the_damage(data, limit)
    budget.spend_bytes(len(found.data))
    return found


def _up_to_the_damage(data: bytes, limit: int) -> Inflated:
    if data[:1] and data[0] & 0x0F == DEFLATE and int.from_bytes(data[:2]) % 31 == 0:
        starts: tuple[int, ...] = (ZLIB_HEADER_BYTES,)
    else:
        starts = (ZLIB_HEADER_BYTES, 0)  # damage hit the header, or the writer left it out
    tries = [_inflated_raw(data, start, limit) for start in starts]
    return max(tries, key=lambda found: len(found.data))


def _inflated_raw(data: bytes, start: int, limit: int) -> Inflated:
    """Return what a stream that begins at `start` unpacks to; its checksum is not looked at."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size, place = 0, start
    try:
        while not inflater.eof:
            # zlib throws away what it unpacked in a call that meets damage: small calls lose little.
            waiting = inflater.unconsumed_tail
            step = waiting or data[place : place + SALVAGE_STEP]
            piece = inflater.decompress(step, SALVAGE_STEP)
            place += 0 if waiting else len(step)
            if not step and not piece:
                break
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise LimitError(f"a stream unpacks to more than {limit:,} bytes")
    except zlib.error:
        return Inflated(b"".join(pieces), len(data) - place)
    return Inflated(b"".join(pieces), is_unfinished=not inflater.eof)


def _unascii85(data: bytes) -> bytes:
    try:
        return bytes(ascii85decode(data))
    except ValueError:
        pass
    # A digit is damaged, or one too many or too few: all others are taken as they stand, so that
    # what it packs is damaged from there on and no sooner.
    digits = b"".join(data.split()).removeprefix(b"<~").partition(b"~")[0].replace(b"z", b"!" * 5)
    words = (digits[start : start + 5] for start in range(0, len(digits), 5))
    return b"".join(_four_bytes(word)[: max(0, len(word) - 1)] for word in words)


def _four_bytes(digits: bytes) -> bytes:
    number = 0
    for digit in digits.ljust(5, b"u"):
        number = number * 85 + digit - 33
    return (number & 0xFFFFFFFF).to_bytes(4)


def _unhex(data: bytes) -> bytes:
    """Return the bytes of hexadecimal digits; what is none is passed over."""
    digits = _NO_HEX.sub(b"", data.partition(b">")[0])
    return bytes.fromhex((digits + b"0" * (len(digits) & 1)).decode("ascii"))


def _unlzw(data: bytes, budget: Budget) -> bytes:
    """Return what LZW unpacks to, given up at the limit of one stream."""
    pieces: list[bytes] = []
    size = 0
    for piece in LZWDecoder(BytesIO(data)).run():
        pieces.append(piece)
        size += len(piece)
        if size > budget.limits.stream_bytes:
            raise LimitError(f"a stream unpacks to more than {budget.limits.stream_bytes:,} bytes")
    return _counted(b"".join(pieces), budget)


def _counted(data: bytes, budget: Budget) -> bytes:
    budget.spend_bytes(len(data))
    return data


def _unpredicted(data: bytes, parameters: Any, budget: Budget) -> bytes:
    if not isinstance(parameters, dict) or "Predictor" not in parameters:
        return data
    predictor = int_value(parameters["Predictor"])
    colors = int_value(parameters.get("Colors", 1))
    columns = int_value(parameters.get("Columns", 1))
    bits = int_value(parameters.get("BitsPerComponent", 8))
    if not 0 < colors * columns * bits <= 8 * budget.limits.stream_bytes:
        raise LimitError("a stream whose rows are wider than its limit")
    if predictor == 2:
        return bytes(apply_tiff_predictor(colors, columns, bits, data))
    if predictor >= 10:
        # pdfminer asks for memory by the row, however little data there is.
        if colors * columns * bits > 8 * max(len(data), 1) * 2:
            return b""
        return bytes(apply_png_predictor(predictor, colors, columns, bits, data))
    return data
