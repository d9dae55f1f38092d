"""A drop cap is the first letter of a word: it goes back to it, and its neighbours are not indented."""

from collections.abc import Sequence

from searchkit.domain.article import DroppedKind
from searchkit.paragraphs.printed.printed_rows import Row
from searchkit.regexes import regex
from searchkit.rules import rule, threshold

LEAST_SIZE = threshold(1.8, "times the body size; a drop cap of two lines is 2.2 times it")
CAP_GAP_EMS = threshold(1.6, "of the text's size, between the cap and its word")
NEAR_CAP = threshold(14, "rows around it in the file's order")
TEXT_SHARE = threshold(0.67, "of the cap's size, or less: its text is no other headline's letter")
BESIDE_CAP_EMS = threshold((0.3, 12.0), "a line may reach under the cap, or begin behind a picture")
BELOW_CAP_EMS = threshold(0.3, "of the text: the cap stands on the baseline of its last line")
_CAP = regex(r"[\"“‘'«]?[^\W\d_]$")


def attach_drop_caps(rows: Sequence[Row], body: float) -> None:
    """Put each drop cap before its word; its row's label then says that it is used up."""
    for number, cap in enumerate(rows):
        if cap.label is not None or cap.size < LEAST_SIZE * body or not _CAP.match(cap.text):
            continue
        near = [*rows[number + 1 : number + NEAR_CAP], *rows[max(0, number - NEAR_CAP) : number]]
        beside = [row for row in near if _is_beside(row, cap)]
        starts = [row for row in beside if row.x0 - cap.x1 < CAP_GAP_EMS * body]
        if not starts:
            continue
        first = min(starts, key=lambda row: row.y)
        first.text = cap.text + first.text
        cap.label, cap.why = DroppedKind.REPEATED, "a drop cap, put back to its word"
        cap.text = ""
        shift = first.x0 - cap.x0
        for row in beside:
            row.x0 -= shift


@rule(
    "printed.beside-a-drop-cap",
    example="a line to the right of a letter three lines high, within its height",
    counter="the fourth line, which begins below the letter",
    chosen_on="the real prints of the dev data",
)
def _is_beside(row: Row, cap: Row) -> bool:
    """Whether a row stands to the right of the cap, within its height."""
    return (
        row.label is None
        and row.page == cap.page
        and row.size < TEXT_SHARE * cap.size
        and -BESIDE_CAP_EMS[0] * row.size <= row.x0 - cap.x1 < BESIDE_CAP_EMS[1] * row.size
        and cap.y - cap.size < row.y < cap.y + BELOW_CAP_EMS * row.size
    )
