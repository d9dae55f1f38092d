"""The way from pages to stories, one step a line."""

from collections.abc import Sequence

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Page, PrintedPages
from searchkit.paragraphs.blocks import Block, Story
from searchkit.paragraphs.dehyphenate import joined, vocabulary
from searchkit.paragraphs.printed.blocks_between import pieces_between
from searchkit.paragraphs.printed.dropcaps import attach_drop_caps
from searchkit.paragraphs.printed.flows import paragraphs_of
from searchkit.paragraphs.printed.furniture import mark_furniture
from searchkit.paragraphs.printed.roles import labelled, title_of, with_head_zone
from searchkit.paragraphs.printed.rows import Row, clean, rows_of
from searchkit.paragraphs.printed.sizes import body_sizes, size_classes


def stories_of_pages(content: PrintedPages) -> tuple[Story, ...]:
    """Return the stories of a PDF, each in reading order. No text is lost: see blocks.Label."""
    rows = rows_of(content.pages)
    if not rows:
        return _turned_only(content.pages)
    sizes = body_sizes(rows)
    mark_furniture(rows, content.pages, sizes)
    attach_drop_caps(rows, sizes[0])
    blocks = _blocks(rows, sizes)
    blocks = with_head_zone(blocks)
    return ((*blocks, *_turned(content.pages)),)


def _blocks(rows: Sequence[Row], sizes: Sequence[float]) -> list[Block]:
    words = vocabulary(row.text for row in rows)
    free = [row for row in rows if row.label is None]
    classes = size_classes(free, sizes)
    placed: list[tuple[int, Block]] = []
    in_flow: set[int] = set()
    for size, flow in classes.items():
        in_flow.update(row.order for row in flow)
        for piece in paragraphs_of(flow, rows, size):
            text = joined([row.text for row in piece.rows], words)
            placed.append(
                (piece.order, labelled(text, piece.rows[0].page, piece.reason, default=Kind.BODY))
            )
    between = pieces_between([row for row in free if row.order not in in_flow])
    title = title_of(between, sizes[0])
    for piece in between:
        text = joined([row.text for row in piece.rows], words)
        default = Kind.TITLE if piece is title else Kind.ASIDE
        placed.append(
            (piece.order, labelled(text, piece.rows[0].page, piece.reason, default=default))
        )
    for row in rows:
        if row.label is not None and row.text:
            placed.append((row.order, Block(row.label, row.text, row.page, row.why)))
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _turned(pages: Sequence[Page]) -> list[Block]:
    return [
        Block(Kind.ASIDE, text, page.number, "printed sideways")
        for page in pages
        for line in page.lines
        if line.is_turned and (text := clean(line.text))
    ]


def _turned_only(pages: Sequence[Page]) -> tuple[Story, ...]:
    blocks = tuple(_turned(pages))
    return (blocks,) if blocks else ()
