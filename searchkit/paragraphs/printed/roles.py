"""What each piece is: title, body, caption, aside, or a field of the article."""

from collections.abc import Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.paragraphs.blocks import Block
from searchkit.paragraphs.labels import rule_for
from searchkit.paragraphs.printed.flows import Piece
from searchkit.paragraphs.sentences import ends_with_stop

HEAD_BLOCKS = 14  # from the top of a story; bylines and dates stand within it
DECK_WORDS = 18  # a first paragraph has more, and ends a sentence
FIRST_PARAGRAPH_WORDS = 12
TITLE_SIZE = 1.15  # times the body size
LEAST_TITLE_WORDS = 3


def labelled(text: str, page: int, reason: str, *, default: Kind) -> Block:
    """Return the block with the label its words give it, else the default."""
    rule = rule_for(text)
    if rule is None:
        return Block(default, text, page, reason)
    return Block(rule.label, text, page, f"{reason}; {rule.name}" if reason else rule.name)


def title_of(pieces: Sequence[Piece], body: float) -> Piece | None:
    """Return the longest run of the largest type on the first page that has any."""
    larger = [
        piece for piece in pieces if piece.rows[0].size > TITLE_SIZE * body and _is_words(piece)
    ]
    if not larger:
        return None
    page = min(piece.rows[0].page for piece in larger)
    return max(
        (piece for piece in larger if piece.rows[0].page == page),
        key=lambda piece: (piece.rows[0].size, len(piece.rows)),
    )


def _is_words(piece: Piece) -> bool:
    return sum(row.text.count(" ") + 1 for row in piece.rows) >= LEAST_TITLE_WORDS


def with_head_zone(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with what stands before the story's first paragraph as asides."""
    end = _end_of_head(blocks)
    return [
        Block(Kind.ASIDE, block.text, block.page, f"{block.reason}; before the story begins")
        if number < end and block.label is Kind.BODY
        else block
        for number, block in enumerate(blocks)
    ]


def _end_of_head(blocks: Sequence[Block]) -> int:
    body = [n for n, b in enumerate(blocks) if b.label is Kind.BODY]
    first = next(
        (
            n
            for n in body
            if _words(blocks[n]) >= FIRST_PARAGRAPH_WORDS and ends_with_stop(blocks[n].text)
        ),
        None,
    )
    if first is None:
        return 0
    fields = [
        n
        for n, block in enumerate(blocks[:HEAD_BLOCKS])
        if block.label in (DroppedKind.BYLINE, DroppedKind.DATE_LINE, DroppedKind.URL)
        and "margin" not in block.reason
    ]
    if not fields:
        return first
    last = max(fields)
    long = [
        n
        for n in body
        if n < last and _words(blocks[n]) >= DECK_WORDS and ends_with_stop(blocks[n].text)
    ]
    if len(long) <= 1 and sum(n < last for n in body) <= 5:
        return last
    before = [n for n in fields if not long or n < long[0]]
    return max(before, default=first)


def _words(block: Block) -> int:
    return block.text.count(" ") + 1
