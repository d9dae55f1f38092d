"""The days that a page's markup states for programs to read: JSON-LD and meta elements.

Most trusted first: what is said of the article, then of the page, then of a file or a change.
A stamp in numbers alone ("05/04/2018") is read in the order that the page's other stamps and its
language show; where they show none it is no day.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Any

from searchkit.language.day_order import settled_date
from searchkit.language.fold import fold
from searchkit.language.written_dates import FIRST_YEAR, LAST_YEAR, WrittenDate, written_dates
from searchkit.regexes import regex
from searchkit.rules import fact, limit
from searchkit.values import dataclass


class Rank(IntEnum):
    """What a statement is about, the day of publication first."""

    ARTICLE = 0  # the publication of the article
    PAGE = 1  # "the date" of the page, by templates that say no more
    FILE = 2  # a file was made or uploaded, often the draft or a picture
    CHANGE = 3  # the last change


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day that the markup states."""

    day: date
    where: str  # "meta article:published_time", "JSON-LD datePublished"
    rank: Rank


# What schema.org calls a story: NewsArticle, ReportageNewsArticle, BlogPosting, Report ...
_STORY = regex(r"(?:Article|Posting|Report|Review)$")
_OF_THE_WEB = regex(r"(?:WebPage|WebSite|CreativeWork)$")
_LD_RANKS = {
    "datePublished": Rank.ARTICLE,
    "dateCreated": Rank.FILE,
    "uploadDate": Rank.FILE,
    "dateModified": Rank.CHANGE,
}
# Where the JSON is broken, as by a comma too many, its fields can still be read.
_LD_FIELD = regex(r'"(datePublished|dateCreated|dateModified)"\s*:\s*"([^"]{4,60})"')
MAX_LD_DEPTH = limit(12, "a hostile page nests without end; no article of 200 pages is as deep")

# Names of meta elements without what is no letter: "article:published_time", "parsely-pub-date",
# "DC.date.issued". Read off 200 pages and the documentation of the systems that write them.
_META_CHANGE = regex(r"modif|updat|revis(?!it)|moddate|lastmod")
_META_ARTICLE = regex(
    r"(?:publi(?:sh|shed|cation)(?:time|date|on|at)|articlepublished|pubdate|sailthrudate|articledate"
    r"|date(?:of)?(?:published|publish|publication|issued)|issued|citationdate)$"
)
_META_PAGE = frozenset({"date", "dcdate", "dctermsdate", "pdate", "displaydate"})
_META_FILE = regex(r"(?:creat(?:ed|ion)(?:date|time|on)?|datecreated|uploaded|uploaddate)$")

# What programs write where they have no day: the second from which they count.
_NO_DAY = fact(date(1970, 1, 1), "the beginning of the epoch of Unix")
_COMPACT = regex(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=T|\s|$|\d{6}$)")
_EPOCH = regex(r"\d{10}(?:\d{3})?$")  # seconds or milliseconds since 1970
# As JavaScript and Java print a moment: "Mon Oct 11 14:57:21 CEST 2021".
_PRINTED = regex(
    r"(?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}) \d\d:\d\d:\d\d (?:[A-Z]{2,5} )?(?P<year>(?:19|20)\d\d)$"
)


def stated_days(tree: Any, host: str) -> list[StatedDay]:
    """Return what the markup states, most trusted first, else in the order of the page."""
    stamps = [*_of_json_ld(tree), *_of_meta(tree)]
    others = [written for stamp, _, _ in stamps for written in written_dates(stamp)]
    language = tree.get("lang") or ""
    found = [
        StatedDay(day, where, rank)
        for stamp, where, rank in stamps
        if (day := day_of_stamp(stamp, host, language, others)) is not None
    ]
    return sorted(found, key=lambda stated: stated.rank)


def day_of_stamp(
    stamp: str, host: str, language: str, others: list[WrittenDate] | None = None
) -> date | None:
    """Return the day of a stamp, in its own time zone; None where it holds none or an unclear one.

    >>> day_of_stamp("2021-03-23T23:30:00-08:00", "", "en")
    datetime.date(2021, 3, 23)
    """
    stamp = stamp.strip()
    if _EPOCH.match(stamp):
        day = datetime.fromtimestamp(int(stamp[:10]), UTC).date()
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
    if match := _COMPACT.match(stamp):
        stamp = "-".join(match.groups())
    elif match := _PRINTED.search(stamp):
        stamp = f"{match['month']} {match['day']}, {match['year']}"
    found = written_dates(stamp)
    if not found or found[0].date == _NO_DAY:
        return None
    return settled_date(found[0], [*found, *(others or ())], host, stamp, language=language)


def _of_meta(tree: Any) -> Iterator[tuple[str, str, Rank]]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        stamp = meta.get("content") or ""
        if stamp and (rank := _meta_rank(name)) is not None:
            yield stamp, f"meta {name[:60]}", rank


def _meta_rank(name: str) -> Rank | None:
    letters = "".join(filter(str.isalpha, name.lower()))
    if _META_CHANGE.search(letters):
        return Rank.CHANGE
    if _META_ARTICLE.search(letters):
        return Rank.ARTICLE
    if letters in _META_PAGE:
        return Rank.PAGE
    return Rank.FILE if _META_FILE.search(letters) else None


def _of_json_ld(tree: Any) -> Iterator[tuple[str, str, Rank]]:
    """Yield stamps of the story that the page is about, then those of the page."""
    things: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = (script.text or "").strip()
        try:
            things.extend(_things(json.loads(text, strict=False), 0))
        except RecursionError:
            continue
        except ValueError:
            things.append(dict(reversed(_LD_FIELD.findall(text))))
    title = "".join(filter(str.isalnum, fold(tree.findtext(".//title") or "")))
    for thing in sorted(things, key=lambda thing: _distance(thing, title)):
        for field, rank in _LD_RANKS.items():
            if isinstance(stamp := thing.get(field), str):
                yield stamp, f"JSON-LD {field}", rank


def _distance(thing: dict[str, Any], title: str) -> int:
    """Return how far a thing is from being the story of this page; 0 is that story."""
    kinds = thing.get("@type", "")
    kind = str(kinds[0] if isinstance(kinds, list) and kinds else kinds)
    headline = "".join(filter(str.isalnum, fold(str(thing.get("headline") or ""))))
    if _STORY.search(kind):
        return 0 if headline and headline in title else 1
    return 2 if not kind or _OF_THE_WEB.search(kind) else 3


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD document that hold a day, from the outside in."""
    if depth > MAX_LD_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        if _LD_RANKS.keys() & value.keys():
            yield value
        for field, item in value.items():
            if field not in ("comment", "itemListElement", "hasPart", "review", "isRelatedTo"):
                yield from _things(item, depth + 1)
