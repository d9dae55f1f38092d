"""What follows a story in a text file: links, tags, contacts, notes, who signed, what others wrote."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.sentences import ends_sentence, ends_with_stop, starts_sentence, word_count
from searchkit.paragraphs.blocks import Block
from searchkit.paragraphs.boilerplate import is_navigation_word, label_for
from searchkit.paragraphs.end_matter import (
    LARGEST_END,
    is_about_heading,
    is_closing_heading,
    is_comments_heading,
    is_promotion,
    note_for,
)
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

_CONTACTS = ("notes.reach-author", "notes.contact")
LINK_WORDS = threshold(
    14, NO_DATA + "headlines that stand as links below a story; prose is longer or has a stop"
)
HEADING_WORDS = threshold(
    6, NO_DATA + "headings without a blank line below them; a wrapped line of prose has more"
)
SIGNATURE_ROWS = threshold(
    3, NO_DATA + "name, office, town: letters in the papers have up to three"
)
SIGNATURE_WORDS = threshold(5, NO_DATA + "a name with a title, or a place with its country")
NAME_LETTERS = threshold(
    4, NO_DATA + 'of a name with its capital; "van", "de la" and "y" have fewer and none'
)
NAVIGATION_ROWS = threshold(
    3, NO_DATA + "of pages saved as text; two may be a headline and its like"
)
TABLE_ROWS = threshold(
    4, NO_DATA + "cells one below the other; fewer rows are a page's head or foot"
)
TABLE_NUMBERS = threshold(2, NO_DATA + "of a table's cells; a single number is a page's")
CELL_WORDS = threshold(3, NO_DATA + "of a cell: a country's name, a sum with its unit")

_NUMBER = regex(r"[$€£¥]?\s?\d[\d.,]*\s?%?$")


def headings(rows: Sequence[TextRow], first_prose: int) -> dict[int, str]:
    """Return the rows, by place, that head what is no more of the story, and links below them."""
    found: dict[int, str] = {}
    place = first_prose + 1
    while place < len(rows):
        text = rows[place].text
        is_last = place + 1 == len(rows)
        if _stands_apart(rows, place, found) and _is_heading(text):
            found[place] = "a closing heading"
            while not is_last and is_promotion(text) and _is_link(rows[place + 1].text):
                place += 1
                found[place] = "link to another story"
                is_last = place + 1 == len(rows)
        place += 1
    return found


@rule(
    "closing.stands-apart",
    fires_on="a row may head what follows a story: it stands below a sentence, and above one",
    example="Harbour stays open\n\nThe harbour of Elsa will stay open through\nthe winter, the minister said on Tuesday.\n\nDockers had walked out in May, and they\ncame back to work in July, she said.\n\nRelated stories\n\nFerries sail again",
    counter="Harbour stays open\n\nThe harbour of Elsa will stay open through\nthe winter, the minister said on Tuesday.\n",
    chosen_on="48 text clippings and 200 dumps of prints",
)
def _stands_apart(rows: Sequence[TextRow], place: int, found: Container[int]) -> bool:
    """Whether a row is a heading by where it stands, and no line of wrapped prose."""
    row, before = rows[place], rows[place - 1].text
    after = rows[place + 1] if place + 1 < len(rows) else None
    # Few lines of prose come further than this, and the questions below it cost more.
    if after is not None and not after.blanks and word_count(row.text) > HEADING_WORDS:
        return False
    is_open = row.blanks or place - 1 in found or ends_sentence(before) or label_for(before)
    return bool(is_open) and (after is None or starts_sentence(after.text))


def signature(rows: Sequence[TextRow]) -> range:
    """Return the places of the rows at the end that only say who wrote, and from where."""
    first = len(rows)
    while first > 0 and len(rows) - first <= SIGNATURE_ROWS:
        text = rows[first - 1].text
        if not (_is_signature(text) or _is_office(text)):
            break
        first -= 1
    while first < len(rows) and not _is_signature(rows[first].text):
        first += 1  # an office below no name
    is_signed = 0 < len(rows) - first <= SIGNATURE_ROWS and first > 0
    above = rows[first - 1].text if first else ""
    if is_signed and (ends_sentence(above) or above.endswith(",")):
        return range(first, len(rows))
    return range(0)


def navigation(rows: Sequence[TextRow]) -> Iterator[range]:
    """Yield the places of rows that are a page's navigation, one word or two below the other."""
    place = 0
    while place < len(rows):
        end = place
        while end < len(rows) and _is_button(rows[end].text):
            end += 1
        if end - place >= NAVIGATION_ROWS:
            yield range(place, end)
        place = end + 1


