"""A page's tree -> its text in passages, in the order of the page, none left out.

A passage is what stands between two edges of block elements, whatever tags it lies in: text right
in a box, behind a heading, in a cell of a table that only lays the page out. What no reader sees
(scripts, styles, what a form offers, `page_parts.UNSEEN`) is no text.
"""

from dataclasses import field
from typing import Any

from searchkit.readers.html.block_elements import (
    BLOCKS,
    HEADINGS,
    LISTS,
    holds_caption,
    holds_paragraphs,
    is_bracketed_mark,
    is_embedded_post,
    is_heading,
    is_layout_item,
    is_layout_table,
    is_note_mark,
    is_under_picture,
    sets_paragraphs_as_spans,
)
from searchkit.readers.html.inline_text import BREAK, EDGE, one_text, paragraphs_in, plain
from searchkit.readers.html.page_parts import UNSEEN, Hint, hint_of, is_source_of_quote
from searchkit.values import dataclass

# trafilatura's names of elements, which are those of TEI.
_IN_HTML = {
    "list": "ul", "item": "li", "row": "tr", "cell": "td", "quote": "blockquote", "lb": "br",
    "hi": "span", "ref": "a", "code": "pre", "graphic": "img",
}  # fmt: skip

# What else than "sup" may hold a footnote's mark, where it has brackets.
_BRACKETED = frozenset(("a", "span", "small"))

