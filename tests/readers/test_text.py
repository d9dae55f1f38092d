import codecs

import pytest

from searchkit.domain.clipping import PlainText, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.readers.text import MAX_LINES, MAX_TEXT_BYTES, read_text

WORDS = "Der Hafen bleibt geöffnet – „niemand“ wird abgewiesen, 5 € kostet es."


def text_in(data: bytes) -> str:
    content = read_text(Source("clipping.txt", data)).content
    assert isinstance(content, PlainText)
    return content.text


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 bom", "16le bom", "16be bom", "32le bom", "16le", "16be", "cp1252"],
)
def test_each_encoding_gives_the_same_text(data: bytes) -> None:
    assert text_in(data) == WORDS


def test_line_ends_become_line_feeds_and_controls_go() -> None:
    assert text_in(b"one\r\ntwo\rthree\x00 four\x1b[2J\n") == "one\ntwo\nthree four[2J\n"


def test_utf8_with_a_broken_byte_is_still_utf8_and_says_so() -> None:
    clipping = read_text(Source("clipping.txt", (WORDS * 3).encode() + b" \xc3("))

    assert clipping.warnings == ("a place could not be decoded as UTF-8",)


def test_utf7_is_not_decoded() -> None:
    assert text_in(b"+ADw-script+AD4-") == "+ADw-script+AD4-"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\n \n", "holds no text"),
        (b"a" * (MAX_TEXT_BYTES + 1), "MB of text, more than the 4 MB"),
        (b"a\n" * (MAX_LINES + 1), "lines, more than"),
        (bytes(range(256)) * 20, "holds binary data"),
    ],
    ids=["empty", "blank", "too large", "too many lines", "binary"],
)
def test_what_is_no_text_clipping_is_refused_with_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        read_text(Source("clipping.txt", data))
