"""From glyphs to words: what is drawn twice is there once, and what is set apart is one word."""

import pytest

from searchkit.domain.clipping import PrintedPages, Source
from searchkit.readers.pdf import read_pdf
from tests.support.pdf_writer import one_page, stream

LETTER_WIDTH = {  # of Helvetica, in thousandths of an em; the other letters used here have 556
    **dict.fromkeys("il", 222), **dict.fromkeys(" ft,", 278), **dict.fromkeys("cks", 500),
    "m": 833, "r": 333, "T": 611,
}  # fmt: skip


def texts_of(operators: bytes) -> list[str]:
    content = read_pdf(Source("clipping.pdf", one_page(stream(operators)))).content
    assert isinstance(content, PrintedPages)
    return [line.text for page in content.pages for line in page.lines]


def letter_by_letter(text: str, copies: list[tuple[float, float]], size: float = 10) -> bytes:
    """Return operators that draw each letter by itself, as often as there are copies."""
    x, drawn = 72.0, b""
    for letter in text:
        for across, up in copies:
            drawn += b"BT /F %g Tf %g %g Td (%c) Tj ET\n" % (
                size, x + across, 700 + up, letter.encode("cp1252"))  # fmt: skip
        x += LETTER_WIDTH.get(letter, 556) * size / 1000
    return drawn


@pytest.mark.parametrize(
    "copies",
    [
        [(0, 0), (0.2, 0)],
        [(0, 0), (0.3, 0), (0, 0.3), (0.3, 0.3)],
        [(0, 0), (0, 0)],
    ],
)
@pytest.mark.parametrize("text", ["parliament falls", "Tellin hall, Laeken", "2022 coffee bill"])
def test_letters_drawn_again_on_their_place_are_there_once(
    text: str, copies: list[tuple[float, float]]
) -> None:
    plain = texts_of(letter_by_letter(text, [(0, 0)]))

    assert texts_of(letter_by_letter(text, copies)) == plain == [text]


def test_a_letter_drawn_again_within_one_array_is_there_once() -> None:
    again = b" ".join(b"(%c) 536 (%c) -20" % (letter, letter) for letter in b"harbour")

    assert texts_of(b"BT /F 10 Tf 72 700 Td [%b] TJ ET" % again) == ["harbour"]


def test_words_drawn_again_one_by_one_are_there_once() -> None:
    drawn = b""
    for x, word in ((72, b"Ferry"), (99, b"crews"), (129, b"vote")):
        for shift in (0.0, 0.25):
            drawn += b"BT /F 10 Tf %g 700 Td (%b) Tj ET\n" % (x + shift, word)

    assert texts_of(drawn) == ["Ferry crews vote"]


@pytest.mark.parametrize("text", ["May 5, 2022", "By Ana Lima", "12 June 1998"])
def test_a_short_line_whose_letters_are_set_apart_keeps_its_words(text: str) -> None:
    assert texts_of(b"BT /F 9 Tf 2.5 Tc 72 700 Td (%b) Tj ET" % text.encode()) == [text]


def test_a_word_whose_letters_are_set_apart_is_one() -> None:
    assert texts_of(b"BT /F 9 Tf 72 700 Td [(S)-300(P)-300(O)-300(R)-300(T)] TJ ET") == ["SPORT"]


def test_figures_set_apart_are_cells() -> None:
    assert texts_of(b"BT /F 9 Tf 72 700 Td [(4)-900(1)-900(7)-900(2)] TJ ET") == ["4 1 7 2"]


def test_letters_set_apart_and_drawn_one_by_one_keep_their_words() -> None:
    x, drawn = 72.0, b""
    for word in (b"HARBOUR", b"VOTE", b"2019"):
        for letter in word:
            drawn += b"BT /F 10 Tf %g 700 Td (%c) Tj ET\n" % (x, letter)
            x += 10.5
        x += 5
    assert texts_of(drawn) == ["HARBOUR VOTE 2019"]


@pytest.mark.parametrize(("shift", "count"), [(0.5, 1), (1.0, 1), (1.45, 2), (1.8, 2)])
def test_a_letter_further_off_is_another_letter(shift: float, count: int) -> None:
    drawn = b"".join(b"BT /F 10 Tf %g 700 Td (A) Tj ET\n" % (72 + x) for x in (0.0, shift))

    assert "".join(texts_of(drawn)).replace(" ", "") == "A" * count


@pytest.mark.parametrize(("gap", "text"), [(140, "harbourvote"), (200, "harbour vote")])
def test_a_gap_as_wide_as_the_narrowest_space_is_one(gap: int, text: str) -> None:
    assert texts_of(b"BT /F 10 Tf 72 700 Td [(harbour)-%d(vote)] TJ ET" % gap) == [text]
