import re

from hypothesis import given
from hypothesis import strategies as st

from searchkit.renderers.wrapping import TerminalStyle, display_width, marked, wrap, wrap_items

WORDS = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12), min_size=1)


def test_matches_are_marked_with_and_without_colour() -> None:
    text = marked("new Western sanctions against them", [(12, 21)], (0, 34))

    assert wrap(text, TerminalStyle()) == ["new Western *sanctions* against them"]
    assert wrap(text, TerminalStyle(color=True)) == [
        "new Western \x1b[1;31msanctions\x1b[0m against them"
    ]


def test_a_cut_snippet_says_so_at_both_ends() -> None:
    text = marked("one two three four", [(4, 7)], (4, 13))

    assert wrap(text, TerminalStyle()) == ["… *two* three …"]


def test_a_mark_that_runs_over_a_line_end_is_closed_and_opened_again() -> None:
    text = marked("aaaa bbbb cccc", [(5, 14)], (0, 14))

    lines = wrap(text, TerminalStyle(width=12))

    assert lines == ["aaaa *bbbb*", "*cccc*"]


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert display_width("北京") == 4
    assert display_width("e\u0301") == 1


def test_escapes_in_a_text_are_visible_between_the_marks() -> None:
    text = marked("\x1b[2J word \x02", [(5, 9)], (0, 11))

    assert wrap(text, TerminalStyle()) == [r"\x1b[2J *word* \x02"]


def test_items_are_broken_between_items_only() -> None:
    lines = wrap_items(["Wang Yi 3", "Sergei Lavrov 2"], TerminalStyle(width=20), "who  ", "     ")

    assert lines == ["who  Wang Yi 3", "     Sergei Lavrov 2"]


def test_an_item_wider_than_a_line_is_broken_at_its_spaces() -> None:
    lines = wrap_items(["AP", "China, Russia, Iran, Iraq"], TerminalStyle(width=20), "  ", "  ")

    assert lines == ["  AP · China,", "  Russia, Iran, Iraq"]


@given(WORDS, st.integers(30, 90), st.data())
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(
    words: list[str], width: int, data: st.DataObject
) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    lines = wrap(marked(text, [(start, end)], (0, len(text))), TerminalStyle(width=width), "  ")

    assert all(display_width(line) <= width for line in lines)
    shown = "".join(lines).replace("*", "").replace(" ", "")
    assert shown == re.sub(r"\s", "", text)
