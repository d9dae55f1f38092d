"""A content stream taken apart: operators with their operands, and stretches that are left whole."""

import pytest

from searchkit.readers.pdf.operations import (
    PATH,
    Operand,
    operations,
    path_step_count,
    path_steps,
)


def told(data: bytes) -> list[tuple[bytes, list[Operand]]]:
    return [(operator, list(operands)) for operator, operands in operations(data)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1 0 0 -1 72.5 .5 Tm", [(b"Tm", [1, 0, 0, -1, 72.5, 0.5])]),
        (b"/F1 12 Tf (a) Tj", [(b"Tf", ["F1", 12]), (b"Tj", [b"a"])]),
        (b"[(a) -12 (b) +3.] TJ", [(b"TJ", [[b"a", -12, b"b", 3.0]])]),
        (b"1 2 3 4 5 6 7 8 Tm", [(b"Tm", [1, 2, 3, 4, 5, 6, 7, 8])]),
        (b"1 2% of what\n3 Td", [(b"Td", [1, 2, 3])]),
        (b"[1 2 Td", [(b"Td", [])]),  # what an array holds that nothing closes is no operand
        (b"0 0 1 rg 5 w 1 2 Td", [(b"Td", [1, 2])]),
        (b"123456789012 Td", [(b"Td", [0])]),  # a number that no page has
        (b"12abc Td", [(b"abc", []), (b"Td", [])]),
    ],
)
def test_operators_have_the_operands_before_them(
    data: bytes, expected: list[tuple[bytes, list[Operand]]]
) -> None:
    assert told(data) == expected


PATH_OF_FIVE = b"1 2 m 3 4 l\n1 1 2 2 5.5 -6 c 1 1 7 8 v\r\n0 0 9 10 y "


def test_a_path_is_one_operation_and_goes_where_its_steps_do() -> None:
    (found, (stretch,)), (last, operands) = told(PATH_OF_FIVE + b"f*")

    assert (found, last, operands) == (PATH, b"f*", [])
    assert isinstance(stretch, bytes)
    assert list(path_steps(stretch)) == [(1, 2), (3, 4), (5.5, -6), (7, 8), (9, 10)]
    assert path_step_count(stretch) == 5


def test_a_single_step_is_an_operation_like_any_other() -> None:
    assert told(b"1 2 m 5 w 3 4 l") == [(b"m", [1, 2]), (b"l", [3, 4])]


@pytest.mark.parametrize(
    "data", [b"1 " * 500_000, b"1 2 m " * 200_000 + b"x", b"1.1.1 " * 200_000, b"1" * 2_000_000]
)
def test_numbers_without_end_take_no_time_without_end(data: bytes) -> None:
    assert len(told(data)) <= 2
