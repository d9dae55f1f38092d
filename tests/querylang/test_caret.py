import pytest

from searchkit.domain.errors import QueryError
from searchkit.querylang import caret


def shown(query: str, position: int, width: int = 78) -> list[str]:
    return caret(QueryError("expected a word", query, position), width).split("\n")


def test_the_caret_stands_under_the_place() -> None:
    assert shown("a OR OR b", 5) == ["a OR OR b", "     ^", "expected a word"]


def test_the_caret_may_stand_behind_the_end() -> None:
    assert shown("a OR", 4) == ["a OR", "    ^", "expected a word"]
    assert shown("", 0) == ["", "^", "expected a word"]


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("\x1b[31m)", "\\x1b[31m)"),
        ("a\x00)", "a\\x00)"),
        ("a\tb\nc)", "a\\x09b\\x0ac)"),
        ("\x9b2J)", "\\x9b2J)"),
        ("\u202egnihton)", "\\u202egnihton)"),
        ("\u200b)", "\\u200b)"),
        ("\ud800)", "\\ud800)"),
        ("\U000e0041)", "\\U000e0041)"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_number(query: str, line: str) -> None:
    assert shown(query, len(query) - 1)[:2] == [line, " " * (len(line) - 1) + "^"]


def test_wide_characters_take_two_columns_and_accents_none() -> None:
    assert shown("中国)", 2)[1] == "    ^"
    assert shown("cafe\u0301)", 5)[1] == "    ^"


@pytest.mark.parametrize("position", [0, 5, 60, 300, 594, 599, 600])
def test_a_wide_query_is_cut_around_the_place(position: int) -> None:
    query = "".join(f"<{number:03}>" for number in range(120))

    line, place, _ = shown(query, position, width=40)

    assert len(line) <= 40
    assert len(place) <= 40
    if position < len(query):
        assert line[place.index("^")] == query[position]
    assert line.startswith("…") == (position > 40)
    assert line.endswith("…") == (position < 560)


def test_a_message_cannot_forge_a_line() -> None:
    assert len(caret(QueryError("no country\nis known", "x", 0)).split("\n")) == 3
