"""The record of a story in a database export, in the manner of Nexis, Factiva and ProQuest.

Such exports put a header before each story and fields after it: `BYLINE: By Tom Archer`,
`LENGTH: 812 words`, `LOAD-DATE: March 15, 2021`. Fields of the article are kept as what they are,
the others as metadata; text is never among them unless its field says so.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language import tables
from searchkit.language.datelines import opens_with_place
from searchkit.paragraphs.blocks import Block, Label
from searchkit.paragraphs.boilerplate import label_for
from searchkit.paragraphs.plain.segmentation import is_separator
from searchkit.paragraphs.plain.text_rows import TextRow

_SOURCES = ("publication title", "publication", "source")
_CODE = re.compile(r"([A-Z]{2,3})(?:\s+(.*))?$")
_FIELD = re.compile(r"([A-Za-z][A-Za-z/ -]{2,30}?)\s?:(?:\s+(.*))?$")
_BODY_ALONE = re.compile(r"body$", re.IGNORECASE)
_WORD_COUNT = re.compile(r"[\d,]+ words$", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:By\s+)?[A-ZÀ-Þ][\w.'’-]+(?:\s+[A-ZÀ-Þ][\w.'’-]*){1,4}(?:\s+and\s.{3,60})?$"
)
_EDITION = re.compile(r"\bedition\b|\bfinal\b", re.IGNORECASE)
_JOURNAL_CODE = re.compile(
    r"[A-Z]{2,8}$|(?:English|French|German|Spanish|Portuguese|Italian|Dutch)$"
)

MIN_FIELDS = 2  # one line with a colon is no record
PROSE_WORDS = 12  # a line of so many words is no headline
EDITION_WORDS = 6  # "Late Edition - Final"
HEAD_ROWS = 40  # rows in which the header ends
# Fields that no other text has: one of them must be there.
_TELLING = frozenset(
    ("length", "load-date", "word count", "full text", "publication-type", "proquest document id")
)


NameOf = Callable[[str], tuple[str | None, str]]


@dataclass(frozen=True, slots=True)
class Record:
    """A story's record, taken apart."""

    head: tuple[Block, ...]
    body: tuple[TextRow, ...]
    tail: tuple[Block, ...]


def record_of(rows: Sequence[TextRow]) -> Record | None:
    """Return the record that these rows are, or None where they are no database's."""
    fields = {place: name for place, row in enumerate(rows) if (name := _field(row.text)[0])}
    names = set(fields.values())
    codes = {place for place, row in enumerate(rows) if _code(row.text)[0]}
    if len(codes) >= 4 and {"HD", "LP"} <= {rows[place].text[:2] for place in codes}:
        return _Reading(rows, _code).read()
    is_record = len(names) >= MIN_FIELDS if names & _TELLING else _display(rows)
    return _Reading(rows, _field).read() if is_record else None


def _field(text: str) -> tuple[str | None, str]:
    """Return the name of the field that a row begins, and the value beside it."""
    if _BODY_ALONE.match(text):
        return "body", ""
    found = _FIELD.match(text)
    name = found[1].strip().lower() if found else ""
    return (name, (found[2] or "") if found else "") if name in _fields() else (None, text)


def _code(text: str) -> tuple[str | None, str]:
    found = _CODE.match(text)
    if found and found[1] in _codes():
        return _codes()[found[1]], found[2] or ""
    return None, text


def _display(rows: Sequence[TextRow]) -> bool:
    """Whether this is Factiva's display format: count of words, date, source, copyright."""
    for place, row in enumerate(rows[:HEAD_ROWS]):
        if _WORD_COUNT.match(row.text):
            return any(
                label_for(other.text) is DroppedKind.DATE_LINE
                for other in rows[place + 1 : place + 3]
            )
    return False


