"""PDFs that ask for more than they should, or are not what they say. Small files, built on demand."""

import random
import re
import zlib
from collections.abc import Callable

from tests.support.pdf_writer import assembled, one_page, printed, stream

_CID_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/%b/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/X%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
    b"/Supplement 0>>>>]%b>>"
)
_SHOW = b"BT /F 9 Tf (abc)Tj ET"
_CID_RESOURCES = b"/Font<</F 6 0 R>>"


def _zeros(size: int, unit: bytes = b" ") -> bytes:
    packer = zlib.compressobj(9)
    block = unit * ((1 << 20) // len(unit))
    packed = b"".join(packer.compress(block) for _ in range(size >> 20))
    return packed + packer.flush()


def _pages(count: int) -> bytes:
    kids = (
        b" ".join(b"3 0 R" for _ in range(1))
        + b" "
        + b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return assembled(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[%b]>>" % kids, page]
        + [page] * count
    )


def _fan_of_forms() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 10, form % (7 + level)) for level in range(9)]
    last = stream(b"q Q", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return one_page(stream(b"/X Do"), b"/XObject<</X 6 0 R>>", [*forms, last])


def _reference_to_itself() -> bytes:
    return assembled(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"3 0 R"]
    )


def _xref_stream_of_billions() -> bytes:
    head = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]>>endobj\n"
    table = (
        b"3 0 obj<</Type/XRef/Size 2000000000/W[1 4 2]/Index[0 2000000000]/Root 1 0 R/Length 7>>"
        b"stream\n\0\0\0\0\0\0\0\nendstream endobj\n"
    )
    return head + table + b"startxref\n%d\n%%%%EOF" % len(head)


def _xref_loop() -> bytes:
    whole = printed([(72, 700, 12, "The harbour stays open.")])
    table = whole.rindex(b"xref\n0 ")
    return whole.replace(b"trailer <<", b"trailer <</Prev %d" % table)


def _scattered() -> bytes:
    rng = random.Random(3)
    places = b"".join(
        b"1 0 0 1 %d %d Tm (a)Tj " % (rng.randrange(600), rng.randrange(790)) for _ in range(30_000)
    )
    packed = zlib.compress(b"BT /F 9 Tf " + places + b"ET")
    return one_page(stream(packed, b"/Filter/FlateDecode"))