Hints = tuple[tuple[Any, Hint], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the page's text."""

    tag: str  # as in MarkedBlock
    text: str  # as in MarkedBlock
    element: Any  # the innermost block element around it
    hints: Hints = ()  # elements around it and what their names say, outermost first
    list: int | None = None
    linked_share: float = 0.0  # of its letters, those in links


@dataclass(slots=True)
class _Place:
    """What the block elements around it make of the text at a place of the page."""

    element: Any
    tag: str = "p"
    hints: Hints = ()
    list: int | None = None
    has_picture: bool = False  # since the last text


@dataclass(slots=True)
class _Piled:
    """The text since the last edge of a block, and how many of its letters are of which sort."""

    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    linked: int = 0
    bold: int = 0
    timed: int = 0


def passages_of(tree: Any) -> list[Passage]:
    """Return the passages of the page, and last, as "sup", the footnote marks taken out of them."""
    walk = _Walk(tree)
    walk.inside(tree)
    walk.cut()
    if walk.marks:
        walk.passages.append(Passage("sup", " ".join(walk.marks), tree))
    return walk.passages


def as_html(chosen_text: Any) -> Any:
    """Return trafilatura's element with the names that its tags have in a page, in place."""
    for element in chosen_text.iter():
        if element.tag == "head":
            rend = element.get("rend") or ""
            element.tag = rend if rend in HEADINGS else "h2"
        else:
            element.tag = _IN_HTML.get(element.tag, element.tag)
    return chosen_text


class _Walk:
    """One pass over a tree, whose depth `page_source` has limited."""

    def __init__(self, tree: Any) -> None:
        self.passages: list[Passage] = []
        self.marks: list[str] = []
        self._place = _Place(tree)
        self._piled = _Piled()
        self._links = self._bolds = self._times = 0  # how many such elements are around
        self._lists = 0
        self._is_whole = False  # blocks within are parts of one passage

    def inside(self, element: Any) -> None:
        """Walk what is in an element."""
        self._add(element.text)
        are_paragraphs = sets_paragraphs_as_spans(element)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in UNSEEN:
                self._child(child, is_paragraph=are_paragraphs)
            self._add(child.tail)

    def cut(self) -> None:
        """End the passage here."""
        piled = self._piled
        if not piled.pieces:
            return
        self._piled = _Piled()
        if not piled.letters:
            return
        if self._is_whole:
            texts = [text] if (text := one_text(piled.pieces)) else []
        else:
            texts = paragraphs_in(piled.pieces)
        place = self._place
        tag = place.tag
        if texts and tag == "p" and piled.timed == piled.letters:
            tag = "time"
        elif (
            len(texts) == 1 and tag == "p" and piled.bold == piled.letters and is_heading(texts[0])
        ):
            tag = "strong"
        share = piled.linked / piled.letters if piled.letters else 0.0
        for text in texts:
            if tag == "p" and place.has_picture and is_under_picture(text):
                tag = "figcaption"
            self.passages.append(Passage(tag, text, place.element, place.hints, place.list, share))
            place.has_picture = False
            tag = place.tag

    def _child(self, element: Any, *, is_paragraph: bool) -> None:
        tag = element.tag
        hint = hint_of(element)
        if tag == "br":
            self._piled.pieces.append(BREAK)
        elif tag in ("img", "picture", "amp-img"):
            self._place.has_picture = True
        elif (tag == "sup" and is_note_mark(element, self._piled.pieces)) or (
            tag in _BRACKETED and is_bracketed_mark(element, self._piled.pieces)
        ):
            self.marks.append(" ".join("".join(element.itertext()).split()))
        elif tag == "noscript" and not "".join(element.itertext()).strip():
            self._place.has_picture = True  # for browsers that would fetch it at once
        elif (
            tag in BLOCKS
            or is_paragraph
            or (hint is Hint.CAPTION and not self._is_whole)
            or is_source_of_quote(element)
        ):
            self._block(element, tag, hint)
        elif hint is not Hint.HIDDEN:
            self._inline(element, tag)

    def _inline(self, element: Any, tag: str) -> None:
        self._piled.pieces.append(EDGE)
        self._links += tag == "a"
        self._bolds += tag in ("b", "strong")
        self._times += tag == "time"
        self.inside(element)
        self._links -= tag == "a"
        self._bolds -= tag in ("b", "strong")
        self._times -= tag == "time"
        self._piled.pieces.append(EDGE)

    def _block(self, element: Any, tag: str, hint: Hint | None) -> None:
        if self._is_whole:
            self._piled.pieces.append(" ")
            self.inside(element)
            self._piled.pieces.append(" ")
            return
        self.cut()
        around, before = self._place, len(self.passages)
        self._place, self._is_whole = self._placed(element, tag, hint)
        self.inside(element)
        self.cut()
        if self._place.has_picture and len(self.passages) == before:
            around.has_picture = True  # a box for the picture; its caption may stand behind it
        self._place, self._is_whole = around, False

    def _placed(self, element: Any, tag: str, hint: Hint | None) -> tuple[_Place, bool]:
        """Return the place within a block element, and whether all of it is one passage."""
        around = self._place
        place = _Place(element, around.tag, around.hints, around.list)
        if hint is not None:
            place.hints = (*around.hints, (element, hint))
        if hint is Hint.CAPTION and holds_caption(element):
            place.tag = "figcaption"
            return place, True
        if is_embedded_post(element):
            place.hints = (*around.hints, (element, Hint.BESIDE))
            place.tag = "blockquote"
            return place, True
        if tag in HEADINGS:
            place.tag = tag
            return place, not any(
                child.tag in ("p", *HEADINGS) for child in element.iterdescendants()
            )
        if tag in LISTS:
            self._lists += 1
            place.list = self._lists
        elif tag == "dt":
            place.tag = "strong"
        elif tag in ("li", "dd"):
            place.tag, place.list = ("p", None) if is_layout_item(element) else ("li", around.list)
        elif tag == "table":
            place.tag = "p" if is_layout_table(element) else "td"
        elif tag in ("td", "th", "caption") and around.tag == "td":
            return place, not holds_paragraphs(element)
        elif tag in ("pre", "blockquote"):
            place.tag = tag
        elif tag == "figure" and around.tag == "p" and not is_layout_item(element):
            place.tag = "figcaption"
        return place, False

    def _add(self, text: str | None) -> None:
        if not text:
            return
        piled = self._piled
        if text.isspace():
            if piled.pieces:
                piled.pieces.append(BREAK if self._place.tag == "pre" and "\n\n" in text else " ")
            return
        text = plain(text)
        piled.pieces.append(text.replace("\n", BREAK) if self._place.tag == "pre" else text)
        letters = len(text) - text.count(" ")
        piled.letters += letters
        if self._links:
            piled.linked += letters
        if self._bolds:
            piled.bold += letters
        if self._times:
            piled.timed += letters