class _Reading:
    """Walks down a record once; what it meets goes to head, body or tail."""

    def __init__(self, rows: Sequence[TextRow], name_of: NameOf) -> None:
        self._rows = rows
        self._name_of = name_of
        self._has_body_field = any(
            name and _fields()[name] is None for name, _ in (name_of(row.text) for row in rows)
        )
        self._head: list[Block] = []
        self._plain: list[tuple[int, TextRow]] = []  # rows of the head, and the blocks before each
        self._body: list[TextRow] = []
        self._tail: list[Block] = []
        self._is_in_head = True

    def read(self) -> Record:
        """Return the record."""
        place = 0
        while place < len(self._rows):
            row = self._rows[place]
            place += 1
            name, value = self._name_of(row.text)
            if is_separator(row):
                self._blocks().append(Block(DroppedKind.METADATA, row.text, reason="separator"))
            elif name and _fields()[name] is None:
                self._is_in_head = False
                if value:
                    self._body.append(replace(row, text=value))
            elif name and (self._is_in_head or row.blanks or self._tail):
                place = self._field(place, name, value)
            else:
                self._other(row)
        return Record((*self._titled(),), tuple(self._body), tuple(self._tail))

    def _blocks(self) -> list[Block]:
        return self._head if self._is_in_head and not self._body else self._tail

    def _field(self, place: int, name: str, value: str) -> int:
        """Take a field with the rows from `place` its value runs on to; return the place behind it."""
        label = _fields()[name]
        assert label is not None
        values = [value] if value else []
        for row in self._rows[place:]:
            if row.blanks or self._name_of(row.text)[0] or is_separator(row):
                break
            values.append(row.text)
            place += 1
        text = " ".join(values)
        if text and label is DroppedKind.METADATA:
            shown = "source" if name in _SOURCES else name
            self._blocks().append(Block(label, f"{shown}: {text} (database)"))
        elif text:
            if label is Kind.TITLE and (self._body or self._plain):
                label = DroppedKind.REPEATED
            self._blocks().append(Block(label, text, reason=f"database field {name}"))
        return place

    def _other(self, row: TextRow) -> None:
        """Take a row that is no field."""
        label = label_for(row.text)
        if not self._is_in_head:
            if self._tail:
                reason = "after the record" if self._body else ""
                self._tail.append(Block(label or Kind.ASIDE, row.text, reason=reason))
            else:
                self._body.append(row)
        elif _WORD_COUNT.match(row.text):
            self._head.append(Block(DroppedKind.METADATA, f"length: {row.text} (database)"))
        elif label is not None:
            self._head.append(Block(label, row.text, reason="head of the record"))
        elif _EDITION.search(row.text) and row.text.count(" ") < EDITION_WORDS:
            self._head.append(Block(DroppedKind.METADATA, f"edition: {row.text} (database)"))
        elif self._head and not self._has_body_field and _opens_prose(row):
            self._is_in_head = False
            self._body.append(row)
        else:
            self._plain.append((len(self._head), row))

    def _titled(self) -> Iterator[Block]:
        """Yield the head's blocks; the rows that are no fields are its title and its outlet."""
        date = next(
            (at for at, block in enumerate(self._head) if block.label is DroppedKind.DATE_LINE),
            len(self._head),
        )
        before = [row.text for at, row in self._plain if at <= date]
        after = [row.text for at, row in self._plain if at > date]
        has_title = any(block.label is Kind.TITLE for block in self._head)
        source = title = None
        if has_title or (len(before) == 1 and after):
            source = before.pop(0) if before else None
            title = None if has_title else after.pop(0)
        elif before:
            counted = any(block.text.startswith("length:") for block in self._head[:date])
            title = before.pop(0)
            if counted and after:
                source = after.pop(0)
            elif before:
                source = before.pop()
        if title:
            yield Block(Kind.TITLE, title, reason="headline of the record")
        if source:
            yield Block(DroppedKind.METADATA, f"source: {source} (database)")
        yield from map(_small_print, (*before, *after))
        yield from self._head


def _small_print(text: str) -> Block:
    """Return a line of the record that has no name: a byline, a code, a language."""
    if _JOURNAL_CODE.match(text):
        return Block(DroppedKind.METADATA, f"code: {text} (database)")
    if _PERSON.match(text):
        return Block(DroppedKind.BYLINE, text, reason="name in the record")
    return Block(Kind.ASIDE, text, reason="head of the record")


def _opens_prose(row: TextRow) -> bool:
    return row.text.count(" ") >= PROSE_WORDS or opens_with_place(row.text)


@cache
def _fields() -> dict[str, Label | None]:
    """Return name of a field in lower case -> what its value is; None: the story's text."""
    table = tables.rows(__package__, "record_fields.tsv")
    return {name: None if kind == "text" else _label(kind) for name, kind, *_ in table}


@cache
def _codes() -> dict[str, str]:
    """Return Factiva's code of a field -> its name."""
    table = tables.rows(__package__, "record_fields.tsv")
    return {
        code: name for name, _, *codes in table for cell in codes for code in tables.listed(cell)
    }


def _label(kind: str) -> Label:
    return Kind(kind) if kind in tuple(Kind) else DroppedKind(kind)
