"""Ids and file names as a user gives them: as arguments, or one a line on standard input."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from searchkit.domain.article import Article
from searchkit.domain.errors import UsageError
from searchkit.domain.identity import split_paragraph_id

if TYPE_CHECKING:  # a shell that completes loads the command, and no search
    from searchkit.search.index import Index

STANDARD_INPUT = "-"


def given(arguments: Iterable[str]) -> Iterator[str]:
    """Yield the arguments, and in place of `-` what stands on standard input, one a line.

    Where that holds a NUL, lines end with it and not with a line feed, as `search -0` writes them.
    """
    for argument in arguments:
        if argument == STANDARD_INPUT:
            yield from _lines()
        else:
            yield argument


def _lines() -> Iterator[str]:
    data = sys.stdin.buffer.read() if sys.stdin else b""  # None: it was closed before we began
    end = b"\0" if b"\0" in data else b"\n"
    return (os.fsdecode(line) for line in data.split(end) if line.strip())


def find(index: "Index", id: str) -> tuple[Article, int | None]:
    """Return the article, and the ordinal where `id` is a paragraph's. Raises UsageError.

    An id may come in upper case, and with white space around it.
    """
    id = id.strip().lower()
    try:
        article_id, ordinal = split_paragraph_id(id)
    except ValueError:
        article_id, ordinal = id, None
    try:
        article = index.article(article_id)
    except KeyError:
        raise UsageError(f"{id}: no such id in the index. `searchkit search` shows ids.") from None
    if ordinal is not None and all(p.ordinal != ordinal for p in article.paragraphs):
        last = max((p.ordinal for p in article.paragraphs), default=0)
        raise UsageError(f"{id}: the article has paragraphs {article_id}-0 to {article_id}-{last}.")
    return article, ordinal


def find_each(
    index: "Index", arguments: Iterable[str]
) -> tuple[list[tuple[Article, int | None]], list[str]]:
    """Return what `find` returns of each id, and a sentence for each that is none."""
    found, sentences = [], []
    for id in given(arguments):
        try:
            found.append(find(index, id))
        except UsageError as error:
            sentences.append(str(error))
    return found, sentences
