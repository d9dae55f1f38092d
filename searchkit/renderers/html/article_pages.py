"""The page of one story: what was found in it, who says it, and what its near-copies tell otherwise."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from searchkit.analysis.differences import Difference, differences
from searchkit.domain.article import SURE_CONFIDENCE, Article, Kind, SpeakerFinding
from searchkit.domain.document import countries_of, countries_of_story
from searchkit.domain.query import Facet
from searchkit.renderers.html.days import Day, day
from searchkit.renderers.html.links import Link, passage, passages_of, web_address
from searchkit.renderers.html.marked_text import marked
from searchkit.renderers.html.name_links import NameLinks
from searchkit.renderers.html.story import FoundStory, cited, place_words
from searchkit.renderers.html.templates import rendered
from searchkit.renderers.shown_addresses import without_credentials
from searchkit.rules import limit
from searchkit.values import dataclass

_MOST_COPIES = limit(12, "length: a wire story has hundreds of copies, and the rest is counted")
_MOST_DIFFERENCES = limit(20, "length: of a copy that tells another story in most of its sentences")
# Without --full-text: the differences are no more of either text than the excerpt is.
_MOST_IN_EXCERPT = limit(4, "copyright: so much tells whether a copy is worth opening")


class SayingView(NamedTuple):
    """Somebody who says what a paragraph reports."""

    speaker: Markup  # a link where they have a page
    is_sure: bool
    role: str  # as written: "Foreign Minister"; may be empty
    how: str  # "quoted, “said”"


class ParagraphView(NamedTuple):
    """A paragraph of a story's page, and those left out before it."""

    anchor: str
    kind: str
    number: str  # as it is cited: "7", "c1", "a1"
    sign: str  # for those who do not see it: "Paragraph 7, found"
    text: Markup
    passage: str | None  # of a hit: the address of the passage in the live page
    is_hit: bool
    sayings: tuple[SayingView, ...]
    countries: Markup  # those that it names: "China and Kenya"
    left_out_before: tuple[str, ...]  # their anchors
    hit_before: str | None  # the anchor of the hit before this one, of a hit in a whole article
    hit_after: str | None


