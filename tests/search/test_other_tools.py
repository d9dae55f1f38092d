import pytest

from searchkit.search.other_tools import operators_of_others


def only_hint(text: str) -> str:
    (hint,) = operators_of_others(text)
    return hint


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("sanctions /p rights", "a w/p b"),
        ("sanctions /s rights", "a w/s b"),
        ("sanctions /5 rights", "a w/5 b"),
        ("sanctions +s rights", "a pre/5 b"),
        ("sanctions w/0 rights", "w/1 to w/99"),
        ("sanctions w/100 rights", "w/1 to w/99"),
        ("sanctions pre/0 rights", "w/1 to w/99"),
        ("sanctions W/5 rights", "in lower case: a w/5 b"),
        ("sanctions W/P rights", "w/p or w/s"),
        ("sanctions near/5 rights", "a w/5 b"),
        ("sanctions NEAR rights", "a w/5 b"),
        ("sanctions NEAR5 rights", "a w/5 b"),
        ("sanctions SAME rights", "a w/p b"),
        ("hlead(sanctions)", "lead:word"),
        ("HLEAD (sanctions)", "lead:word"),
        ("headline(sanctions)", "title:word"),
        ("atleast2 (sanctions)", "atleast2(word), without a space"),
        ("atleast 2(sanctions)", "atleast2(word), without a space"),
        ("sanctions !oil", "NOT word"),
        ("sanction!", "word*"),
        ("wom?n rights", "wom*n"),
        ("+sanctions +rights", "all words are asked for as it is"),
        ("sanctions & rights", "all words are asked for as it is"),
        ("sanctions && rights", "all words are asked for as it is"),
        ("sanctions || embargo", "a OR b"),
        ("sanctions | embargo", "a OR b"),
    ],
)
def test_an_operator_of_another_tool_is_told_with_ours(text: str, ours: str) -> None:
    assert ours in only_hint(text)


@pytest.mark.parametrize(
    "text",
    [
        "sanctions w/p rights",
        "sanctions w/5 rights",
        "sanctions w/s rights pre/3 oil",
        "atleast2(sanctions)",
        "title:(x)",
        "AT&T R&D 24/7 1/2",
        '"/p" "near/5" "wom?n" "a & b"',
        "path:2021/p/** source:AP",
        "https://example.org/p?q=1",
        "Who is next?",
        "the near east",
        "-oil NOT gas",
        "C++ +1",
        "",
    ],
)
def test_nothing_is_said_of_what_is_ours_or_none(text: str) -> None:
    assert [*operators_of_others(text)] == []
