"""Plain text -> rows: each printed line with what its surroundings say about it."""

from collections.abc import Sequence
from dataclasses import replace

from searchkit.paragraphs.dehyphenate import LIGATURES
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, threshold
from searchkit.values import dataclass

_TAB = limit(4, "columns; only whether a line is indented matters")

_UNSEEN = "\u200b\u200c\u2060\ufeff"
_WIDE = {0x2003: "  ", 0x3000: "  "}
_CHARACTERS = str.maketrans("\xa0\u2002\u2009\u202f", "    ", _UNSEEN) | _WIDE | LIGATURES
_SOFT_AT_END = regex("[\u00ad\u2010]+\\s?[\u00ad\u2010]*$")
_FORM_FEED_WITHIN = regex("(?<=[^\n])\f")
_QUOTED = regex(r"(?m)^(?:>[ \t]?){1,9}")
MIN_QUOTED = threshold(3, NO_DATA + "lines of quoted mail; one or two are prompts and signs")
_SPACES = regex(r"\s+")
_SPACE_BEFORE_HYPHEN = regex("\\s\u2010$")


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class TextRow:
    """A line that is not blank."""

    number: int  # 0-based among the rows of the text
    indent: int  # columns of white space before the first character
    text: str  # single spaces, none at the ends; a cut word ends in "-" or U+2010
    blanks: int  # blank lines before it
    page_break: bool  # a form feed stands between it and the row before


def rows_of(text: str) -> tuple[TextRow, ...]:
    """Return the lines that are not blank, in order."""
    rows: list[TextRow] = []
    blanks = 0
    page_break = False
    for line in _FORM_FEED_WITHIN.sub("\n\f", text).split("\n"):
        if "\f" in line:
            page_break = True
            line = line.replace("\f", "")
        line = expanded(line)
        cleaned = clean(line)
        if not cleaned:
            blanks += 1
            continue
        if rows and line.startswith("\u00ad"):
            # Some tools end the line at a place where a word might have been cut but was not.
            rows[-1] = replace(rows[-1], text=rows[-1].text + cleaned)
            continue
        rows.append(TextRow(len(rows), len(line) - len(line.lstrip()), cleaned, blanks, page_break))
        blanks, page_break = 0, False
    return tuple(rows)


def unquoted(text: str) -> str:
    """Return a text without the marks of mail that is quoted, "> " before each of its lines."""
    if len(_QUOTED.findall(text)) < MIN_QUOTED:
        return text
    return _QUOTED.sub("", text)


def numbered(rows: Sequence[TextRow]) -> tuple[TextRow, ...]:
    """Return the rows, each with its place as its number."""
    return tuple(
        row if row.number == number else replace(row, number=number)
        for number, row in enumerate(rows)
    )


def expanded(line: str) -> str:
    """Return the line with each character in the column in which it was printed."""
    line = line.expandtabs(_TAB)
    return line if line.isascii() else line.translate(_CHARACTERS)


def clean(line: str) -> str:
    """Return the line with single spaces and ligatures undone.

    A soft hyphen inside the line is where a word might have been cut and was not: it goes. At the
    end it is where the word was cut: it becomes U+2010, which always joins.
    """
    if line.isascii():  # nearly all of them
        return " ".join(line.split())
    line = _SPACES.sub(" ", line.translate(_CHARACTERS)).strip()
    if "\u00ad" in line:
        line = _SOFT_AT_END.sub("\u2010", line).replace("\u00ad", "")
    return _SPACE_BEFORE_HYPHEN.sub("\u2010", line).strip()
