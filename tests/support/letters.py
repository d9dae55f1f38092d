"""The law of reading: every letter of a clipping is in a paragraph or in `dropped`, with what it is."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from searchkit.domain.article import Article, DroppedKind


def lost_letters(
    text: str, articles: Iterable[Article], *, has_printed_fields: bool = False
) -> str:
    """Return the letters and figures of a clipping that nothing made of it holds, sorted; empty: none.

    `text` is what a reader of the clipping sees. What an article says of its file (METADATA) tells
    nothing twice and does not count, unless the fields are lines of the text: "Length: 214 words".
    """
    told: Counter[str] = Counter()
    for article in articles:
        told += _letters(*(paragraph.text for paragraph in article.paragraphs))
        told += _letters(
            *(
                each.text
                for each in article.dropped
                if has_printed_fields or each.kind is not DroppedKind.METADATA
            )
        )
    return "".join(sorted((_letters(text) - told).elements()))


def _letters(*texts: str) -> Counter[str]:
    return Counter(
        char
        for text in texts
        for char in unicodedata.normalize("NFKC", text).casefold()
        if char.isalnum()
    )
