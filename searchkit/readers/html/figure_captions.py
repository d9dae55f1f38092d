"""Captions of a page's pictures, put back where they stand in its story.

The main text is chosen without its pictures, and with them go their captions, or they come as
paragraphs like any other. The page's own markup says which they are.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from searchkit.domain.clipping import MarkedBlock

MAX_CHARS = 800  # a longer "caption" is a gallery, or a wrong name for something else
MAX_BLOCK_CHARS = 20_000
# How many blocks ahead the same text is looked for; further on it is another place.
LOOK_AHEAD = 6
_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td"))


def with_captions(tree: Any, blocks: Sequence[MarkedBlock]) -> tuple[MarkedBlock, ...]:
    """Return the blocks with the captions between them, each once.

    A caption counts where it stands among the blocks, or between the headline and the first.
    """
    placed: dict[int, list[str]] = {}
    captions: set[str] = set()
    at = 0
    below_headline = False
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if _is_caption(element):
            text = block_text(element)
            if 0 < len(text) <= MAX_CHARS and not any(text in other for other in captions):
                captions.add(text)
                if at < len(blocks) and (at or below_headline):
                    placed.setdefault(at, []).append(text)
        elif element.tag in _BLOCKS:
            text = block_text(element)
            below_headline = below_headline or element.tag == "h1"
            for place in range(at, min(at + LOOK_AHEAD, len(blocks))):
                if text and blocks[place].text == text:
                    at = place + 1
                    break
    return tuple(_merged(blocks, placed, captions))


def _merged(
    blocks: Sequence[MarkedBlock], placed: dict[int, list[str]], captions: set[str]
) -> Iterator[MarkedBlock]:
    already = {block.text for block in blocks}
    for place, block in enumerate(blocks):
        for text in placed.get(place, ()):
            if text not in already:
                yield MarkedBlock("figcaption", text)
        yield MarkedBlock("figcaption", block.text) if block.text in captions else block


def _is_caption(element: Any) -> bool:
    if element.tag == "figcaption":
        return True
    name = element.get("class") or ""
    return "caption" in name.lower() and element.tag in ("p", "div", "span", "dd")


def block_text(element: Any) -> str:
    """Return the element's text, or nothing where it holds more than one block would."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > MAX_BLOCK_CHARS:
            return ""
    return " ".join("".join(parts).replace("\u00ad", "").split())
