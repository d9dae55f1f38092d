"""The fields of press databases: what a row's field is called, and where the records that they make begin."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language import tables
from searchkit.language.datelines import opens_with_place
from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.blocks import Label
from searchkit.paragraphs.boilerplate import label_for
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, fact, limit, rule, threshold

CODE = regex(r"([A-Z]{2,3})(?:\s+(.*))?$")
_FIELD = regex(r"([^\W\d_](?:[^\W\d_]|[/ -]){1,30}?)\s?:(?:\s+(.*))?$")
_FIELD_CHARS = fact(34, "the longest name that the pattern above allows, a space and a colon")
# Names that stand alone in their row, with the value below.
ALONE = regex(r"Body|Graphic|Classification|Correction|Highlight|Illustration|Notes")
# "Document 3 of 12" (ProQuest), "3 of 12 DOCUMENTS" (Nexis).
DOCUMENT_BEGINS = regex(r"(?:document\s+\d+\s+of\s+\d+|\d+\s+of\s+\d+\s+documents)$", re.I)
# "End of Document" (Nexis), "Document CRR0000020210314eh3e0001x" (Factiva).
DOCUMENT_ENDS = regex(r"(?:end of document|(?:AN\s+)?document\s+[A-Z]{2,12}\d{8,}\w{4,24})$", re.I)
# Databases give some days by month or year: "June 2015", "20150604".
_ISSUE = regex(r"(?:[^\W\d_]{3,10}\.?,?\s)?\d{4}|\d{8}")
_AS = "as "
_DAY = "day"
COPYRIGHT = regex(
    r"(?:copyright\b|©|Ⓒ|\(c\)\s)|(?:all rights reserved|alle rechte vorbehalten"
    r"|tous droits réservés|(?:todos los|todos os) (?:derechos|direitos) reservados|tutti i diritti riservati)\.?$",
    re.IGNORECASE,
)
# Those that nobody else prints.
OF_DATABASES = frozenset(("load-date", "proquest document id", "publication-type"))
# Rows of a head that are no fields stand between these and the text: links, lines of rights.
RECORD_ROWS = limit(40, "reach: rows in which a record's header ends")
RECORD_PROSE_WORDS = threshold(12, "a line of a record's head without its fields' names has fewer")
MAX_TITLE_WORDS = threshold(
    30, "headlines with a deck behind a semicolon, in exports that users sent"
)


def field_of(text: str) -> tuple[str | None, str]:
    """Return the name of the field that a row begins, in lower case, and the value beside it."""
    if ALONE.fullmatch(text):
        return text.lower(), ""
    if ":" not in text[:_FIELD_CHARS]:
        return None, text
    found = _FIELD.match(text)
    known = _named().get(found[1].strip().lower()) if found else None
    if found is None or known is None:
        return None, text
    name, value = known[0], found[2] or ""
    return (name, value) if known[1] is None or known[1](value) else (None, text)


@rule(
    "records.day",
    example="Thursday, June 4, 2015",
    counter="June 4, 2015 is when Lima votes",
    chosen_on=NO_DATA + "fields of press databases; what is said of a day is prose",
)
def is_day(value: str) -> bool:
    """Whether a field's value is a day, a month or a year and nothing else."""
    return _ISSUE.fullmatch(value) is not None or label_for(value) is DroppedKind.DATE_LINE


def is_text(name: str | None) -> bool:
    """Whether the value of a field is the story's text."""
    return name is not None and fields()[name] is None


@rule(
    "records.opens-prose",
    example="Salt mine opens again\n120 words\n4 May 2016\nValley Record\nEnglish\nThe salt mine of Turda opened again on Tuesday after a year of repairs, and it is as dry as bread, they say in town.\n",
    counter="Salt mine opens again\n120 words\n4 May 2016\nValley Record\nEnglish\nRomania\n",
    chosen_on=NO_DATA + "exports of press databases; their fields without a name are short",
)
def opens_prose(row: TextRow) -> bool:
    """Whether a row of a record is prose: long, or a dateline."""
    return row.text.count(" ") >= RECORD_PROSE_WORDS or opens_with_place(row.text)


@rule(
    "records.document",
    example="Document 3 of 12",
    counter="The document was three of twelve pages long.",
    chosen_on=NO_DATA + "lines of ProQuest, Nexis and Factiva, of which prose has none",
)
def says_document(line: str) -> bool:
    """Whether a line is a database's, where a document begins or ends, and nobody else's."""
    return bool(DOCUMENT_BEGINS.match(line) or DOCUMENT_ENDS.match(line))


def record_starts(rows: Sequence[TextRow]) -> list[int]:
    """Return where each record begins that says where its text does: at the headline above its fields.

    For exports that part their records by nothing: "Full text:" stands once in each, below the fields
    of its head, and above these the headline. Empty where documents are parted, or no row says so.
    """
    starts: list[int] = []
    if any(says_document(row.text) for row in rows):
        return starts
    for place, row in enumerate(rows):
        if is_text(field_of(row.text)[0]):
            start = _start_above(rows, place, starts[-1] + 1 if starts else 0)
            if start is not None:
                starts.append(start)
    return starts


def _start_above(rows: Sequence[TextRow], text: int, lowest: int) -> int | None:
    """Return the place of the headline above the fields above the text; None where there are none."""
    top = None
    for place in range(text - 1, max(lowest, text - RECORD_ROWS) - 1, -1):
        row = rows[place]
        if field_of(row.text)[0]:
            top = place
        elif label_for(row.text) is None:
            is_title = not ends_sentence(row.text) and row.text.count(" ") < MAX_TITLE_WORDS
            while is_title and place > lowest and not rows[place].blanks:
                place -= 1  # a headline of several rows
            return place if is_title and top is not None else top
    return top


@cache
def fields() -> Mapping[str, Label | None]:
    """Return name of a field in lower case -> what its value is; None: the story's text."""
    table = tables.rows(__package__, "record_fields.tsv")
    return {
        name: None if kind == "text" else _label(kind)
        for name, kind, *_ in table
        if not kind.startswith(_AS)
    }


@cache
def _named() -> Mapping[str, tuple[str, Callable[[str], object] | None]]:
    """Return any name of a field in lower case -> the one it goes by, and what asks if a value is its."""
    table = tables.rows(__package__, "record_fields.tsv")
    return {
        name: (
            kind.removeprefix(_AS) if kind.startswith(_AS) else name,
            _asks(rest[1]) if rest[1:] else None,
        )
        for name, kind, *rest in table
    }


def _asks(pattern: str) -> Callable[[str], object]:
    return is_day if pattern == _DAY else re.compile(pattern, re.IGNORECASE).fullmatch


@cache
def codes() -> Mapping[str, str]:
    """Return Factiva's code of a field -> its name."""
    table = tables.rows(__package__, "record_fields.tsv")
    return {
        code: name
        for name, _, *cells in table
        for cell in cells[:1]
        for code in tables.listed(cell)
    }


def _label(kind: str) -> Label:
    return Kind(kind) if kind in tuple(Kind) else DroppedKind(kind)
