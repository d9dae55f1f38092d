"""From bytes to lines: what a PDF draws is what the reader gives."""

import logging
import os
import zlib

import pytest

from searchkit.domain.clipping import Line, PrintedPages, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.readers.pdf import read_pdf
from searchkit.readers.pdf.budget import PdfLimits
from searchkit.readers.pdf.pdf_file import clipping_of
from tests.support.pdf_writer import FONT, assembled, one_page, printed, shown, stream

PROSE = "The harbour of Elsa will stay open through the winter, the minister of ports said. "


def content_of(data: bytes) -> PrintedPages:
    content = read_pdf(Source("clipping.pdf", data)).content
    assert isinstance(content, PrintedPages)
    return content


def lines_of(data: bytes) -> list[Line]:
    return [line for page in content_of(data).pages for line in page.lines]


def texts_of(operators: bytes) -> list[str]:
    return [line.text for line in lines_of(one_page(stream(operators)))]


def test_a_line_has_its_place_its_size_and_its_font() -> None:
    (line,) = lines_of(printed([(72, 700, 12, "The harbour stays open.")]))

    assert (line.text, line.x0, line.y, line.size, line.font) == (
        "The harbour stays open.", 72, 92, 12, "Helvetica")  # fmt: skip
    assert 125 < line.x1 - line.x0 < 135


def test_a_page_that_is_turned_is_read_upright() -> None:
    data = printed([(72, 700, 12, PROSE)]).replace(b"/Type/Page/", b"/Type/Page/Rotate 90/")

    (page,) = content_of(data).pages

    assert (page.width, page.height) == (792, 612)


def test_a_page_takes_what_it_does_not_say_from_the_groups_of_pages_above_it() -> None:
    texts = ["The harbour stays open.", "Nobody is turned away.", "The talks go on."]
    pages = [stream(shown([(72, 700, 12, text)])) for text in texts]
    data = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 3/MediaBox[0 0 500 800]"
            b"/Resources<</Font<</F 9 0 R>>>>>>",
            b"<</Type/Pages/Parent 2 0 R/Kids[5 0 R 6 0 R]/Count 2/Rotate 180>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 900]/Contents 12 0 R>>",
            b"<</Type/Page/Parent 3 0 R/Contents 10 0 R>>",
            b"<</Type/Page/Parent 3 0 R/Contents 11 0 R/Rotate 0>>",
            *[b"null"] * 2,
            FONT,
            *pages,
        ]
    )

    found = content_of(data).pages

    assert [line.text for page in found for line in page.lines] == texts
    assert [(page.width, page.height) for page in found] == [(500, 800), (500, 800), (400, 900)]
    # The first lies on its head, as its group says; the second says that it does not.
    assert [page.lines[0].y > 400 for page in found] == [True, False, False]


@pytest.mark.parametrize("turned", [b"/Rotate 90", b"/Rotate(90)", b""])
def test_a_page_in_no_group_is_found_and_its_angle_is_a_number(turned: bytes) -> None:
    data = one_page(stream(shown([(72, 700, 12, "The harbour stays open.")])))
    data = data.replace(b"/Kids[3 0 R]", b"/Kids[]    ").replace(
        b"/Contents 4 0 R", b"/Contents 4 0 R" + turned
    )

    (page,) = content_of(data).pages

    assert [line.text for line in page.lines] == ["The harbour stays open."]
    assert page.lines[0].is_turned is (turned == b"/Rotate 90")


@pytest.mark.parametrize(
    ("width", "height", "is_mark"),
    [(4, 4, True), (8, 8.5, True), (9.5, 9.5, False), (14, 4, False), (4, 14, False), (0.5, 4, False)],
)  # fmt: skip
def test_a_small_square_that_is_filled_may_be_the_mark_of_an_item(
    width: float, height: float, is_mark: bool
) -> None:
    drawn = b"60 700 %g %g re f " % (width, height)
    data = one_page(stream(drawn + shown([(72, 700, 12, "The harbour stays open.")])))

    (page,) = content_of(data).pages

    assert (len(page.marks) == 1) is is_mark


