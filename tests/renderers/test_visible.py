import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.renderers.json import dump
from searchkit.renderers.visible import one_line, visible, visible_bytes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x1b]8;;http://evil\x1b\\", "\\x1b]8;;http://evil\\x1b\\"),
        ("\x1b]52;c;bHM=\x07", r"\x1b]52;c;bHM=\x07"),
        ("\x1b[6n", r"\x1b[6n"),
        ("\x9b2J", r"\x9b2J"),
        ("safe\b\b\b\bevil", r"safe\x08\x08\x08\x08evil"),
        ("real\rfake", r"real\x0dfake"),
        ("a\x00b\x7f", r"a\x00b\x7f"),
        ("abc\u202ecba", "abccba"),
        ("a\u200bb\u2066c\u2069\ufeff", "abc"),
        ("caf\udce9", r"caf\xe9"),
        ("\ud800", r"\ud800"),
        ("line\nand\ttab", "line\nand\ttab"),
        ("naïve 北京 👩‍🚀 می‌خواهم", "naïve 北京 👩‍🚀 می‌خواهم"),
    ],
)
def test_nothing_in_a_clipping_can_move_the_cursor_or_lie(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(codec=None)), st.text("a\n—“\x1b\x7f\x85\u202e\ud800👩‍🚀é"))
def test_bytes_are_made_as_harmless_as_text(text: str, likely: str) -> None:
    assert visible_bytes(text + likely) == visible(text + likely).encode()


def test_one_line_is_one_line() -> None:
    assert one_line(" a\n b\u2028c\u2029\td ") == "a b c d"


@given(st.text(st.characters(codec=None)))
def test_whatever_the_text_nothing_that_acts_is_left(text: str) -> None:
    shown = visible(text)

    assert not any(
        (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000
        for c in shown
    )
    assert visible(shown) == shown


@given(st.text(st.characters(codec=None)))
def test_json_is_exact_and_shows_a_terminal_nothing_to_obey(text: str) -> None:
    line = dump({"text": text})

    # Two lone surrogates in a row may read back as the one character that they spell.
    assert json.loads(line)["text"].encode("utf-16", "surrogatepass") == text.encode(
        "utf-16", "surrogatepass"
    )
    assert line.encode()
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or ord(c) == 0x202E for c in line)
