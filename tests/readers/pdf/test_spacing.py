"""Glyphs near the edges of what is a space: gaps and widths are in ems."""

import pytest

from searchkit.readers.pdf.spacing import Spacing

WIDE = 0.5  # of a letter


def drawn(*pieces: str | float, width: float = WIDE) -> str:
    """Return what glyphs say: letters one after the other, numbers are gaps before the next one."""
    glyphs, x = [], 0.0
    for piece in pieces:
        if isinstance(piece, float):
            x += piece
            continue
        for letter in piece:
            glyphs.append((letter, x, x + width))
            x += width
    return Spacing(1.0, glyphs).spaced()


@pytest.mark.parametrize(("gap", "text"), [(0.15, "theharbour"), (0.2, "the harbour")])
def test_a_gap_of_a_sixth_of_an_em_is_a_space(gap: float, text: str) -> None:
    assert drawn("the", gap, "harbour") == text


@pytest.mark.parametrize(("gap", "text"), [(0.055, "harbour"), (0.07, "har bour")])
def test_a_space_that_the_next_letter_sits_on_is_none(gap: float, text: str) -> None:
    # As wide as the letter it is under, but for the gap.
    before = [(letter, place * WIDE, (place + 1) * WIDE) for place, letter in enumerate("har")]
    space = (" ", 1.5, 1.75)
    starts = [1.5 + gap + place * WIDE for place in range(4)]
    behind = [(letter, x, x + WIDE) for letter, x in zip("bour", starts, strict=True)]

    assert Spacing(1.0, [*before, space, *behind]).spaced() == text


@pytest.mark.parametrize(
    ("gap", "first", "text"),
    [
        (0.14, "ferries", "ferries sail again"),
        (0.09, "ferries", "ferriessailagain"),
        (0.11, "ferries", "ferries sail again"),
        (0.14, "f", "fsailagain"),  # too short to be sure of
        (0.14, "ferr", "ferr sail again"),
    ],
)
def test_the_spaces_of_a_condensed_headline_are_narrow(gap: float, first: str, text: str) -> None:
    assert drawn(first, gap, "sail", gap, "again") == text


def letter_spaced(letters: str, apart: int) -> str:
    """Return letters of which the first so many stand apart."""
    pieces: list[str | float] = []
    for place, letter in enumerate(letters):
        if 0 < place <= apart:
            pieces.append(0.3)
        pieces.append(letter)
    return drawn(*pieces)


@pytest.mark.parametrize(
    ("apart", "is_word"), [(8, False), (9, True)], ids=["less than half", "more than half"]
)
def test_letters_set_wide_apart_are_one_word(apart: int, is_word: bool) -> None:
    assert (letter_spaced("HARBOURSTRIKESON", apart) == "HARBOURSTRIKESON") is is_word


@pytest.mark.parametrize(("letters", "is_word"), [("NOW", False), ("EAST", True)])
def test_four_letters_set_wide_apart_are_a_word(letters: str, is_word: bool) -> None:
    assert (letter_spaced(letters, len(letters) - 1) == letters) is is_word


@pytest.mark.parametrize(("back", "text"), [(0.1, "oo"), (0.14, "o")])
def test_a_letter_drawn_again_upon_itself_is_one(back: float, text: str) -> None:
    assert drawn("o", -back, "o") == text


@pytest.mark.parametrize("word", ["harbour.", "harbour,", "boats?", "sail.”"])
def test_the_last_word_of_a_paragraph_set_wide_apart_is_one(word: str) -> None:
    assert drawn(*[piece for letter in word for piece in (0.2, letter)]) == word


@pytest.mark.parametrize("cells", ["1234", "12.4", "a1b2"])
def test_figures_set_wide_apart_are_cells(cells: str) -> None:
    assert drawn(*[piece for letter in cells for piece in (0.2, letter)]) == " ".join(cells)
