"""Writes searchkit/paragraphs/plain/data/font_widths.tsv: how wide common text fonts set each character.

    python tools/font_widths.py "Times=/usr/share/fonts/.../LiberationSerif-Regular.ttf" ...

Reads the `cmap` and `hmtx` tables of TrueType files. Liberation Serif, Liberation Sans and Carlito
are as wide as Times New Roman, Arial and Calibri, letter by letter; that is what they were made for.
"""

import struct
import sys
from pathlib import Path

CHARACTERS = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"
    "{|}~‐–—‘’“”…«»äöüßéèêëáàâãåçñíîïóôõøúûÄÖÜÉÁÀÇÑÓØ"
)
TARGET = (
    Path(__file__).parent.parent / "searchkit" / "paragraphs" / "plain" / "data" / "font_widths.tsv"
)


def tables(data: bytes) -> dict[str, int]:
    """Return name -> offset of each table of a TrueType file."""
    (count,) = struct.unpack(">H", data[4:6])
    entries = (data[12 + 16 * i : 28 + 16 * i] for i in range(count))
    return {entry[:4].decode(): struct.unpack(">I", entry[8:12])[0] for entry in entries}


def glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Return code point -> glyph by the font's format 4 table."""
    (count,) = struct.unpack(">H", data[cmap + 2 : cmap + 4])
    for i in range(count):
        _, _, offset = struct.unpack(">HHI", data[cmap + 4 + 8 * i : cmap + 12 + 8 * i])
        table = cmap + offset
        if struct.unpack(">H", data[table : table + 2])[0] == 4:
            return _segments(data, table)
    raise ValueError("no cmap table of format 4")


def _segments(data: bytes, table: int) -> dict[int, int]:
    (twice,) = struct.unpack(">H", data[table + 6 : table + 8])
    count = twice // 2

    def numbers(start: int, kind: str) -> tuple[int, ...]:
        return struct.unpack(f">{count}{kind}", data[start : start + twice])

    ends = numbers(table + 14, "H")
    starts = numbers(table + 16 + twice, "H")
    deltas = numbers(table + 16 + 2 * twice, "h")
    ranges_at = table + 16 + 3 * twice
    ranges = numbers(ranges_at, "H")
    found = {}
    for i in range(count):
        for code in range(starts[i], ends[i] + 1):
            if ranges[i] == 0:
                glyph = (code + deltas[i]) & 0xFFFF
            else:
                place = ranges_at + 2 * i + ranges[i] + 2 * (code - starts[i])
                (glyph,) = struct.unpack(">H", data[place : place + 2])
                glyph = (glyph + deltas[i]) & 0xFFFF if glyph else 0
            if glyph:
                found[code] = glyph
    return found


def widths(path: Path) -> list[int]:
    """Return the width of each of CHARACTERS, in thousandths of the font size."""
    data = path.read_bytes()
    offset = tables(data)
    (units,) = struct.unpack(">H", data[offset["head"] + 18 : offset["head"] + 20])
    (metrics,) = struct.unpack(">H", data[offset["hhea"] + 34 : offset["hhea"] + 36])
    glyph_of = glyphs(data, offset["cmap"])
    result = []
    for char in CHARACTERS:
        glyph = min(glyph_of.get(ord(char), glyph_of[ord("n")]), metrics - 1)
        place = offset["hmtx"] + 4 * glyph
        (advance,) = struct.unpack(">H", data[place : place + 2])
        result.append(round(1000 * advance / units))
    return result


def main(arguments: list[str]) -> None:
    lines = [
        "# Widths of the characters of the first line in thousandths of the font size, a font a line.",
        "# Written by tools/font_widths.py; do not edit.",
        CHARACTERS,
    ]
    for argument in arguments:
        name, _, path = argument.partition("=")
        lines.append(f"{name}\t{' '.join(map(str, widths(Path(path))))}")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
