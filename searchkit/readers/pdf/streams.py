"""Streams that are unpacked within a budget.

pdfminer.six (checked: 20251230, 20260107) unpacks a stream with `zlib.decompress`, without a limit, and
salvages a damaged one byte by byte with quadratic joins.  It leaves no seam for either but the stream
object itself, so our parser (structure.py) hands out this subclass, which decodes by its own means.
"""

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
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
from searchkit.rules import limit

SALVAGE_STEP = limit(64, "bytes lost before the damage of a stream: at most so many")


class BudgetedStream(PDFStream):  # type: ignore[misc]
    """A stream that counts what it unpacks. Image filters are not undone: images hold no text."""

    def __init__(self, stream: PDFStream, budget: Budget) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._budget = budget

    def decode(self) -> None:
        """Fill `data`. Raises LimitError; what cannot be decoded is empty."""
        data: bytes = self.get_rawdata() or b""
        self.rawdata = None
        self.data = b""
        if self.decipher is not None and self.objid is not None:
            data = self.decipher(self.objid, self.genno or 0, data, self.attrs)
        for name, parameters in self.get_filters():
            undo = _undo(name)
            if undo is None:
                return
            data = undo(data, self._budget)
            data = _unpredicted(data, parameters, self._budget)
        self.data = data


def _undo(name: Any) -> Callable[[bytes, Budget], bytes] | None:
    if name in LITERALS_FLATE_DECODE:
        return inflated
    if name in LITERALS_LZW_DECODE:
        return _unlzw
    if name in LITERALS_ASCII85_DECODE:
        return lambda data, budget: _counted(ascii85decode(data), budget)
    if name in LITERALS_ASCIIHEX_DECODE:
        return lambda data, budget: _counted(asciihexdecode(data), budget)
    if name in LITERALS_RUNLENGTH_DECODE:
        # At most 64 times its size, so that the file's own size bounds it.
        return lambda data, budget: _counted(rldecode(data), budget)
    return None


def inflated(data: bytes, budget: Budget) -> bytes:
    """Return what a zlib stream unpacks to, or what can be salvaged of it. Raises LimitError."""
    limit = budget.limits.stream_bytes
    inflater = zlib.decompressobj()
    try:
        unpacked = inflater.decompress(data, limit)
    except zlib.error:
        return _counted(_salvaged(data, limit), budget)
    if inflater.unconsumed_tail:
        raise LimitError(f"a stream unpacks to more than {limit:,} bytes")
    return _counted(unpacked, budget)


def _salvaged(data: bytes, limit: int) -> bytes:
    """Return what comes before the damage; some writers leave out zlib's two header bytes."""
    for window_bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        inflater = zlib.decompressobj(window_bits)
        pieces: list[bytes] = []
        size = 0
        try:
            for start in range(0, len(data), SALVAGE_STEP):
                pieces.append(inflater.decompress(data[start : start + SALVAGE_STEP]))
                size += len(pieces[-1])
                if size > limit:
                    raise LimitError(f"a stream unpacks to more than {limit:,} bytes")
        except zlib.error:
            pass
        if size:
            return b"".join(pieces)
    return b""


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
