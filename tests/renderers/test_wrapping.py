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


def test_joiners_and_the_parts_of_a_korean_syllable_take_no_column_of_their_own() -> None:
    assert display_width("\u1112\u1161\u11ab") == 2
    assert display_width("می\u200cخواهم") == 7


def test_text_without_spaces_is_broken_between_its_characters() -> None:
    lines = wrap("部长们说制裁是非法的，他们将「作出同样的回应」。", TerminalStyle(width=20), "  ")

    assert lines == ["  部长们说制裁是非法", "  的，他们将「作出同", "  样的回应」。"]


def test_a_mark_in_text_without_spaces_goes_over_the_line_end() -> None:
    text = marked("部长们说制裁是非法的", [(2, 8)], (0, 10))

    assert wrap(text, TerminalStyle(width=10)) == ["部长*们说*", "*制裁是非*", "法的"]


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
