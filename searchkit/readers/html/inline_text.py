"""Pieces of text between tags -> the words that a reader sees, parted where the page parts them."""

from searchkit.regexes import regex

# Characters that no page holds once it is decoded stand for what is no text: a line break, the edge
# of an inline element.
BREAK = "\x00"
EDGE = "\x01"

_UNPRINTED = str.maketrans({"\u00ad": None, "\u200b": None, "\ufeff": None, BREAK: " ", EDGE: " "})
_SPACES = regex(r"\s+")
_PARAGRAPH = regex(rf"{BREAK}(?:\s|{EDGE})*{BREAK}(?:[\s{BREAK}]|{EDGE})*")
_LINE = regex(rf"(?:\s|{EDGE})*{BREAK}(?:\s|{EDGE})*")
# Two elements side by side, the first of which ends a sentence: `</span><span>`. And a word that ends
# at one edge where a capital begins behind the next: "412 words</b><b>Meridian".
_GLUED = regex(
    rf"(?:(?<=[a-zß-ÿ][.!?…])|(?<=[.!?…][”\"’»]))(?:{EDGE})+(?=[“\"‘«(]?[A-ZÀ-Þ])"
    rf"|(?<=[a-zß-ÿ]{{2}}){EDGE}{{2,}}(?=[“\"‘«(]?[A-ZÀ-Þ0-9])"
    # No quotation opens right behind a letter: "<b>The cost</b>“We pay".
    rf"|(?<=[a-zß-ÿ]{{2}}){EDGE}(?=[“«„]\w)"
)


def plain(text: str) -> str:
    """Return a piece of a page's source text without the characters that are never printed."""
    return text if text.isascii() and EDGE not in text else text.translate(_UNPRINTED)


def paragraphs_in(pieces: list[str]) -> list[str]:
    """Return the texts that two line breaks in a row part, not empty; a line feed is one break."""
    joined = "".join(pieces)
    parts = _PARAGRAPH.split(joined) if BREAK in joined else [joined]
    return [text for part in parts if (text := _lines(part))]


def one_text(pieces: list[str]) -> str:
    """Return the pieces as one text in which a line break is a space."""
    return _words("".join(pieces).replace(BREAK, " "))


def _lines(part: str) -> str:
    if BREAK not in part:
        return _words(part)
    return "\n".join(line for each in _LINE.split(part) if (line := _words(each)))


def _words(text: str) -> str:
    if EDGE in text:
        text = _GLUED.sub(" ", text).replace(EDGE, "")
    return _SPACES.sub(" ", text).strip()
