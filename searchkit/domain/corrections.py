"""What the user knows better than searchkit found: an article's fields, a paragraph's findings."""

import hashlib
from enum import StrEnum

from searchkit.domain.article import Article
from searchkit.values import dataclass


class CorrectedField(StrEnum):
    """What can be corrected: the first three of an article, the others of a paragraph."""

    PUBLISHED = "published"
    SOURCE = "source"
    TITLE = "title"
    SPEAKERS = "speakers"
    COUNTRIES = "countries"


PARAGRAPH_FIELDS = (CorrectedField.SPEAKERS, CorrectedField.COUNTRIES)


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that the user said."""

    article: str  # id
    field: CorrectedField
    # An ISO date, an outlet or a title: one value. Full names or ISO codes: any number of them.
    # None at all: there is none, or it is unknown.
    values: tuple[str, ...]
    made_for: str  # digest of the text that the user had before their eyes (text_digest)
    ordinal: int | None = None  # of the paragraph; None for the fields of an article


def text_digest(text: str) -> str:
    """Return the digest by which a correction knows the text it was made for."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def text_of(article: Article, ordinal: int | None) -> str | None:
    """Return the text that a correction is made for; None where there is no such paragraph.

    For a field of the article it is the article's first paragraph: a file may be split into
    stories in another way one day, and then the same id is another story.
    """
    if ordinal is None:
        return article.paragraphs[0].text if article.paragraphs else ""
    return next((p.text for p in article.paragraphs if p.ordinal == ordinal), None)


def correction_of(
    article: Article, field: CorrectedField, values: tuple[str, ...], ordinal: int | None = None
) -> Correction:
    """Return the correction, made for the text as it is now. KeyError: no such paragraph."""
    text = text_of(article, ordinal)
    if text is None:
        raise KeyError(ordinal)
    return Correction(article.id, field, values, text_digest(text), ordinal)


def is_of_same_field(one: Correction, other: Correction) -> bool:
    """Whether the second says something else of what the first is about."""
    return (one.article, one.ordinal, one.field) == (other.article, other.ordinal, other.field)


def with_correction(
    corrections: tuple[Correction, ...], correction: Correction
) -> tuple[Correction, ...]:
    """Return the corrections with this one: in place of an earlier one of its field, else last."""
    others = without(corrections, correction)
    first = next(
        (place for place, each in enumerate(corrections) if is_of_same_field(each, correction)),
        len(others),
    )
    return (*others[:first], correction, *others[first:])


def without(corrections: tuple[Correction, ...], like: Correction) -> tuple[Correction, ...]:
    """Return the corrections without the one of that field."""
    return tuple(each for each in corrections if not is_of_same_field(each, like))
