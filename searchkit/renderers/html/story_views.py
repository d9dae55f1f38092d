"""Hits as stories: the headline once, its paragraphs under it with all that is known of each.

The values here are tuples with names, for they are made by the thousand: a page of twenty hits takes
a tenth less time than with dataclasses.
"""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from searchkit.analysis.highlight import Span, best_snippet
from searchkit.domain.article import Article, Confidence, Kind, Paragraph, PublishedDate
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.query import Facet
from searchkit.domain.results import Hit, Range
from searchkit.renderers.display_names import copies_words, paragraph_sign, who_says, why_words
from searchkit.renderers.html.days import Day, day
from searchkit.renderers.html.links import article_file, host, passage_link, web_address
from searchkit.renderers.html.marked_text import marked
from searchkit.renderers.html.name_links import NameLinks
from searchkit.renderers.html.page_set import PageSet
from searchkit.renderers.shown_addresses import without_credentials

# A paragraph of news has 300 characters, and most have fewer than 500: those are shown whole, longer
# ones as the stretch that holds the most matches. Chosen on the samples and on Reuters.
_MOST_CHARS = 500

Found = tuple[Hit, ParagraphDocument]


class HitView(NamedTuple):
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


class StoryView(NamedTuple):
    """A story with those of its paragraphs that stand here."""

    href: str
    title: Markup  # with its matches where it is the paragraph that was found
    source: Markup | None
    published: Day | None
    evidence: str  # "stated: date line 4 August 2022", "inferred from …"; empty: no date
    file: str  # the clipping's name
    address: str | None  # of the page of the web
    host: str
    shown: str  # "2 of 9 paragraphs", where there are more
    copies: str  # "also in AFP"
    lacking: tuple[str, ...]  # words of the query that it lacks
    why: str  # what made all its hits hits; else empty
    hits: tuple[HitView, ...]


class StoryViews:
    """Makes views of stories for the pages of one search."""

    def __init__(self, page_set: PageSet) -> None:
        self._set = page_set
        self._names = NameLinks(page_set.names, page_set.name_page, page_set.root)

    def view(self, hits: Sequence[Hit]) -> StoryView:
        """Return hits of one story under its headline."""
        found = [(hit, hit.document) for hit in hits]
        return self._story(self._set.article(found[0][1].article), found)

    def _story(self, article: Article, found: Sequence[Found]) -> StoryView:
        first, document = found[0]
        href = self._set.root + article_file(document.article, document.title)
        address = web_address(document.url)
        own_title = next((hit for hit, _ in found if hit.is_own_title), None)
        reasons = {hit.match for hit, _ in found}
        why_of_all = why_words(reasons.pop()) if len(reasons) == 1 else ""
        here = {of_hit.ordinal for _, of_hit in found}
        more = first.story_total - len(found)
        cited = _Cited(article)
        return StoryView(
            href=href,
            title=marked(own_title.text, own_title.highlights)
            if own_title
            else escape(document.title or "Untitled"),
            source=self._names.link(Facet.SOURCE, document.source) if document.source else None,
            published=day(document.published, document.published_confidence),
            evidence=evidence_words(article.published),
            file=document.path.rpartition("/")[2],
            address=address,
            host=host(address) if address else "",
            shown=f"{len(found):,} of {first.story_total:,} paragraphs" if more > 0 else "",
            copies=copies_words(first) if first.copies else "",
            lacking=first.lacking,
            why=why_of_all,
            hits=tuple(
                self._hit(
                    each,
                    href=href,
                    address=address,
                    why="" if why_of_all else why_words(each[0].match),
                    cited=cited,
                    around=_around(article, each[1].ordinal, here),
                )
                for each in found
            ),
        )

    def _hit(
        self,
        found: Found,
        *,
        href: str,
        address: str | None,
        why: str,
        cited: "_Cited",
        around: tuple[str | None, str | None],
    ) -> HitView:
        hit, document = found
        text, about = document.text, document.about
        place = paragraph_sign(document.kind, document.number)
        is_own_title = document.kind is Kind.TITLE and hit.is_own_title
        sure, unsure = who_says(document.sayings) if document.sayings else _NOBODY
        matches = () if is_own_title else hit.highlights
        return HitView(
            f"{href}#{_anchor(document)}",
            place[0].upper() + place[1:],
            document.page,
            self._says(sure),
            self._says(unsure),
            self._names.listed(Facet.COUNTRY, [a.code for a in about if not a.is_inherited]),
            self._names.listed(Facet.COUNTRY, [a.code for a in about if a.is_inherited]),
            why,
            None if is_own_title else marked(text, matches, _shown(text, matches)),
            passage_link(address, text) if address else None,
            cited.place(place, document.id),
            *around,
        )

    def _says(self, who: Sequence[str]) -> Markup:
        if not who:
            return _NOTHING
        names = self._names.listed(Facet.SPEAKER, who)
        return Markup(f"<b>{names}</b> say{'' if len(who) > 1 else 's'}")


