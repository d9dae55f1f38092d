"""Names that stay the same after a rebuild, a rename, on another machine."""

import base64
import hashlib
from collections.abc import Iterable

ID_CHARS = 10  # 50 bits: among a million articles a collision has a chance of 1 in 2,000


def file_digest(data: bytes) -> str:
    """Return the hex digest by which a file's bytes are known."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def article_id(digest: str, ordinal: int = 0) -> str:
    """Return the id of a story: ten characters of lower-case base32.

    `digest` is the file's digest and `ordinal` the story's place in it; for a line of .jsonl it
    is the digest of the line's bytes and 0, so that identical lines are one article.
    """
    name = hashlib.blake2b(f"{digest}/{ordinal}".encode(), digest_size=10).digest()
    return base64.b32encode(name).decode("ascii").lower()[:ID_CHARS]


def paragraph_id(article: str, ordinal: int) -> str:
    """Return the id of a paragraph: its article's id, a hyphen, its ordinal."""
    return f"{article}-{ordinal}"


def paragraph_ids(articles: Iterable[str], ordinals: Iterable[int]) -> list[str]:
    """Return the ids of paragraphs, each given by its article's id and its ordinal."""
    return [f"{article}-{ordinal}" for article, ordinal in zip(articles, ordinals, strict=True)]


def split_paragraph_id(id: str) -> tuple[str, int]:
    """Return the article's id and the ordinal. Raises ValueError where `id` is no such name."""
    article, hyphen, ordinal = id.rpartition("-")
    if not hyphen or not ordinal.isascii() or not ordinal.isdigit():
        raise ValueError(id)
    return article, int(ordinal)