def _to_unicode(ranges: bytes) -> bytes:
    table = b"/CIDInit begincmap 1 beginbfrange " + ranges + b" endbfrange endcmap end"
    font = _CID_FONT % (b"Identity-H", b"", b"/ToUnicode 7 0 R")
    return one_page(stream(_SHOW), _CID_RESOURCES, [font, stream(table)])


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a page tree that closes on itself": lambda: assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
            b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>",
        ]
    ),
    "a page tree that fans out to 10^8": lambda: assembled(
        [b"<</Type/Catalog/Pages 2 0 R>>"]
        + [
            b"<</Type/Pages/Count 1/Kids[" + b"%d 0 R " % (level + 1) * 10 + b"]>>"
            for level in range(2, 10)
        ]
        + [b"<</Type/Page/MediaBox[0 0 9 9]>>"]
    ),
    "an object that is a reference to itself": _reference_to_itself,
    "a /Length that lies": lambda: printed([(72, 700, 12, "The harbour stays open.")]).replace(
        b"/Length ", b"/Length 99999"
    ),
    "cross-references in a loop": _xref_loop,
    "cross-references counted in billions": _xref_stream_of_billions,
    "ten thousand nested arrays": lambda: assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R/D " + b"[" * 10_000 + b"]" * 10_000 + b">>",
            b"<</Type/Pages/Kids[]/Count 0>>",
        ]
    ),
    "nested arrays in the content": lambda: one_page(
        stream(b"[" * 200_000 + b"]" * 200_000 + b" TJ")
    ),
    "a stream of 80 MiB": lambda: one_page(stream(_zeros(80 << 20), b"/Filter/FlateDecode")),
    "a stream packed twice": lambda: one_page(
        stream(zlib.compress(_zeros(80 << 20, b"\0"), 9), b"/Filter[/FlateDecode/FlateDecode]")
    ),
    "a stream of objects that unpacks to 80 MiB": lambda: one_page(
        b"6 0 R", extra=[stream(_zeros(80 << 20), b"/Type/ObjStm/N 9/First 9/Filter/FlateDecode")]
    ).replace(b"/Contents 4 0 R", b"/Contents 6 0 R"),
    "20,000 pages": lambda: _pages(20_000),
    "forms that draw themselves": lambda: one_page(
        stream(b"/X Do"),
        b"/XObject<</X 6 0 R>>",
        [
            stream(
                b"/X Do /X Do",
                b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
            )
        ],
    ),
    "forms that fan out to 10^9": _fan_of_forms,
    "a table of four billion characters": lambda: _to_unicode(b"<00000000> <FFFFFFFF> <0041>"),
    "widths for two billion characters": lambda: one_page(
        stream(_SHOW), _CID_RESOURCES, [_CID_FONT % (b"Identity-H", b"/W[0 2000000000 500]", b"")]
    ),
    "a predictor with rows of two billion": lambda: one_page(
        stream(
            zlib.compress(b"\2" * 100),
            b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>",
        )
    ),
    "an image without an end": lambda: one_page(stream(b"BI /W 9 /H 9 ID " + b"xx" * 2_000_000)),
    "a character map by path": lambda: one_page(
        stream(_SHOW), _CID_RESOURCES, [_CID_FONT % (b"#2Ftmp#2Fevil", b"", b"")]
    ),
    "30,000 letters strewn over a page": _scattered,
    "an unknown encryption": lambda: printed([(72, 700, 12, "The harbour.")]).replace(
        b"trailer <<", b"trailer <</Encrypt<</Filter/Evil/V 9>>"
    ),
    "scripts that run when it opens": lambda: printed(
        [(72, 700, 12, "The harbour stays open.")]
    ).replace(
        b"<</Type/Catalog",
        b"<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
        b"/AA<</WC<</S/Launch/F(/bin/sh)>>>>",
    ),
    "no byte": lambda: b"",
    "a web page": lambda: (
        b"<!doctype html><html><body><p>The harbour stays open.</p></body></html>"
    ),
    "noise": lambda: random.Random(1).randbytes(100_000),
    "half a file": lambda: printed([(72, 700, 12, "The harbour stays open.")] * 50)[:1_500],
}


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return the file with some damage: bytes, numbers, references, pieces gone or repeated."""
    damaged = bytearray(data)
    kind = rng.choice(("bytes", "numbers", "numbers", "delete", "repeat", "truncate", "references"))
    if kind == "bytes":
        for _ in range(rng.choice((1, 4, 16, 64))):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    elif kind == "delete":
        start = rng.randrange(len(damaged))
        del damaged[start : start + rng.choice((1, 10, 200, 5_000))]
    elif kind == "repeat":
        start, source = rng.randrange(len(damaged)), rng.randrange(len(damaged))
        damaged[start:start] = damaged[source : source + rng.choice((10, 200, 3_000))]
    elif kind == "truncate":
        del damaged[rng.randrange(len(damaged) // 4, len(damaged)) :]
    else:
        pattern, values = _NUMBERS if kind == "numbers" else _REFERENCES
        found = list(re.finditer(pattern, data))
        for match in sorted(
            rng.sample(found, min(len(found), rng.choice((1, 2, 5)))), key=lambda m: -m.start()
        ):
            damaged[match.start() : match.end()] = rng.choice(values)
    return bytes(damaged)


def damaged(data: bytes, rng: random.Random) -> tuple[str, bytes]:
    """Return what befell the file, and the file: what disks, wires and bad writers do to one."""
    hurt = bytearray(data)
    kind = rng.choice(
        ("flip", "flip", "bytes", "insert", "cut out", "cut off", "length", "mutated")
    )
    place = rng.randrange(len(hurt))
    if kind == "flip":
        hurt[place] ^= 1 << rng.randrange(8)
    elif kind == "bytes":
        for _ in range(rng.choice((2, 8, 32))):
            hurt[rng.randrange(len(hurt))] = rng.randrange(256)
    elif kind == "insert":
        hurt[place:place] = rng.randbytes(rng.choice((1, 2, 16, 300)))
    elif kind == "cut out":
        del hurt[place : place + rng.choice((1, 2, 16, 300))]
    elif kind == "cut off":
        del hurt[max(place, len(hurt) // 4) :]
    elif kind == "length" and (lengths := list(re.finditer(rb"/Length (\d+)(?! \d+ R)", data))):
        found = rng.choice(lengths)
        wrong = max(0, int(found[1]) + rng.choice((-200, -20, -2, -1, 1, 2, 5, 20, 200, 5_000)))
        hurt[found.start(1) : found.end(1)] = b"%d" % wrong
    else:
        return "mutated", mutated(data, rng)
    return kind, bytes(hurt)


_NUMBERS = (
    rb"\b\d+\b",
    (b"0", b"-1", b"999999999", b"2147483648", b"1e9", b"1", b"37", b"65536"),
)
_REFERENCES = (rb"\d+ 0 R", tuple(b"%d 0 R" % number for number in range(1, 40)))
