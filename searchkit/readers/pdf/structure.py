"""The file's skeleton: cross-references, objects, pages. pdfminer.six reads it, within limits.

What pdfminer.six (checked: 20251230, 20260107) does without a limit is bounded here by subclasses: an
object that is a reference to itself, a chain of cross-reference tables that closes, an object that is
never found where its table says, entries counted in the billions. And where a table is wrong, objects
are looked for where they are (salvage.py), which pdfminer does for whole files only, and stops at the
first that is damaged.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFNoValidXRef, PDFXRef, PDFXRefStream
from pdfminer.pdfparser import PDFParser, PDFSyntaxError
from pdfminer.pdftypes import (
    PDFObjectNotFound,
    PDFObjRef,
    PDFStream,
    dict_value,
    int_value,
    resolve1,
)
from pdfminer.psexceptions import PSException
from pdfminer.psparser import KWD, PSKeyword, PSLiteral
from pdfminer.utils import decode_text

from searchkit.readers.pdf.budget import Budget, LimitError
from searchkit.readers.pdf.objects import (
    Odd,
    object_at,
    stored_stream,
    stream_start,
    table_at,
    values_of,
)
from searchkit.readers.pdf.salvage import FoundTable
from searchkit.readers.pdf.streams import BudgetedStream
from searchkit.rules import limit

LONGEST_REFERENCE_CHAIN = limit(32, "circles of references; real files have one")
OBJECT_SEARCH_TOKENS = limit(
    64, "time; an offset beside its object is wrong by a few bytes, not by pages"
)

# What pdfminer raises where bytes are not what they should be, its own errors aside.
_DAMAGE = (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError)

_OBJ = KWD(b"obj")
_STREAM = KWD(b"stream")


class BoundedParser(PDFParser):  # type: ignore[misc]
    """A parser that hands out streams with a budget, and reads on past what is damaged."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        super().__init__(BytesIO(data))
        self._data = data
        self._budget = budget

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Take a stream by its own end where its length is wrong; the rest as pdfminer does."""
        if token is not _STREAM:
            super().do_keyword(pos, token)
            return
        start = stream_start(self._data, pos)
        described = [value for _, value in self.pop(1)]
        if start is None or not described or not isinstance(described[0], dict):
            raise PDFSyntaxError("a stream without its description")
        found = stored_stream(self._data, start, resolve1(described[0].get("Length")))
        self.seek(found.end)
        stream = BudgetedStream(described[0], found, self.doc.decipher, self._budget)
        self.push((found.end, stream))

    def end_type(self, type: str) -> tuple[int, list[Any]]:
        """Return what a bracket holds; of a dictionary, the pairs that are some."""
        position, values = super().end_type(type)
        if type == "d" and len(values) % 2:
            values = list(_pairs(values))
        return position, values


def _pairs(values: Sequence[Any]) -> Iterator[Any]:
    """Yield names with their values, where one of them is missing."""
    place = 0
    while place < len(values) - 1:
        if isinstance(values[place], PSLiteral):
            yield from values[place : place + 2]
            place += 1
        place += 1


class BoundedDocument(PDFDocument):  # type: ignore[misc]
    """A document whose loops end.

    `by_search`: its tables are not believed; objects are where they are found. Else `is_damaged`
    says, once its pages were read, whether a table could not be read, or an object was not there.
    """

    def __init__(self, data: bytes, budget: Budget, *, by_search: bool = False) -> None:
        self._data = data
        self.budget = budget
        self._found = FoundTable(data) if by_search else None
        self._tables_read: set[int] = set()
        self.is_damaged = False
        super().__init__(BoundedParser(data, budget), password="", fallback=False)
        for table in self.xrefs:
            if isinstance(table, PDFXRefStream):
                _clamp(table, budget)
        if self._found is not None:
            self._found.add_packed_objects(self)
            self.catalog = dict_value(self._found.trailer["Root"])

    def find_xref(self, parser: PDFParser) -> int:
        """Return where the newest table is said to be; by search, of no importance."""
        return 0 if self._found is not None else int(super().find_xref(parser))

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[Any]) -> None:
        """Read the table at `start` and those before it, each once."""
        if self._found is not None:
            self._found.read_trailer(self)
            xrefs.append(self._found)
            return
        if start in self._tables_read:
            return
        self._tables_read.add(start)
        if len(self._tables_read) > 1_000:
            raise LimitError("more than 1,000 cross-reference tables")
        try:
            if not self._read_plain_table(parser, start, xrefs):
                super().read_xref_from(parser, start, xrefs)
        except (PSException, *_DAMAGE) as error:
            self.is_damaged = True
            raise PDFNoValidXRef(str(error)) from error

    def getobj(self, objid: int) -> Any:
        """Return an object, followed through references that stand for references."""
        try:
            found = super().getobj(objid)
            for _ in range(LONGEST_REFERENCE_CHAIN):
                if not isinstance(found, PDFObjRef):
                    return found
                found = super().getobj(found.objid)
        except PDFObjectNotFound:
            self.is_damaged |= any(objid in table.get_objids() for table in self.xrefs)
            raise
        return None

    def _read_plain_table(self, parser: PDFParser, start: int, xrefs: list[Any]) -> bool:
        """Read a table that is written as it should be, and those before it; False: it is not."""
        try:
            offsets, trailer = table_at(self._data, start, self)
        except (Odd, ValueError):
            return False
        table = PDFXRef()
        table.offsets, table.trailer = offsets, trailer
        xrefs.append(table)
        for key in ("XRefStm", "Prev"):
            if key in trailer:
                self.read_xref_from(parser, int_value(trailer[key]), xrefs)
        return True

    def _getobj_parse(self, pos: int, objid: int) -> Any:
        try:
            return self._plain_object(pos, objid)
        except (Odd, ValueError):
            pass
        try:
            return self._damaged_object(pos, objid)
        except (PSException, *_DAMAGE) as error:
            raise PDFSyntaxError(f"object {objid} at {pos}: {error}") from error

    def _plain_object(self, pos: int, objid: int) -> Any:
        value, end = object_at(self._data, pos, objid, self)
        if not isinstance(value, dict):
            return value
        start = stream_start(self._data, end)
        if start is None:
            return value
        length = value.get("Length")
        if isinstance(length, PDFObjRef):
            length = self.getobj(length.objid)
        stored = stored_stream(self._data, start, length)
        return BudgetedStream(value, stored, self.decipher, self.budget)

    def _get_objects(self, stream: PDFStream) -> tuple[list[Any], int]:
        try:
            values = values_of(stream.get_data(), self)
        except (Odd, ValueError):
            objects: tuple[list[Any], int] = super()._get_objects(stream)
            return objects
        count = stream.get("N")
        return values, count if isinstance(count, int) else 0

    def _damaged_object(self, pos: int, objid: int) -> Any:
        parser = self._parser
        parser.seek(pos)
        number, generation, keyword = (parser.nexttoken()[1] for _ in range(3))
        for _ in range(OBJECT_SEARCH_TOKENS):
            if keyword is _OBJ and number == objid:
                return parser.nextobject()[1]
            number, generation, keyword = generation, keyword, parser.nexttoken()[1]
        raise PDFSyntaxError(f"no object {objid} at {pos}")


def _clamp(table: PDFXRefStream, budget: Budget) -> None:
    """Cut the ranges of a table to the entries that it holds."""
    if len(table.ranges) > budget.limits.array_items // 100:
        raise LimitError("a cross-reference table in too many pieces")
    left = len(table.data or b"") // max(table.entlen or 0, 1)
    ranges = []
    for start, count in table.ranges:
        count = min(count, left)
        left -= count
        ranges.append((start, count))
    table.ranges = ranges


def metadata_of(document: BoundedDocument) -> dict[str, str]:
    """Return what the file says of itself: Title, Author, CreationDate ... as text."""
    found: dict[str, str] = {}
    for record in document.info:
        for key, value in record.items():
            value = resolve1(value)
            if isinstance(value, bytes) and isinstance(key, str):
                found.setdefault(key, decode_text(value)[:1_000].replace("\0", "").strip())
    return found
