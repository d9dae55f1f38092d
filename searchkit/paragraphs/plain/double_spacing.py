"""How is a text spaced? Double spacing and a common margin say nothing about paragraphs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.plain.text_rows import TextRow

# Chosen on 48 synthetic text clippings and 200 dumps of PDF prints.
DOUBLE_SPACED_SHARE = 0.7  # of rows with a blank line before them
DOUBLE_SPACED_UNENDED = 0.45  # of rows that do not end a sentence
BASE_SHARE = 0.1  # of rows at an indent for it to be the margin


def leveled(rows: Sequence[TextRow]) -> tuple[tuple[TextRow, ...], bool]:
    """Return the rows with the blank lines of double spacing and the common margin taken away.

    Also whether the text was double-spaced: a blank line after nearly every line while most lines
    do not end a sentence.
    """
    if not rows:
        return (), False
    after_blank = sum(row.blanks >= 1 for row in rows[1:]) / max(1, len(rows) - 1)
    unended = sum(not ends_sentence(row.text) for row in rows) / len(rows)
    is_double_spaced = after_blank > DOUBLE_SPACED_SHARE and unended > DOUBLE_SPACED_UNENDED
    indents = Counter(row.indent for row in rows)
    base = min(
        (indent for indent, count in indents.items() if count >= BASE_SHARE * len(rows)), default=0
    )
    return tuple(
        replace(
            row,
            indent=max(0, row.indent - base),
            blanks=max(0, row.blanks - is_double_spaced),
        )
        for row in rows
    ), is_double_spaced
