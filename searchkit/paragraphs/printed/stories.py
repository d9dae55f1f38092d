"""Which story does each part belong to? A page of print may hold several, and a file several pages.

A headline owns the text below it, in the columns that it spans; text that goes on from owned text is owned
with it. A headline is one of a story of its own only where the evidence is plain: a byline, a date line or
a dateline stands at the head or the end of its text. Subheads and links to other stories have none.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.datelines import opens_with_place
from searchkit.language.sentences import ends_sentence, ends_with_stop
from searchkit.paragraphs.boilerplate import is_continuation
from searchkit.paragraphs.printed.overlaps import overlap
from searchkit.paragraphs.printed.story_parts import Part
from searchkit.paragraphs.printed.titles import is_generic
from searchkit.paragraphs.printed.type_sizes import HEADING_SIZE
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold
from searchkit.values import dataclass

STORY_HEADLINE_SIZE = threshold(1.2, "times the size of the text")
LEAST_HEADLINE_WORDS = threshold(2, '"Chess notes"; single words are sections')
LONGEST_HEADLINE_WORDS = threshold(30, "longer ones are decks and quotations")
LEAST_STORY_WORDS = threshold(40, "fewer are a caption or a note")
END_SIGN_SIZE = threshold(1.6, "times the size of the text: subheads are smaller")
BRIEF_SIZE = threshold(1.35, "times the size of the text")
LEAST_BRIEF_WORDS = threshold(20, "a brief has a sentence or two")
ALIKE_SIZE = threshold(
    0.8, NO_DATA + "of a page's largest headline; subheads are smaller than that"
)
LEAST_ALIKE_WORDS = threshold(
    4, NO_DATA + "of a headline without byline or date; subheads are shorter"
)
MOST_COMPARED = limit(
    200, "time: paragraphs of a page compared with each other; a newspaper's has 60"
)
FIELDS_NEAR = threshold(4, "parts between a headline of the text's own size and its byline")
FIELD_REACH_EMS = threshold(8.0, "from a headline, over its deck, to its byline")
HANGING_EMS = threshold(2.0, "text may begin so far to the left of its headline")
LARGEST_QUOTE = threshold(2.0, "times the text's size; larger quotations are headlines")
UNDER_HEADLINE_EMS = threshold(2.0, "to a deck that is no headline itself, of the headline's size")
DECK_EMS = threshold(4.0, "between a headline and its deck, of the headline's size")

# The fields that press databases print with each story.
_EXPORT_FIELD = regex(
    r"(?:length\s*:\s*\d+\s+words|load-date\s*:|(?:section|byline|dateline)\s*:\s)", re.IGNORECASE
)


@dataclass(slots=True, eq=False)
class Draft:
    """A story that is being put together."""

    headline: Part | None
    parts: list[Part] = field(default_factory=list)

    @property
    def body(self) -> list[Part]:
        """Return its paragraphs."""
        return [part for part in self.parts if part.label is Kind.BODY]


def drafts_of(parts: Sequence[Part], body: float) -> list[Draft]:
    """Return the stories, in order of their first text. One draft where the evidence is not plain."""
    headlines = [part for number, part in enumerate(parts) if _may_head(parts, number, body)]
    headlines = [part for part in headlines if not any(_is_deck(part, of) for of in headlines)]
    if len(headlines) < 2:
        return [Draft(None, list(parts))]
    proven = _proven(parts, _owners(parts, headlines), body)
    if len(proven) < 2:
        return [Draft(None, list(parts))]
    return _collected(parts, _owners(parts, proven), proven)


@rule(
    "printed.may-head",
    fires_on="a line may be the headline of a story of its own",
    example="a few words in type a fifth larger than the text",
    counter="a quotation between its marks, in large type",
    chosen_on="the real prints of the dev data",
)
def _may_head(parts: Sequence[Part], number: int, body: float) -> bool:
    part = parts[number]
    if part.is_field or part.label not in (Kind.ASIDE, Kind.TITLE) or is_generic(part.text):
        return False
    if not LEAST_HEADLINE_WORDS <= part.words <= LONGEST_HEADLINE_WORDS:
        return False
    if part.text[:1] in "“‘\"'" and part.text[-1:] in "”’\"'" and part.size < LARGEST_QUOTE * body:
        return False  # a pull quote
    if part.size >= STORY_HEADLINE_SIZE * body:
        return not ends_with_stop(part.text) or part.text.endswith(("?", "!"))
    # In a digest headlines may be of the text's own size: then a byline or a date follows.
    looks = part.is_bold or part.is_centred or part.text.isupper()
    near = parts[number + 1 : number + 1 + FIELDS_NEAR]
    return looks and any(_is_field(other) for other in near)


def _is_field(part: Part) -> bool:
    return part.label in (DroppedKind.BYLINE, DroppedKind.DATE_LINE)


def _owners(parts: Sequence[Part], headlines: Sequence[Part]) -> list[Part | None]:
    """Return the headline that owns each part."""
    owners: list[Part | None] = []
    current: Part | None = None
    previous: Part | None = None
    announced: Part | None = None  # a headline since the last text, in the file's order
    used: set[int] = set()  # headlines that have text
    pending: list[int] = []  # fields and asides that wait for the text that follows
    for number, part in enumerate(parts):
        owners.append(None)
        if part in headlines:
            owners[number] = announced = part
            continue
        if part.label is DroppedKind.JUMP_LINE and is_continuation(part.text):
            owners[number] = _headline_above(part, headlines) or current
            continue
        if part.label is not Kind.BODY:
            headed = _headed(part, headlines)
            owners[number] = headed or announced or current
            if (_is_field(part) and headed is None) or part.label is Kind.ASIDE:
                pending.append(number)
            if _is_field(part) or part.label is DroppedKind.JUMP_LINE:
                previous = None  # what follows is no more of the sentence before
            continue
        above = _headline_above(part, headlines)
        if above is None and announced is not None and announced.page < part.page:
            above = announced  # at the foot of the page before
        announced = None
        goes_on = previous is not None and not ends_sentence(previous.text)
        if above is not None and not goes_on:
            # After a byline, beside the headline so far and under one without text: another story.
            starts = previous is None and not _spans(current, part) and above.order not in used
            if current is None or starts or _is_nearer(above, current, part):
                current = above
        owners[number] = current
        if current is not None:
            used.add(current.order)
        if not goes_on:
            for waiting in pending:
                if _belongs_below(parts[waiting], current):
                    owners[waiting] = current
        pending = []
        previous = part
    return owners


def _headed(part: Part, headlines: Sequence[Part]) -> Part | None:
    """Return the headline right above a byline or a date: some layouts draw all of them first."""
    above = _headline_above(part, headlines) if _is_field(part) else None
    if above is None or part.top - above.bottom >= FIELD_REACH_EMS * part.size:
        return None
    return above


def _headline_above(part: Part, headlines: Sequence[Part]) -> Part | None:
    above = [
        headline
        for headline in headlines
        if headline.page == part.page and headline.bottom < part.top and _spans(headline, part)
    ]
    return max(above, key=lambda headline: headline.bottom, default=None)


@rule(
    "printed.spans-its-text",
    fires_on="text begins under a headline, or a little to its left",
    example="a headline over three columns, and text that begins in the second",
    counter="a headline over the next column",
    chosen_on="the real prints of the dev data",
)
def _spans(headline: Part | None, part: Part) -> bool:
    row = part.rows[0]
    return headline is not None and headline.x0 - HANGING_EMS * row.size <= row.x0 <= headline.x1


@rule(
    "printed.nearer-headline",
    example="a headline that stands between the text so far and this part",
    counter="a headline above both",
    chosen_on="newspapers among the real prints of the dev data",
)
def _is_nearer(headline: Part, current: Part, part: Part) -> bool:
    """Whether a headline comes between the text so far and this part, rather than above both."""
    if headline.page != current.page or headline.bottom > current.bottom:
        return True
    if part.page == current.page and part.top < current.top:
        return True  # above the headline that owned the text so far
    # Side by side, under headlines of their own.
    return headline.top >= current.top and part.rows[0].x0 > current.x1


@rule(
    "printed.byline-of-what-follows",
    example="a byline between two stories, nearer to the second",
    counter="an author's line at the end of a story, nearer to it",
    chosen_on="the real prints of the dev data",
)
def _belongs_below(part: Part, headline: Part | None) -> bool:
    """Whether a byline or deck stands with the text that follows it, not with the text before."""
    if headline is None:
        return False
    return _is_field(part) or (
        part.page == headline.page
        and abs(part.top - headline.bottom) < DECK_EMS * headline.size
        and overlap(part, headline)
    )


@rule(
    "printed.deck",
    example="a line in type of 12 points right under a headline of 24",
    counter="the first paragraph, in the size of the text",
    chosen_on="the real prints of the dev data",
)
def _is_deck(part: Part, headline: Part) -> bool:
    """Whether a part stands right under a larger headline, and so belongs to it."""
    return (
        part is not headline
        and part.page == headline.page
        and headline.size > HEADING_SIZE * part.size
        and part.body is None
        and 0 < part.top - headline.bottom < UNDER_HEADLINE_EMS * headline.size
        and overlap(part, headline)
    )


def _proven(parts: Sequence[Part], owners: Sequence[Part | None], body: float) -> list[Part]:
    """Return the headlines whose text has a sign of being a story of its own."""
    words: Counter[int] = Counter()
    signs: set[int] = set()
    for part, owner in zip(parts, owners, strict=True):
        if owner is None:
            continue
        if part.label is Kind.BODY:
            if not words[owner.order] and opens_with_place(part.text):
                signs.add(owner.order)
            if ends_with_stop(part.text):
                words[owner.order] += part.words
        elif (_is_head_sign(part) and not words[owner.order]) or (
            owner.size >= END_SIGN_SIZE * body and _is_end_sign(part)
        ):
            signs.add(owner.order)
    headlines = {owner.order: owner for owner in owners if owner is not None}
    signs |= _alike(parts, [headlines[o] for o in headlines if words[o] >= LEAST_STORY_WORDS], body)
    proven = [o for o in sorted(headlines) if o in signs and words[o] >= LEAST_STORY_WORDS]
    if len(proven) < 2:
        return []
    # Among stories, a large headline over a paragraph is a brief.
    return [
        headline
        for order, headline in sorted(headlines.items())
        if order in proven
        or (headline.size >= BRIEF_SIZE * body and words[order] >= LEAST_BRIEF_WORDS)
    ]


def _alike(parts: Sequence[Part], headlines: Sequence[Part], body: float) -> set[int]:
    """Return the orders of headlines that need no sign: a page's largest, each over columns of text.

    A story in columns has one headline; its subheads are smaller.
    """
    largest: dict[int, float] = {}
    for part in parts:
        if part.label in (Kind.ASIDE, Kind.TITLE) and part.words >= LEAST_ALIKE_WORDS:
            largest[part.page] = max(largest.get(part.page, 0.0), part.size)
    alike = [
        headline
        for headline in headlines
        if headline.words >= LEAST_ALIKE_WORDS
        and headline.size >= max(BRIEF_SIZE * body, ALIKE_SIZE * largest.get(headline.page, 0.0))
    ]
    in_columns = {page for page in {each.page for each in alike} if _has_columns(parts, page)}
    return {headline.order for headline in alike if headline.page in in_columns}


@rule(
    "printed.columns",
    example="a page whose text stands in columns side by side",
    counter="a page of one column with a caption beside it",
    chosen_on="the real prints of the dev data",
)
def _has_columns(parts: Sequence[Part], page: int) -> bool:
    """Whether the text of a page stands in columns side by side."""
    prose = [
        (part.x0, part.x1, part.top, part.bottom)
        for part in parts
        if part.page == page and part.label is Kind.BODY
    ]
    return any(
        right <= other_left and top < other_bottom and other_top < bottom
        for _, right, top, bottom in prose[:MOST_COMPARED]
        for other_left, _, other_top, other_bottom in prose[:MOST_COMPARED]
    )


@rule(
    "printed.sign-at-the-head",
    example="a byline below a headline",
    counter="a subhead below a headline",
    chosen_on="the real prints of the dev data",
)
def _is_head_sign(part: Part) -> bool:
    """Whether a part heads a story of its own: a byline, a date, a database's field."""
    return (
        _is_field(part)
        or part.label is DroppedKind.JUMP_LINE
        or _EXPORT_FIELD.match(part.text) is not None
    )