_NOTHING = Markup()
_NOBODY: tuple[Sequence[str], Sequence[str]] = ((), ())


def _shown(text: str, matches: Sequence[Range]) -> Range | None:
    """Return the stretch of a text that is shown; None: all of it."""
    if len(text) <= _MOST_CHARS:
        return None
    snippet = best_snippet(text, [Span(*match) for match in matches], _MOST_CHARS)
    return snippet.start, snippet.end


def _anchor(document: ParagraphDocument) -> str:
    if document.kind is Kind.TITLE or document.number is None:
        return "title"
    return f"{_LETTERS[document.kind]}{document.number}"


_LETTERS = {Kind.BODY: "p", Kind.CAPTION: "c", Kind.ASIDE: "a"}


def _around(article: Article, ordinal: int, here: set[int]) -> tuple[str | None, str | None]:
    """Return the paragraphs around one, but the title and those that are shown here themselves."""
    paragraphs = article.paragraphs
    place = ordinal if _is_at(paragraphs, ordinal) else _place(paragraphs, ordinal)
    before = paragraphs[place - 1] if place else None
    after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
    return _text(before, here), _text(after, here)


def _text(paragraph: Paragraph | None, here: set[int]) -> str | None:
    if paragraph is None or paragraph.kind is Kind.TITLE or paragraph.ordinal in here:
        return None
    return paragraph.text


def _is_at(paragraphs: Sequence[Paragraph], ordinal: int) -> bool:
    return ordinal < len(paragraphs) and paragraphs[ordinal].ordinal == ordinal


def _place(paragraphs: Sequence[Paragraph], ordinal: int) -> int:
    return next(place for place, each in enumerate(paragraphs) if each.ordinal == ordinal)


def evidence_words(published: PublishedDate | None) -> str:
    """Return how a date is known: "stated: date line 4 August 2022", "inferred: lead "Tuesday""."""
    if published is None or published.confidence is None:
        return ""
    evidence = "given with the clipping" if published.evidence == "given" else published.evidence
    return f"{published.confidence.value}: {evidence}" if evidence else published.confidence.value


class _Cited:
    """A story as it is cited: title, source, date, then the place, the address and the id."""

    def __init__(self, article: Article) -> None:
        published = article.published
        on = day(published.date, None) if published else None
        inferred = published is not None and published.confidence is Confidence.INFERRED
        title = " ".join((article.title or "Untitled").split())
        when = f"{on.words}{' (date inferred)' if inferred else ''}" if on else "undated"
        self._begin = f"“{title}”, {article.source or 'source unknown'}, {when}, "
        self._end = f". {without_credentials(article.url)} " if article.url else ". "

    def place(self, place: str, id: str) -> str:
        """Return the citation of one of its paragraphs, on one line."""
        return f"{self._begin}{place}{self._end}[{id}]"
