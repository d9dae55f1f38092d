"""A story's blocks -> an Article: its fields, its paragraphs, and what was dropped.

Every route to paragraphs ends here. Blocks whose label is a `Kind` become paragraphs, the title
first; blocks whose label is a `DroppedKind` become `Article.dropped`, and some of them fields:

- `BYLINE`: the first is `byline`, without its "By".
- `URL`: the first is `url`, if it is http or https.
- `METADATA`: what the file says of itself, as `name: value (where it says so)`. Two are understood:
  `date: 2021-03-23 (meta article:published_time)` is what a web page or a database export states as
  its date of publication, an ISO day; the finder of dates trusts it before all else.
  `source: The Courier (meta og:site_name)` names the outlet.
- `DATELINE`: a line that holds nothing else. A dateline that opens the first paragraph becomes a
  field too, yet stays in the paragraph's text, which is quoted as it was printed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from searchkit.domain.article import Article, Dropped, DroppedKind, Kind, Paragraph
from searchkit.domain.identity import article_id
from searchkit.language import captions
from searchkit.language.addresses import address_in, host_of
from searchkit.language.calendar_words import MONTH, WEEKDAY
from searchkit.language.datelines import DAY, agency_credited, agency_named, dateline_of
from searchkit.language.outlets import is_outlet, outlet_at
from searchkit.paragraphs.blocks import Block
from searchkit.paragraphs.recovery import warnings_of
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, threshold

FILED_WITHIN = threshold(
    3,
    NO_DATA
    + "body paragraphs among which a dateline stands; an editor's note or two may come first",
)
TITLE_LETTERS = threshold(
    24, NO_DATA + "of the title that its running head must show; browsers cut the rest"
)

# "Harbour talks resume | The Courier", at the top of each page of a browser's print; in the same line
# some print the day or the address behind it: "Harbour talks resume | The Courier 24/03/2021, 10:15".
_BEHIND_TITLE = regex(
    r"\s[|–—·-]\s+([A-ZÀ-Þ][^|–—·]{2,40}?)(?:\s+(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s|https?://).*)?$"
)
_BY = regex(
    r"(?:(?:words|text|story|reporting|written)\s+(?:(?:and|&)\s\w+\s)?)?by[:\s]+|(?:words|text|story)(?:\s(?:and|&)\s\w+)?:\s|(?:author|byline):\s*|(?:作者|记者|記者|撰?文)\s?[:：／/]\s?"
    # "Von Anna Reyes", "Par Anna Reyes": two names behind it, since "Di Stefano" is one itself.
    r"|(?:von|par|por|di|door|av|af)\s(?=(?-i:[A-ZÀ-Þ])[^\W\d_]+[\w.’'-]*\s(?-i:[A-ZÀ-Þ]))",
    re.I,
)
# "Anna Reyes | March 14, 2023 | Lisbon", "Anna Reyes, Published 3 May 2021, 10:15".
_BEHIND_NAMES = regex(
    rf"\s[|•·]\s|,?\s(?:[-–—]\s)?(?:(?:on|published|posted|updated)\b:?\s)*(?:{WEEKDAY},?\s)?{DAY}|,?\s{WEEKDAY},\s{MONTH}\b|\s\d{{1,2}}:\d\d",
    re.IGNORECASE,
)
# "2021年5月3日 10:15 来源：港口日报"
_BEHIND_DAY = regex(r"(?:来源|來源|出典)\s?[:：]\s?([^\s。，:：]{2,20})")
_NAME = regex(rf"{captions.NAME}(?:\s|,|$)")
# "Anna Reyes in Lisbon", "Anna Reyes, Lisbon": one place behind it; in a list of reporters each has one.
_PLACE = r"[A-ZÀ-Þ][\w.’'-]*"
_FROM_PLACE = regex(rf"(?:\sin\s{_PLACE}(?:,?\s{_PLACE}){{0,2}}|(?<=\w),\s{_PLACE})$")
# A role that stood on a line of its own below the name.
_ROLE = regex(
    r"(?<=\w)\s(?:Staff|Senior|Chief|Special|Political|Business|Foreign|Science|Sports|Health)\s"
    r"(?i:writer|reporter|correspondent|columnist)$"
)
_METADATA = regex(r"(?P<name>\w+): (?P<value>.+?)(?: \((?P<where>[^()]*)\))?$")


def article_of(story: Sequence[Block], digest: str, ordinal: int) -> Article:
    """Return the article that these blocks tell; `digest` is the file's, `ordinal` its place there."""
    paragraphs = _paragraphs(story)
    dropped = tuple(
        Dropped(block.label, block.text, block.page)
        for block in story
        if isinstance(block.label, DroppedKind)
    )
    title = next((p.text for p in paragraphs if p.kind is Kind.TITLE), None)
    article = completed(
        Article(
            id=article_id(digest, ordinal),
            ordinal=ordinal,
            paragraphs=paragraphs,
            title=title,
            source=metadata_value(dropped, "source")
            or _named_beside_day(dropped)
            or _masthead(dropped, title),
            url=_first(map(address_in, _texts(dropped, DroppedKind.URL)))
            or _first(map(address_in, _texts(dropped, DroppedKind.PAGE_STAMP))),
            byline=_first(map(_byline, _texts(dropped, DroppedKind.BYLINE))),
            dateline=_first(_texts(dropped, DroppedKind.DATELINE)),
            dropped=dropped,
        )
    )
    return replace(article, warnings=warnings_of(article))


