"""The bytes of a page -> its text and its tree, whatever the page claims about itself."""

import re
from typing import Any

from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.readers.decode import decoded
from searchkit.regexes import regex
from searchkit.rules import limit

MAX_BYTES = limit(
    64 * 1024 * 1024, "memory: pages saved with everything in one file carry their pictures as text"
)
MAX_CHARS = limit(
    4 * 1024 * 1024, "time: without pictures the longest of 200 saved news pages has 1.4 MB"
)
MAX_DEPTH = limit(
    200,
    "the stack: deeper than any page that people read, shallow enough for recursion in libraries",
)

# In a `<meta>` or the XML declaration; a script's own `charset` says nothing of the page.
_DECLARED = regex(
    rb"<(?:meta\b[^<>]{0,400}?\bcharset|\?xml\b[^<>]{0,100}?\bencoding)\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = limit(
    65_536, "time: a page with its scripts above its `<meta>` names it this late"
)
_LANGUAGE = regex(rb"<html\b[^<>]{0,400}?\blang\s{0,3}=\s{0,3}[\"']?([\w-]{2,12})", re.IGNORECASE)
# What a page is written in that is no UTF-8 and names only its language, as browsers take it.
_BY_LANGUAGE = {
    "zh": "gb18030", "zh-tw": "big5", "zh-hk": "big5", "zh-hant": "big5", "ja": "shift_jis",
    "ko": "euc-kr", "ru": "windows-1251", "uk": "windows-1251", "bg": "windows-1251",
    "sr": "windows-1251", "mk": "windows-1251", "pl": "iso-8859-2", "cs": "windows-1250",
    "hu": "iso-8859-2", "sk": "windows-1250", "sl": "iso-8859-2", "hr": "windows-1250",
    "tr": "windows-1254", "el": "iso-8859-7", "he": "windows-1255", "ar": "windows-1256",
    "fa": "windows-1256", "th": "windows-874", "vi": "windows-1258", "lt": "windows-1257",
    "lv": "windows-1257", "et": "windows-1257",
}  # fmt: skip
# The time that a parser takes for one tag grows with the square of its attributes. A page whose
# script keeps its data in an attribute is an ordinary page: one of 200 saved news pages does.
_MONSTER_TAG = regex(r"<([a-zA-Z][\w-]*)[^<>]{100000,}")
_WRAPPER = regex(
    r"</?(?:div|span|section|article|main|center|font|b|i|em|strong|u|a|ul|ol|li|table|tbody|tr|td"
    r"|blockquote|fieldset|form)\b[^<>]*>",
    re.IGNORECASE,
)
_IN_HEAD = frozenset(
    str.split("title base link meta style script noscript template basefont bgsound")
)
_EMBEDDED = regex(r"data:[\w/+.-]{0,80};base64,[A-Za-z0-9+/=%]+")


def page_text(source: Source) -> tuple[str, tuple[str, ...]]:
    """Return the page's source as text without embedded pictures, and warnings."""
    if len(source.data) > MAX_BYTES:
        raise UnreadableClipping(
            f"is a page of {len(source.data) / 1048576:,.0f} MB, more than the "
            f"{MAX_BYTES // 1048576} MB that searchkit reads."
        )
    text, warnings = decoded(source, _declared(source.data))
    text = _EMBEDDED.sub("", text)
    if len(text) > MAX_CHARS:
        raise UnreadableClipping(
            f"is a page of {len(text) / 1048576:,.0f} MB of text, more than the "
            f"{MAX_CHARS // 1048576} MB that searchkit reads."
        )
    return _MONSTER_TAG.sub(r"<\1", text), warnings


def _declared(data: bytes) -> str | None:
    """Return the encoding that the page names, or that pages in its language have."""
    if found := _DECLARED.search(data, 0, _DECLARED_WITHIN):
        return found[1].decode("ascii", "replace")
    if found := _LANGUAGE.search(data, 0, _DECLARED_WITHIN):
        language = found[1].decode("ascii", "replace").lower()
        return _BY_LANGUAGE.get(language) or _BY_LANGUAGE.get(language.partition("-")[0])
    return None


def tree_of(text: str) -> Any:
    """Return the page's root element. Raises UnreadableClipping where there is none."""
    root = _parsed(text)
    if _flatten(root) >= MAX_DEPTH:
        # The parser drops what is nested beyond its own limit of 2,048: once more without the
        # elements that only wrap others.
        root = _parsed(_WRAPPER.sub(" ", text))
        _flatten(root)
    return root


def _parsed(text: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableClipping("is a page without any text.") from error
    # Scripts fill these in elsewhere; trafilatura would take them for the page's own.
    etree.strip_elements(root, "template", with_tail=False)
    _part_head(root)
    return root


def _part_head(root: Any) -> None:
    """Move out of the head what cannot stand there.

    A page may leave out `<body>`, and the parser knows no `main` or `article` to begin one at.
    """
    head = root.find("head")
    strange = None if head is None else next((e for e in head if e.tag not in _IN_HEAD), None)
    if strange is None:
        return
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        root.append(body)
    moved = [strange, *strange.itersiblings()]
    moved[-1].tail = f"{moved[-1].tail or ''}{body.text or ''}"
    body.text = None
    for place, element in enumerate(moved):
        body.insert(place, element)


def _flatten(root: Any) -> int:
    """Cut off what is nested so deeply that walking it would exhaust the stack; return the depth.

    Its text stays, as text of the element where the cut is.
    """
    level = [root]
    for depth in range(MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return depth
    for element in level:
        text = " ".join(part.strip() for part in element.itertext() if part.strip())
        tail = element.tail
        for child in list(element):
            element.remove(child)
        element.text, element.tail = text, tail
    return MAX_DEPTH
