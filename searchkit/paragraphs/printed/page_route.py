"""The way from pages to stories, one step a line."""

from collections.abc import Sequence

from searchkit.domain.article import Kind
from searchkit.domain.clipping import Page, PrintedPages
from searchkit.paragraphs.blocks import Block, Story
from searchkit.paragraphs.dehyphenate import Hyphens, hyphens_of
from searchkit.paragraphs.printed.bylines import name_bylines
from searchkit.paragraphs.printed.cut_addresses import join_addresses
from searchkit.paragraphs.printed.display_type import pieces_between
from searchkit.paragraphs.printed.dropcaps import attach_drop_caps
from searchkit.paragraphs.printed.export_pages import exported_stories, is_export
from searchkit.paragraphs.printed.flows import paragraphs_of, without_interlopers
from searchkit.paragraphs.printed.furniture import mark_furniture, page_titles
from searchkit.paragraphs.printed.head_and_end import (
    keep_lead,
    keep_own_address,
    set_end,
    set_head,
)
from searchkit.paragraphs.printed.jumps import linked
from searchkit.paragraphs.printed.mirrored_pages import from_left
from searchkit.paragraphs.printed.picture_captions import name_captions, with_credits
from searchkit.paragraphs.printed.pictures import Pictures, pictures_of
from searchkit.paragraphs.printed.printed_rows import Row, clean, rows_of
from searchkit.paragraphs.printed.reading_order import in_reading_order
from searchkit.paragraphs.printed.roles import name_by_looks, name_by_words
from searchkit.paragraphs.printed.stories import Draft, drafts_of
from searchkit.paragraphs.printed.story_parts import Part, part_of
from searchkit.paragraphs.printed.titles import title_of
from searchkit.paragraphs.printed.type_sizes import body_sizes, size_classes
from searchkit.paragraphs.turns import turns_among
from searchkit.values import dataclass


def stories_of_pages(content: PrintedPages) -> tuple[Story, ...]:
    """Return the stories of a PDF, each in reading order. No text is lost: see blocks.Label."""
    pages = from_left(content.pages)
    rows = in_reading_order(rows_of(pages))
    if not rows:
        turned = tuple(_turned(pages))
        return (turned,) if turned else ()
    sizes = body_sizes(rows)
    join_addresses(rows)
    pictures = pictures_of(pages)
    has_fields = is_export(rows)
    mark_furniture(rows, pages, pictures, sizes, has_fields=has_fields)
    attach_drop_caps(rows, sizes[0])
    for place in turns_among([row.text for row in rows]):
        rows[place].is_turn = True
    hyphens = hyphens_of([row.text for row in rows], are_printed=True)
    setting = _Setting(rows, sizes, hyphens, pictures)
    if has_fields:
        return _exported(setting, pages)
    parts = _named_parts(rows, setting)
    drafts = linked(drafts_of(parts, sizes[0]), hyphens)
    for draft in drafts:
        title = draft.headline or title_of(
            draft.parts, sizes[0], page_titles(rows, content.metadata)
        )
        if title is not None:
            title.becomes(Kind.TITLE, "the headline")
        name_bylines(draft.parts, sizes[0])
        keep_own_address(draft.parts)
        keep_lead(draft.parts)
        set_head(draft.parts)
        set_end(draft.parts)
    return _stories(drafts, rows, pages)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is known of the whole file."""

    rows: Sequence[Row]
    sizes: Sequence[float]
    hyphens: Hyphens
    pictures: Pictures


def _named_parts(rows: Sequence[Row], setting: _Setting) -> list[Part]:
    """Return the parts that these rows make, each with what it is by itself."""
    parts = _parts(rows, setting)
    for part in parts:
        name_by_words(part, setting.sizes[0])
    name_captions(parts, setting.pictures)
    parts = with_credits(parts)
    name_by_looks(parts)
    return parts


def _exported(setting: _Setting, pages: Sequence[Page]) -> tuple[Story, ...]:
    """Return the records of a database's export, each with what belongs to its pages."""
    records = exported_stories(setting.rows)
    ends = [record.begins for record in records[1:]] + [len(setting.rows)]
    furniture = [row for row in setting.rows if row.label is not None and row.text]
    # All are set alike, and a short one alone would not show how.
    parts = _named_parts([row for record in records for row in record.body], setting)
    stories: list[Story] = []
    for record, end in zip(records, ends, strict=True):
        body = tuple(part.block() for part in parts if record.begins <= part.order < end)
        around = [row for row in furniture if record.begins <= row.order < end]
        dropped = tuple(block for _, block in _dropped(around))
        stories.append((*record.head, *body, *record.tail, *dropped))
    stories[-1] += tuple(_turned(pages))
    return tuple(stories)


def _parts(rows: Sequence[Row], setting: _Setting) -> list[Part]:
    sizes, hyphens = setting.sizes, setting.hyphens
    free = [row for row in rows if row.label is None and row.text]
    in_flow: set[int] = set()
    parts: list[Part] = []
    for size, rows_of_size in size_classes(free, sizes).items():
        flow = without_interlopers(rows_of_size)
        in_flow.update(row.order for row in flow)
        parts += [
            part_of(piece, hyphens, body=size) for piece in paragraphs_of(flow, setting.rows, size)
        ]
    others = [row for row in free if row.order not in in_flow]
    parts += [
        part_of(piece, hyphens, body=None)
        for piece in pieces_between(others, setting.rows, sizes[0])
    ]
    return sorted(parts, key=lambda part: part.order)


def _stories(
    drafts: Sequence[Draft], rows: Sequence[Row], pages: Sequence[Page]
) -> tuple[Story, ...]:
    """Return each draft as blocks; what belongs to the pages goes to the story that it stands in."""
    furniture: list[list[Row]] = [[] for _ in drafts]
    owner = 0
    owners = {part.order: n for n, draft in enumerate(drafts) for part in draft.parts}
    for row in rows:
        owner = owners.get(row.order, owner)
        if row.label is not None and row.text:
            furniture[owner].append(row)
    if len(drafts) == 1:
        return (_in_order(drafts[0].parts, furniture[0], pages),)
    stories: list[Story] = []
    for draft, around in zip(drafts, furniture, strict=True):
        dropped = (block for _, block in _dropped(around))
        stories.append((*(part.block() for part in draft.parts), *dropped))
    stories[-1] += tuple(_turned(pages))
    return tuple(stories)


def _in_order(parts: Sequence[Part], furniture: Sequence[Row], pages: Sequence[Page]) -> Story:
    placed = [(part.order, part.block()) for part in parts]
    placed += _dropped(furniture)
    blocks = [block for _, block in sorted(placed, key=lambda pair: pair[0])]
    return (*blocks, *_turned(pages))


def _dropped(rows: Sequence[Row]) -> list[tuple[int, Block]]:
    return [(row.order, Block(row.label, row.text, row.page, row.why)) for row in rows if row.label]


def _turned(pages: Sequence[Page]) -> list[Block]:
    return [
        Block(Kind.ASIDE, text, page.number, "printed sideways")
        for page in pages
        for line in page.lines
        if line.is_turned and (text := clean(line.text))
    ]
