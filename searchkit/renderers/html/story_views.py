"""Hits as stories: the headline once, its paragraphs under it with all that is known of each.

Views are not frozen, though nobody changes one: they are made and read by the thousand, and a frozen
dataclass takes seven times as long to be made, a tuple with names four times as long to be read.
"""

import datetime
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from searchkit.analysis.highlight import Span, best_snippet
from searchkit.domain.article import Article, Confidence, Kind, PublishedDate
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import Facet
from searchkit.domain.results import Hit, Range
from searchkit.renderers.display_names import (
    copies_words,
    grouped,
    paragraph_sign,
    who_says,
    why_words,
)
from searchkit.renderers.html.days import Day, day
from searchkit.renderers.html.escaping import isolated
from searchkit.renderers.html.links import (
    article_file,
    host,
    passage,
    passages_of,
    web_address,
)
from searchkit.renderers.html.marked_text import marked
from searchkit.renderers.html.name_links import NameLinks
from searchkit.renderers.html.page_set import PageSet
from searchkit.renderers.shown_addresses import without_credentials
from searchkit.values import dataclass

# A paragraph of news has 300 characters, and most have fewer than 500: those are shown whole, longer
# ones as the stretch that holds the most matches. Chosen on the samples and on Reuters.
_MOST_CHARS = 500

_NAMES_KEPT = 2_000


@dataclass(slots=True)
class HitView:
    """One paragraph of a story."""

    href: str  # its place on its article's page
    place: str  # "Paragraph 7"
    page: int | None  # of the clipping
    says: Markup  # "Wang Yi and Ann Lee say", with links; empty: nobody does for sure
    unsure: Markup  # the same of those of whom it is unsure
    countries: Markup  # that it names: "China and Kenya"
    inherited: Markup  # that its story is about, and it does not name
    why: str  # what made it a hit where it does not hold all words itself; else empty
    text: Markup | None  # with its matches; None where the headline is the paragraph that was found
    live: str | None  # the passage in the page of the web
    citation: str
    before: str | None  # the paragraph before; None: there is none, or it is shown itself
    after: str | None


@dataclass(slots=True)
class StoryView:
    """A story with those of its paragraphs that stand here."""

    href: str
    title: str  # markup, with its matches, where it is the paragraph that was found
    source: Markup | None
    published: Day | None
    evidence: str  # "stated: date line 4 August 2022", "inferred from …"; empty: no date
    file: str  # the clipping's name, isolated
    address: str | None  # of the page of the web
    host: str  # what leads to it: "apnews.com"; where that names the outlet already, "Web page"
    shown: str  # "2 of 9 paragraphs", where there are more
    copies: str  # "also in AFP"
    lacking: tuple[str, ...]  # words of the query that it lacks
    why: str  # what made all its hits hits; else empty
    hits: Sequence[HitView]


class StoryViews:
    """Makes views of stories for the pages of one search."""

    def __init__(self, page_set: PageSet) -> None:
        self._article = page_set.article
        self._matches = page_set.matches
        self._root = page_set.root
        self._names = NameLinks(page_set.names, page_set.name_page, page_set.root)
        # The same few speak, and are spoken of, again and again.
        self._says = lru_cache(_NAMES_KEPT)(self._who_say)
        self._countries = lru_cache(_NAMES_KEPT)(self._listed_countries)

    def view(self, hits: Sequence[Hit]) -> StoryView:
        """Return hits of one story under its headline."""
        documents = [hit.document for hit in hits]
        first, document = hits[0], documents[0]
        article = self._article(document.article)
        story = _Story(article, self._root, {each.ordinal for each in documents})
        # What made all its hits hits is said once, and what is as it should be not at all.
        reasons = [why_words(hit.match) for hit in hits]
        why = reasons[0] if len({*reasons}) == 1 else ""
        count, total = len(hits), first.story_total
        site = host(story.address) if story.address else ""
        return StoryView(
            story.href,
            self._title(article, documents),
            self._names.link(Facet.SOURCE, document.source) if document.source else None,
            day(document.published, document.published_confidence),
            evidence_words(article.published),
            isolated(document.path.rpartition("/")[2]),
            story.address,
            site if site != document.source else "Web page",
            f"{grouped(count)} of {grouped(total)} paragraphs" if total > count else "",
            copies_words(first) if first.copies else "",
            first.lacking,
            why,
            self._hits(story, documents, [""] * count if why else reasons),
        )

    def _title(self, article: Article, documents: Iterable[ParagraphDocument]) -> str:
        """Return a story's headline, as markup where it was found itself."""
        for each in documents:
            if each.kind is Kind.TITLE and each.text == article.title:
                return marked(each.text, self._matches(each.text))
        return article.title or "Untitled"

    def _hits(
        self, story: "_Story", documents: Sequence[ParagraphDocument], reasons: Sequence[str]
    ) -> list[HitView]:
        """Return what stands of paragraphs of a story; `reasons`: why each is a hit, or nothing."""
        matches, says, listed = self._matches, self._says, self._countries
        views = []
        for document, why in zip(documents, reasons, strict=True):
            text, sayings, kind = document.text, document.sayings, document.kind
            place, at_first, anchor = _place_of(kind, document.number)
            sure, unsure = who_says(sayings) if sayings else _NOBODY
            # A paragraph that names no country is about those of its story.
            named, about = document.countries, document.about
            inherited = tuple([each.code for each in about]) if about and not named else ()
            shown = None
            if kind is not Kind.TITLE or text != document.title:
                found = matches(text)
                stretch = _stretch(text, found) if len(text) > _MOST_CHARS else None
                shown = marked(text, found, stretch)
            before, after = story.around(document.ordinal)
            view = HitView(
                f"{story.href}#{anchor}",
                at_first,
                document.page,
                says(sure) if sure else _NOTHING,
                says(unsure) if unsure else _NOTHING,
                listed(named) if named else _NOTHING,
                listed(inherited) if inherited else _NOTHING,
                why,
                shown,
                story.passages + passage(text) if story.passages else None,
                f"{story.cited}{place}{story.cited_at}[{document.id}]",
                before,
                after,
            )
            views.append(view)
        return views

    def _listed_countries(self, codes: tuple[str, ...]) -> Markup:
        return self._names.listed(Facet.COUNTRY, codes)

    def _who_say(self, who: tuple[str, ...]) -> Markup:
        names = self._names.listed(Facet.SPEAKER, who)
        return Markup(f"<b>{names}</b> say{'' if len(who) > 1 else 's'}")


