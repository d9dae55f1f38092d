"""What a tagged file says its text is: paragraph, heading, list item, furniture."""

from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

from searchkit.readers.pdf.drawing import ARTIFACT
from searchkit.readers.pdf.structure import BoundedDocument
from searchkit.rules import limit

Tags = dict[int, tuple[str, int]]  # number of marked content -> role, number of its element

MOST_TREE_NODES = limit(20_000, "time; a page of a newspaper has some 500 elements")
HIGHEST_CLIMB = limit(
    12,
    "circles in the tree: from an element of a line, such as a link, to the paragraph or item around it",
)

# Elements within a line: what they belong to is further up.
_INLINE = frozenset({"Span", "Link", "Quote", "Note", "Reference", "Em", "Strong", "Code", "Annot"})
# What stops the climb: the text belongs to this.
_BLOCKS = frozenset(
    {
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "Title",
        "LI",
        "BlockQuote",
        "Caption",
        "Figure",
        "TD",
        "TH",
        "TOCI",
        "Formula",
    }
)


class Structure:
    """The structure tree of one file, looked up by page."""

    def __init__(self, document: BoundedDocument) -> None:
        root = resolve1(document.catalog.get("StructTreeRoot"))
        self._roles: dict[str, str] = {}
        self._parents: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        if isinstance(root, dict):
            self._roles = _role_map(root)
            self._parents = _number_tree(root.get("ParentTree"))

    def of_page(self, page: PDFPage) -> Tags:
        """Return the role and the element of each marked content of a page."""
        tags: Tags = {ARTIFACT: ("Artifact", -1)}
        key = resolve1(page.attrs.get("StructParents")) if self._parents else None
        elements = resolve1(self._parents.get(key)) if isinstance(key, int) else None
        if isinstance(elements, list):
            for number, reference in enumerate(elements[:MOST_TREE_NODES]):
                if (found := self._block(reference)) is not None:
                    tags[number] = found
        return tags

    def _block(self, reference: Any) -> tuple[str, int] | None:
        """Return the role of the block that an element lies in, and the block's number."""
        for _ in range(HIGHEST_CLIMB):
            element = resolve1(reference)
            if not isinstance(element, dict):
                return None
            kind = resolve1(element.get("S"))
            name = str(kind.name) if isinstance(kind, PSLiteral) else ""
            role = self._roles.get(name, name)
            if role in _BLOCKS:
                if role == "P":
                    reference, role = self._item_around(reference, role)
                number = reference.objid if isinstance(reference, PDFObjRef) else id(element)
                return role, self._numbers.setdefault(number, len(self._numbers))
            reference = element.get("P")
        return None

    def _item_around(self, reference: Any, role: str) -> tuple[Any, str]:
        """Return the list item that a paragraph is the body of, else the paragraph itself."""
        around = reference
        for _ in range(2):
            element = resolve1(around)
            around = element.get("P") if isinstance(element, dict) else None
            element = resolve1(around)
            kind = resolve1(element.get("S")) if isinstance(element, dict) else None
            if (
                isinstance(kind, PSLiteral)
                and self._roles.get(str(kind.name), str(kind.name)) == "LI"
            ):
                return around, "LI"
        return reference, role


def _role_map(root: dict[str, Any]) -> dict[str, str]:
    mapped = resolve1(root.get("RoleMap"))
    if not isinstance(mapped, dict):
        return {}
    return {
        str(name): str(role.name)
        for name, role in ((name, resolve1(role)) for name, role in mapped.items())
        if isinstance(role, PSLiteral)
    }


def _number_tree(tree: Any) -> dict[int, Any]:
    """Return the entries of a number tree, at most so many nodes, each once."""
    entries: dict[int, Any] = {}
    waiting = [tree]
    seen: set[int] = set()
    while waiting and len(seen) < MOST_TREE_NODES:
        reference = waiting.pop()
        if isinstance(reference, PDFObjRef):
            if reference.objid in seen:
                continue
            seen.add(reference.objid)
        node = resolve1(reference)
        if not isinstance(node, dict):
            continue
        numbers = resolve1(node.get("Nums"))
        if isinstance(numbers, list):
            for key, value in zip(numbers[::2], numbers[1::2], strict=False):
                if isinstance(key, int):
                    entries[key] = value
        kids = resolve1(node.get("Kids"))
        if isinstance(kids, list):
            waiting += kids[:MOST_TREE_NODES]
    return entries
