"""Text with accents, quotes and hyphens made alike, every character in its place.

The gazetteer is looked up in folded text; because no character is added or taken away, what was
found can be cut out of the text as it was written.
"""

import unicodedata
from functools import cache

_ALIKE = {
    ord("’"): "'",
    ord("‘"): "'",
    ord("ʼ"): "'",
    # A hyphen joins names that stand for themselves: "U.S.-Russia", "Beijing-based".
    ord("-"): " ",
    ord("‐"): " ",
    ord("‑"): " ",
    ord("–"): " ",
    ord("\u00a0"): " ",
    ord("ł"): "l",
    ord("Ł"): "L",
    ord("ø"): "o",
    ord("Ø"): "O",
    ord("đ"): "d",
    ord("Đ"): "D",
    ord("ı"): "i",
}


@cache  # made when the first text is folded
def _table() -> dict[int, str]:
    table = dict(_ALIKE)
    for code in range(0xC0, 0x250):  # Latin letters with accents
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if plain.isascii():
            table[code] = plain
    for code in range(0x1E00, 0x1F00):
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if plain.isascii():
            table[code] = plain
    return table


def folded(text: str) -> str:
    """Return the text without accents, hyphens as spaces; as long as it was. Line ends stay.

    >>> folded("São Tomé–based")
    'Sao Tome based'
    """
    return text.translate(_table())
