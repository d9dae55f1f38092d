"""Ids as a user gives them: a paragraph's, or its article's alone."""

from searchkit.domain.article import Article
from searchkit.domain.errors import UsageError
from searchkit.domain.identity import split_paragraph_id
from searchkit.search.index import Index


def find(index: Index, id: str) -> tuple[Article, int | None]:
    """Return the article, and the ordinal where `id` is a paragraph's. Raises UsageError."""
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
