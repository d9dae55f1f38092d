"""Hits without an index."""

from collections.abc import Sequence

from searchkit.domain.article import Article
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.results import Fetch, Hit, Range, ScorePart


def hit_of(
    document: ParagraphDocument,
    *,
    score: float = 1.0,
    matches: Sequence[Range] = (),
    parts: Sequence[ScorePart] = (),
    articles: Sequence[Article] = (),
    copies: Sequence[str] = (),
) -> Hit:
    """Returns a hit of this paragraph; its snippet is the whole text."""
    fetch = Fetch(
        document={document.id: document}.__getitem__,
        text={document.id: document.text}.__getitem__,
        article={article.id: article for article in articles}.__getitem__,
        matches=lambda text: tuple(matches),
        snippet=lambda text, marked: (0, len(text)),
        score_parts=lambda id: tuple(parts),
    )
    return Hit(document.id, score, tuple(copies), fetch=fetch)
