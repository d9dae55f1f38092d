"""Where the signs of a paragraph's beginning outweigh those against it, and where they just do not.

No document has taught anything here, so that what is assumed of its signs is weighed too.
"""

import pytest

from searchkit.paragraphs.plain.break_odds import (
    Boundary,
    SoFar,
    are_parted_by_blank_lines,
    lessons_of,
    reason_to_begin,
)
from searchkit.paragraphs.plain.text_rows import TextRow

USUAL = 35  # words of a paragraph


def row(text: str, number: int, *, blanks: int = 0, indent: int = 0, page: bool = False) -> TextRow:
    return TextRow(number, indent, text, blanks, page)


def boundary(
    before: str,
    below: TextRow,
    *,
    room: float = 0.0,
    room_after: float = 0.0,
    left: float = 0.0,
    misfit: float = 0.0,
    is_interrupted: bool = False,
) -> Boundary:
    return Boundary(
        row(before, 0), below, row("of the port", 2), is_interrupted, misfit, room, room_after, left
    )


def begins(at: Boundary, words: int = USUAL, *, is_quoting: bool = False) -> bool:
    return reason_to_begin(at, lessons_of([]), SoFar(words, USUAL, is_quoting)) is not None


@pytest.mark.parametrize("misfit", [0.0, 0.06])
@pytest.mark.parametrize(("room", "expected"), [(0.14, False), (0.17, True)])
def test_who_said_it_at_the_head_of_a_page_needs_much_room_above_while_a_quotation_is_open(
    room: float, expected: bool, misfit: float
) -> None:
    below = row("Ana Lima said that boats wait", 1, page=True)
    at = boundary("“The harbour is open.”", below, room=room, room_after=0.2, misfit=misfit)

    assert begins(at, is_quoting=True) is expected


@pytest.mark.parametrize(("room", "expected"), [(0.08, False), (0.11, True)])
def test_an_indented_line_in_lower_case_behind_a_picture_needs_room_above(
    room: float, expected: bool
) -> None:
    below = row("and waits for the boats", 1, indent=3)

    assert (
        begins(boundary("the harbour was open", below, room=room, is_interrupted=True)) is expected
    )


@pytest.mark.parametrize(("words", "expected"), [(84, False), (100, True)])
def test_a_pronoun_below_blank_lines_ends_a_long_paragraph_in_an_open_quotation(
    words: int, expected: bool
) -> None:
    below = row("They wait for the boats", 1, blanks=2)

    assert (
        begins(boundary("the harbour was open.", below, left=0.1), words, is_quoting=True)
        is expected
    )


@pytest.mark.parametrize("is_quoting", [False, True])
@pytest.mark.parametrize(("room", "expected"), [(0.02, False), (0.05, True)])
def test_a_quotation_below_a_blank_line_and_half_a_sentence_needs_room_in_a_column_that_fits(
    room: float, expected: bool, is_quoting: bool
) -> None:
    at = boundary(
        "the harbour was open", row("“We wait for the boats", 1, blanks=1), room=room, misfit=0.06
    )

    assert begins(at, is_quoting=is_quoting) is expected


def test_in_a_column_that_proves_nothing_room_alone_begins_no_paragraph() -> None:
    below = row("“We wait for the boats", 1, blanks=1)

    assert begins(boundary("the harbour was open", below, room=0.05, misfit=0.05))
    assert not begins(boundary("the harbour was open", below, room=0.05, misfit=0.2))


@pytest.mark.parametrize("row_below", ["SUVA — The boats wait", "OSLO (AP) — The boats wait"])
def test_a_dateline_begins_a_paragraph_whatever_stands_above(row_below: str) -> None:
    assert begins(boundary("the harbour was open", row(row_below, 1)))
    assert begins(boundary("the harbour was open", row(row_below, 1), room=-0.1))


def test_a_line_below_capitals_begins_a_paragraph() -> None:
    assert begins(boundary("THE HARBOUR IS OPEN", row("Suva waits for the boats", 1, blanks=1)))
    assert not begins(boundary("THE HARBOUR IS OPEN", row("FOR THE BOATS", 1)))


def test_a_broken_word_begins_nothing() -> None:
    assert not begins(boundary("the har-", row("Bour is open", 1, blanks=2), room=0.3))


@pytest.mark.parametrize(("ends", "expected"), [(True, True), (False, False)])
def test_blank_lines_part_paragraphs_where_all_of_them_stand_behind_sentences(
    ends: bool, expected: bool
) -> None:
    blank = boundary(
        "the harbour was open." if ends else "the harbour", row("Suva waits", 1, blanks=1)
    )
    bare = boundary("and waits", row("for the boats", 3))

    assert are_parted_by_blank_lines([blank, bare], ()) is expected
    assert not are_parted_by_blank_lines([bare], ())


@pytest.mark.parametrize(
    ("room", "expected"), [(0.06, True), (0.09, True), (0.11, False), (0.2, False)]
)
def test_a_line_that_surely_ends_a_paragraph_without_a_blank_line_speaks_against_it(
    room: float, expected: bool
) -> None:
    blank = boundary("the harbour was open.", row("Suva waits", 1, blanks=1))
    bare = boundary("and waits.", row("Oslo waits for boats", 3), room=room)

    assert are_parted_by_blank_lines([blank, bare], ()) is expected


@pytest.mark.parametrize(("blank_lines", "part"), [(1, False), (2, False), (3, True), (4, True)])
def test_three_blank_lines_behind_sentences_teach_that_they_part(
    blank_lines: int, part: bool
) -> None:
    at = boundary("the harbour was open.", row("Suva waits", 1, blanks=1))
    untaught = lessons_of([])["gap", "blank line"]

    assert (lessons_of([at] * blank_lines)["gap", "blank line"] > untaught) is part


def room_needed(
    before: str, below: TextRow, words: int, *, is_quoting: bool, **given: float
) -> float:
    """Return the least room above at which a paragraph begins, in two-hundredths of the width."""
    return next(
        (
            step / 200
            for step in range(-20, 61)
            if begins(
                boundary(before, below, room=step / 200, **given), words, is_quoting=is_quoting  # type: ignore[arg-type]
            )
        ),
        1.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "below", "words", "is_quoting", "given", "room"),
    [
        ("THE HARBOUR IS OPEN", row("They wait for boats", 1, blanks=1), 35, False, {"left": 0.03}, -0.045),
        ("the harbour was open.", row("(where boats wait", 1, blanks=2), 10, True, {"left": 0.03, "is_interrupted": True}, 0.03),
        ("“The harbour is open.”", row("and waits for boats", 1, blanks=1, indent=3), 10, True, {"left": 0.03}, 0.005),
    ],
)  # fmt: skip
def test_how_much_room_a_beginning_needs(
    before: str,
    below: TextRow,
    words: int,
    is_quoting: bool,
    given: dict[str, float],
    room: float,
) -> None:
    assert room_needed(before, below, words, is_quoting=is_quoting, **given) == room


@pytest.mark.parametrize(("words", "expected"), [(8, False), (14, False), (18, True), (40, True)])
def test_of_two_quotations_without_an_indent_between_the_second_begins_a_paragraph_in_time(
    words: int, expected: bool
) -> None:
    indented = boundary("the harbour was open.", row("Suva waits", 1, indent=3), room=0.2)
    at = boundary("“The harbour is open.”", row("“We wait for boats", 1))

    found = reason_to_begin(at, lessons_of([indented] * 9), SoFar(words, USUAL, is_quoting=False))

    assert (found is not None) is expected