def _is_button(text: str) -> bool:
    return label_for(text) is DroppedKind.NAVIGATION or is_navigation_word(text)


def tables(rows: Sequence[TextRow]) -> Iterator[range]:
    """Yield the places of rows that are a table's cells, one below the other."""
    place = 0
    while place < len(rows):
        end = place
        while end < len(rows) and _is_cell(rows[end].text):
            end += 1
        numbers = sum(_NUMBER.match(row.text) is not None for row in rows[place:end])
        if end - place >= TABLE_ROWS and numbers >= TABLE_NUMBERS:
            yield range(place, end)
        place = end + 1


def with_end(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, asides of what is about the story or follows it.

    A heading ends the story if not too much follows. An address that stands among others, or below
    such a heading, is a reference and not the story's own.
    """
    total = sum(word_count(block.text) for block in blocks if block.label is Kind.BODY)
    left, closed_by, in_about = total, "", False
    found = []
    for block in blocks:
        is_body = block.label is Kind.BODY
        left -= word_count(block.text) if is_body else 0
        if closed_by and (is_body or block.label is DroppedKind.URL):
            block = replace(block, label=Kind.ASIDE, reason=f"after “{closed_by[:40]}”")
        elif left < total and left <= LARGEST_END * total and _closes(block.text):
            closed_by = block.text
        elif left < total and is_about_heading(block.text):
            in_about = True
            block = (
                replace(block, label=Kind.ASIDE, reason="a closing heading") if is_body else block
            )
        elif is_body and in_about:
            block = replace(block, label=Kind.ASIDE, reason="an organisation about itself")
        elif is_body and (note := note_for(block.text)) and note.id in _CONTACTS:
            block = replace(block, label=Kind.ASIDE, reason=note.fires_on)
        found.append(block)
    return _without_references(found)


def _without_references(blocks: list[Block]) -> list[Block]:
    first = next((at for at, block in enumerate(blocks) if block.label is Kind.BODY), len(blocks))
    below = {block.text for block in blocks[first:] if block.label is DroppedKind.URL}
    if len(below) < 2:
        return blocks
    return [
        replace(block, label=Kind.ASIDE, reason="one of several addresses")
        if at > first and block.label is DroppedKind.URL
        else block
        for at, block in enumerate(blocks)
    ]


def _closes(text: str) -> bool:
    return is_closing_heading(text) or is_comments_heading(text)


def _is_heading(text: str) -> bool:
    return (
        is_closing_heading(text)
        or is_promotion(text)
        or is_about_heading(text)
        or is_comments_heading(text)
    )


@rule(
    "closing.link",
    fires_on="a headline of another story, which nothing else explains",
    example="Ferry strike enters its third week",
    counter="The ferry strike enters its third week.",
    chosen_on=NO_DATA + "links below stories that were saved as text",
)
def _is_link(text: str) -> bool:
    return (
        word_count(text) <= LINK_WORDS
        and not ends_with_stop(text)
        and not _is_heading(text)
        and label_for(text) is None
    )


@rule(
    "closing.office",
    fires_on="who that is, in small letters below a name: few words, and no stop",
    example="former teacher, Torbay",
    counter="Former teachers in Torbay wept.",
    chosen_on=NO_DATA + "letters in the papers",
)
def _is_office(text: str) -> bool:
    return (
        text[0].islower()
        and text.count(" ") < SIGNATURE_WORDS
        and not ends_sentence(text)
        and label_for(text) is None
    )


@rule(
    "closing.signature",
    fires_on="who signed, and from where: few words, the longer ones with capitals",
    example="Anna Reyes, Lisbon",
    counter="Anna was there when it happened.",
    chosen_on=NO_DATA + "letters in the papers, and notes that people keep",
)
def _is_signature(text: str) -> bool:
    words = text.split(" ")
    return (
        len(words) <= SIGNATURE_WORDS
        and not ends_sentence(text)
        and all(word[0].isupper() for word in words if len(word) >= NAME_LETTERS)
        and text[0].isupper()
        and label_for(text) is None
    )


@rule(
    "closing.cell",
    fires_on="a cell of a table: a name, or a sum with its unit",
    example="120,000 tonnes",
    counter="Nobody knows.",
    chosen_on=NO_DATA + "tables of pages that were saved as text, a cell a line",
)
def _is_cell(text: str) -> bool:
    return text.count(" ") < CELL_WORDS and not ends_with_stop(text)
