"""Saved pages: trafilatura for the main text and the head, htmldate and our own checks for the date."""

import re
from collections.abc import Iterator
from typing import Any

from searchkit.domain.clipping import Clipping, MarkedBlock, MarkedText, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import file_digest
from searchkit.language.addresses import ADDRESS
from searchkit.readers.html.figure_captions import with_captions
from searchkit.readers.html.left_out import left_out
from searchkit.readers.html.line_breaks import part_at_line_breaks
from searchkit.readers.html.main_text import main_blocks
from searchkit.readers.html.markup_dates import published_on
from searchkit.readers.html.page_source import page_text, tree_of

# Browsers note where a page was saved from: "<!-- saved from url=(0042)https://..." by Internet
# Explorer and Chrome, "url: https://..." by SingleFile.
_SAVED_FROM = re.compile(
    r"<!--[^<>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s<>]+)"
)
_SAVED_FROM_WITHIN = 4_096
_TAIL = re.compile(r"\s+[|–—·»-]\s+")


def read_html(source: Source) -> Clipping:
    """Return the page's main text and what its head says.

    Raises UnreadableClipping where the page holds no text or is too large.
    """
    text, warnings = page_text(source)
    tree = tree_of(text)
    part_at_line_breaks(tree)
    document = _extracted(tree)
    blocks = tuple(main_blocks(document.body)) if document is not None else ()
    beside = left_out(tree, blocks)
    blocks = with_captions(tree, blocks)
    if not blocks:
        blocks = tuple(_all_text(tree))
        warnings += ("no main text was found; all of the page is kept",)
    if not blocks:
        blocks = tuple(_summary(tree))
    if not blocks:
        raise UnreadableClipping("is a page without any text.")
    url = _saved_from(text) or _address(document.url if document is not None else None)
    published, evidence = published_on(tree, url)
    content = MarkedText(
        blocks=blocks,
        title=_title(document),
        byline=_names(document.author) if document is not None else None,
        url=url,
        source=_outlet(document),
        published=published,
        published_evidence=evidence,
        left_out=beside,
    )
    return Clipping(file_digest(source.data), content, warnings)


def _extracted(tree: Any) -> Any:
    """Return trafilatura's document, or None where it finds no main text."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Extractor

    options = Extractor(
        output_format="python",
        comments=False,
        tables=True,
        with_metadata=True,
        date_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )
    return bare_extraction(tree, options=options)


def _all_text(tree: Any) -> Iterator[MarkedBlock]:
    """Yield every block of text of a page in which no main text stands out."""
    spaces = re.compile(r"\s+")
    for element in tree.iter("p", "h1", "h2", "h3", "li", "td", "pre", "blockquote", "div", "body"):
        pieces = [element.text, *(child.tail for child in element)]
        if element.tag not in ("div", "body", "td"):
            pieces = list(element.itertext())
        if text := spaces.sub(" ", " ".join(piece for piece in pieces if piece)).strip():
            yield MarkedBlock("p" if element.tag in ("div", "body") else element.tag, text)


def _summary(tree: Any) -> Iterator[MarkedBlock]:
    """Yield what the head says of a page whose text a script would have fetched."""
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in (
            "og:description",
            "description",
        ) and (text := " ".join((meta.get("content") or "").split())):
            yield MarkedBlock("h2", text)
            return


def _saved_from(text: str) -> str | None:
    found = _SAVED_FROM.search(text, 0, _SAVED_FROM_WITHIN)
    return found[1] if found else None


def _address(url: str | None) -> str | None:
    return url if url and ADDRESS.fullmatch(url) else None


def _title(document: Any) -> str | None:
    """Return the headline without the outlet's name behind it."""
    title = (document.title or "").strip() if document is not None else ""
    rest, _, last = _TAIL.sub("\0", title).rpartition("\0")
    names = (
        {_letters(document.sitename), _letters((document.hostname or "").split(".")[0])}
        if rest
        else set()
    )
    return (rest if rest and _letters(last) in names else title) or None


def _letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, (text or "").lower()))


def _outlet(document: Any) -> str | None:
    """Return the outlet's name, where the page gives one and not only its host."""
    name = (document.sitename or "").strip() if document is not None else ""
    return name.lstrip("@") if name and name != document.hostname else None


def _names(author: str | None) -> str | None:
    return author.replace(";", ",").strip() or None if author else None
