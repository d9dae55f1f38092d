"""Arabic and Hebrew in print: drawn from left to right, found as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.domain.clipping import PrintedPages, Source
from searchkit.readers.pdf import read_pdf
from searchkit.readers.pdf.drawn_order import as_drawn, as_read
from tests.support.pdf_writer import unicode_page

LINES = [
    "قالت الوزيرة إن ميناء طرطوس مفتوح",
    "وصلت 25 سفينة إلى ميناء بيروت (شمال) يوم 3.5 مايو",
    "ראש העיר אמר ל-BBC News כי 1,200 איש הגיעו לנמל חיפה.",
    "נמל אשדוד נסגר ב-14/03/2021",
]


def lines_of(data: bytes) -> list[str]:
    content = read_pdf(Source("clipping.pdf", data)).content
    assert isinstance(content, PrintedPages)
    return [line.text for page in content.pages for line in page.lines]


@pytest.mark.parametrize("text", LINES)
def test_a_line_drawn_as_it_is_seen_is_read_as_it_is_written(text: str) -> None:
    assert lines_of(unicode_page([(72, 700, 12, as_drawn(text))])) == [text]


def test_words_drawn_one_by_one_from_the_right_are_one_line() -> None:
    words = ["אנשים", "רבים", "הגיעו", "לנמל"]
    drawn = []
    x = 400.0
    for word in words:
        x -= 6.0 * len(word)
        drawn.append((x, 700.0, 12.0, as_drawn(word)))
        x -= 4.0

    assert lines_of(unicode_page(drawn)) == [" ".join(words)]


def test_the_shapes_of_letters_are_letters() -> None:
    shaped = "\ufee3\ufef4\ufee8\ufe8e\ufe80"  # the port, each letter in the form of its place

    assert lines_of(unicode_page([(72, 700, 12, shaped[::-1])])) == ["ميناء"]


def test_a_ligature_of_two_letters_keeps_their_order() -> None:
    assert as_read("\ufefc\ufeeb\ufe83") == "أهلا"


def test_a_line_that_is_in_order_stays_so() -> None:
    recognised = "הצוותים הגיעו לירושלים עם משלחות"

    assert lines_of(unicode_page([(72, 700, 12, recognised)])) == [recognised]


@pytest.mark.parametrize("word", ["ميناء", "חיפה", "دمشق"])
def test_a_word_within_a_latin_line_is_turned_by_itself(word: str) -> None:
    text = f"The sign said {word} in 2019, he wrote."

    assert lines_of(unicode_page([(72, 700, 12, as_drawn(text))])) == [text]


@given(st.text(st.sampled_from("אבגדם بتثج abc 12.,()-")))
def test_no_letter_is_lost_on_the_way(text: str) -> None:
    brackets = str.maketrans("()", "()".replace("()", "(("))

    assert sorted(as_read(text).translate(brackets)) == sorted(text.translate(brackets))
