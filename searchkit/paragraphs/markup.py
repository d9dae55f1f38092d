"""A web page's blocks -> a story. The page's markup says where its paragraphs are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, zip_longest

from searchkit.domain.article import DroppedKind, Kind
from searchkit.domain.clipping import MarkedBlock, MarkedText, PagePart
from searchkit.language.captions import NAME
from searchkit.language.sentences import ends_sentence, goes_on, starts_sentence
from searchkit.paragraphs.blocks import BETWEEN_DROPPED, HEAD_FIELDS, Block, Label, Story
from searchkit.paragraphs.boilerplate import block_of, label_for
from searchkit.paragraphs.end_matter import note_for
from searchkit.paragraphs.exports import stories_of_export
from searchkit.paragraphs.head_lines import parts_of
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

_PROSE_ITEM_WORDS = threshold(
    8,
    "saved pages of the dates' development set: shorter items are links, tags and lines of tables",
)
_PROSE_ITEM_SHARE = threshold(
    0.5,
    NO_DATA
    + "of a list's letters; where more are prose, all of its items are, for a list is of one kind",
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "strong"})
_WHOLE_TAGS = _HEADINGS | {"td", "figcaption"}
MAX_HEADING_CHARS = threshold(
    120,
    NO_DATA
    + "on 257 saved pages headings of stories end like sentences up to 119 letters, questions of"
    " interviewers have 169 and 186, and other stories' titles lie between",
)
MIN_WHOLE_LINES = threshold(
    3, NO_DATA + "two sentences may stand on a line each by chance, of three none is wrapped"
)
MIN_MEAN_LINE = threshold(
    50, NO_DATA + "characters of lines that are paragraphs; lines of verse have up to forty"
)
MIN_LONG_LINE = threshold(
    130,
    "57 saved pages: the shortest block whose lines are paragraphs has a line of 134 letters; addresses,"
    " verse and answers of readers have fewer than 77 or are no part of a story",
)
MAX_HEAD_LINE = threshold(
    90,
    NO_DATA
    + "of a line above a longer one that is its heading and ends no sentence, and of a byline",
)
_NOTHING: tuple[MarkedBlock, str, bool] = (MarkedBlock("p", ""), "", False)
_NAMES = regex(rf"{NAME}(?:(?:,| and| &) {NAME})*")
_BARS = regex(r"\s+[|·•]\s+")
_DROPPED = {
    PagePart.NAVIGATION: DroppedKind.NAVIGATION,
    PagePart.ADVERTISEMENT: DroppedKind.ADVERTISEMENT,
    PagePart.PROMOTION: DroppedKind.PROMOTION,
    PagePart.COMMENTS: DroppedKind.COMMENT,
    PagePart.REPEATED: DroppedKind.REPEATED,
    PagePart.ELSEWHERE: DroppedKind.ELSEWHERE,
}


def stories_of_markup(markup: MarkedText) -> tuple[Story, ...]:
    """Return the stories of a page in its order: all that a press database put on it, else the page's own."""
    return stories_of_export(markup.blocks) or (story_of_markup(markup),)


_CLOCK_ALONE = regex(
    r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,5}|Uhr|h))?", re.IGNORECASE
)


def story_of_markup(markup: MarkedText) -> Story:
    """Return the page's story: title, what its head says, then its text in the page's order."""
    return (*_head(markup), *_joined(_blocks(markup)))


def _head(markup: MarkedText) -> Iterator[Block]:
    if markup.title:
        yield Block(Kind.TITLE, markup.title, reason="the page's title")
    if markup.byline:
        yield Block(DroppedKind.BYLINE, markup.byline, reason="the page's head")
    if markup.url:
        yield Block(DroppedKind.URL, markup.url, reason="the page's head")
    if markup.source:
        yield Block(DroppedKind.METADATA, f"source: {markup.source}")
    if markup.published:
        where = f" ({markup.published_evidence})" if markup.published_evidence else ""
        what = "date" if markup.published_is_stated else "date, as guessed"
        yield Block(DroppedKind.METADATA, f"{what}: {markup.published}{where}")


