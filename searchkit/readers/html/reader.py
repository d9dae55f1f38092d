"""Saved pages: trafilatura for what the main text is and for the head, our own walk for its words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from searchkit.domain.clipping import Clipping, MarkedBlock, MarkedText, PagePart, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.domain.identity import file_digest
from searchkit.language.addresses import ADDRESS
from searchkit.readers.html.headline import headline_of
from searchkit.readers.html.main_text import blocks_of, stands_apart
from searchkit.readers.html.markup_dates import published_on
from searchkit.readers.html.page_source import page_text, tree_of
from searchkit.readers.html.passages import Passage, as_html, passages_of
from searchkit.regexes import regex
from searchkit.rules import limit

# Browsers note where a page was saved from: "<!-- saved from url=(0042)https://..." by Internet
# Explorer and Chrome, "url: https://..." by SingleFile.
_SAVED_FROM = regex(r"<!--[^<>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s<>]+)")
_SAVED_FROM_WITHIN = limit(4_096, "time: browsers write their note above all else")
_TOLD = frozenset((PagePart.STORY, PagePart.BESIDE))


def read_html(source: Source) -> Clipping:
    """Return the text of the page, its main text told apart, and what its head says.

    Raises UnreadableClipping where the page holds no text or is too large.
    """
    text, warnings = page_text(source)
    tree = tree_of(text)
    document = _extracted(tree)
    passages = passages_of(tree)
    title, outlet = headline_of(tree, passages, document)
    blocks = _blocks(passages, document, title)
    if not any(block.part in _TOLD for block in blocks):
        blocks = (*blocks, *_summary(tree))
    if not blocks:
        raise UnreadableClipping("is a page without any text.")
    if document is None:
        warnings += ("no main text was found; all of the page is kept",)
    url = _saved_from(text) or _address(document.url if document is not None else None)
    page_day = published_on(tree, url)
    content = MarkedText(
        blocks=blocks,
        title=title,
        byline=_names(document.author) if document is not None else None,
        url=url,
        source=outlet,
        published=page_day.day.isoformat() if page_day else None,
        published_evidence=page_day.where if page_day else None,
        published_is_stated=page_day is not None and page_day.is_stated,
    )
    return Clipping(file_digest(source.data), content, warnings)


def _blocks(
    passages: Sequence[Passage], document: Any, title: str | None
) -> tuple[MarkedBlock, ...]:
    """Return the blocks of the page; of one that fetches its text, what its data says comes first."""
    if document is None:
        return blocks_of(passages, None, title)
    if not stands_apart(passages, document.body):
        return blocks_of(passages, document.body, title)
    around = blocks_of(passages, None, None)
    return (
        *blocks_of(passages_of(as_html(document.body)), None, title),
        *(replace(b, part=PagePart.ELSEWHERE if b.part in _TOLD else b.part) for b in around),
    )


def _extracted(tree: Any) -> Any:
    """Return trafilatura's document, or None where it finds no main text."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Extractor

    options = Extractor(
        output_format="python",
        fast=True,
        comments=False,
        tables=True,
        with_metadata=True,
        date_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )
    return bare_extraction(tree, options=options)


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


def _names(author: str | None) -> str | None:
    return author.replace(";", ",").strip() or None if author else None
