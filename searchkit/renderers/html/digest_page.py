"""What is new in saved searches, as one page that holds all it needs: to be mailed, or kept."""

import base64
import hashlib
from collections.abc import Sequence

from markupsafe import Markup

from searchkit.domain.news import News
from searchkit.domain.results import Hit
from searchkit.renderers.digest import (
    PARAGRAPHS,
    STORIES,
    asked_words,
    digest_title,
    more_words,
    notes,
    stories_of,
)
from searchkit.renderers.display_names import (
    Names,
    copies_words,
    match_words,
    paragraph_sign,
    says_words,
)
from searchkit.renderers.html.days import Day, day
from searchkit.renderers.html.links import web_address
from searchkit.renderers.html.marked_text import marked
from searchkit.renderers.html.templates import rendered, template_environment
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """One paragraph that is new."""

    id: str
    facts: tuple[str, ...]  # its place, who says it, what it is about, why it is a hit
    text: Markup | None  # None where the headline is the paragraph that was found


@dataclass(frozen=True, slots=True)
class NewStory:
    """A story with what is new of it."""

    title: Markup
    address: str | None  # of the page of the web
    source: str | None
    published: Day | None
    copies: str
    path: str
    paragraphs: tuple[NewParagraph, ...]
    more: str  # "2 more paragraphs"; empty: these are all


@dataclass(frozen=True, slots=True)
class NewInSearch:
    """A saved search with what is new in it."""

    name: str
    asked: str
    notes: tuple[str, ...]
    stories: tuple[NewStory, ...]
    more: str  # "17 more stories"; empty: these are all


def digest_page(news: Sequence[News], names: Names) -> str:
    """Return the page: no script, nothing fetched, its style inside and allowed by its digest."""
    environment = template_environment()
    loader = environment.loader
    assert loader is not None
    style = f"\n{loader.get_source(environment, 'digest.css')[0]}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = rendered(
        environment.get_template("digest.html.j2"),
        title=digest_title(news),
        style=Markup(style),  # ours, and by its digest the only one that a browser takes
        style_digest=digest,
        searches=[_search(each, names) for each in news if each.results.total],
    )
    return page.decode()


def _search(news: News, names: Names) -> NewInSearch:
    stories = stories_of(news)
    more = len(stories) - STORIES
    return NewInSearch(
        name=news.search.name,
        asked=asked_words(news.results),
        notes=tuple(notes(news)),
        stories=tuple(_story(hits, names) for hits in stories[:STORIES]),
        more=more_words(more, "story") if more > 0 else "",
    )


def _story(hits: Sequence[Hit], names: Names) -> NewStory:
    hit = hits[0]
    own = next((each for each in hits if each.is_own_title), None)
    more = len(hits) - PARAGRAPHS
    return NewStory(
        title=marked(own.text, own.highlights) if own else marked(hit.title or "Untitled", ()),
        address=web_address(hit.url),
        source=hit.source,
        published=day(hit.published, hit.published_confidence),
        copies=copies_words(hit) if hit.copies else "",
        path=hit.path,
        paragraphs=tuple(_paragraph(each, names) for each in hits[:PARAGRAPHS]),
        more=more_words(more, "paragraph") if more > 0 else "",
    )


def _paragraph(hit: Hit, names: Names) -> NewParagraph:
    place = paragraph_sign(hit.kind, hit.number) + (f", page {hit.page}" if hit.page else "")
    about = ", ".join(names.about(hit.about))
    return NewParagraph(
        id=hit.id,
        facts=tuple(filter(None, (place, *says_words(hit.sayings), about, match_words(hit)))),
        text=None if hit.is_own_title else marked(hit.text, hit.highlights, hit.snippet_range),
    )