def test_text_printed_sideways_is_kept() -> None:
    sideways = b"BT /F 9 Tf 0 1 -1 0 30 100 Tm (Photo: Tom Archer) Tj ET"
    lines = lines_of(one_page(stream(shown([(72, 700, 12, PROSE)]) + sideways)))

    assert [line.text for line in lines if line.is_turned] == ["Photo: Tom Archer"]


def test_a_space_that_is_not_drawn_is_seen() -> None:
    assert texts_of(b"BT /F 10 Tf 72 700 Td [(The)-300(harbour)-250(stays)] TJ ET") == [
        "The harbour stays"
    ]


def test_kerning_makes_no_spaces() -> None:
    assert texts_of(b"BT /F 10 Tf 72 700 Td [(T)80(he harbo)-15(ur)] TJ ET") == ["The harbour"]


def test_letters_set_wide_apart_are_one_word() -> None:
    wide = b"-300".join(b"(%c)" % letter for letter in b"THEHARBOURSTAYS")

    assert texts_of(b"BT /F 10 Tf 72 700 Td [" + wide + b"] TJ ET") == ["THEHARBOURSTAYS"]


def test_the_narrow_spaces_of_a_condensed_headline_are_seen() -> None:
    headline = b"[(Mourners)-140(gather)-141(at)-139(the)-140(scene)] TJ"

    assert texts_of(b"BT /F 40 Tf 72 700 Td " + headline + b" ET") == [
        "Mourners gather at the scene"
    ]


def test_a_soft_hyphen_printed_as_a_space_under_the_next_letter_is_no_space() -> None:
    # Chromium draws "Don&shy;ald" so; the space is 0.278 em wide in Helvetica.
    assert texts_of(b"BT /F 10 Tf 72 700 Td [(Don )278(ald)] TJ ET") == ["Donald"]


def test_a_raised_figure_stays_in_its_line() -> None:
    raised = (
        b"BT /F 10 Tf 1 0 0 1 72 700 Tm (On March 1) Tj /F 6 Tf 1 0 0 1 121 705 Tm (st) Tj "
        b"/F 10 Tf 1 0 0 1 129 700 Tm (the harbour opened.) Tj ET"
    )

    assert texts_of(raised) == ["On March 1st the harbour opened."]


def test_columns_at_one_height_are_two_lines() -> None:
    assert texts_of(shown([(72, 700, 10, "left"), (320, 700, 10, "right")])) == ["left", "right"]


def test_what_text_should_be_read_as_is_read() -> None:
    actual = b"/Span <</ActualText (di\\377\\376)>> BDC ( x) Tj EMC".replace(b"\\377\\376", b"ffi")
    assert texts_of(b"BT /F 10 Tf 72 700 Td " + actual + b" (cult) Tj ET") == ["difficult"]


def test_the_roles_of_a_tagged_file_are_on_its_lines() -> None:
    drawn = b"/P <</MCID 0>> BDC " + shown([(72, 700, 10, "One.")]) + b"EMC "
    drawn += b"/H1 <</MCID 1>> BDC " + shown([(72, 680, 10, "Two.")]) + b"EMC "
    data = (
        one_page(
            stream(drawn),
            extra=[
                b"<</Type/StructTreeRoot/ParentTree<</Nums[0 [7 0 R 8 0 R]]>>/K 7 0 R>>",
                b"<</S/P/P 6 0 R/K 0>>",
                b"<</S/H1/P 6 0 R/K 1>>",
            ],
        )
        .replace(b"/Type/Catalog", b"/Type/Catalog/StructTreeRoot 6 0 R")
        .replace(b"/Type/Page/", b"/Type/Page/StructParents 0/")
    )

    assert [(line.tag, line.block) for line in lines_of(data)] == [("P", 0), ("H1", 1)]


def test_a_page_with_only_a_picture_needs_ocr() -> None:
    picture = stream(b"\0" * 9, b"/Type/XObject/Subtype/Image/Width 3/Height 3")
    data = one_page(stream(b"q 612 0 0 792 0 0 cm /I Do Q"), b"/XObject<</I 6 0 R>>", [picture])

    with pytest.raises(UnreadableClipping, match="needs OCR"):
        read_pdf(Source("scan.pdf", data))