@rule(
    "printed.sign-at-the-end",
    example='"— ANA LIMA" below a story',
    counter="a note on the author below a story",
    chosen_on="the real prints of the dev data",
)
def _is_end_sign(part: Part) -> bool:
    """Whether a part ends a story; that it does not end the story of a subhead, its size must show.

    A note on the author is no such sign: it ends the story of a page with large subheads as well.
    """
    return part.label in (DroppedKind.BYLINE, DroppedKind.JUMP_LINE)


def _collected(
    parts: Sequence[Part], owners: Sequence[Part | None], headlines: Sequence[Part]
) -> list[Draft]:
    """Return a draft for each headline; what none owns goes to the first."""
    drafts = {headline.order: Draft(headline) for headline in headlines}
    first = next((owner for owner in owners if owner is not None), headlines[0])
    for part, owner in zip(parts, owners, strict=True):
        drafts[(owner or first).order].parts.append(part)
    found = [draft for draft in drafts.values() if draft.parts]
    for draft in found:
        # Layout programs draw a headline before or after its text; it is read first.
        if draft.headline is not None:
            draft.parts.remove(draft.headline)
            draft.parts.insert(0, draft.headline)
    return sorted(
        found, key=lambda draft: min((p.order for p in draft.body), default=draft.parts[0].order)
    )
