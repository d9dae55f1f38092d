"""What is read of pages that are drawn operator by operator: lines with their places, pictures, marks.

    pytest tests/readers/pdf/test_drawings.py --update-golden

writes tests/golden/understood/drawings.txt anew; read a changed line as you would read code. The
content streams are in drawings.txt beside this, parted by rows of =.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchkit.domain.clipping import Box, Line, PrintedPages, Source
from searchkit.domain.errors import UnreadableClipping
from searchkit.readers.pdf import read_pdf
from tests.support.pdf_writer import FONT, assembled, stream

DRAWINGS = Path(__file__).with_name("drawings.txt").read_text(encoding="utf-8").split("\n=====\n")
READ = Path(__file__).parents[2] / "golden" / "understood" / "drawings.txt"

_TABLE = b"begincmap 2 beginbfrange <0020> <007E> <0020> <05D0> <05EA> <05D0> endbfrange endcmap"
_TWO_BYTES = (
    b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Any-Bold/Encoding/%b/ToUnicode 6 0 R"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/DW 500/W[32[250] 72 73 600]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
)
_DIFFERENCES = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 97/Widths[700 300]"
    b"/Encoding<</Differences[97/fi/eacute]>>>>"
)
_FORM = (
    b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Matrix[1 0 0 1 20 30]/Resources<</Font<</F 5 0 R>>"
    b"/XObject<</Form 9 0 R>>>>"
)


def page(content: str, entries: bytes = b"") -> bytes:
    """Return a file of one page that carries out these operators."""
    fonts = b"/Font<</F 5 0 R/T 7 0 R/U 8 0 R/V 11 0 R/D 12 0 R/B 13 0 R>>"
    objects = b"/XObject<</Form 9 0 R/Picture 10 0 R>>/Properties<</Named<</MCID 2>>>>"
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 14 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[10 20 622 812]/Contents 4 0 R/StructParents 0"
            b"/Resources<<%b%b>>%b>>" % (fonts, objects, entries),
            stream(content.encode()),
            FONT,
            stream(_TABLE),
            FONT.replace(b"Helvetica", b"Times-Bold"),
            _TWO_BYTES % b"Identity-H",
            stream(b"BT /F 12 Tf 72 100 Td (within a form) Tj ET /Form Do", _FORM),
            stream(b"x", b"/Type/XObject/Subtype/Image/Width 1/Height 1"),
            _TWO_BYTES % b"Identity-V",
            _DIFFERENCES,
            b"<</Type/Font/Subtype/Type0>>",
            b"<</Type/StructTreeRoot/ParentTree<</Nums[0[15 0 R 16 0 R 17 0 R]]>>/RoleMap<</Text/P>>>>",
            b"<</S/Text/P 14 0 R>>",
            b"<</S/Link/P 15 0 R>>",
            b"<</S/P/P<</S/LBody/P<</S/LI>>>>>>",
        ]
    )


def reading(content: str) -> Iterator[str]:
    yield content.splitlines()[0]
    for entries in (b"", b"/Rotate 90", b"/Rotate 180", b"/Rotate 270"):
        try:
            clipping = read_pdf(Source("a.pdf", page(content, entries)))
        except UnreadableClipping as reason:
            yield f"  {reason}"
            continue
        assert isinstance(clipping.content, PrintedPages)
        (read,) = clipping.content.pages
        yield f"{entries.decode()} {read.width:g} x {read.height:g}"
        yield from map(told, read.lines if not entries else read.lines[:3])
        yield from (f"  picture {place(box)}" for box in read.images)
        yield from (f"  mark {place(box)}" for box in read.marks)
        yield from (f"  {warning}" for warning in clipping.warnings)


def told(line: Line) -> str:
    tag = f" {line.tag} {line.block}" if line.tag else ""
    turned = " turned" if line.is_turned else ""
    return f"  {line.x0:.1f}-{line.x1:.1f} {line.y:.1f} {line.size:g} {line.font}{tag}{turned}: {line.text}"


def place(box: Box) -> str:
    return f"{box.x0:.1f} {box.y0:.1f} {box.x1:.1f} {box.y1:.1f}"


@cache
def golden() -> list[str]:
    return READ.read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize("number", range(len(DRAWINGS)), ids=lambda at: DRAWINGS[at].split("\n")[0])
def test_what_a_page_draws_is_read_as_it_was(number: int, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden") and number == 0:
        READ.write_text(
            "\n\n".join("\n".join(reading(each)) for each in DRAWINGS) + "\n", encoding="utf-8"
        )

    assert "\n".join(reading(DRAWINGS[number])).splitlines() == golden()[number].splitlines()
