"""Damaged files: what can be read is read, and what is lost is said."""

import base64
import random
import re
import zlib

import pytest

from searchkit.domain.clipping import Clipping, PrintedPages, Source
from searchkit.readers.pdf import read_pdf
from tests.support.pdf_writer import FONT, assembled, one_page, printed, shown, stream

ROWS = [
    (72.0, 700 - 12.0 * row, 10.0, f"Ferry number {row} left Elsa on Monday.") for row in range(40)
]
INCOMPLETE = "the file is damaged or cut off; its text may be incomplete"


def read(data: bytes) -> tuple[Clipping, list[str]]:
    clipping = read_pdf(Source("print.pdf", data))
    assert isinstance(clipping.content, PrintedPages)
    return clipping, [line.text for page in clipping.content.pages for line in page.lines]


def packed(content: bytes) -> bytes:
    return one_page(stream(zlib.compress(content), b"/Filter/FlateDecode"))


def lengthened(data: bytes, by: int) -> bytes:
    """Return the file with a wrong length of its stream, and all places as they were."""
    declared = re.search(rb"/Length (\d+)", data)
    assert declared is not None
    wrong = b"/Length %d" % (int(declared[1]) + by)
    return data.replace(declared[0], wrong.ljust(len(declared[0])), 1)


@pytest.mark.parametrize("by", [-300, -20, -1, 1, 5, 90])
def test_a_stream_whose_length_is_wrong_is_read_whole(by: int) -> None:
    clipping, lines = read(lengthened(packed(shown(ROWS)), by))

    assert lines == [text for *_, text in ROWS]
    assert clipping.warnings == ()


def test_plain_text_whose_length_is_wrong_is_read_whole() -> None:
    _, lines = read(lengthened(printed(ROWS), -700))

    assert lines == [text for *_, text in ROWS]


def test_a_wrong_checksum_costs_no_word() -> None:
    content = bytearray(zlib.compress(shown(ROWS)))
    content[-1] ^= 0x40

    clipping, lines = read(one_page(stream(bytes(content), b"/Filter/FlateDecode")))

    assert lines == [text for *_, text in ROWS]
    assert clipping.warnings == ()


@pytest.mark.parametrize("header", [b"", b"\0\0", b"\x79\xff"])
def test_a_stream_without_a_sound_header_is_read_whole(header: bytes) -> None:
    content = header + zlib.compress(shown(ROWS))[2:]

    _, lines = read(one_page(stream(content, b"/Filter/FlateDecode")))

    assert lines == [text for *_, text in ROWS]


def test_text_is_kept_up_to_the_damage_and_the_loss_is_said() -> None:
    content = bytearray(zlib.compress(shown(ROWS), 1))
    half = len(content) // 2
    content[half:] = random.Random(1).randbytes(len(content) - half)

    clipping, lines = read(one_page(stream(bytes(content), b"/Filter/FlateDecode")))

    assert lines[:10] == [text for *_, text in ROWS[:10]]
    (warning,) = clipping.warnings
    share = re.fullmatch(
        r"not all was read: about (\d+) % of what its pages show is damaged or missing \(page 1\)",
        warning,
    )
    assert share is not None
    assert 30 <= int(share[1]) <= 60


def test_a_stream_that_breaks_off_is_said_to() -> None:
    content = zlib.compress(shown(ROWS))[:300]

    clipping, lines = read(one_page(stream(content, b"/Filter/FlateDecode")))

    assert 0 < len(lines) < 40
    assert clipping.warnings == ("not all was read: page 1 breaks off",)


def test_a_missing_checksum_costs_no_word() -> None:
    content = zlib.compress(shown(ROWS))[:-4]

    clipping, lines = read(one_page(stream(content, b"/Filter/FlateDecode")))

    assert lines == [text for *_, text in ROWS]
    assert clipping.warnings == ()


def test_a_download_that_broke_off_within_a_page_says_what_share_is_missing() -> None:
    whole = printed(ROWS)
    begin = whole.index(b"stream\n")
    end = whole.index(b"endstream")

    clipping, lines = read(whole[: begin + (end - begin) // 4])

    assert 5 < len(lines) < 15
    assert INCOMPLETE in clipping.warnings
    assert any("about 7" in warning for warning in clipping.warnings)


@pytest.mark.parametrize("cut", [1, 16, 60])
def test_a_file_that_lost_some_bytes_at_its_front_is_read_by_search(cut: int) -> None:
    # Every place in its table is wrong by as many bytes.
    whole = packed(shown(ROWS)).replace(b"%PDF-1.7\n", b"%PDF-1.7\n%" + b"x" * 80 + b"\n")

    _, lines = read(whole[:20] + whole[20 + cut :])

    assert lines == [text for *_, text in ROWS]


def test_a_page_that_no_longer_says_that_it_is_one_is_read() -> None:
    _, lines = read(printed(ROWS).replace(b"/Type/Page/", b"/Type/Pagf/"))

    assert lines == [text for *_, text in ROWS]


@pytest.mark.parametrize("box", [b"[0 0 612 (x)]", b"[0 0]", b"(box)"])
def test_a_page_without_a_sound_box_is_read(box: bytes) -> None:
    _, lines = read(printed(ROWS).replace(b"[0 0 612 792]", box.ljust(13)))

    assert lines == [text for *_, text in ROWS]


def test_one_page_that_is_lost_takes_no_other_along() -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    data = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
            page % 4,
            stream(shown(ROWS[:20])),
            FONT,
            page % 7,
            stream(shown(ROWS[20:])),
        ]
    ).replace(b"\n6 0 obj\n<<", b"\n6 0 obj\n)<")

    clipping, lines = read(data)

    assert lines == [text for *_, text in ROWS[:20]]
    assert INCOMPLETE in clipping.warnings


def test_a_digit_that_is_none_in_ascii85_loses_nothing_else() -> None:
    content = bytearray(base64.a85encode(shown(ROWS)) + b"~>")
    content[200] = 0xBA

    _, lines = read(one_page(stream(bytes(content), b"/Filter/ASCII85Decode")))

    assert lines[5:] == [text for *_, text in ROWS[5:]]


def test_words_stay_apart_where_a_font_has_lost_its_widths() -> None:
    _, lines = read(printed(ROWS).replace(b"/BaseFont/Helvetica", b"/BaseFomt/Helvetica"))

    assert lines == [text for *_, text in ROWS]