_NOTHING = Markup()
_NOBODY: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


class _CitedPlace(NamedTuple):
    """Where in its article a paragraph stands."""

    words: str  # "paragraph 7"
    at_first: str  # "Paragraph 7"
    anchor: str  # "p7"


@lru_cache(maxsize=1_000)  # every article has a paragraph 7
def _place_of(kind: Kind, number: int | None) -> _CitedPlace:
    words = paragraph_sign(kind, number)
    is_title = kind is Kind.TITLE or number is None
    return _CitedPlace(
        words, words[0].upper() + words[1:], "title" if is_title else f"{_LETTERS[kind]}{number}"
    )


_LETTERS = {Kind.BODY: "p", Kind.CAPTION: "c", Kind.ASIDE: "a"}


def _stretch(text: str, matches: Sequence[Range]) -> Range:
    """Return the stretch of a long text that is shown."""
    snippet = best_snippet(text, [Span(*match) for match in matches], _MOST_CHARS)
    return snippet.start, snippet.end


def evidence_words(published: PublishedDate | None) -> str:
    """Return how a date is known: "stated: date line 4 August 2022", "inferred: lead "Tuesday""."""
    if published is None or published.confidence is None:
        return ""
    evidence = "given with the clipping" if published.evidence == "given" else published.evidence
    return f"{published.confidence}: {evidence}" if evidence else str(published.confidence)


class _Story:
    """What all hits of a story share: where its page is, how it is cited, what stands around them."""

    __slots__ = ("_here", "_paragraphs", "address", "cited", "cited_at", "href", "passages")

    def __init__(self, article: Article, root: str, here: Set[int]) -> None:
        """`here`: the ordinals of the paragraphs that are shown."""
        self.href = root + article_file(article.id, article.title)
        url = article.url
        self.address = web_address(url)
        self.passages = passages_of(self.address) if self.address else None
        title = " ".join((article.title or "Untitled").split())
        published = article.published
        on = _when(published.date, published.confidence) if published else "undated"
        # "“Ferry to stop”, The Quay, 23 March 2021, ", then the place, the address and the id.
        self.cited = f"“{title}”, {article.source or 'source unknown'}, {on}, "
        self.cited_at = f". {without_credentials(url)} " if url else ". "
        self._here = here
        self._paragraphs = article.paragraphs

    def around(self, ordinal: int) -> tuple[str | None, str | None]:
        """Return the texts beside a paragraph, but the title and those that are shown themselves."""
        paragraphs, place, here = self._paragraphs, ordinal, self._here
        if place >= len(paragraphs) or paragraphs[place].ordinal != ordinal:
            place = next(at for at, each in enumerate(paragraphs) if each.ordinal == ordinal)
        before = after = None
        if place:
            beside = paragraphs[place - 1]
            if beside.ordinal not in here and beside.kind is not Kind.TITLE:
                before = beside.text
        if place + 1 < len(paragraphs):
            beside = paragraphs[place + 1]
            if beside.ordinal not in here and beside.kind is not Kind.TITLE:
                after = beside.text
        return before, after


@lru_cache(maxsize=2_000)
def _when(date: datetime.date | None, confidence: Confidence | None) -> str:
    """Return a date as a citation has it: "23 March 2021 (date inferred)"."""
    on = day(date, None)
    if on is None:
        return "undated"
    return f"{on.words} (date inferred)" if confidence is Confidence.INFERRED else on.words
