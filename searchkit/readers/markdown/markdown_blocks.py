"""The lines of a Markdown clip -> blocks: headings, paragraphs, quotations, items, cells, captions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from searchkit.domain.clipping import MarkedBlock, PagePart
from searchkit.readers.markdown.inline_marks import Taken, words_of
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, fact, limit, rule
from searchkit.values import dataclass

_SUMMARY = regex(
    r"\s{0,3}(?:#{1,6}\s+|\*\*)(?:excerpt|summary|abstract|description|highlights|tl;?dr|in short)\b[:*\s]*$",
    re.IGNORECASE,
)
_FENCE = regex(r"\s{0,3}(?P<fence>`{3,}|~{3,})(?P<name>.*)$")
_HEADING = regex(r"\s{0,3}(?P<marks>#{1,6})(?:\s+(?P<text>.*?))?(?:\s+#+)?\s*$")
_UNDERLINE = regex(r"\s{0,3}(?P<mark>=+|-{2,})\s*$")
_RULE = regex(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_QUOTE = regex(r"\s{0,3}>\s?(?P<text>.*)$")
_QUOTE_MARKS = regex(r"(?:\s{0,3}>)+\s?")
_PICTURE = regex(r"\s*!\[.*\)\s*$|\s*!\[\[.*\]\]\s*$")
_CALLOUT = regex(r"\[!(?P<kind>[\w-]+)\][+-]?\s*(?P<title>.*)$")
_ITEM = regex(r"(?P<indent>\s*)(?:[-*+•]|\d{1,9}[.)])\s+(?P<text>.*)$")
_TASK = regex(r"\[[ xX/-]\]\s+")
_ROW = regex(r"\s*\|?(?P<cells>.*\|.*?)\|?\s*$")
_ROW_RULE = regex(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")
_CELL_END = regex(r"(?<!\\)\|")
_NOTE = regex(r"\s{0,3}\[\^(?P<mark>[^\[\]\s]{1,40})\]:\s*(?P<text>.*)$")
_REFERENCE = regex(r"\s{0,3}\[[^\[\]^]+\]:\s*<?\S+>?(?:\s+[\"'(].*[\"')])?\s*$")
_TAGS = regex(r"\s{0,3}(?:#[^\W\d][\w/-]*\s*)+$")  # "#salt #sicily/trapani"
# Obsidian's name of a paragraph, behind it or on a line of its own: "^7f3a2b".
_BLOCK_NAME = regex(r"(?:^|\s)\^(?P<name>[A-Za-z0-9-]{1,40})\s*$")
_ALL_EMPHASISED = regex(r"\s*(?:\*[^*]+\*|_[^_]+_)\s*$")

DEEPEST_QUOTATION = limit(50, "the depth of calls, against mails answered without end")
LONGEST_HEADING = limit(2_000, "time on a line of megabytes, of which each space may end a heading")
NOTES_LIST = fact(0, "the number of the list that all footnotes are; others count from 1")


@dataclass(slots=True)
class _OpenBlock:
    """One pass over the lines, and what is open."""

    lists: int = 0
    paragraph: list[str] = field(default_factory=list)
    tag: str = "p"
    list: int | None = None
    part: PagePart = PagePart.STORY
    is_in_item: bool = False
    depth: int = 0  # of quotations around
    taken: Taken = field(default_factory=Taken)


def blocks_in(lines: Sequence[str]) -> tuple[MarkedBlock, ...]:
    """Return the blocks of a clip in its order; last, as "sup", the footnotes' marks."""
    reading = _OpenBlock()
    blocks = list(_blocks(lines, reading))
    if reading.taken.marks:
        blocks.append(MarkedBlock("sup", " ".join(dict.fromkeys(reading.taken.marks))))
    return tuple(blocks)


def _blocks(lines: Sequence[str], reading: _OpenBlock) -> Iterator[MarkedBlock]:
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if "^" in line and (named := _BLOCK_NAME.search(line)):
            yield MarkedBlock("meta", f"block: {named['name']}")
            line = line[: named.start()]
        if not line.strip():
            yield from _end(reading)
            reading.is_in_item = reading.is_in_item and _goes_further_in(lines, place)
            continue
        if fence := _FENCE.match(line):
            yield from _end(reading)
            end = _end_of_fence(lines, place, fence["fence"])
            yield from _code(lines[place:end])
            place = end + 1
        elif quote := _QUOTE.match(line):
            yield from _end(reading)
            quoted = [quote["text"]]
            while place < len(lines) and (quote := _QUOTE.match(lines[place])):
                quoted.append(quote["text"])
                place += 1
            yield from _quotation(quoted, reading)
        elif len(line) <= LONGEST_HEADING and (heading := _HEADING.match(line)):
            yield from _end(reading)
            yield from _told(f"h{len(heading['marks'])}", heading["text"] or "", reading)
        elif reading.paragraph and reading.tag == "p" and (mark := _UNDERLINE.match(line)):
            text = " ".join(reading.paragraph)
            reading.paragraph.clear()
            yield from _told("h1" if mark["mark"][0] == "=" else "h2", text, reading)
        elif _RULE.match(line):
            yield from _end(reading)
            reading.is_in_item = False
        elif note := _NOTE.match(line):
            yield from _end(reading)
            reading.tag, reading.list, reading.part = "li", NOTES_LIST, PagePart.BESIDE
            reading.paragraph.append(note["text"])
        elif _TAGS.match(line) and not reading.paragraph:
            yield MarkedBlock("meta", f"tags: {line.strip()}")
        elif _REFERENCE.match(line) and not reading.paragraph:
            yield MarkedBlock("meta", line.strip())
        elif item := _ITEM.match(line):
            yield from _end(reading)
            if not reading.is_in_item:
                reading.lists += 1
            reading.is_in_item = True
            reading.tag, reading.list = "li", reading.lists
            reading.paragraph.append(_TASK.sub("", item["text"], count=1))
        elif "|" in line and place < len(lines) and _ROW_RULE.match(lines[place]):
            yield from _end(reading)
            rows = [line]
            place += 1
            while place < len(lines) and "|" in lines[place]:
                rows.append(lines[place])
                place += 1
            yield from _cells(rows, reading)
        else:
            if not reading.paragraph and reading.is_in_item:
                reading.tag, reading.list = "li", reading.lists  # an item's second paragraph
            reading.paragraph.append(line.removesuffix("\\"))
    yield from _end(reading)


