"""An article, its paragraphs, and what was found out about each, with the evidence."""

import datetime
from enum import StrEnum

from searchkit.values import dataclass


class Kind(StrEnum):
    """What a paragraph is. When in doubt text is an aside, never lost."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    ASIDE = "aside"  # deck, subhead, pull quote, note, bio, contact, related, legal, list, table


# How a warning begins that says that part of a file was left out or could not be taken as it was
# given: trouble of the run, and no mere sign.
NOT_ALL_READ = "not all was read: "

# A saying below this is marked as unsure wherever it is shown, and left out where only what is sure
# is asked for. docs/speakers.md says how often findings above and below it are right.
SURE_CONFIDENCE = 0.85


class Confidence(StrEnum):
    """How a publication date is known."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """The article's date, without time zone, and what it rests on."""

    date: datetime.date | None = None  # None: unknown
    evidence: str = ""
    confidence: Confidence | None = None  # None exactly when the date is None


@dataclass(frozen=True, slots=True)
class SpeakerFinding:
    """Who says what a paragraph reports, and the words that show it."""

    name: str  # the full name in the article: "Wang Yi"
    as_written: str = ""  # "Wang"; empty where the speaker was given with the clipping
    cue: str = ""  # the word of saying: "said"
    direct: bool = False  # the paragraph quotes the speaker's own words
    rule: str = "given"
    confidence: float = 1.0  # 0 to 1
    role: str = ""  # title or role, as the article writes it: "Foreign Minister"; empty: none found


@dataclass(frozen=True, slots=True)
class CountryFinding:
    """A country that a paragraph names or plainly means."""

    code: str  # ISO 3166-1 alpha-2
    as_written: str = ""  # empty where the country was given with the clipping


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The document that is indexed, ranked, counted and shown."""

    ordinal: int  # 0-based place in the article; 0 is the title where there is one
    kind: Kind
    text: str
    page: int | None = None  # 1-based; None where the format has no pages
    speakers: tuple[SpeakerFinding, ...] | None = None  # None: not looked for yet
    countries: tuple[CountryFinding, ...] | None = None  # None: not looked for yet
    break_reason: str = ""  # why a paragraph starts here, for `parse --explain`
    is_given_no_country: bool = False  # `[]` came with the clipping: nor has it its story's


class DroppedKind(StrEnum):
    """What was taken out of the text: fields of the article, and page furniture."""

    BYLINE = "byline"
    DATELINE = "dateline"
    URL = "url"
    CREDIT = "credit"
    DATE_LINE = "date line"
    PAGE_STAMP = "page stamp"  # when and from where a browser printed the page
    RUNNING_HEAD = "running head"
    PAGE_NUMBER = "page number"
    JUMP_LINE = "jump line"
    NAVIGATION = "navigation"
    ADVERTISEMENT = "advertisement mark"
    PROMOTION = "promotion"  # of a web page: other stories, newsletters, appeals, cookie notices
    COMMENT = "reader's comment"
    ELSEWHERE = "elsewhere on the page"  # before or after the story, no part of it
    NOTE_MARK = "footnote mark"
    REPEATED = "repeated text"  # a headline printed twice as its own shadow
    METADATA = "metadata"  # "date: 2021-03-23 (meta article:published_time)"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text that is no paragraph, kept so that `parse` can show it and dates can rest on it."""

    kind: DroppedKind
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A news story. Readers fill what the file says; enrichers fill the rest."""

    id: str  # 10 characters of lower-case base32 (identity.article_id)
    ordinal: int  # 0-based place in its file
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    source: str | None = None  # the outlet if known, else the agency
    agency: str | None = None
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: PublishedDate | None = None  # None: not looked for yet
    countries: tuple[str, ...] | None = None  # of title, dateline, first two body paragraphs
    title_countries: tuple[str, ...] = ()  # of the title, whether or not a paragraph says it too
    dateline_countries: tuple[str, ...] = ()
    passing_countries: tuple[str, ...] = ()  # of the first paragraph, that the story is not about
    dropped: tuple[Dropped, ...] = ()
    given_id: str | None = None  # the `id` of a .jsonl line, echoed
    paths: tuple[str, ...] = ()  # root name and path below it; filled by the archive
    warnings: tuple[str, ...] = ()  # signs of a bad recovery, as sentences
    corrected: tuple[str, ...] = ()  # fields that the user corrected: "published", "p3.speakers"


def citation(article: Article, ordinal: int) -> str:
    """Return the anchor of a paragraph in its article: `title`, `p7`, `c1` or `a1`.

    Each kind but the title is numbered from 1 in the order of the article.
    """
    paragraph = next(p for p in article.paragraphs if p.ordinal == ordinal)
    if paragraph.kind is Kind.TITLE:
        return "title"
    number = sum(1 for p in article.paragraphs if p.kind is paragraph.kind and p.ordinal <= ordinal)
    letter = {Kind.BODY: "p", Kind.CAPTION: "c", Kind.ASIDE: "a"}[paragraph.kind]
    return f"{letter}{number}"
