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
        ("a*", 1, "three letters before *"),
        ("ab*cd", 2, "three letters before *"),
        ("x *abc", 2, "three letters before *"),
        ("anti-g*", 6, "three letters before *"),
        ("a__*", 3, "three letters before *"),
        ("a\u0301b\u0301*", 4, "three letters before *"),
        ("* a", 0, "three letters before *"),
        ("한국 a*", 4, "three letters before *"),
        ("中a*", 2, "three letters before *"),
        ("中*国", 1, "* at the end"),
        ("w/p", 0, "before w/p"),
        ("w/p a", 0, "before w/p"),
        ("a w/5", 5, "after w/5"),
        ("a w/p w/p b", 6, "after w/p"),
        ("a OR w/p b", 5, "after OR"),
        ("(a w/p) b", 6, "after w/p"),
        ("a w/p b w/s c", 8, "parentheses: w/p and w/s"),
        ("a w/5 b w/6 c", 8, "parentheses: w/5 and w/6"),
        ("a w/5 b pre/5 c", 8, "parentheses: w/5 and pre/5"),
        ("a w/p NOT b", 6, "beside w/p"),
        ("a w/p -b", 6, "beside w/p"),
        ("a w/p (b c)", 6, "beside w/p"),
        ("(a b) w/p c", 0, "beside w/p"),
        ("a w/p (b OR NOT c)", 6, "beside w/p"),
        ("a w/p title:b", 6, "beside w/p"),
        ("kind:body w/s a", 0, "beside w/s"),
        ('a w/p "b c"~3', 6, "beside w/p"),
        ("a w/p atleast2(b)", 6, "beside w/p"),
        ("a w/p ()", 7, "after the parenthesis"),
        ("atleast0(a)", 7, "from 1 to 99"),
        ("atleast100(a)", 7, "from 1 to 99"),
        ("x atleast(a)", 9, "from 1 to 99"),
        ("atleast3()", 9, "after the parenthesis"),
        ("atleast3(a", 8, "never closed"),
        ("atleast3(a b)", 9, "within atleast3"),
        ("atleast3(NOT a)", 9, "within atleast3"),
        ("atleast3(kind:body)", 9, "within atleast3"),
        ("atleast3(a w/p b)", 9, "within atleast3"),
        ('atleast3("a b"~2)', 9, "within atleast3"),
        ("mayor~9", 5, "~2"),
        ("mayor~3,", 5, "~2"),
        ("~2", 0, "a word before ~"),
        ("may*or~", 0, "not both"),
        ("speaker:", 8, "a name (several words in quotes) or none right after speaker:"),
        ("speaker: Wang", 8, "right after speaker:"),
        ("title:", 6, "right after title:"),
        ("title:(a b)", 6, "right after title:"),
        ('title:"a', 6, "never closed"),
        ("lead:", 5, "right after lead:"),
        ("lead:(a b)", 5, "right after lead:"),
        ("cue:", 4, "right after cue:"),
        ('cue:"—"', 4, "right after cue:"),
        ("said:", 5, "direct or reported"),
        ("said:so", 5, "direct or reported"),
        ("named:Narnia", 6, "known as Narnia"),
        ("path:", 5, "right after path:"),
        ('path:""', 5, "right after path:"),
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
        ("foo:bar", 0, "title, lead, speaker, cue, said, country, named, source, kind, path, date"),
        ('a foo:"bar"', 2, "title, lead, speaker"),
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
        *("w/p", "w/s", "w/5", "pre/9", "atleast2(", "atleast", "lead:", "cue:", "said:direct"),
        *(
            "named:China",
            "path:",
            "/**",
            "title:",
            "speaker:",
            "country:China",
            "source:",
            "kind:body",
            "date:",
            "date:2021-13",
        ),
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
