"""Paragraphs that a page parts with two line breaks, made paragraphs of its tree.

The library that chooses the main text keeps one of two line breaks, and so cannot tell them.
"""

from typing import Any


def part_at_line_breaks(tree: Any) -> None:
    """Part each `p` at two line breaks in a row, in place."""
    for paragraph in list(tree.iter("p")):
        parent = paragraph.getparent()
        if parent is None:
            continue
        # From the last pair to the first, so that each cut takes what is behind it.
        for second in reversed(list(paragraph.iterchildren("br"))):
            first = second.getprevious()
            if first is not None and first.tag == "br" and not (first.tail or "").strip():
                _cut(paragraph, second)


def _cut(paragraph: Any, last: Any) -> None:
    """Move what stands behind this break to a paragraph of its own."""
    rest = paragraph.makeelement("p", dict(paragraph.attrib))
    rest.text, last.tail = last.tail, None
    for sibling in list(last.itersiblings()):
        rest.append(sibling)
    rest.tail, paragraph.tail = paragraph.tail, None
    paragraph.addnext(rest)
    paragraph.remove(last)
