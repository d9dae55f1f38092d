"""Text layers near the edges of what can be read."""

import pytest

from searchkit.domain.clipping import Box, Page, PrintedPages
from searchkit.domain.errors import UnreadableClipping
from searchkit.readers.pdf.legibility import check_legible, warnings_of_pages
from tests.support.print import line


def page(number: int, characters: int, picture: float = 0.0, text: str = "e") -> Page:
    """Return a page with so many characters and a picture over this share of it."""
    lines = (line(72, 100, text * (characters // len(text))),) if characters else ()
    box = Box(0.0, 0.0, 600.0 * picture, 800.0)
    return Page(number, 600.0, 800.0, lines, (box,) if picture else ())


@pytest.mark.parametrize(
    ("characters", "picture", "is_scan"),
    [(130, 0.9, True), (170, 0.9, False), (20, 0.35, False), (20, 0.45, True)],
)
def test_a_page_with_a_large_picture_and_hardly_any_text_is_a_scan(
    characters: int, picture: float, is_scan: bool
) -> None:
    content = PrintedPages((page(1, 2000), page(2, characters, picture)))

    assert (warnings_of_pages(content) == ("page 2: hardly any text: needs OCR",)) is is_scan


@pytest.mark.parametrize(("share", "advised"), [(9, False), (11, True)])
def test_more_than_one_wrong_character_in_ten_needs_another_reading(
    share: int, advised: bool
) -> None:
    content = PrintedPages((page(1, 2000, text="e" * (100 - share) + "\ufffd" * share),))

    (warning,) = warnings_of_pages(content)

    assert warning.endswith(": needs OCR") is advised


@pytest.mark.parametrize(
    ("letters", "vowels", "is_legible"),
    [(2000, 17, False), (2000, 23, True), (180, 0, True), (240, 0, False)],
)
def test_real_text_has_a_vowel_in_five_letters(letters: int, vowels: int, is_legible: bool) -> None:
    text = "e" * vowels + "x" * (100 - vowels) if vowels else "x"
    content = PrintedPages((page(1, letters, text=text),))

    if is_legible:
        check_legible(content)
    else:
        with pytest.raises(UnreadableClipping, match="does not decode"):
            check_legible(content)
