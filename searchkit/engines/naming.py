"""Who is shown: the user's aliases laid over the names that were found."""

from dataclasses import replace

from searchkit.domain.aliases import Aliases
from searchkit.domain.article import Article, Paragraph, SpeakerFinding


def canonical_speakers(names: tuple[str, ...], aliases: Aliases) -> tuple[str, ...]:
    """Return the names that these go by, in order, each once."""
    return tuple(dict.fromkeys(aliases.canonical(name) for name in names))


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