def completed(article: Article) -> Article:
    """Return the article with dateline, agency and source found where they were not given."""
    body = [p.text for p in article.paragraphs if p.kind is Kind.BODY]
    datelines = [line for line in map(dateline_of, body[:FILED_WITHIN]) if line]
    dateline = article.dateline or _first(line.place for line in datelines)
    agency = (
        article.agency
        or _first(line.agency for line in datelines)
        or (agency_named(article.byline) if article.byline else None)
        or _first(map(agency_named, _texts(article.dropped, DroppedKind.BYLINE)))
        or (agency_credited(body[-1]) if body else None)
    )
    return replace(
        article,
        dateline=dateline,
        agency=agency,
        source=(outlet_at(article.url) if article.url and not article.source else None)
        or article.source
        or _host(article.url)
        or agency,
    )


def metadata_value(dropped: Iterable[Dropped], name: str) -> str | None:
    """Return the value of the first METADATA of that name."""
    for text in _texts(dropped, DroppedKind.METADATA):
        if (found := _METADATA.match(text)) and found["name"] == name:
            return found["value"]
    return None


def _paragraphs(story: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Return the text of the story, its title first; a second title is an aside."""
    titles = [block for block in story if block.label is Kind.TITLE]
    rest = [block for block in story if isinstance(block.label, Kind) and block not in titles[:1]]
    return tuple(
        Paragraph(
            ordinal=ordinal,
            kind=Kind.ASIDE if ordinal and block.label is Kind.TITLE else Kind(block.label),
            text=block.text,
            page=block.page,
            break_reason=block.reason,
        )
        for ordinal, block in enumerate([*titles[:1], *rest])
    )


def _texts(dropped: Iterable[Dropped], kind: DroppedKind) -> list[str]:
    return [found.text for found in dropped if found.kind is kind]


def _masthead(dropped: Iterable[Dropped], title: str | None) -> str | None:
    """Return the outlet that a browser prints behind the title at a page's edge."""
    if not title:
        return None
    edges = (*_texts(dropped, DroppedKind.RUNNING_HEAD), *_texts(dropped, DroppedKind.PAGE_STAMP))
    start = _letters(title)[:TITLE_LETTERS]
    for text in edges:
        if start in _letters(text) and (found := _BEHIND_TITLE.search(text)):
            name = found[1].strip()
            if _letters(name) not in _letters(title):
                return name
    return None


def _named_beside_day(dropped: Iterable[Dropped]) -> str | None:
    """Return the outlet that a line of the head names behind its day, as Chinese pages do."""
    lines = _texts(dropped, DroppedKind.DATE_LINE)
    return _first(found[1] if (found := _BEHIND_DAY.search(line)) else None for line in lines)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _byline(text: str) -> str | None:
    names = _BY.sub("", text, count=1).strip()
    behind = _BEHIND_NAMES.search(names)
    names = (names[: behind.start()] if behind else names).strip(" ,")
    names = _ROLE.sub("", names)
    if names.count(" in ") <= 1 and _NAME.match(names):
        names = _FROM_PLACE.sub("", names)
    return names or None


def _host(url: str | None) -> str | None:
    host = host_of(url) if url else ""
    return host if is_outlet(host) else None
