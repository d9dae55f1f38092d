"""What a paragraph is taken to say: under the names that people go by, with or without the unsure."""

from collections.abc import Sequence
from dataclasses import replace

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import (
    SURE_CONFIDENCE,
    Article,
    Confidence,
    Paragraph,
    SpeakerFinding,
)
from searchkit.domain.document import ParagraphDocument


def canonical_speakers(names: tuple[str, ...], aliases: Aliases) -> tuple[str, ...]:
    """Return the names that these go by, in order, each once."""
    return tuple(dict.fromkeys(aliases.canonical(name) for name in names))


def document_as_named(document: ParagraphDocument, aliases: Aliases) -> ParagraphDocument:
    """Return the paragraph with its speakers under the names that they go by."""
    if not document.sayings or not aliases.of:
        return document
    sayings = [replace(each, name=aliases.canonical(each.name)) for each in document.sayings]
    return _with_sayings(document, sayings)


def without_the_unsure(document: ParagraphDocument) -> ParagraphDocument:
    """Return the paragraph with neither a saying nor a date that is unsure."""
    sure = [each for each in document.sayings if each.confidence >= SURE_CONFIDENCE]
    sure_document = _with_sayings(document, sure)
    if document.published_confidence is not Confidence.INFERRED:
        return sure_document
    return replace(sure_document, published=None, published_confidence=None)


def _with_sayings(
    document: ParagraphDocument, sayings: Sequence[SpeakerFinding]
) -> ParagraphDocument:
    speakers = tuple(dict.fromkeys(each.name for each in sayings))
    return replace(document, sayings=tuple(sayings), speakers=speakers)


def as_named(article: Article, aliases: Aliases) -> Article:
    """Return the article with its speakers under the names that they go by."""
    if not aliases.of:
        return article
    paragraphs = tuple(_as_named(paragraph, aliases) for paragraph in article.paragraphs)
    return replace(article, paragraphs=paragraphs)


def _as_named(paragraph: Paragraph, aliases: Aliases) -> Paragraph:
    """Return the paragraph; of findings that turn out to be one person's, the first stays."""
    if not paragraph.speakers:
        return paragraph
    once: dict[str, SpeakerFinding] = {}
    for found in paragraph.speakers:
        name = aliases.canonical(found.name)
        once.setdefault(name, replace(found, name=name))
    return replace(paragraph, speakers=tuple(once.values()))
