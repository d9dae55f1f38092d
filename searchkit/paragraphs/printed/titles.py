"""Which part of a story is its headline."""

import re
from collections.abc import Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.end_matter import is_closing_heading, is_promotion
from searchkit.paragraphs.printed.story_parts import FIRST_PARAGRAPH_WORDS, Part
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold

HEADLINE_SIZE = threshold(1.15, "times the size of the text")
LEAST_TITLE_WORDS = threshold(3, "two words are a section or a paper")
LEAST_NAMED = threshold(12, "characters: shorter ones may be the outlet's own name")
LONGEST_TITLE_WORDS = threshold(40, "longer ones are decks")
LONGEST_NAME = threshold(
    5, "words: the name of a paper or an organisation, which heads all that it sends"
)
LEAST_AFTER_NAME = threshold(4, "words of a headline in smaller type than the name")
MOST_RANKED = limit(20, "looked at; a page of posters or an attack has more in larger type")
MOST_ROWS = threshold(5, "of a headline of the text's own size; centred ones of releases have four")
TITLE_PAGES = threshold(2, "a print may begin with a cover or a consent notice, not with more")
# What is set as large as a headline but heads every release or page.
_GENERIC = regex(
    r"(?:for immediate release|(?:press|news|media) (?:release|statement)|news (?:&|and) analysis|news|opinion|editorial|statement"
    r"|(?:length|section|byline|load-date|body|highlight|dateline|graphic|copyright)\b.*|final edition|end of document|communiqu[eé](?: de presse)?|pressemitteilung|comunicado(?: de prensa)?|page \w+)\b[\s:.-]*(?:\d.*)?$", re.IGNORECASE,
)  # fmt: skip


def title_of(parts: Sequence[Part], body: float, hints: Sequence[str]) -> Part | None:
    """Return the headline among the parts of one story.

    `hints` are what the file or the browser calls the page: a part that one of them begins with is
    the headline, whatever its size. So is the only heading of the first rank of a tagged file. Else it is the largest type on the first page that has any; where
    no type is larger than the text, a short bold or centred line before the first paragraph.
    """
    candidates = [part for part in parts if _may_be_title(part)]
    if not candidates:
        return None
    first_page = min(part.page for part in parts)
    near = [part for part in candidates if part.page < first_page + TITLE_PAGES]
    begins = next((part.order for part in parts if _is_prose(part)), parts[-1].order)
    for part in near:
        is_high = part.order < begins or part.size > HEADLINE_SIZE * body
        if is_high and any(_named(part.text, hint) for hint in hints):
            return part
    first_rank = [part for part in near if part.rows[0].tag == "H1"]
    if len(first_rank) == 1:
        return first_rank[0]
    larger = [part for part in near if part.size > HEADLINE_SIZE * body and part.body is None]
    larger = [part for part in larger if not _is_at_foot(part, parts)] or larger
    if larger:
        page = min(part.page for part in larger)
        on_page = [part for part in larger if part.page == page]
        ranked = sorted(on_page, key=lambda part: (part.size, part.words), reverse=True)
        return _but_senders(ranked, parts, near)
    return _plain_title(parts, near)


@rule(
    "printed.slogan-at-the-foot",
    example="an address below all prose of its page",
    counter="a headline over the prose",
    chosen_on="the real prints of the dev data",
)
def _is_at_foot(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a part stands below all prose of its page, as a slogan or an address does."""
    prose = [other.bottom for other in parts if other.page == part.page and _is_prose(other)]
    return bool(prose) and part.top > max(prose)


def _but_senders(
    ranked: Sequence[Part], parts: Sequence[Part], near: Sequence[Part]
) -> Part | None:
    """Return the first in larger type that is no name of a sender: a masthead, a letterhead."""
    if not _is_sender(ranked[0], parts):
        return ranked[0]
    others = [part for part in ranked[1:MOST_RANKED] if not _is_sender(part, parts)]
    title = next((part for part in others if part.words >= LEAST_AFTER_NAME), None)
    plain = _plain_title(parts, [part for part in near if part not in ranked])
    return title or plain or ranked[0]


@rule(
    "printed.sender",
    example='"Elsa Port Authority", where the page has elsaportauthority.example',
    counter="a headline whose words stand nowhere else",
    chosen_on="the real prints of the dev data",
)
def _is_sender(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a few words stand in another part as they are, or in an address without spaces."""
    if part.words > LONGEST_NAME:
        return False
    name = part.text.casefold()
    squeezed = re.sub(r"\W", "", name)
    return any(
        name in text or squeezed in text
        for text in (other.text.casefold() for other in parts if other is not part)
    )


@rule(
    "titles.generic",
    example="For immediate release",
    counter="Release of the dockers is near",
    chosen_on="the releases and exports among the prints of the dev data",
)
def is_generic(text: str) -> bool:
    """Whether a line heads every release or page of an outlet."""
    return _GENERIC.match(text) is not None


@rule(
    "titles.may-be",
    fires_on="a line is no field, no caption, no link to other stories, and of as many words as titles have",
    example='"Harbour of Elsa stays open"',
    counter='"Read more"',
    chosen_on="the real prints of the dev data",
)
def _may_be_title(part: Part) -> bool:
    if is_closing_heading(part.text) or is_promotion(part.text):
        return False
    if part.is_field or isinstance(part.label, DroppedKind) or part.label is Kind.CAPTION:
        return False
    if not LEAST_TITLE_WORDS <= part.words <= LONGEST_TITLE_WORDS or _GENERIC.match(part.text):
        return False
    return part.rows[0].tag not in ("Figure", "Caption", "LI", "LBody")


def _is_prose(part: Part) -> bool:
    return part.label is Kind.BODY and part.reads_like_prose(FIRST_PARAGRAPH_WORDS)


def _plain_title(parts: Sequence[Part], near: Sequence[Part]) -> Part | None:
    """Return a headline of the text's own size, from the lines before the first paragraph.

    One that is bold, in capitals or centred comes first; else the longest: the others are names of
    places and organisations.
    """
    lines: list[Part] = []
    for part in parts:
        if _is_prose(part):
            break
        is_line = part in near and len(part.rows) <= MOST_ROWS
        if is_line and (part.is_bold or not ends_sentence(part.text)):
            lines.append(part)
    marked = [line for line in lines if line.is_bold or line.is_centred or line.text.isupper()]
    bold = [line for line in marked if line.is_bold]
    bold = [line for line in bold if not line.is_italic] or bold  # what is in italics is the deck
    return max(bold or marked or lines, key=lambda line: line.words, default=None)


@rule(
    "titles.as-the-file-is-called",
    fires_on="a line is how the file calls itself, but for what stands behind it there",
    example=("Harbour of Elsa stays open", "Harbour of Elsa stays open - The Courier"),
    counter=("Harbour", "Harbour of Elsa stays open - The Courier"),
    chosen_on=NO_DATA + "prints of browsers carry the page's title",
)
def _named(text: str, hint: str) -> bool:
    plain, name = _plain(text), _plain(hint)
    return len(plain) >= LEAST_NAMED and name.startswith(plain)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()
