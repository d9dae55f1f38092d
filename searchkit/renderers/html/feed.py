"""A saved search as an Atom feed (RFC 4287): its newest stories, each an entry that keeps its id."""

from collections.abc import Sequence
from datetime import date

import jinja2

from searchkit.domain.results import Hit
from searchkit.regexes import regex
from searchkit.renderers.display_names import Names, paragraph_sign, says_words
from searchkit.renderers.html.links import article_file, web_address
from searchkit.renderers.html.templates import rendered
from searchkit.renderers.visible import one_line
from searchkit.rules import limit
from searchkit.values import dataclass

FILE = "feed.atom"
STORIES = limit(50, "length: readers keep what they have seen; more are on the pages")
_PARAGRAPHS = limit(3, "copyright and length: of a story, as many as a list of results shows")

# RFC 4151 wants a domain that whoever makes the ids has. Nobody can have one under .invalid
# (RFC 2606), so nobody else makes such ids; and a folder of pages has no domain of its own.
_AUTHORITY = "tag:searchkit.invalid,2026:"
# A feed must say when each entry was changed. A story's day is the same whenever it is written; one
# without a day is older than all others, for a day that it had not would be a lie that looks true.
_UNDATED = "1970-01-01T00:00:00Z"
_NOT_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class EntryOfFeed:
    """A story with what the search found in it."""

    id: str
    title: str
    updated: str  # RFC 3339
    author: str
    href: str
    address: str | None  # of the page of the web
    paragraphs: tuple[str, ...]


def feed(
    template: jinja2.Template,
    slug: str,
    title: str,
    stories: Sequence[Sequence[Hit]],
    names: Names,
    root: str,
) -> bytes:
    """Return the feed of a search of which these are the stories, each with its hits.

    `slug` is the name of its folder, which its ids are made of; `root` the way from there to the
    folder of all pages.
    """
    entries = [_entry(slug, hits, names, root) for hits in stories]
    page = rendered(
        template,
        id=f"{_AUTHORITY}search/{slug}",
        title=title,
        updated=max((entry.updated for entry in entries), default=_UNDATED),
        file=FILE,
        entries=entries,
    )
    return _NOT_XML.sub("\ufffd", page.decode()).encode()


def _entry(slug: str, hits: Sequence[Hit], names: Names, root: str) -> EntryOfFeed:
    hit = hits[0]
    return EntryOfFeed(
        id=f"{_AUTHORITY}search/{slug}/story/{hit.article}",
        title=one_line(hit.title or "") or "Untitled",
        updated=_instant(hit.published),
        author=one_line(hit.source or "") or "unknown",
        href=root + article_file(hit.article, hit.title),
        address=web_address(hit.url),
        paragraphs=tuple(_paragraph(each, names) for each in hits[:_PARAGRAPHS]),
    )


def _instant(day: date | None) -> str:
    return f"{day.isoformat()}T00:00:00Z" if day else _UNDATED


def _paragraph(hit: Hit, names: Names) -> str:
    """Return "Paragraph 7, says: Wang Yi: text"."""
    sign = paragraph_sign(hit.kind, hit.number).capitalize()
    return f"{', '.join([sign, *says_words(hit.sayings)])}: {one_line(hit.snippet)}"
