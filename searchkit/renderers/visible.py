"""Text from a clipping made harmless for a terminal: nothing in it can move the cursor or lie.

A clipping, a file name or an error message may hold escape sequences (set the window's title,
write the clipboard, send keys back) or bidirectional controls that make text read otherwise than
it is. The first are shown as visible escapes, the second are left out; nothing else changes.
Applied when piped too, for what a pipe leads to is mostly a terminal.
"""

import re

from searchkit.regexes import regex

# C0 without tab and line feed, DEL, C1, and lone surrogates (bytes of a name that is not UTF-8).
_ESCAPED = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Bidirectional controls and marks, zero-width space and joiner, byte order mark, tag characters.
# ZWNJ and ZWJ (200c, 200d) stay: Persian and emoji are written with them.
_LEFT_OUT = regex("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
# What almost every text is all of: the other characters up to U+FFFF. A class of what is meant and not
# of what is not, and without the rare ones beyond, is run through at 2 nanoseconds a character, else at 9.
_HARMLESS = regex(
    "[\t\n -~\xa0-\u061b\u061d-\u200a\u200c\u200d\u2010-\u2029\u202f-\u205f\u206a-\ud7ff"
    "\ue000-\ufefe\uff00-\uffff]*"
)
# What ASCII has that is harmless.
_PLAIN_BYTES = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
_SPACES = regex(r"[\s\u2028\u2029]+")


def visible(text: str) -> str:
    r"""Return `text` with control characters as visible escapes such as `\x1b`."""
    if text.isprintable() or _HARMLESS.fullmatch(text):
        return text
    return _ESCAPED.sub(_escape, _LEFT_OUT.sub("", text))


def visible_bytes(text: str) -> bytes:
    """Return `visible(text)` in UTF-8.

    Only what is left without plain ASCII is run through: of a page a fiftieth, so that it takes half
    of the time of one step after the other.
    """
    encoded = text.encode(errors="surrogatepass")
    rest = encoded.translate(None, _PLAIN_BYTES)  # all bytes of a character stay, or none
    if _HARMLESS.fullmatch(rest.decode(errors="surrogatepass")):
        return encoded
    return visible(text).encode()


def one_line(text: str) -> str:
    """Return `text` so too, with every run of white space as one space."""
    return visible(_SPACES.sub(" ", text)).strip()


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00  # the byte that surrogateescape stands for
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
