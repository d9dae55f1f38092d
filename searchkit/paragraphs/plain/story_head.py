"""Where does the story begin? Everything above is its headline, its deck, its date and byline."""

from collections.abc import Sequence
from dataclasses import replace

from searchkit.domain.article import Kind
from searchkit.language.datelines import opens_with_place
from searchkit.language.right_to_left import opens_arabic_paragraph
from searchkit.language.sentences import ends_sentence, ends_with_stop, word_count
from searchkit.paragraphs.blocks import HEAD_FIELDS, Block
from searchkit.paragraphs.plain.headlines import WRAPPED
from searchkit.paragraphs.turns import TURN
from searchkit.rules import NO_DATA, limit, rule, threshold

# A shorter one may still be a headline or a deck.
SHORTEST_LEAD_WORDS = threshold(
    7, "6 to 10 are as good on 248 texts; short paragraphs of pastes have 7"
)
LONG_PARAGRAPH_WORDS = threshold(18, "decks of the dev data have up to 14 words")
QUESTION_WORDS = threshold(
    14, NO_DATA + "a headline that asks; a first paragraph that does is longer"
)
DECK_WORDS = threshold(
    28, NO_DATA + "decks of prints have up to 14 words, those of pages twice as many"
)
HEAD_BLOCKS = limit(14, "reach: blocks of a head")
MAX_HEADLINES = threshold(
    5, "headlines and decks above a byline, on 48 text clippings and 200 dumps"
)


def with_head(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with headline and decks labelled.

    The head ends at the last date, byline or address that has only headline-like text above it,
    else at the first paragraph that reads like one.
    """
    start = _behind_deck(blocks, _body_start(blocks))
    if start == 0:
        return tuple(blocks)
    has_title = False
    labelled: list[Block] = []
    for place, block in enumerate(blocks):
        if place < start and block.label is Kind.BODY:
            label = Kind.ASIDE if has_title else Kind.TITLE
            reason = "above the story" if has_title else "first line of the head"
            has_title = True
            block = replace(block, label=label, reason=reason)
        labelled.append(block)
    return tuple(labelled)


def _behind_deck(blocks: Sequence[Block], start: int) -> int:
    """Return where the story begins behind a line without a stop that stands below the byline."""
    body = [place for place in range(start, len(blocks)) if blocks[place].label is Kind.BODY]
    is_titled = any(block.label is Kind.BODY for block in blocks[:start])
    if not is_titled or len(body) < 2:
        return start
    deck, lead = blocks[body[0]], blocks[body[1]]
    is_deck = (
        deck.reason != TURN
        and not (ends_sentence(deck.text) or ends_with_stop(deck.text))
        and word_count(deck.text) <= DECK_WORDS
        and not opens_with_place(deck.text)
        and not opens_arabic_paragraph(deck.text)
        and _reads_like_prose(lead, SHORTEST_LEAD_WORDS)
    )
    return body[1] if is_deck else start


def _body_start(blocks: Sequence[Block]) -> int:
    first = next(
        (
            place
            for place, block in enumerate(blocks)
            if block.label is Kind.BODY
            and _reads_like_prose(block, SHORTEST_LEAD_WORDS)
            and not (place == 0 and _asks(block))
        ),
        0,
    )
    # An address or a day below the last paragraph says nothing of where the story begins.
    last = next((at for at in reversed(range(len(blocks))) if _is_told(blocks[at])), HEAD_BLOCKS)
    marks = [
        place
        for place, block in enumerate(blocks[: min(HEAD_BLOCKS, last)])
        if block.label in HEAD_FIELDS
    ]
    if not marks:
        # A line with a full stop is no headline by itself: "In Khasab, fishermen pulled up their nets."
        top = next((block for block in blocks if block.label is Kind.BODY), None)
        return 0 if top is not None and top.text.endswith(".") else first
    above = [place for place in range(marks[-1]) if blocks[place].label is Kind.BODY]
    if not above:
        return first  # A running head has a day above the headline.
    long = [p for p in above if _reads_like_prose(blocks[p], LONG_PARAGRAPH_WORDS)]
    if len(long) <= 1 and len(above) <= MAX_HEADLINES:
        return marks[-1]
    if long and (earlier := [place for place in marks if place < long[0]]):
        return earlier[-1]
    return first


def _is_told(block: Block) -> bool:
    return block.label is Kind.BODY and word_count(block.text) >= SHORTEST_LEAD_WORDS


@rule(
    "plain.headline-that-asks",
    example="Who owns the trams of Lisbon, and why?\n\nThe trams of Lisbon belong to a company that nobody has heard of, the mayor said on Monday.\n\nThey run at night.",
    counter="The trams of Lisbon belong to a company that nobody has heard of, the mayor said on Monday. Who owns it, and why does nobody in the whole of the town hall know so much as a name?\n\nThey run at night.",
    chosen_on=NO_DATA + "stories that were pasted with a question as their headline",
)
def _asks(block: Block) -> bool:
    """Whether the first line is a headline that asks: "Who owns the trams of Lisbon, and why?"."""
    return block.text.endswith(("?", "!")) and word_count(block.text) <= QUESTION_WORDS


@rule(
    "plain.reads-like-prose",
    fires_on="a paragraph has as many words and a stop, or opens with a dateline",
    example="Harbour stays open\n\nThe harbour of Elsa will stay open through the winter, the minister said on Tuesday evening in Lisbon.\n\nNobody was told.",
    counter="Harbour stays open\n\nFerries of Elsa\n\nFares",
    chosen_on="48 text clippings and 200 dumps of prints",
)
def _reads_like_prose(block: Block, words: int) -> bool:
    if block.reason in (TURN, WRAPPED):
        return block.reason == TURN
    if not ends_with_stop(block.text):
        return opens_arabic_paragraph(block.text)
    # No headline and no deck opens with a dateline.
    return word_count(block.text) >= words or opens_with_place(block.text)
