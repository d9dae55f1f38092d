"""Under which names people and outlets go, whom a name means, and what is sure of what they say."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from searchkit.analysis.name_matching import answering, sought_letters
from searchkit.analysis.person_name import name_keys
from searchkit.domain.aliases import Aliases
from searchkit.domain.article import (
    SURE_CONFIDENCE,
    Article,
    Confidence,
    Paragraph,
    SpeakerFinding,
)
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import SpeakerIs
from searchkit.language.fold import fold
from searchkit.language.outlets import source_key
from searchkit.regexes import regex
from searchkit.values import dataclass

_NO_LETTER = regex(r"[^\w\n]|_")
Counts = Callable[[], Sequence[int]]  # of each of some names, its paragraphs that are alive


@dataclass(frozen=True)
class SpeakerNames:
    """Those who speak in an index."""

    names: Sequence[str]  # canonical, each once
    aliases: Aliases  # settled

    def meant(self, asked: SpeakerIs) -> Sequence[str]:
        """Return the names of those who answer to the one asked for, in their order.

        Somebody who was merged answers to all their names; `is_whole` asks for this name alone.
        """
        if asked.name is None or asked.is_whole:
            return [name for name in self.names if name == asked.name]
        letters = _NO_LETTER.sub("", sought_letters(asked.name))
        # Comparing names takes each apart into words. Whoever answers to a name has its letters.
        some = [name for name, own in zip(self.names, self._letters, strict=True) if letters in own]
        found = answering(asked.name, [self._called(name) for name in some])
        return [some[place] for place in found]

    def _called(self, name: str) -> Sequence[str]:
        return [name, *self._others.get(name, ())]

    @cached_property
    def _others(self) -> Mapping[str, Sequence[str]]:
        others: dict[str, list[str]] = {}
        for name in self.aliases.of:
            others.setdefault(self.aliases.canonical(name), []).append(name)
        return others

    @cached_property
    def _letters(self) -> Sequence[str]:
        """The letters and digits of each by all their names, folded."""
        if not self.names:
            return ()
        # In one piece: name after name takes ten times as long.
        lines = (" ".join(self._called(name)).replace("\n", " ") for name in self.names)
        return _NO_LETTER.sub("", fold("\n".join(lines))).split("\n")


def settled(aliases: Aliases, names: Sequence[str], counts: Counts) -> Aliases:
    """Return the aliases, and with them every other spelling of a name as an alias of the first.

    Spellings of one name are equal after folding, dropping titles, and turning "Last, First". The
    user's choice stands first, then the most frequent, then one that is not all in capitals, then the
    first of the alphabet.
    """
    chosen = {*aliases.of.values()}
    of = {name: aliases.canonical(name) for name in aliases.of}
    if of:  # an alias is meant however its name is spelt
        by_key = dict(zip(name_keys([*of]), of.values(), strict=True))
        for name, key in zip(names, name_keys(names), strict=True):
            if name not in of and name not in chosen and key in by_key:
                of[name] = by_key[key]
    shown = [of.get(name, name) for name in names]
    keys = name_keys(shown)
    if len({*keys}) < len({*shown}):
        best = _most_frequent(shown, keys, counts(), chosen)
        for name, key in zip(names, keys, strict=True):
            of[name] = best[key]
        for name, into in aliases.of.items():
            of.setdefault(name, into)
    return Aliases({name: into for name, into in of.items() if name != into})


def _most_frequent(
    names: Sequence[str], keys: Sequence[str], counts: Sequence[int], chosen: Iterable[str] = ()
) -> Mapping[str, str]:
    """Return for each key the one of its names to show."""
    totals: dict[str, int] = {}
    for name, count in zip(names, counts, strict=True):
        totals[name] = totals.get(name, 0) + count
    best: dict[str, tuple[bool, int, bool, str]] = {}
    for name, key in zip(names, keys, strict=True):
        rank = (name not in chosen, -totals[name], _is_shouted(name), name)
        best[key] = min(best.get(key, rank), rank)
    return {key: name for key, (_, _, _, name) in best.items()}


def _is_shouted(name: str) -> bool:
    """Whether a name stands in capitals as headlines do it: "XI JINPING", and not "AFP"."""
    return name.isupper() and " " in name


def sources_as_shown(names: Sequence[str], counts: Counts) -> Mapping[str, str]:
    """Return for each source the name under which it is counted: the most frequent of its own."""
    keys = [source_key(name) for name in names]
    if len({*keys}) == len(names):
        return dict(zip(names, names, strict=True))
    best = _most_frequent(names, keys, counts())
    return {name: best[key] for name, key in zip(names, keys, strict=True)}


def most_frequent_first(names: Iterable[str], counts: Mapping[str, int]) -> Sequence[str]:
    """Return those that count anything, by count, ties by name."""
    counted = [name for name in names if counts.get(name)]
    return sorted(counted, key=lambda name: (-counts[name], name))


def canonical_names(names: Sequence[str], aliases: Aliases) -> list[str]:
    """Return the name that each goes by."""
    return [aliases.canonical(name) if name in aliases.of else name for name in names]


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
