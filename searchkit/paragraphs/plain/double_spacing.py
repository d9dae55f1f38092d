"""How is a text spaced? Double spacing and a common margin say nothing about paragraphs."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from searchkit.language.right_to_left import opens_arabic_paragraph
from searchkit.language.sentences import ends_sentence, starts_sentence
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.rules import rule, threshold

# Of rows with a blank line before them.
DOUBLE_SPACED_SHARE = threshold(
    0.7, "248 texts: 0.93 and more in double-spaced ones, 0.47 and less in others"
)
# Of rows that go on with the sentence of the row before. Double-spaced ones have 0.38 to 0.75, texts
# of a line a paragraph up to 0.20: a quotation without a stop, a list in lower case.
DOUBLE_SPACED_CUT = threshold(0.29, "48 text clippings and 200 dumps; 0.20 and 0.38 lie beside it")
BASE_SHARE = threshold(0.1, "of rows at an indent for it to be the margin; heads have fewer")


def leveled(rows: Sequence[TextRow]) -> tuple[tuple[TextRow, ...], bool]:
    """Return the rows with the blank lines of double spacing and the common margin taken away.

    Also whether the text was double-spaced: a blank line after nearly every line, although many
    lines go on with a sentence.
    """
    if not rows:
        return (), False
    after_blank = sum(row.blanks >= 1 for row in rows[1:]) / max(1, len(rows) - 1)
    cut = sum(itertools.starmap(_is_cut, itertools.pairwise(rows))) / len(rows)
    is_double_spaced = after_blank > DOUBLE_SPACED_SHARE and cut > DOUBLE_SPACED_CUT
    indents = Counter(row.indent for row in rows)
    base = min(
        (indent for indent, count in indents.items() if count >= BASE_SHARE * len(rows)), default=0
    )
    if not (base or is_double_spaced):
        return tuple(rows), False
    return tuple(
        replace(
            row,
            indent=max(0, row.indent - base),
            blanks=max(0, row.blanks - is_double_spaced),
        )
        for row in rows
    ), is_double_spaced


@rule(
    "plain.cut-by-a-blank-line",
    example="The dockers of Elsa want two things, and they said so in each\n\nof their letters to the minister.\n\nA new crane at the eastern quay, and a road to it from the\n\nnorthern gate of the port.",
    counter="The harbour of Elsa will stay open through the winter, she said.\n\nDockers had walked out in May, and they came back to work.\n\nNobody will be turned away at the gate.",
    chosen_on="the double-spaced texts of the invented stories",
)
def _is_cut(before: TextRow, row: TextRow) -> bool:
    """Whether the row goes on with a sentence, as far as it can be seen: Chinese has no capitals."""
    if ends_sentence(before.text) or opens_arabic_paragraph(row.text):
        return False
    first = row.text[0]
    return not starts_sentence(row.text) or (first.isalpha() and first.lower() == first.upper())