@dataclass(frozen=True, slots=True)
class CopyView:
    """A near-copy, and what differs in it."""

    outlet: Markup
    published: Day | None
    title: str | None  # None where it is the same
    address: str | None
    differences: tuple[Difference, ...]
    more: int  # differences that are not shown


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """The story before or after by date."""

    title: str
    href: str
    source: str | None
    published: Day | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's page."""

    id: str
    title: Markup
    plain_title: str
    outlet: Markup
    agency: Markup | None
    byline: str | None
    dateline: str | None
    published: Day | None
    confidence: str | None
    evidence: str
    address: str | None  # a web address that may be a link
    url: str | None  # the same as text, or whatever stands there instead
    countries: Markup
    inherited: Markup  # whose story it is, for paragraphs that name no country
    paragraphs: tuple[ParagraphView, ...]
    total: int  # paragraphs that the article has, without its title
    left_out_after: tuple[str, ...]
    is_whole: bool
    corrected: tuple[str, ...]
    lists: tuple[Link, ...]
    copies: tuple[CopyView, ...]
    more_copies: int
    earlier: NeighbourView | None
    later: NeighbourView | None

    @property
    def hits(self) -> tuple[ParagraphView, ...]:
        """The paragraphs that were found."""
        return tuple(each for each in self.paragraphs if each.is_hit)


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """Makes the pages of stories that stand in one folder together."""

    template: jinja2.Template
    names: NameLinks
    article: Callable[[str], Article]  # by id: of near-copies
    is_whole: bool  # whole articles, not excerpts
    root: str = "../"  # from an article's page to the folder of all pages

    def files(self, stories: Iterable[FoundStory]) -> Iterator[tuple[str, bytes]]:
        """Yield name and bytes of each page; stories come in the order that they link in.

        By date, that is: a new story then changes the pages of its two neighbours and no other.
        Three stories are in memory at a time.
        """
        earlier: FoundStory | None = None
        current: FoundStory | None = None
        for later in stories:
            if current is not None:
                yield current.file, self.page(current, earlier, later)
            earlier, current = current, later
        if current is not None:
            yield current.file, self.page(current, earlier, None)

    def page(
        self, story: FoundStory, earlier: FoundStory | None, later: FoundStory | None
    ) -> bytes:
        """Return the page of a story."""
        return rendered(self.template, article=self.view(story, earlier, later), root=self.root)

    def view(
        self, story: FoundStory, earlier: FoundStory | None, later: FoundStory | None
    ) -> ArticleView:
        """Return what the template is given."""
        article = story.article
        published = article.published
        title = article.title or "Untitled"
        copies = story.copies[:_MOST_COPIES]
        paragraphs, left_out_after = self._paragraphs(story)
        return ArticleView(
            id=article.id,
            title=marked(title, story.matches(title)) if article.title else Markup("Untitled"),
            plain_title=title,
            outlet=self._outlet(article),
            agency=self.names.link(Facet.SOURCE, article.agency)
            if article.agency and article.agency != article.source
            else None,
            byline=article.byline,
            dateline=article.dateline,
            published=day(published.date, published.confidence) if published else None,
            confidence=published.confidence.value if published and published.confidence else None,
            evidence=published.evidence if published else "",
            address=web_address(article.url),
            url=without_credentials(article.url or ""),
            countries=self.names.listed(Facet.COUNTRY, article.countries or ()),
            inherited=self.names.listed(Facet.COUNTRY, countries_of_story(article)),
            paragraphs=tuple(paragraphs),
            total=sum(1 for each in article.paragraphs if each.kind is not Kind.TITLE),
            left_out_after=left_out_after,
            is_whole=self.is_whole,
            corrected=article.corrected,
            lists=story.lists,
            copies=tuple(self._copy(article, self.article(id)) for id in copies),
            more_copies=len(story.copies) - len(copies),
            earlier=self._neighbour(earlier),
            later=self._neighbour(later),
        )

    def _paragraphs(self, story: FoundStory) -> tuple[list[ParagraphView], tuple[str, ...]]:
        """Return the paragraphs to show, and the anchors of those left out after the last."""
        # The title heads the page anyway.
        below = [each for each in cited(story.article) if each[0].kind is not Kind.TITLE]
        found = [anchor for p, anchor in below if p.ordinal in story.hits]
        address = web_address(story.article.url)
        passages = passages_of(address) if address else None
        views: list[ParagraphView] = []
        left_out: list[str] = []
        for paragraph, anchor in below:
            is_hit = paragraph.ordinal in story.hits
            if not (is_hit or self.is_whole):
                left_out.append(anchor)
                continue
            place = found.index(anchor) if is_hit and self.is_whole else None
            views.append(
                ParagraphView(
                    anchor=anchor,
                    kind=paragraph.kind.value,
                    number=anchor.removeprefix("p"),
                    sign=f"{place_words(anchor)}, found" if is_hit else place_words(anchor),
                    text=marked(paragraph.text, story.matches(paragraph.text)),
                    passage=passages + passage(paragraph.text) if is_hit and passages else None,
                    is_hit=is_hit,
                    sayings=tuple(map(self._saying, paragraph.speakers or ())),
                    countries=self.names.listed(Facet.COUNTRY, countries_of(paragraph)),
                    left_out_before=tuple(left_out),
                    hit_before=found[place - 1] if place else None,
                    hit_after=None if place is None else next(iter(found[place + 1 :]), None),
                )
            )
            left_out = []
        return views, tuple(left_out)

    def _saying(self, found: SpeakerFinding) -> SayingView:
        how = "quoted" if found.direct else "reported"
        return SayingView(
            speaker=self.names.link(Facet.SPEAKER, found.name),
            is_sure=found.confidence >= SURE_CONFIDENCE,
            role=found.role,
            how=f"{how}, “{found.cue}”" if found.cue else how,
        )

    def _copy(self, article: Article, copy: Article) -> CopyView:
        most = _MOST_DIFFERENCES if self.is_whole else _MOST_IN_EXCERPT
        found = differences(_bodies(article), _bodies(copy))
        shown = tuple(islice(found, most))
        published = copy.published
        return CopyView(
            outlet=self._outlet(copy),
            published=day(published.date, published.confidence) if published else None,
            title=copy.title if copy.title != article.title else None,
            address=web_address(copy.url),
            differences=shown,
            more=sum(1 for _ in found),
        )

    def _neighbour(self, story: FoundStory | None) -> NeighbourView | None:
        if story is None:
            return None
        article, published = story.article, story.article.published
        return NeighbourView(
            title=article.title or "Untitled",
            href=self.root + story.file,
            source=article.source,
            published=day(published.date, published.confidence) if published else None,
        )

    def _outlet(self, article: Article) -> Markup:
        return self.names.link(Facet.SOURCE, article.source) if article.source else _UNKNOWN


_UNKNOWN = Markup("unknown outlet")


def _bodies(article: Article) -> list[str]:
    return [each.text for each in article.paragraphs if each.kind is Kind.BODY]
