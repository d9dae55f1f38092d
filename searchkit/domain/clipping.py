"""A clipping: one file as its reader understood it, before any paragraph is found."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from searchkit.domain.article import Article
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file and the name it goes by; readers never touch the file system."""

    name: str  # as shown to the user and as its suffix is read: "clippings/china-russia.txt"
    data: bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, in the order in which the file draws it."""

    x0: float  # points from the left edge of the page, as it is read (rotation undone)
    x1: float
    y: float  # baseline, points from the top edge
    size: float  # font size in points
    font: str
    text: str
    tag: str | None = None  # its role in a tagged PDF: "P", "LI", "H1", "Artifact" ...
    block: int | None = None  # lines with one number belong to one element of a tagged PDF
    is_turned: bool = False  # rotated or vertical: x0, x1 and y say where on the page, no more


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page of print."""

    number: int  # 1-based
    width: float  # points
    height: float
    lines: tuple[Line, ...]
    images: tuple[Box, ...] = ()
    marks: tuple[Box, ...] = ()  # small filled shapes: the bullets of a list that are no characters


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """What a PDF holds: lines with their places."""

    pages: tuple[Page, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)  # the PDF's own title, author ...


@dataclass(frozen=True, slots=True)
class PlainText:
    """What a text file holds, decoded, with line feeds as line ends."""

    text: str


class PagePart(StrEnum):
    """Which part of a web page a block of text stands in."""

    STORY = "story"
    BESIDE = "beside the story"  # pull quotes, boxes, embedded posts, notes: text all the same
    NAVIGATION = "navigation"
    ADVERTISEMENT = "advertisement"
    PROMOTION = "promotion"  # other stories, newsletters, appeals, cookie notices
    COMMENTS = "comments"  # of readers
    REPEATED = "repeated"  # what the page says a second time
    ELSEWHERE = "elsewhere"  # before or after the story, and nobody says what it is


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A stretch of a web page's text, in the order of the page."""

    # "p", "h1" to "h6", "strong" (a paragraph all in bold), "li", "blockquote", "figcaption", "td",
    # "pre", "time"; "sup" for the footnote marks that were taken out of the text, "meta" for fields
    tag: str
    text: str  # single spaces; a line feed where the page breaks a line
    part: PagePart = PagePart.STORY
    list: int | None = None  # items with one number are of one list


@dataclass(frozen=True, slots=True)
class MarkedText:
    """What a web page holds: all its text in blocks, and what its head says."""

    blocks: tuple[MarkedBlock, ...]
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None  # ISO date
    published_evidence: str | None = None  # "meta article:published_time", "URL" ...
    published_is_stated: bool = True  # the page says that this is its day; else it is a guess


@dataclass(frozen=True, slots=True)
class GivenArticles:
    """What a .jsonl export holds: articles whose paragraphs are already told apart."""

    articles: tuple[Article, ...]


Content = PrintedPages | PlainText | MarkedText | GivenArticles


@dataclass(frozen=True, slots=True)
class Clipping:
    """One file, read."""

    digest: str  # hex digest of the file's bytes (identity.file_digest)
    content: Content
    warnings: tuple[str, ...] = ()  # signs of a bad recovery, as sentences