def test_a_text_layer_of_stamps_only_is_reported() -> None:
    warnings = read_pdf(Source("clipping.pdf", printed([(72, 780, 8, "1 of 3")]))).warnings

    assert warnings == ("hardly any text in its text layer: needs OCR",)


def test_a_text_layer_of_shifted_letters_is_not_read_as_words() -> None:
    shifted = "".join(chr(ord(c) + 3) if c.isalpha() else c for c in PROSE.lower())
    data = printed([(72, 700 - 12 * row, 10, shifted) for row in range(6)])

    with pytest.raises(UnreadableClipping, match="does not decode"):
        read_pdf(Source("clipping.pdf", data))


def test_characters_that_did_not_decode_are_counted() -> None:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/Encoding<</Differences[1/g001/g002]>>>>"
    lines = shown([(72, 700 - 12 * row, 10, PROSE) for row in range(3)])
    data = one_page(
        stream(lines + b"BT /G 10 Tf 72 500 Td (\\001\\002) Tj ET"),
        b"/Font<</F 5 0 R/G 6 0 R>>",
        [font],
    )

    assert read_pdf(Source("clipping.pdf", data)).warnings == ("2 characters did not decode",)


def test_a_password_is_asked_for_with_a_reason() -> None:
    encryption = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%b)/U(%b)>>/ID[(a)(a)]" % (
        b"o" * 32, b"u" * 32)  # fmt: skip
    data = printed([(72, 700, 12, PROSE)]).replace(b"trailer <<", b"trailer <<" + encryption)

    with pytest.raises(UnreadableClipping, match="password"):
        read_pdf(Source("clipping.pdf", data))


def test_limits_end_the_work_with_a_reason() -> None:
    packed = zlib.compress(b"BT /F 9 Tf " + b"(a) Tj " * 30_000 + b"ET")
    data = one_page(stream(packed, b"/Filter/FlateDecode"))

    with pytest.raises(UnreadableClipping, match="more than 10,000 drawing operators"):
        clipping_of(Source("clipping.pdf", data), PdfLimits(operators=10_000))
    with pytest.raises(UnreadableClipping, match="more than 1,000 characters"):
        clipping_of(Source("clipping.pdf", data), PdfLimits(characters=1_000))


def test_a_programs_own_settings_of_pdfminer_are_left_as_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CMAP_PATH", "/nowhere")
    logger = logging.getLogger("pdfminer")
    before = logger.level

    content_of(printed([(72, 700, 12, PROSE)]))

    assert os.environ["CMAP_PATH"] == "/nowhere"
    assert logger.level == before


def test_a_damaged_stream_gives_what_comes_before_the_damage() -> None:
    packed = bytearray(zlib.compress(shown([(72, 700 - y, 10, PROSE) for y in range(0, 600, 12)])))
    packed[-60:] = b"\0" * 60
    data = one_page(stream(bytes(packed), b"/Filter/FlateDecode"))

    assert len(lines_of(data)) > 10


def test_text_at_an_impossible_place_is_kept() -> None:
    far = b"q " + b"99999999999.0 0 0 99999999999.0 0 0 cm " * 40
    far += b"BT /F 10 Tf 1 0 0 1 9 9 Tm (Far away.) Tj ET Q BT /F 0 Tf 9 9 Td (Tiny.) Tj ET"

    assert sorted(texts_of(far)) == ["Far away.", "Tiny."]


def test_a_file_that_was_cut_off_gives_the_text_it_has() -> None:
    whole = printed([(72, 700 - 12 * row, 10, PROSE) for row in range(9)])

    clipping = read_pdf(Source("clipping.pdf", whole[: whole.index(b"trailer")]))

    assert isinstance(clipping.content, PrintedPages)
    assert len(clipping.content.pages[0].lines) == 9
    assert clipping.warnings == ("the file is damaged or cut off; its text may be incomplete",)


def test_what_the_file_says_of_itself_is_kept() -> None:
    data = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>>>>>",
            stream(shown([(72, 700, 12, PROSE)])),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Title(Harbour stays open)>>",
        ],
        b"/Info 6 0 R",
    )

    assert content_of(data).metadata["Title"] == "Harbour stays open"