def _blocks(markup: MarkedText) -> Iterator[Block]:
    """Yield what each block is; of a list all items are alike."""
    is_titled = has_prose = False
    told = list(_texts(markup))
    for (block, text, is_prose), (_, following, _) in zip_longest(
        told, told[1:], fillvalue=_NOTHING
    ):
        if text == markup.title:
            if is_titled:
                yield Block(DroppedKind.REPEATED, text, reason="the title once more")
            is_titled = True
        elif not has_prose and is_name_above_day(text, following):
            yield Block(DroppedKind.BYLINE, text, reason="a name above the day")
        else:
            found = _block(block, text, is_prose=is_prose, is_begun=has_prose)
            has_prose = has_prose or found.label is Kind.BODY
            yield found


def _texts(markup: MarkedText) -> Iterator[tuple[MarkedBlock, str, bool]]:
    """Yield the paragraphs of all blocks, and whether each is prose if it is an item of a list."""
    for number, blocks in groupby(markup.blocks, key=lambda block: block.list):
        items = list(blocks)
        is_prose = number is None or _is_prose_list(items)
        for block in items:
            for text in _lines(block, markup.title):
                yield block, text, is_prose


def _lines(block: MarkedBlock, title: str | None) -> Iterator[str]:
    """Yield the paragraphs of a block that breaks its lines.

    Lines of the head stand apart: the title, "By Ana Lima", the day. A line that ends a sentence before
    one that begins another ends a paragraph, where lines are as long as paragraphs are.
    """
    lines = [part for line in block.text.split("\n") for part in _head_fields(line)]
    if len(lines) == 1 or block.tag in _WHOLE_TAGS:
        yield " ".join(lines)
        return
    are_long = max(map(len, lines)) >= MIN_LONG_LINE or _are_paragraphs(lines)
    paragraph = lines[0]
    for before, line in pairwise(lines):
        if before == title or _parts(before, line, are_long=are_long):
            yield paragraph
            paragraph = line
        else:
            paragraph = f"{paragraph} {line}"
    yield paragraph


@rule(
    "markup.whole-lines",
    example="lines of a block that each tell whole sentences, and are long",
    counter="the lines of a poem, or of an address",
    chosen_on="saved pages that part paragraphs by single breaks",
)
def _are_paragraphs(lines: Sequence[str]) -> bool:
    """Whether so many lines all tell whole sentences that a break is the end of a paragraph."""
    told = [line for line in lines if label_for(line) not in HEAD_FIELDS]
    return (
        len(told) >= MIN_WHOLE_LINES
        and all(starts_sentence(line) and ends_sentence(line) for line in told)
        and sum(map(len, told)) >= MIN_MEAN_LINE * len(told)
    )


def _head_fields(line: str) -> Sequence[str]:
    """Return the fields of the head that one line sets side by side: "By Ana Lima | May 5, 2022"."""
    fields = _BARS.split(line) if len(line) <= MAX_HEAD_LINE else ()
    if fields and all(label_for(each) in HEAD_FIELDS for each in fields):
        return fields if len(fields) > 1 else _name_and_day(line)
    return _name_and_day(line) if fields else (line,)


def _name_and_day(line: str) -> Sequence[str]:
    """Return the name and the day of a line that is no more: "Ana Lima, May 5, 2022"."""
    if not line[-4:].isdigit():
        return (line,)
    parts = parts_of(line)
    labels = [label for label, _ in parts]
    is_head = labels == [DroppedKind.BYLINE, DroppedKind.DATE_LINE]
    return [piece for _, piece in parts] if is_head else (line,)


@rule(
    "markup.break-of-a-paragraph",
    fires_on="a break between two lines of a block ends a paragraph",
    example="a line that ends a sentence, and one that begins another, in a block of long lines",
    counter="a line that goes on in the next one",
    chosen_on="saved pages that part paragraphs by breaks",
)
def _parts(before: str, line: str, *, are_long: bool) -> bool:
    if label_for(before) in HEAD_FIELDS or label_for(line) in HEAD_FIELDS:
        return True
    if not are_long or not starts_sentence(line) or goes_on(before):
        return False
    return ends_sentence(before) or len(before) <= MAX_HEAD_LINE < len(line)


