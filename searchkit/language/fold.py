"""Text with what tells no two spellings apart folded away: case, accents, typographic variants.

`fold` is for comparing. `fold_in_place` keeps every character in its place, and its case, so that
what was found in it can be cut out of the text as it was written. Both know the same letters.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache

from searchkit.regexes import regex

# Letters that carry a stroke or are joined: Unicode does not decompose them into letter and mark.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
_APOSTROPHES = dict.fromkeys("’‘＇ʼ", "'")
# A hyphen joins names that stand for themselves: "U.S.-Russia", "Beijing-based".
_HYPHENS = dict.fromkeys("-‐‑–\u00a0", " ")
_PLAIN = str.maketrans(_LETTERS | _APOSTROPHES)

# What is written over or under a letter (Latin, Greek, Cyrillic), Hebrew points, Arabic vowel
# signs, and characters that are not seen at all: soft hyphen, joiners, word joiner, byte order mark.
# Signs of the Indic scripts stay: there they are the vowels.
_UNWRITTEN = regex(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u064b-\u065f\u0670\u00ad\u200b-\u200d\u2060\ufeff]+"
)


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, ligatures resolved, apostrophes straight.

    Two spellings that fold to the same text count as the same writing. Folding twice changes nothing.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = _UNWRITTEN.sub("", decomposed).translate(_PLAIN)
    # Case once more: compatibility forms such as "ℌ" only show their capital when taken apart.
    return unicodedata.normalize("NFC", plain.casefold())


def fold_in_place(text: str) -> str:
    """Return `text` without accents, apostrophes straight and hyphens as spaces; as long as it was.

    >>> fold_in_place("São Tomé–based")
    'Sao Tome based'
    """
    if (
        text.isascii() and "-" not in text
    ):  # the one letter of ASCII that another takes the place of
        return text
    return text.translate(_in_place())


@cache  # made when the first text is folded
def _in_place() -> Mapping[int, str]:
    table = _HYPHENS | _APOSTROPHES
    for letter, plain in _LETTERS.items():
        if len(plain) == 1:
            table[letter] = plain
            if not letter.upper().isascii():
                table[letter.upper()] = plain.upper()
    for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))):  # Latin with accents
        plain = unicodedata.normalize("NFD", letter)[0]
        if plain.isascii():
            table[letter] = plain
    return str.maketrans(table)
