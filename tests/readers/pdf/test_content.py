"""What a page's operators draw: text that should be read as another, and small marks."""

import pytest

from searchkit.domain.clipping import Page, PrintedPages, Source
from searchkit.readers.pdf import read_pdf
from tests.support.pdf_writer import one_page, stream


def drawn(operators: bytes) -> Page:
    content = read_pdf(Source("clipping.pdf", one_page(stream(operators)))).content
    assert isinstance(content, PrintedPages)
    return content.pages[0]


@pytest.mark.parametrize(("raised", "is_one_line"), [(4.6, True), (5.4, False)])
def test_what_should_be_read_instead_covers_letters_raised_in_their_line(
    raised: float, is_one_line: bool
) -> None:
    page = drawn(
        b"/Span <</ActualText (the 5th of May)>> BDC BT /F 10 Tf 72 700 Td (the 5) Tj "
        b"24 %g Td (t h) Tj ET EMC" % raised
    )

    assert ("the 5th of May" in [line.text for line in page.lines]) is is_one_line


@pytest.mark.parametrize(
    ("width", "height", "is_mark"),
    [
        (3.0, 1.1, True),
        (3.0, 0.9, False),
        (1.1, 3.0, True),
        (0.9, 3.0, False),
        (8.5, 3.0, True),
        (9.5, 3.0, False),
        (3.0, 8.5, True),
        (3.0, 9.5, False),
    ],
)
def test_a_bullet_is_thicker_than_a_rule_and_smaller_than_a_letter_of_a_title(
    width: float, height: float, is_mark: bool
) -> None:
    page = drawn(b"72 700 %g %g re f BT /F 10 Tf 84 698 Td (herring) Tj ET" % (width, height))

    assert bool(page.marks) is is_mark
