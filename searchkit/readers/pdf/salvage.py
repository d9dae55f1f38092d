"""Where the objects of a file are, found by looking for them: its own tables are lost or wrong.

Every object begins with its number and "obj". A download that broke off has its pages and no table that
says where they are; one byte too many, and every place in the table is wrong.
"""

import bisect
import re
from collections.abc import Iterator
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFXRef
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.pdftypes import PDFObjRef, PDFStream

from searchkit.readers.pdf.objects import Odd, value_at
from searchkit.regexes import regex
from searchkit.rules import limit

_OBJECT = regex(rb"(?:^|[\r\n\s])(\d{1,7})[ \t]+(\d{1,5})[ \t]+obj\b")
_CATALOGUE = regex(rb"/Type\s*/Catalog\b")
_TRAILER = regex(rb"\btrailer\b")
_TABLE = regex(rb"/Type\s*/XRef\b")
_PACKED = regex(rb"/Type\s*/ObjStm\b")
_NUMBER_AND_PLACE = regex(rb"\s*(\d{1,7})\s+\d{1,9}")
MOST_OBJECTS = limit(200_000, "time, against damaged files that name objects without end")


class FoundTable(PDFXRef):  # type: ignore[misc]
    """A table of the objects that are there: of a number that comes twice, the last, the newest.

    Raises PDFSyntaxError where there are none, or too many.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.trailer: dict[str, Any] = {}
        self._data = data
        self._starts: list[int] = []
        self._numbers: list[int] = []
        self._values: list[int] = []  # where each begins
        for found in _OBJECT.finditer(data):
            self.offsets[int(found[1])] = (None, found.start(1), int(found[2]))
            self._starts.append(found.start(1))
            self._numbers.append(int(found[1]))
            self._values.append(found.end())
            if len(self._starts) > MOST_OBJECTS:
                raise PDFSyntaxError(f"more than {MOST_OBJECTS:,} objects")
        if not self._starts:
            raise PDFSyntaxError("no objects")

    def read_trailer(self, document: PDFDocument) -> None:
        """Take what is said of the whole file, from the last trailer that says it.

        Without a catalogue, pdfminer takes every page that it finds.
        """
        places = [found.end() for found in _TRAILER.finditer(self._data)]
        places += [self._values[which] for which in self._objects_with(_TABLE)]
        for place in sorted(places, reverse=True):
            try:
                said, _ = value_at(self._data, place, document)
            except (Odd, ValueError):
                continue
            if isinstance(said, dict):
                self.trailer = said | self.trailer
        if b"/Encrypt" in self._data and "Encrypt" not in self.trailer:
            raise PDFSyntaxError("encrypted, and what tells how is lost")
        if "Root" not in self.trailer:
            catalogues = [self._numbers[which] for which in self._objects_with(_CATALOGUE)]
            root = PDFObjRef(document, catalogues[-1]) if catalogues else {}
            self.trailer = self.trailer | {"Root": root}

    def add_packed_objects(self, document: PDFDocument) -> None:
        """Add the objects that lie in streams of objects, and nowhere else."""
        packed: dict[int, Any] = {}
        for which in self._objects_with(_PACKED):
            number = self._numbers[which]
            stream = document.getobj(number)
            first = stream.get("First") if isinstance(stream, PDFStream) else None
            if not isinstance(first, int):
                continue
            names = _NUMBER_AND_PLACE.finditer(stream.get_data()[:first])
            packed |= {int(name[1]): (number, index, 0) for index, name in enumerate(names)}
        for number, place in packed.items():
            self.offsets.setdefault(number, place)

    def _objects_with(self, pattern: re.Pattern[bytes]) -> Iterator[int]:
        """Yield which objects hold the pattern, in the order of the file."""
        for found in pattern.finditer(self._data):
            if (which := bisect.bisect(self._starts, found.start()) - 1) >= 0:
                yield which
