"""The user's corrections laid over an archive, so that an index holds what the user knows."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date

from searchkit.archive.packing import corrected_digest
from searchkit.domain.article import (
    Article,
    Confidence,
    CountryFinding,
    Kind,
    Paragraph,
    PublishedDate,
    SpeakerFinding,
    citation,
)
from searchkit.domain.corrections import CorrectedField, Correction, text_digest, text_of
from searchkit.domain.level import Level, with_pairs
from searchkit.domain.record import PackedArticle, article_record, canonical, packed
from searchkit.ports import Archive

RULE = "corrected"  # what a corrected finding says of where it comes from
LEAD_BODY_PARAGRAPHS = 2  # an article's countries are those of its title, dateline and these


class CorrectedArchive:
    """A ports.Archive that gives another one's articles with the corrections that fit them."""

    def __init__(self, archive: Archive, corrections: Sequence[Correction]) -> None:
        self._archive = archive
        self._of_article: dict[str, list[Correction]] = {}
        for correction in corrections:
            self._of_article.setdefault(correction.article, []).append(correction)

    def level(self) -> Level:
        """Return the state of the archive with its corrections."""
        level = self._archive.level()
        corrected = self._corrected_digests(self._of_article)
        plain = self._archive.digests(corrected)
        articles = with_pairs(level.articles, corrected.items(), plain.items())
        return dataclasses.replace(level, articles=articles)

    def changes_since(self, level: Level) -> Mapping[str, str | None] | None:
        """Return id -> digest of what may have changed; None as a whole: it cannot be told."""
        changes = self._archive.changes_since(level)
        return None if changes is None else {**changes, **self.digests(self._of_article)}

    def digests(self, ids: Iterable[str] | None = None) -> Mapping[str, str]:
        """Return article id -> digest of all that the index holds, corrections included."""
        digests = self._archive.digests(ids)
        return {**digests, **self._corrected_digests(self._of_article.keys() & digests.keys())}

    def missing(self) -> Set[str]:
        """Return the ids of articles that the archive lost."""
        return self._archive.missing()

    def _corrected_digests(self, ids: Collection[str]) -> dict[str, str]:
        plain = self._archive.digests(ids)
        corrected = {}
        for article in self._archive.articles(plain):
            if fitting := self._fitting(article):
                corrected[article.id] = corrected_digest(
                    plain[article.id], [repr(_told(each)) for each in fitting]
                )
        return corrected

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Yield those articles, corrected, in order of id."""
        for article in self._archive.articles(ids):
            yield corrected(article, self._fitting(article))

    def packed(self, ids: Iterable[str]) -> Iterator[PackedArticle]:
        """Yield the same with the bytes that are kept of each, made anew where it is corrected."""
        for each in self._archive.packed(ids):
            if fitting := self._fitting(each.article):
                article = corrected(each.article, fitting)
                yield PackedArticle(article, packed(canonical(article_record(article))))
            else:
                yield each

    def copies(self) -> Mapping[str, str]:
        """Return article id -> id of the first of its group of near-copies."""
        return self._archive.copies()

    def misfits(self) -> Sequence[str]:
        """Return a sentence for each correction that is not applied, and why."""
        known = self._archive.digests(self._of_article)
        articles = {article.id: article for article in self._archive.articles(known)}
        return [
            f"correction of {_name(each)} not applied: {why}"
            for corrections in self._of_article.values()
            for each in corrections
            if (why := _misfit(each, articles.get(each.article)))
        ]

    def _fitting(self, article: Article) -> list[Correction]:
        corrections = self._of_article.get(article.id, ())
        return [each for each in corrections if _misfit(each, article) is None]


def corrected(article: Article, corrections: Iterable[Correction]) -> Article:
    """Return the article with these corrections, which must fit it."""
    names = []
    for correction in corrections:
        article = _with(article, correction)
        place = "" if correction.ordinal is None else citation(article, correction.ordinal) + "."
        names.append(place + correction.field)
    return dataclasses.replace(article, corrected=tuple(names)) if names else article


def _misfit(correction: Correction, article: Article | None) -> str | None:
    if article is None:
        return "there is no such article any more"
    text = text_of(article, correction.ordinal)
    if text is None:
        return "there is no such paragraph any more"
    if text_digest(text) != correction.made_for:
        return "the text it was made for has changed"
    return None


def _name(correction: Correction) -> str:
    place = "" if correction.ordinal is None else f"-{correction.ordinal}"
    return f"{correction.article}{place} {correction.field}"


def _told(correction: Correction) -> tuple[object, ...]:
    return (correction.ordinal, correction.field.value, correction.values)


def _with(article: Article, correction: Correction) -> Article:
    values = correction.values
    first = values[0] if values else None
    match correction.field:
        case CorrectedField.PUBLISHED:
            return dataclasses.replace(article, published=_published(first))
        case CorrectedField.SOURCE:
            return dataclasses.replace(article, source=first)
        case CorrectedField.TITLE:
            # The field alone: the paragraph that is the title stays what the clipping says.
            return dataclasses.replace(article, title=first)
        case CorrectedField.SPEAKERS:
            found = tuple(SpeakerFinding(name, rule=RULE) for name in values)
            return _with_paragraph(article, correction.ordinal, speakers=found)
        case CorrectedField.COUNTRIES:
            codes = tuple(CountryFinding(code) for code in values)
            was = _lead_countries(article)
            article = _with_paragraph(article, correction.ordinal, countries=codes)
            return _with_article_countries(article, was)


def _published(day: str | None) -> PublishedDate:
    if day is None:
        return PublishedDate(evidence=RULE)
    return PublishedDate(date.fromisoformat(day), RULE, Confidence.STATED)


def _with_paragraph(
    article: Article,
    ordinal: int | None,
    *,
    speakers: tuple[SpeakerFinding, ...] | None = None,
    countries: tuple[CountryFinding, ...] | None = None,
) -> Article:
    def changed(paragraph: Paragraph) -> Paragraph:
        if paragraph.ordinal != ordinal:
            return paragraph
        return dataclasses.replace(
            paragraph,
            speakers=paragraph.speakers if speakers is None else speakers,
            countries=paragraph.countries if countries is None else countries,
            is_given_no_country=(
                paragraph.is_given_no_country if countries is None else not countries
            ),
        )

    return dataclasses.replace(article, paragraphs=tuple(map(changed, article.paragraphs)))


def _lead_countries(article: Article) -> tuple[str, ...]:
    """Return the countries of the title and of the first two body paragraphs."""
    titles = [p for p in article.paragraphs if p.kind is Kind.TITLE]
    bodies = [p for p in article.paragraphs if p.kind is Kind.BODY][:LEAD_BODY_PARAGRAPHS]
    return tuple(dict.fromkeys(c.code for p in titles + bodies for c in p.countries or ()))


def _with_article_countries(article: Article, was: tuple[str, ...]) -> Article:
    """Return the article with its own countries brought level with its lead paragraphs.

    Those that no lead paragraph had before come from the dateline or a title without a
    paragraph, and stay.
    """
    now = _lead_countries(article)
    kept = [code for code in article.countries or () if code in now or code not in was]
    return dataclasses.replace(article, countries=tuple(dict.fromkeys([*kept, *now])))