def _end(reading: _OpenBlock) -> Iterator[MarkedBlock]:
    """Yield the paragraph that is open, and open a plain one."""
    lines = list(reading.paragraph)
    reading.paragraph.clear()
    tag, number, part = reading.tag, reading.list, reading.part
    reading.tag, reading.list, reading.part = "p", None, PagePart.STORY
    if not lines:
        return
    for picture, caption in _pictures(lines):
        yield from _told(tag, picture, reading, number, part)
        for line in caption:
            yield from _told("figcaption", line, reading)
    if lines:
        yield from _told(tag, "\n".join(lines), reading, number, part)


def _pictures(lines: list[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Take pictures away that a paragraph's lines begin with, and yield each with its caption.

    A caption is in italics in the lines right below; the story may go on in the next line.
    """
    while len(lines) > 1 and _PICTURE.match(lines[0]):
        count = 1
        while count < len(lines) and _ALL_EMPHASISED.match(lines[count]):
            count += 1
        yield lines[0], lines[1:count]
        del lines[:count]


def _told(
    tag: str,
    text: str,
    reading: _OpenBlock,
    number: int | None = None,
    part: PagePart = PagePart.STORY,
) -> Iterator[MarkedBlock]:
    """Yield a block's words, behind the captions of the pictures in it, before its own notes."""
    taken = Taken()
    words = words_of(text, taken)
    reading.taken.marks += taken.marks
    for caption in taken.captions:
        yield MarkedBlock("figcaption", caption)
    if words:
        yield MarkedBlock(tag, words, part, number)
    for note in taken.notes:
        yield MarkedBlock("li", note, PagePart.BESIDE, NOTES_LIST)


def _goes_further_in(lines: Sequence[str], place: int) -> bool:
    """Whether what follows blank lines is of the list before them: an item, or further in."""
    following = next((line for line in lines[place:] if line.strip()), "")
    return bool(_ITEM.match(following)) or following[:1].isspace()


def _end_of_fence(lines: Sequence[str], place: int, fence: str) -> int:
    """Return the number of the line that closes a fence, or of the one behind the last."""
    for number in range(place, len(lines)):
        line = lines[number].strip()
        if line.startswith(fence) and not line.strip(fence[0]):
            return number
    return len(lines)


def _code(lines: Sequence[str]) -> Iterator[MarkedBlock]:
    text = "\n".join(words for line in lines if (words := " ".join(line.split())))
    if text:
        yield MarkedBlock("pre", text, PagePart.BESIDE)


def _quotation(lines: Sequence[str], reading: _OpenBlock) -> Iterator[MarkedBlock]:
    """Yield what is quoted; a callout stands beside the story, its title above it, and so does a summary."""
    part = PagePart.BESIDE if _heads_summary(lines[0]) else PagePart.STORY
    if callout := _CALLOUT.match(lines[0]):
        part = PagePart.BESIDE
        lines = [callout["title"], "", *lines[1:]]
    if reading.depth >= DEEPEST_QUOTATION:
        lines = [_QUOTE_MARKS.sub("", line) for line in lines]
    inner = _OpenBlock(lists=reading.lists, depth=reading.depth + 1, taken=reading.taken)
    for block in _blocks(lines, inner):
        tag = "blockquote" if block.tag == "p" else block.tag
        yield replace(block, tag=tag, part=block.part if part is PagePart.STORY else part)
    reading.lists = inner.lists


@rule(
    "markdown.summary",
    example="## Excerpt",
    counter="## Excerpts from the minutes of the harbour",
    chosen_on=NO_DATA
    + "clippers that set the page's own description above its text as a quotation",
)
def _heads_summary(line: str) -> bool:
    """Whether a heading opens a quotation that sums the story up: "## Excerpt"."""
    return _SUMMARY.match(line) is not None


def _cells(rows: Sequence[str], reading: _OpenBlock) -> Iterator[MarkedBlock]:
    for row in rows:
        found = _ROW.match(row)
        for cell in _CELL_END.split(found["cells"] if found else row):
            yield from _told("td", cell.replace("\\|", "|"), reading)
