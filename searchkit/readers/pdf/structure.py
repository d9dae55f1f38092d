"""The file's skeleton: cross-references, objects, pages. pdfminer.six reads it, within limits.

What pdfminer.six (checked: 20251230, 20260107) does without a limit is bounded here by subclasses: an
object that is a reference to itself, a chain of cross-reference tables that closes, an object that is
never found where its table says, entries counted in the billions.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFNoValidXRef, PDFXRef, PDFXRefStream
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFSyntaxError
from pdfminer.pdftypes import PDFObjRef, PDFStream, int_value, resolve1
from pdfminer.psparser import KWD
from pdfminer.utils import decode_text

from searchkit.readers.pdf.budget import Budget, LimitError
from searchkit.readers.pdf.objects import Odd, object_at, stream_start, table_at, values_of
from searchkit.readers.pdf.streams import BudgetedStream
from searchkit.rules import limit

LONGEST_REFERENCE_CHAIN = limit(32, "circles of references; real files have one")
OBJECT_SEARCH_TOKENS = limit(
    64, "time; an offset beside its object is wrong by a few bytes, not by pages"
)

_OBJ = KWD(b"obj")


class BoundedParser(PDFParser):  # type: ignore[misc]
    """A parser that hands out streams with a budget."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        super().__init__(BytesIO(data))
        self._budget = budget

    def push(self, *objects: tuple[int, Any]) -> None:
        """Put objects on the parser's stack, every stream as a BudgetedStream."""
        for position, value in objects:
            if type(value) is PDFStream:
                value = BudgetedStream(value, self._budget)
            super().push((position, value))


class BoundedDocument(PDFDocument):  # type: ignore[misc]
    """A document whose loops end."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._data = data
        self._budget = budget
        self._tables_read: set[int] = set()
        super().__init__(BoundedParser(data, budget), password="")
        for table in self.xrefs:
            if isinstance(table, PDFXRefStream):
                _clamp(table, budget)

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[Any]) -> None:
        """Read the table at `start` and those before it, each once."""
        if start in self._tables_read:
            return
        self._tables_read.add(start)
        if len(self._tables_read) > 1_000:
            raise LimitError("more than 1,000 cross-reference tables")
        try:
            if not self._read_plain_table(parser, start, xrefs):
                super().read_xref_from(parser, start, xrefs)
        except (
            AssertionError,
            AttributeError,
            IndexError,
            KeyError,
            TypeError,
            ValueError,
        ) as error:
            # A damaged table: pdfminer then looks for the objects themselves.
            raise PDFNoValidXRef(str(error)) from error

    def getobj(self, objid: int) -> Any:
        """Return an object, followed through references that stand for references."""
        found = super().getobj(objid)
        for _ in range(LONGEST_REFERENCE_CHAIN):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
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
            return self._damaged_object(pos, objid)

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
        if not isinstance(length, int) or length < 0 or self._parser.fallback:
            raise Odd
        if not self._data[start + length : start + length + 20].lstrip().startswith(b"endstream"):
            raise Odd
        data = self._data[start : start + length]
        return BudgetedStream(PDFStream(value, data, self.decipher), self._budget)

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


def pages_of(document: BoundedDocument) -> Iterator[PDFPage]:
    """Yield the pages in order. Raises LimitError past the limit."""
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= document._budget.limits.pages:
            raise LimitError(f"more than {document._budget.limits.pages:,} pages")
        yield page


def metadata_of(document: BoundedDocument) -> dict[str, str]:
    """Return what the file says of itself: Title, Author, CreationDate ... as text."""
    found: dict[str, str] = {}
    for record in document.info:
        for key, value in record.items():
            value = resolve1(value)
            if isinstance(value, bytes) and isinstance(key, str):
                found.setdefault(key, decode_text(value)[:1_000].replace("\0", "").strip())
    return found
