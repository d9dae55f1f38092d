"""An archive in a dictionary, and short ways to write stories for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

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
from searchkit.domain.record import article_record
from searchkit.domain.stamp import Stamp

STAMP = Stamp(reading="r1", findings="f1", index="i1")


@dataclass(frozen=True)
class DictArchive:
    """Articles by id, each digest made of all that the article says."""

    stories: Mapping[str, Article] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)

    def digests(self) -> Mapping[str, str]:
        return {id: file_digest(repr(article_record(a)).encode()) for id, a in self.stories.items()}

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        for id in sorted(ids):
            yield self.stories[id]

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
    speakers: Sequence[str] = (),
    countries: Sequence[str] = (),
    ordinal: int = 0,
) -> Paragraph:
    """Return a paragraph; `story` gives it its ordinal."""
    return Paragraph(
        ordinal=ordinal,
        kind=kind,
        text=text,
        speakers=tuple(SpeakerFinding(name) for name in speakers),
        countries=tuple(CountryFinding(code) for code in countries),
    )


def story(
    id: str,
    *paragraphs: str | Paragraph,
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
) -> Article:
    """Return an article whose id is `id`, filled up to ten characters.

    Its title is a field and no paragraph: give one of Kind.TITLE where that matters.
    """
    made = [paragraph(p) if isinstance(p, str) else p for p in paragraphs]
    day = date.fromisoformat(published) if published else None
    return Article(
        id=id.ljust(10, "2"),
        ordinal=0,
        paragraphs=tuple(
            Paragraph(n, p.kind, p.text, p.page, p.speakers, p.countries)
            for n, p in enumerate(made)
        ),
        title=title,
        source=source,
        published=PublishedDate(day, "given", Confidence.STATED) if day else PublishedDate(),
        countries=(),
        paths=(f"clippings/{id}.txt",),
    )
