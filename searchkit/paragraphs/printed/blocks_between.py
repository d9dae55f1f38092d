"""Text of other sizes, between the stories' own: headlines, captions, pull quotes, notes."""

from collections.abc import Sequence

from searchkit.paragraphs.printed.flows import Piece
from searchkit.paragraphs.printed.rows import Row
from searchkit.paragraphs.printed.sizes import is_same_size

LARGEST_STEP = 1.9  # times the size; two captions lie further apart


def pieces_between(rows: Sequence[Row]) -> list[Piece]:
    """Return blocks of rows that lie together in the file and on the page."""
    pieces: list[Piece] = []
    for row in rows:
        previous = pieces[-1].rows[-1] if pieces else None
        if previous is not None and _goes_on(previous, row):
            pieces[-1].rows.append(row)
        else:
            pieces.append(Piece([row], f"{row.size:g} points, not the size of the text"))
    return pieces


def _goes_on(first: Row, second: Row) -> bool:
    return (
        first.page == second.page
        and second.order - first.order == 1
        and is_same_size(first.size, second.size)
        and first.is_bold == second.is_bold
        and -0.2 * first.size < second.y - first.y <= LARGEST_STEP * first.size
        and second.x0 < first.x1 + 2 * first.size
        and first.x0 < second.x1 + 2 * first.size
    )
