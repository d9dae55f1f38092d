"""The way from pages to stories, one step a line."""

from collections.abc import Sequence

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Page, PrintedPages
from searchkit.paragraphs.blocks import Block, Story
from searchkit.paragraphs.dehyphenate import vocabulary
from searchkit.paragraphs.printed.blocks_between import pieces_between
from searchkit.paragraphs.printed.dropcaps import attach_drop_caps
from searchkit.paragraphs.printed.flows import paragraphs_of
from searchkit.paragraphs.printed.furniture import mark_furniture, page_titles
from searchkit.paragraphs.printed.order import in_reading_order
from searchkit.paragraphs.printed.parts import Part, part_of
from searchkit.paragraphs.printed.roles import name_by_looks, name_by_words, name_captions
from searchkit.paragraphs.printed.rows import Row, clean, rows_of
from searchkit.paragraphs.printed.sizes import body_sizes, size_classes
from searchkit.paragraphs.printed.titles import title_of
from searchkit.paragraphs.printed.zones import set_end, set_head


def stories_of_pages(content: PrintedPages) -> tuple[Story, ...]:
    """Return the stories of a PDF, each in reading order. No text is lost: see blocks.Label."""
    rows = in_reading_order(rows_of(content.pages))
    if not rows:
        return _turned_only(content.pages)
    sizes = body_sizes(rows)
    mark_furniture(rows, content.pages, sizes)
    attach_drop_caps(rows, sizes[0])
    parts = _parts(rows, sizes)
    for part in parts:
        name_by_words(part)
    name_captions(parts, content.pages)
    name_by_looks(parts)
    title = title_of(parts, sizes[0], page_titles(rows, content.metadata))
    if title is not None:
        title.becomes(Kind.TITLE, "the headline")
    set_head(parts)
    set_end(parts)
    return (_story(parts, rows, content.pages),)


def _parts(rows: Sequence[Row], sizes: Sequence[float]) -> list[Part]:
    words = vocabulary(row.text for row in rows)
    free = [row for row in rows if row.label is None]
    in_flow: set[int] = set()
    parts: list[Part] = []
    for size, flow in size_classes(free, sizes).items():
        in_flow.update(row.order for row in flow)
        parts += [part_of(piece, words, body=size) for piece in paragraphs_of(flow, rows, size)]
    others = [row for row in free if row.order not in in_flow]
    parts += [part_of(piece, words, body=None) for piece in pieces_between(others, sizes[0])]
    return sorted(parts, key=lambda part: part.order)


def _story(parts: Sequence[Part], rows: Sequence[Row], pages: Sequence[Page]) -> Story:
    placed = [(part.order, part.block()) for part in parts]
    for row in rows:
        if row.label is not None and row.text:
            placed.append((row.order, Block(row.label, row.text, row.page, row.why)))
    blocks = [block for _, block in sorted(placed, key=lambda pair: pair[0])]
    return (*blocks, *_turned(pages))


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
