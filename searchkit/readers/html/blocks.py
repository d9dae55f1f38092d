"""The main text of a page, in blocks: trafilatura chooses it, its markup says what each is."""

import re
from collections.abc import Iterator
from typing import Any

from searchkit.domain.clipping import MarkedBlock

_SPACES = re.compile(r"\s+")
_HEADING = re.compile(r"h[1-6]")


def main_blocks(body: Any) -> Iterator[MarkedBlock]:
    """Yield the blocks of trafilatura's body element, in order."""
    for element in body:
        yield from _blocks(element)


def text_in(element: Any) -> str:
    """Return all text below an element with single spaces; a line break is a space."""
    parts = []
    for node in element.iter():
        if node.tag == "lb":
            parts.append(" ")
        if isinstance(node.tag, str) and node.text:
            parts.append(node.text)
        if node is not element and node.tail:
            parts.append(node.tail)
    return _SPACES.sub(" ", "".join(parts).replace("\u00ad", "")).strip()


def _blocks(element: Any) -> Iterator[MarkedBlock]:
    match element.tag:
        case "head":
            rend = element.get("rend") or ""
            yield from _block(rend if _HEADING.fullmatch(rend) else "h2", element)
        case "list":
            for item in element.iter("item"):
                yield from _block("li", item)
        case "table":
            for cell in element.iter("cell"):
                yield from _block("td", cell)
        case "quote":
            inner = [child for child in element if child.tag in ("p", "head", "list", "quote")]
            if inner:
                for child in element:
                    yield from _blocks(child)
            else:
                yield from _block("blockquote", element)
        case "code":
            yield from _block("pre", element)
        case "graphic":
            return
        case _:
            yield from _block("p", element)


def _block(tag: str, element: Any) -> Iterator[MarkedBlock]:
    if text := text_in(element):
        yield MarkedBlock(tag, text)