def _block(block: MarkedBlock, text: str, *, is_prose: bool, is_begun: bool) -> Block:
    """Return what a paragraph of a block is; `is_begun`: some of the story's prose stands above."""
    reason = f"<{block.tag}>"
    if block.part in _DROPPED:
        return Block(_DROPPED[block.part], text, reason=f"{reason} in {block.part.value}")
    if block.tag == "sup":
        return Block(DroppedKind.NOTE_MARK, text)
    if block.tag == "meta":
        return Block(DroppedKind.METADATA, text)
    if block.tag == "time" or (block.tag == "p" and _CLOCK_ALONE.fullmatch(text)):
        return Block(DroppedKind.DATE_LINE, text, reason=reason)
    if block.tag == "figcaption":
        return Block(Kind.CAPTION, text, reason=reason)
    if block.tag == "td" or (block.tag in _HEADINGS and not (is_begun and _is_question(text))):
        return Block(Kind.ASIDE, text, reason=reason)
    if note := note_for(text):
        return Block(note.label, text, reason=f"{reason}; {note.fires_on}")
    found = block_of(text, reason)
    if block.part is PagePart.BESIDE:
        return (
            found
            if found.label is not Kind.BODY
            else Block(Kind.ASIDE, text, reason=f"{reason} {block.part.value}")
        )
    if block.tag == "li" and not is_prose:
        return Block(Kind.ASIDE, text, reason=f"{reason}, an item of a list")
    if block.tag == "pre" and not ends_sentence(text):
        return Block(Kind.ASIDE, text, reason=reason)
    return found


@rule(
    "markup.name-above-day",
    fires_on="a name alone above the day, before the first paragraph",
    example=("Sefa Tui and Ana Lima", "March 14, 2024"),
    counter=("Sefa Tui and Ana Lima", "Ana Lima met the minister in March."),
    chosen_on="the saved pages of tests/support/saved_pages.py, of which one sets a byline without its By",
    off=False,
)
def is_name_above_day(text: str, following: str) -> bool:
    """Whether a line names who wrote the story whose day the next line gives."""
    return (
        _NAMES.fullmatch(text) is not None
        and len(text) <= MAX_HEAD_LINE
        and label_for(following) is DroppedKind.DATE_LINE
    )


@rule(
    "markup.question",
    example="Q: Norway has protested against the decision twice, and both letters were answered late, as everybody in Dalvík knows. How is that possible?",
    counter="The quota",
    chosen_on=NO_DATA + "interviews on saved pages set what is asked as a heading",
)
def _is_question(text: str) -> bool:
    """Whether a heading is an interviewer's question, or a paragraph in large type."""
    return len(text) > MAX_HEADING_CHARS and ends_sentence(text)


@rule(
    "markup.list-of-prose",
    fires_on="most of a list's text stands in items that read like prose",
    example="a list whose items are sentences",
    counter="a list of names, or of links",
    chosen_on="saved pages whose stories have lists",
)
def _is_prose_list(items: Sequence[MarkedBlock]) -> bool:
    prose = sum(len(item.text) for item in items if _reads_like_prose(item))
    return prose > _PROSE_ITEM_SHARE * sum(len(item.text) for item in items)


@rule(
    "markup.item-of-prose",
    fires_on="an item of a list has some words, and ends like a sentence",
    example="an item of a list that is a sentence of some words",
    counter="an item that is a name",
    chosen_on="saved pages whose stories have lists",
)
def _reads_like_prose(block: MarkedBlock) -> bool:
    return block.text.count(" ") + 1 >= _PROSE_ITEM_WORDS and ends_sentence(block.text)


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, furniture that stands together as one: a menu, not each of its words."""
    for (label, reason), run in groupby(blocks, key=_furniture):
        if label is None:
            yield from run
        else:
            yield Block(label, BETWEEN_DROPPED.join(block.text for block in run), reason=reason)


def _furniture(block: Block) -> tuple[Label | None, str]:
    is_furniture = block.label in _DROPPED.values() and block.label is not DroppedKind.REPEATED
    return (block.label, "") if is_furniture else (None, "")
