"""A sentence that is cut off goes on in the next piece of column that may be its rest, and only there."""

import pytest

from searchkit.paragraphs.printed.cut_sentences import resumed
from searchkit.paragraphs.printed.printed_rows import Row
from tests.support.parts import BODY_SIZE, row

WIDTH = 300.0


def piece(*texts: str, x: float = 72.0, width: float = WIDTH) -> list[Row]:
    rows = [row(text, 100.0 + 12.0 * n, x=x, width=width) for n, text in enumerate(texts)]
    for each in rows:
        each.left = x
    return rows


def test_of_two_pieces_that_begin_in_lower_case_the_first_is_the_rest() -> None:
    cut = piece("The harbour of Elsa will stay open", "all through the winter, and")
    box = piece("Ferries and fares", "What it costs", x=400.0, width=100.0)
    rest = piece("nobody will be turned away.", width=200.0)
    other = piece("of the ferries only two sail.", width=200.0)
    strips = [cut, box, rest, other]
    everything = [each for strip in strips for each in strip]
    for order, each in enumerate(everything):
        each.order = order

    assert resumed(strips, everything, BODY_SIZE) == [cut, rest, box, other]


@pytest.mark.parametrize(("share", "is_cut"), [(0.84, False), (0.85, True), (1.0, True)])
def test_a_sentence_is_cut_where_its_last_line_is_full(share: float, is_cut: bool) -> None:
    cut = piece("The harbour of Elsa will stay open", "all through the winter, and")
    cut[1].x1 = cut[1].x0 + share * WIDTH
    box = piece("Ferries and fares", "What it costs", x=400.0, width=100.0)
    rest = piece("nobody will be turned away.", width=200.0)
    everything = [*cut, *box, *rest]
    for order, each in enumerate(everything):
        each.order = order

    assert (resumed([cut, box, rest], everything, BODY_SIZE)[1] is rest) is is_cut
