"""The main text of a page, in blocks: trafilatura chooses it, its markup says what each is."""

import re
from collections.abc import Iterator
from typing import Any

from searchkit.domain.clipping import MarkedBlock

_SPACES = re.compile(r"\s+")
_TWO_BREAKS = re.compile(r"\0\s*\0[\0\s]*")
_HEADING = re.compile(r"h[1-6]")


def main_blocks(body: Any) -> Iterator[MarkedBlock]:
    """Yield the blocks of trafilatura's body element, in order."""
    for element in body:
        yield from _blocks(element)


def texts_in(element: Any) -> Iterator[str]:
    """Yield the text below an element with single spaces, parted where two line breaks stand.

    Old content systems set a whole story as one paragraph with such breaks; one break is a space.
    """
    parts: list[str] = []
    for event, node in _walked(element):
        if event == "start" and node.tag == "lb":
            parts.append("\0")
        if event == "start" and isinstance(node.tag, str) and node.text:
            parts.append(node.text.replace("\0", ""))
        if event == "end" and node is not element and node.tail:
            parts.append(node.tail.replace("\0", ""))
    for text in _TWO_BREAKS.split("".join(parts).replace("\u00ad", "")):
        if text := _SPACES.sub(" ", text.replace("\0", " ")).strip():
            yield text


def _walked(element: Any) -> Iterator[tuple[str, Any]]:
    """Yield the start and the end of each element below, in the order of the text."""
    stack = [("start", element)]
    while stack:
        event, node = stack.pop()
        yield event, node
        if event == "start":
            stack.append(("end", node))
            stack.extend(("start", child) for child in reversed(node))


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
    for text in texts_in(element):
        yield MarkedBlock(tag, text)
