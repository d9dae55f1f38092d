"""Drop caps: a capital on a row of its own that belongs to the word that the next row begins."""

from collections.abc import Sequence
from dataclasses import replace

from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.boilerplate import label_for
from searchkit.paragraphs.plain.text_rows import TextRow, numbered
from searchkit.regexes import regex
from searchkit.rules import rule, threshold

_INITIAL = regex(r"[\"'“‘]?[A-ZÀ-Þ]")
_REST = regex(r"[a-zß-öø-ÿ’']|[A-ZÀ-Þ]{2,}|[A-ZÀ-Þ]\W")
_WORD = regex(r"[^\W\d_]+")
BESIDE_ROWS = threshold(4, "rows beside the initials of 200 dumps of prints")
_WORDS_OF_ONE_LETTER = frozenset("AI")


def with_initials(rows: Sequence[TextRow]) -> tuple[TextRow, ...]:
    """Return the rows, each drop cap put before the row it begins; numbers are given anew."""
    found: list[TextRow] = []
    initial: TextRow | None = None
    words: frozenset[str] | None = None
    for row in rows:
        if initial is not None and (place := _place_above(found)) is not None:
            found[place] = replace(found[place], text=initial.text + found[place].text)
            initial = None
        if initial is not None:
            if _REST.match(row.text):
                words = words or frozenset(
                    word.lower() for other in rows for word in _WORD.findall(other.text)[1:]
                )
                row = replace(initial, text=_begun(initial.text, row.text, words))
            else:
                found.append(initial)
            initial = None
        if _INITIAL.fullmatch(row.text):
            initial = row
        else:
            found.append(row)
    if initial is not None:
        found.append(initial)
    return numbered(found)


def _place_above(rows: Sequence[TextRow]) -> int | None:
    """Return the place of a row above that begins, apart from others, in lower case: it lacks a letter.

    Some tools put out an initial below the lines that stand beside it.
    """
    for place in range(len(rows) - 1, max(-1, len(rows) - 1 - BESIDE_ROWS), -1):
        if rows[place].blanks:
            is_cut = rows[place].text[0].islower() and (place == 0 or _is_closed(rows[place - 1]))
            return place if is_cut else None
    return None


@rule(
    "initials.closed",
    fires_on="a paragraph may begin below a row: it ends a sentence, or is no prose",
    example="Harbour stays open.\n\nhe harbour of Elsa will stay open through\nT\nthe winter, the minister said.\n",
    counter="The old harbour of\n\nhe harbour of Elsa will stay open through\nT\nthe winter, the minister said.\n",
    chosen_on="44 layout dumps of prints in columns",
)
def _is_closed(row: TextRow) -> bool:
    return ends_sentence(row.text) or label_for(row.text) is not None


def _begun(initial: str, rest: str, words: frozenset[str]) -> str:
    """Return the row with its initial; "A" and "I" may be words of their own."""
    letter = initial[-1]
    first = _WORD.match(rest)
    if letter in _WORDS_OF_ONE_LETTER and first:
        whole = f"{letter}{first.group()}".lower()
        if whole not in words and first.group().lower() in words:
            return f"{initial} {rest}"
    return initial + rest
