"""A query that cannot be read gets its place and what was expected there, never a traceback."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchkit.domain.errors import QueryError
from searchkit.querylang import caret, parse, parse_date_range


def country_code(text: str) -> str | None:
    return "CN" if text == "China" else None


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "a word, a phrase or a filter"),
        ("—", 0, "a word, a phrase or a filter"),
        ("((((", 4, "after the parenthesis"),
        ("()", 1, "after the parenthesis"),
        ("(a", 0, "never closed"),
        ("a)", 1, "closes nothing"),
        (")", 0, "before )"),
        ("a OR", 4, "after OR"),
        ("a OR OR b", 5, "after OR"),
        ("AND a", 0, "before AND"),
        ("a AND", 5, "after AND"),
        ("NOT", 3, "after NOT"),
        ('"', 0, "never closed"),
        ('a "b c', 2, "never closed"),
        ('""', 1, "between the quotes"),
        ('"—"', 1, "between the quotes"),
        ('"a"~', 4, "from 1 to 1,000"),
        ('"a"~0', 4, "from 1 to 1,000"),
        ('"a"~99999999', 4, "from 1 to 1,000"),
        ("*", 0, "three letters before *"),
        ("a*", 1, "three letters before *"),
        ("ab*cd", 2, "three letters before *"),
        ("x *abc", 2, "three letters before *"),
        ("anti-g*", 6, "three letters before *"),
        ("a__*", 3, "three letters before *"),
        ("a\u0301b\u0301*", 4, "three letters before *"),
        ("mayor~9", 5, "~2"),
        ("mayor~3,", 5, "~2"),
        ("~2", 0, "a word before ~"),
        ("may*or~", 0, "not both"),
        ("speaker:", 8, "a name (several words in quotes) or none right after speaker:"),
        ("speaker: Wang", 8, "right after speaker:"),
        ("title:", 6, "right after title:"),
        ("title:(a b)", 6, "right after title:"),
        ('title:"a', 6, "never closed"),
        ("country:", 8, "right after country:"),
        ("x country:Narnia", 10, "known as Narnia"),
        ("source:—", 7, "right after source:"),
        ("kind:paragraph", 5, "title, body, caption, aside"),
        ("kind:none", 5, "title, body, caption, aside"),
        ("date:", 5, "right after date:"),
        ("date:2021-13", 5, "no 2021-13"),
        ("date:2021-02-30", 5, "no 2021-02-30"),
        ("date:0000", 5, "no 0000"),
        ("date:yesterday", 5, "2021-03-23"),
        ("date:2021..2020", 11, "ends before it starts"),
        ("date:2020..x", 11, "2021-03-23"),
        ("foo:bar", 0, "title, speaker, country, source, kind, date"),
        ('a foo:"bar"', 2, "title, speaker, country, source, kind, date"),
        ("x" * 2001, 2000, "at most 2,000"),
        ("a " * 65, 128, "at most 64"),
        ("(" * 17 + "a", 16, "at most 16"),
        ("NOT " * 17 + "a", 64, "at most 16"),
        ("(NOT " * 9 + "a" + ")" * 9, 40, "at most 16"),
    ],
)
def test_the_place_and_what_was_expected(text: str, position: int, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, country_code)

    assert expected in str(caught.value)
    assert (caught.value.query, caught.value.position) == (text, position)


PIECES = st.sampled_from(
    [
        *("(", ")", '"', "“", "”", "-", "~", "~2", "~9", "*", ":", "..", "AND", "OR", "NOT"),
        *("title:", "speaker:", "country:China", "source:", "kind:body", "date:", "date:2021-13"),
        *("a*", "abc*", "mayor~9", '"a b"~3', "foo:bar", "http://x", "10:30", "U.S.", "don't"),
        *("\x00", "\ud800", "\u202e", "\xa0", "😀", "中国", "é"),
    ]
)
HOSTILE = st.lists(PIECES | st.text(max_size=5) | st.just(" "), max_size=40).map("".join)


def error_of(function: Callable[..., object], *arguments: object) -> QueryError | None:
    try:
        function(*arguments)
    except QueryError as error:
        return error
    return None


@given(HOSTILE)
@example("(" * 3000)
@example("-" * 1999 + "a")
@example("NOT " * 400)
@example("😀" * 25_000)
@example("\x00\ud800")
@example('"' * 2000)
@example("a:" * 1000)
@example("~" * 2000)
@example("a~" * 900)
@example("date:" + "9" * 1900)
@example('"a"~' + "9" * 1900)
@example("x" * 1000 + "*" * 1000)
@example("title:" * 300)
def test_no_text_is_a_traceback(text: str) -> None:
    error = error_of(parse, text, country_code)

    if error is not None:
        assert error.query == text
        assert 0 <= error.position <= len(text)
        lines = caret(error).split("\n")
        assert len(lines) == 3
        assert all(line.isprintable() for line in lines)


@given(st.text(max_size=30))
def test_no_date_option_is_a_traceback(text: str) -> None:
    error = error_of(parse_date_range, text)

    if error is None:
        first, last = parse_date_range(text)
        assert first <= last
    else:
        assert 0 <= error.position <= len(text)
