"""Plain text -> stories. The route: rows, stories, layout, addresses, furniture, breaks, head."""

from collections.abc import Iterator, Mapping, Sequence

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import PlainText
from searchkit.language.outlets import agencies, outlet_called
from searchkit.language.sentences import ends_with_stop, goes_on, starts_sentence
from searchkit.paragraphs.blocks import HEAD_FIELDS, Block, Label, Story
from searchkit.paragraphs.boilerplate import block_of
from searchkit.paragraphs.dehyphenate import Hyphens, hyphens_of, joined
from searchkit.paragraphs.head_lines import outlet_in, parts_of
from searchkit.paragraphs.plain.beginnings import EACH_LINE, beginnings
from searchkit.paragraphs.plain.closing import with_end
from searchkit.paragraphs.plain.covers import without_covers
from searchkit.paragraphs.plain.double_spacing import leveled
from searchkit.paragraphs.plain.furniture import furniture_of
from searchkit.paragraphs.plain.gutters import read_down
from searchkit.paragraphs.plain.head_rows import MASTHEAD, Labels, is_in_title_case
from searchkit.paragraphs.plain.headlines import WRAPPED, headline_of
from searchkit.paragraphs.plain.initials import with_initials
from searchkit.paragraphs.plain.openings import ITEM
from searchkit.paragraphs.plain.records import record_of
from searchkit.paragraphs.plain.segmentation import stories_among
from searchkit.paragraphs.plain.source_below import with_source_below
from searchkit.paragraphs.plain.story_head import with_head
from searchkit.paragraphs.plain.text_rows import TextRow, rows_of, unquoted
from searchkit.paragraphs.plain.wrapped_addresses import with_addresses
from searchkit.paragraphs.turns import TURN
from searchkit.rules import NO_DATA, rule


def stories_of_text(text: PlainText) -> tuple[Story, ...]:
    """Return the stories in the order of the text; at least one, perhaps without blocks."""
    covered = without_covers(with_initials(rows_of(read_down(unquoted(text.text)))))
    stories = [_story(rows) for rows in stories_among(covered.rows)] or [()]
    stories[0] = (*stories[0], *covered.front)
    stories[-1] = (*stories[-1], *covered.back)
    return tuple(stories)


def _story(rows: Sequence[TextRow]) -> Story:
    if record := record_of(rows):
        return (*record.head, *with_end(_told(record.body)), *record.tail)
    return with_source_below(with_head(with_end(_told(rows))))


def _told(rows: Sequence[TextRow]) -> list[Block]:
    """Return the blocks of these rows, furniture among them."""
    level, is_double_spaced = leveled(rows)
    rows = with_addresses(level)
    return _blocks(rows, furniture_of(rows, is_double_spaced=is_double_spaced))


def _blocks(rows: Sequence[TextRow], labels: Labels) -> list[Block]:
    begins = beginnings([row for place, row in enumerate(rows) if place not in labels])
    headline = headline_of(rows, labels)
    if any(_is_own_line(rows, place, begins) for place in headline[1:]):
        headline = range(headline.start, headline.start)
    for place in headline[1:]:
        begins.pop(place, None)
    if headline:
        begins[headline.start] = WRAPPED
    if headline and headline.stop not in labels:
        begins.setdefault(headline.stop, "below the headline")
    hyphens = hyphens_of([row.text for row in rows])
    found: list[tuple[int, Block]] = []
    open_rows: list[int] = []
    reason = ""

    def close() -> None:
        if open_rows:
            text = joined([rows[place].text for place in open_rows], hyphens)
            found.append((open_rows[0], _block(text, reason)))
            open_rows.clear()

    for place, row in enumerate(rows):
        if place in labels:
            label, why = labels[place]
            if label in HEAD_FIELDS:
                close()
            found.extend((place, block) for block in _taken_out(label, row.text, why))
            continue
        if place in begins or not open_rows:
            close()
            reason = begins.get(place, "after what was taken out")
        open_rows.append(place)
    close()
    found.sort(key=lambda item: item[0])
    return _merged(found, hyphens)


@rule(
    "plain.own-line-of-a-head",
    fires_on="below a headline a line begins in a text of which each line is a paragraph",
    example="Harbour stays open\nPilots will be paid\n\nThe harbour of Elsa will stay open through the winter.\n\nNobody was told.",
    counter="Harbour stays open and\nPilots will be paid\n\nThe harbour of Elsa will stay open through the winter.\n\nNobody was told.",
    chosen_on=NO_DATA + "stories that were pasted with a deck right below the headline",
)
def _is_own_line(rows: Sequence[TextRow], place: int, begins: Mapping[int, str]) -> bool:
    """Whether a line of a headline's rows is a deck: nothing in this text was wrapped."""
    return (
        begins.get(place) == EACH_LINE
        and starts_sentence(rows[place].text)
        and not goes_on(rows[place - 1].text)
        and not is_in_title_case(rows[place - 1].text)
    )


def _taken_out(label: Label, text: str, why: str) -> Iterator[Block]:
    """Yield a row that is no prose; a line of a head may say several things."""
    if why == MASTHEAD and label is DroppedKind.METADATA:
        known = outlet_called(text)
        yield Block(label, f"source: {known if known in agencies().values() else text}", reason=why)
        return
    parts = parts_of(text) if label in (DroppedKind.BYLINE, DroppedKind.DATE_LINE) else ()
    if len(parts) < 2:
        yield Block(label, text, reason=why)
        return
    for part, piece in parts:
        shown = f"source: {outlet_in(piece) or piece}" if part is DroppedKind.METADATA else piece
        yield Block(part or Kind.ASIDE, shown, reason=why)


def _block(text: str, reason: str) -> Block:
    """Return a paragraph as what it is; what a speaker's label opens is prose, an item without a stop none."""
    if reason == TURN:
        return Block(Kind.BODY, text, reason=reason)
    if reason == ITEM and not ends_with_stop(text):
        return Block(Kind.ASIDE, text, reason=f"{reason}, without a stop")
    return block_of(text, reason)


def _merged(found: Sequence[tuple[int, Block]], hyphens: Hyphens) -> list[Block]:
    """Return the blocks, the rows of one caption joined."""
    blocks: list[Block] = []
    for _, block in found:
        if blocks and block.label is Kind.CAPTION and blocks[-1].label is Kind.CAPTION:
            text = joined([blocks[-1].text, block.text], hyphens)
            blocks[-1] = Block(Kind.CAPTION, text, reason=blocks[-1].reason)
        else:
            blocks.append(block)
    return blocks
