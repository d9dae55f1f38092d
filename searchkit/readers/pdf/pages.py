"""The pages of a PDF, in order.

pdfminer.six (checked: 20251230, 20260107) walks the tree of pages by recursion, passes over a page
whose /Type is damaged, and raises at a box or a rotation that makes no sense.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef, resolve1
from pdfminer.psparser import LIT

from searchkit.readers.pdf.budget import LimitError
from searchkit.readers.pdf.structure import BoundedDocument
from searchkit.rules import fact, limit

INHERITED = fact(("Resources", "MediaBox", "CropBox", "Rotate"), "ISO 32000-1, table 30")
MOST_NODES = limit(20_000, "time, against trees that name nodes without end; four a page")

_PAGE = LIT("Page")


def pages_of(document: BoundedDocument) -> Iterator[PDFPage]:
    """Yield the pages in order; without a tree, all that lie in the file. Raises LimitError."""
    most = document.budget.limits.pages
    number = 0
    for number, page in enumerate(_of_tree(document), start=1):
        if number > most:
            raise LimitError(f"more than {most:,} pages")
        yield page
    if not number:
        yield from _of_file(document)


def _of_tree(document: BoundedDocument) -> Iterator[PDFPage]:
    root = document.catalog.get("Pages")
    waiting: list[tuple[Any, dict[str, Any]]] = [(root, {})] if root is not None else []
    seen: set[int] = set()
    for _ in range(MOST_NODES):
        if not waiting:
            return
        reference, inherited = waiting.pop()
        number = reference.objid if isinstance(reference, PDFObjRef) else None
        node = resolve1(reference)
        if not isinstance(node, dict):
            document.is_damaged = True  # a page, or several, that cannot be read
            continue
        if number in seen:
            continue
        seen |= set() if number is None else {number}
        node = inherited | node
        kids = resolve1(node.get("Kids"))
        if isinstance(kids, list):
            passed_on = {name: node[name] for name in INHERITED if name in node}
            waiting += [(kid, passed_on) for kid in reversed(kids)]
        elif node.get("Type") is _PAGE or "Contents" in node:
            yield _page(document, number, node)


def _of_file(document: BoundedDocument) -> Iterator[PDFPage]:
    for table in document.xrefs:
        for number in table.get_objids():
            try:
                node = document.getobj(number)
            except PDFObjectNotFound:
                continue
            if isinstance(node, dict) and node.get("Type") is _PAGE:
                yield _page(document, number, node)


def _page(document: BoundedDocument, number: int | None, node: Mapping[str, Any]) -> PDFPage:
    attributes = dict(node)
    for box in ("MediaBox", "CropBox"):
        if not _is_box(attributes.get(box)):
            attributes.pop(box, None)  # pdfminer has a page of a usual size for this
    if not isinstance(resolve1(attributes.get("Rotate")), int):
        attributes.pop("Rotate", None)
    return PDFPage(document, number, attributes, None)


def _is_box(value: Any) -> bool:
    box = resolve1(value)
    return (
        isinstance(box, list)
        and len(box) == 4
        and all(isinstance(resolve1(edge), int | float) for edge in box)
    )
