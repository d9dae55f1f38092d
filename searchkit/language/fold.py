"""Text with its case, accents and typographic variants folded away."""

import re
import unicodedata

# Letters that carry a stroke or are joined: Unicode does not decompose them into letter and mark.
_PLAIN = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
        "’": "'", "‘": "'", "＇": "'", "ʼ": "'",
    }
)  # fmt: skip

# What is written over or under a letter (Latin, Greek, Cyrillic), Hebrew points, Arabic vowel
# signs, and characters that are not seen at all: soft hyphen, joiners, word joiner, byte order mark.
# Signs of the Indic scripts stay: there they are the vowels.
_UNWRITTEN = re.compile(
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
