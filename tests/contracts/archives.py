"""An archive in a dictionary, and short ways to write stories for it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
)
from searchkit.domain.identity import file_digest
from searchkit.domain.level import NOTHING, Level, with_pairs
from searchkit.domain.record import PackedArticle, article_record, packed
from searchkit.domain.stamp import Stamp

STAMP = Stamp(reading="r1", findings="f1", index="i1")


@dataclass(frozen=True)
class DictArchive:
    """Articles by id, each digest made of all that the article says."""

    stories: Mapping[str, Article] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    lost: Set[str] = frozenset()  # ids of articles that rotted away

    def level(self) -> Level:
        articles = with_pairs(NOTHING, self.digests().items())
        return Level("in memory", 0, articles, with_pairs(NOTHING, self.groups.items()))

    def changes_since(self, level: Level) -> Mapping[str, str | None] | None:
        return None

    def digests(self, ids: Iterable[str] | None = None) -> Mapping[str, str]:
        wanted = self.stories if ids is None else set(ids) & self.stories.keys()
        return {id: file_digest(repr(article_record(self.stories[id])).encode()) for id in wanted}

    def missing(self) -> Set[str]:
        return self.lost

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        for id in sorted(ids):
            yield self.stories[id]

    def packed(self, ids: Iterable[str]) -> Iterator[PackedArticle]:
        for article in self.articles(ids):
            # As ASCII, so that half a character gets through to the engine.
            yield PackedArticle(article, packed(json.dumps(article_record(article)).encode()))

    def copies(self) -> Mapping[str, str]:
        return self.groups


def archive(*stories: Article, copies: Sequence[Sequence[Article]] = ()) -> DictArchive:
    """Return an archive of these; each of `copies` is a group."""
    groups = {story.id: min(other.id for other in group) for group in copies for story in group}
    return DictArchive({story.id: story for story in stories}, groups)


def paragraph(
    text: str,
    *,
    kind: Kind = Kind.BODY,
    speakers: Sequence[str | SpeakerFinding] = (),
    countries: Sequence[str] = (),
    inherits: bool = False,
) -> Paragraph:
    """Return a paragraph; `story` gives it its ordinal. It has no country of its story's."""
    return Paragraph(
        ordinal=0,
        kind=kind,
        text=text,
        speakers=tuple(SpeakerFinding(s) if isinstance(s, str) else s for s in speakers),
        countries=tuple(CountryFinding(code) for code in countries),
        is_given_no_country=not countries and not inherits,
    )


def title(text: str, **fields: Any) -> Paragraph:
    return paragraph(text, kind=Kind.TITLE, **fields)


def caption(text: str, **fields: Any) -> Paragraph:
    return paragraph(text, kind=Kind.CAPTION, **fields)


def aside(text: str, **fields: Any) -> Paragraph:
    return paragraph(text, kind=Kind.ASIDE, **fields)


def saying(
    name: str, cue: str = "said", *, direct: bool = False, confidence: float = 1.0
) -> SpeakerFinding:
    return SpeakerFinding(name, name, cue, direct, "rule", confidence)


def story(
    id: str,
    *paragraphs: str | Paragraph,
    title: str | None = None,
    published: str | None = None,
    confidence: Confidence = Confidence.STATED,
    source: str | None = None,
    title_countries: Sequence[str] = (),
    dateline_countries: Sequence[str] = (),
    paths: Sequence[str] | None = None,
) -> Article:
    """Return an article whose id is `id`, filled up to ten characters.

    Its title is that of its title paragraph; where `title` is given, a field alone.
    """
    made = [paragraph(p) if isinstance(p, str) else p for p in paragraphs]
    day = date.fromisoformat(published) if published else None
    return Article(
        id=id.ljust(10, "2"),
        ordinal=0,
        paragraphs=tuple(replace(p, ordinal=n) for n, p in enumerate(made)),
        title=title or next((p.text for p in made if p.kind is Kind.TITLE), None),
        source=source,
        published=PublishedDate(day, "given", confidence) if day else PublishedDate(),
        countries=(),
        title_countries=tuple(title_countries),
        dateline_countries=tuple(dateline_countries),
        paths=tuple(paths) if paths is not None else (f"clippings/{id}.txt",),
    )
