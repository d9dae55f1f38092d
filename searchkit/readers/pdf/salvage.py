"""A file whose end is missing or whose tables are wrong, with a table of the objects that are there.

A download that broke off has its pages and no table that says where they are. Every object begins with
its number and "obj": a table is made of those, and a catalogue without a page tree, for which pdfminer
then takes every page that it finds.
"""

import collections
import re

from searchkit.rules import limit

_OBJECT = re.compile(rb"(?:^|[\r\n\s])(\d{1,7})[ \t]+(\d{1,5})[ \t]+obj\b")
_CATALOGUE = re.compile(rb"/Type\s*/Catalog\b")
MOST_OBJECTS = limit(200_000, "time, against damaged files that name objects without end")


def salvaged(data: bytes) -> bytes | None:
    """Return the file with a table at its end; None where it holds no objects or is encrypted."""
    if b"/Encrypt" in data:
        return None  # without its own trailer it cannot be decrypted
    offsets: dict[int, int] = {}
    for found in _OBJECT.finditer(data):
        offsets[int(found.group(1))] = found.start(1)  # the last one of a number is the newest
        if len(offsets) > MOST_OBJECTS:
            return None
    if not offsets:
        return None
    root = max(offsets) + 1
    catalogue = _catalogue(data, offsets)
    pieces = [data, b"\nendstream\nendobj\n"]
    if catalogue is None:
        offsets[root] = sum(map(len, pieces))
        pieces.append(b"%d 0 obj\n<</Type/Catalog>>\nendobj\n" % root)
    table = sum(map(len, pieces))
    pieces.append(b"xref\n")
    for number in sorted(offsets):
        pieces.append(b"%d 1\n%010d 00000 n \n" % (number, offsets[number]))
    pieces.append(b"trailer <</Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (catalogue or root, table))
    return b"".join(pieces)


def _catalogue(data: bytes, offsets: dict[int, int]) -> int | None:
    """Return the number of the last catalogue in the file."""
    last = collections.deque(_CATALOGUE.finditer(data), maxlen=1)
    if not last:
        return None
    before = [number for number, offset in offsets.items() if offset < last[0].start()]
    return max(before, key=lambda number: offsets[number], default=None)
