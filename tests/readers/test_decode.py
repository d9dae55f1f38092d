"""What a page is decoded as, whatever it calls its encoding."""

import pytest

from searchkit.domain.clipping import Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.readers.decode import decoded


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("朱镕基在北京会见客人。", "gb18030", "GB2312"),
        ("总理朱镕基说：“很好。”", "gbk", "gb2312"),
        ("價格是 25€。", "gb18030", "gbk"),
        ("香港嘅天氣好熱", "big5hkscs", "Big5"),
        ("①髙橋さん～", "cp932", "shift_jis"),
        ("똠방각하가 말했다", "cp949", "euc-kr"),
        ("İstanbul’da yağmur – €5", "cp1254", "iso-8859-9"),
        ("ภาษาไทย… “ดี”", "cp874", "tis-620"),
        ("“Höhe” – 5 €", "cp1252", "iso-8859-1"),
        ("„Łódź”", "cp1250", "windows-1250"),
        ("Привет, порт", "koi8-r", "KOI8-R"),
    ],
)
def test_an_encoding_is_read_as_browsers_read_it(text: str, encoding: str, declared: str) -> None:
    assert decoded(Source("page.html", text.encode(encoding)), declared) == (text, ())


@pytest.mark.parametrize(
    ("controls", "is_text"), [(0, True), (17, True), (19, True), (21, False), (26, False)]
)
def test_of_a_text_of_a_thousand_characters_twenty_may_be_controls(
    controls: int, is_text: bool
) -> None:
    data = (b"\x01" * controls).rjust(1_000, b"a")
    source = Source("a.txt", data)

    if is_text:
        assert decoded(source)[0] == "a" * (1_000 - controls)
    else:
        with pytest.raises(UnreadableClipping):
            decoded(source)
