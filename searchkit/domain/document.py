"""The paragraph as the index holds it: its own text, with its article's fields copied onto it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from searchkit.domain.article import Article, Confidence, Kind, Paragraph, SpeakerFinding
from searchkit.domain.identity import paragraph_id
from searchkit.values import dataclass

# A headline of more countries than two sides and a place is about none of them in particular: a
# round-up, a table, the world. Chosen by that reasoning, not by measurement.
MOST_INHERITED = 3


@dataclass(frozen=True, slots=True)
class About:
    """A country that a paragraph is about."""

    code: str  # ISO 3166-1 alpha-2
    is_inherited: bool = False  # the paragraph names none, its story this one


@dataclass(frozen=True, slots=True)
class ParagraphDocument:
    """What an engine indexes, filters, counts and gives back."""

    id: str
    article: str  # the article's id
    ordinal: int
    kind: Kind
    text: str
    page: int | None
    number: int | None  # citation number from 1 within its kind; None for the title
    speakers: tuple[str, ...]  # full names, in order, each once
    countries: tuple[str, ...]  # ISO codes of those that it names, in order, each once
    published: date | None
    title: str | None
    source: str | None
    url: str | None
    path: str  # the first of `paths`
    sayings: tuple[SpeakerFinding, ...] = ()  # in order; one speaker may have several
    about: tuple[About, ...] = ()  # those named, or else those inherited
    published_confidence: Confidence | None = None  # None exactly when the date is None
    agency: str | None = None
    paths: tuple[str, ...] = ()  # of the clipping: root folder's name and the path below it


def documents_of(article: Article) -> Iterator[ParagraphDocument]:
    """Yield the article's paragraphs as documents, in order."""
    numbers: dict[Kind, int] = {}
    inherited = _inherited(article)
    for paragraph in article.paragraphs:
        number = numbers[paragraph.kind] = numbers.get(paragraph.kind, 0) + 1
        yield _document(article, paragraph, number, inherited)


def document_of(article: Article, ordinal: int, number: int | None = None) -> ParagraphDocument:
    """Return one of them. Raises KeyError where the article has no such paragraph.

    `number` is its own among those of its kind, where not all are there (`record.article_around`).
    """
    before: Counter[Kind] = Counter()
    for paragraph in article.paragraphs:
        before[paragraph.kind] += 1
        if paragraph.ordinal == ordinal:
            inherited = _inherited(article) if inherits(paragraph) else ()
            return _document(article, paragraph, number or before[paragraph.kind], inherited)
    raise KeyError(ordinal)


def countries_of_story(article: Article) -> tuple[str, ...]:
    """Return the countries that a story is about, for its paragraphs that name none.

    Those that its title names, else its first body paragraph otherwise than in passing, else its
    dateline; where these are more than MOST_INHERITED, none.
    """
    titles = [p for p in article.paragraphs if p.kind is Kind.TITLE]
    bodies = [p for p in article.paragraphs if p.kind is Kind.BODY]
    title = [code for paragraph in titles for code in countries_of(paragraph)]
    first = countries_of(bodies[0]) if bodies else ()
    codes = (
        (title if titles else article.title_countries)
        or [code for code in first if code not in article.passing_countries]
        or article.dateline_countries
    )
    once = tuple(dict.fromkeys(codes))
    return once if len(once) <= MOST_INHERITED else ()


def _document(
    article: Article, paragraph: Paragraph, number: int, inherited: tuple[About, ...]
) -> ParagraphDocument:
    """Return the paragraph that is the `number`th of its kind, from 1."""
    published = article.published
    countries = countries_of(paragraph)
    return ParagraphDocument(
        id=paragraph_id(article.id, paragraph.ordinal),
        article=article.id,
        ordinal=paragraph.ordinal,
        kind=paragraph.kind,
        text=paragraph.text,
        page=paragraph.page,
        number=number if paragraph.kind is not Kind.TITLE else None,
        speakers=tuple(dict.fromkeys(found.name for found in paragraph.speakers or ())),
        countries=countries,
        published=published.date if published else None,
        title=article.title,
        source=article.source,
        url=article.url,
        path=article.paths[0] if article.paths else "",
        sayings=tuple(paragraph.speakers or ()),
        about=tuple(map(About, countries)) or (inherited if inherits(paragraph) else ()),
        published_confidence=published.confidence if published else None,
        agency=article.agency,
        paths=article.paths,
    )


def _inherited(article: Article) -> tuple[About, ...]:
    return tuple(About(code, is_inherited=True) for code in countries_of_story(article))


def countries_of(paragraph: Paragraph) -> tuple[str, ...]:
    """Return the codes of the countries that a paragraph names, in order, each once."""
    countries = paragraph.countries
    if not countries:
        return ()
    if len(countries) == 1:  # as most have that have any
        return (countries[0].code,)
    return tuple(dict.fromkeys([found.code for found in countries]))


def inherits(paragraph: Paragraph) -> bool:
    """Whether a paragraph that names no country is about those of its story."""
    return paragraph.kind in (Kind.BODY, Kind.CAPTION) and not paragraph.is_given_no_country
