"""A content stream as operations: which operator, with which operands.

One compiled regular expression takes the stream apart.  pdfminer's own parser spends three quarters of
its time here; this is ten times as fast, because what cannot make text is skipped by the expression
itself, and because the idiom of Chromium's printer, one glyph to each `dx 0 Td <hhhh> Tj` or, in a font
of one byte, `dx 0 Td <hh> Tj`, is one token.
So is a path of a hundred points, of which nobody needs more than the first few.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from searchkit.regexes import regex
from searchkit.rules import limit

# Numbers are numbers, strings are bytes, names are str, arrays are lists; dictionaries are left flat.
Operand = int | float | bytes | str | list["int | float | bytes | str"]
Operation = tuple[bytes, list[Operand]]

# Our own operators: the operand is a stretch of Chromium's idiom, or of steps of a path, unparsed.
GLYPHS = b"glyphs"
PATH = b"path"

GLYPH = regex(rb"(-?[\d.]+) 0 Td <([0-9A-Fa-f]{2}|[0-9A-Fa-f]{4})> Tj")
_STEP = regex(rb"([+-]?[\d.]+)\s+([+-]?[\d.]+)\s+[mlcvy]\s")  # its last two operands
_NUMBER = rb"[+-]?(?:\d++(?:\.\d*+)?|\.\d++)"
_STRING = rb"\((?:[^()\\]|\\[\s\S])*+\)"  # without parentheses within
_HEXADECIMAL = rb"<[0-9A-Fa-f\s]*+>"
_PIECE = regex(b"%b|%b|%b" % (_STRING, _HEXADECIMAL, _NUMBER))
_TOKEN = regex(
    rb"""((?:-?[\d.]+\ 0\ Td\ <[0-9A-Fa-f]{4}>\ Tj\s+){2,}      # 1 Chromium's idiom
      |(?:-?[\d.]+\ 0\ Td\ <[0-9A-Fa-f]{2}>\ Tj\s+){2,})      #   the same with codes of one byte
    # Most tokens are one of these: to read their numbers as those of a path first takes twice as long.
    |((?:%(number)s\s++){1,6}+)?((?![mlcvy]\s)%(operator)s)    # 2 numbers 3 of an operator
    |((?:(?:%(number)s\s++){2,6}+[mlcvy]\s++){2,}+)            # 4 steps of a path
    |((?:%(number)s\s++){1,6}+)?(%(operator)s)                 # 5 numbers 6 of one step
    |(%(number)s)(?![^\s()<>\[\]{}/%%])                        # 7 number
    |(%(string)s|%(hexadecimal)s)(?:\s*+(Tj)(?![A-Za-z0-9*'"]))?  # 8 string 9 that is shown
    |\[((?:\s*+(?:%(string)s|%(hexadecimal)s|%(number)s(?![^\s()<>\[\]{}/%%])))*+)\s*+\]  # 10 array
    |(\[)                                                    # 11 of something else
    |(\])                                                    # 12
    |/([^\s()<>\[\]{}/%%]*)                                  # 13 name
    |(\()                                                    # 14 string with parentheses within
    |<<|>>|%%[^\r\n]*|[^\s]                                  #    nothing to us
    """
    % {
        b"number": _NUMBER,
        b"string": _STRING,
        b"hexadecimal": _HEXADECIMAL,
        b"operator": rb"""[A-Za-z'"][A-Za-z0-9*'"]*""",
    },
    re.VERBOSE,
)
_PARENTHESIS, _ANGLE = b"(<"  # what a string begins with, one in hexadecimal
_ESCAPE = regex(rb"\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?")
_ESCAPED = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
    b"\n": b"", b"\r": b"", b"\r\n": b"",
}  # fmt: skip
_IMAGE_DATA = regex(rb"(?<=[\s>\]\d])ID(?=\s)")
_IMAGE_END = regex(rb"(?<=[\s>])EI(?=\s|$)|EI(?=\s+[Qq]\b)")

# Colours, line styles and the paths that only draw: no text comes of them.
_WITHOUT_TEXT = frozenset(
    b"ET h W W* g G rg RG k K cs CS sc SC scn SCN w J j M d ri i sh gs MP DP".split()
)
MOST_OPERANDS = limit(4_000, "memory; a page with more before one operator is damaged or hostile")


def operations(data: bytes) -> Iterator[Operation]:
    """Yield the operations that can make text or show where pictures are, in order.

    The list of operands is only good until the next operation.
    """
    operands: list[Operand] = []
    array: list[int | float | bytes | str] | None = None
    value: int | float | bytes | str
    start: int | None = 0
    while start is not None:
        tokens, start = _TOKEN.finditer(data, start), None
        for token in tokens:
            kind = token.lastindex
            if kind == 3 or kind == 6:
                numbers, operator = token.group(kind - 1, kind)
                if operator == b"BI":
                    start = _after_image(data, token.end())
                elif operator not in _WITHOUT_TEXT:
                    if numbers is not None and array is None and len(operands) < MOST_OPERANDS:
                        operands += map(_number, numbers.split())
                    yield operator, operands
                operands.clear()
                array = None
                if start is not None:
                    break
                continue
            if kind == 8 or kind == 9:
                value = _piece(token.group(8))
            elif kind == 1 or kind == 4:
                yield GLYPHS if kind == 1 else PATH, [token.group(kind)]
                operands.clear()
                continue
            elif kind == 7:
                value = _number(token.group(7))
            elif kind == 13:
                value = token.group(13).decode("latin-1")
            elif kind == 10:
                operands.append([*map(_piece, _PIECE.findall(token.group(10)))])
                array = None
                continue
            elif kind == 11:
                array = []
                continue
            elif kind == 12:
                if array is not None:
                    operands.append(array)
                    array = None
                continue
            elif kind == 14:
                start = _end_of_string(data, token.end())
                value = _unescaped(data[token.end() : start - 1])
            else:
                continue
            if array is not None:
                array.append(value)
            elif len(operands) < MOST_OPERANDS:
                operands.append(value)
            if kind == 9:
                yield b"Tj", operands
                operands.clear()
                array = None
            elif start is not None:
                break


def _piece(written: bytes) -> int | float | bytes:
    """Return a number, or the bytes of a string without parentheses within."""
    first = written[0]
    if first == _PARENTHESIS:
        return _unescaped(written[1:-1])
    return _of_hexadecimal(written[1:-1]) if first == _ANGLE else _number(written)


def path_steps(stretch: bytes) -> Iterator[tuple[int | float, int | float]]:
    """Yield where each step of a path ends."""
    for step in _STEP.finditer(stretch):
        yield _number(step[1]), _number(step[2])


def path_step_count(stretch: bytes) -> int:
    """Return how many steps of a path these are."""
    return sum(map(stretch.count, (b"m", b"l", b"c", b"v", b"y")))


@lru_cache(1 << 12)  # Places differ from page to page, but not sizes, zeros and ones.
def _number(digits: bytes) -> int | float:
    return float(digits) if b"." in digits else int(digits) if len(digits) < 12 else 0


def _of_hexadecimal(digits: bytes) -> bytes:
    if not digits.isalnum():
        digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" if len(digits) & 1 else digits).decode("ascii"))


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(_escape, text) if b"\\" in text or b"\r" in text else text


def _escape(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code is None:
        return b"\n"
    if code[0] in b"01234567":
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPED.get(code, code)


def _end_of_string(data: bytes, start: int) -> int:
    """Return where a string with balanced parentheses ends; `start` is after the first of them."""
    depth = 1
    for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, start):
        if match.group() == b"(":
            depth += 1
        elif match.group() == b")":
            depth -= 1
            if not depth:
                return match.end()
    return len(data)


def _after_image(data: bytes, start: int) -> int:
    """Return where an image within the stream ends; `start` is after its BI."""
    if (begin := _IMAGE_DATA.search(data, start)) is None:
        return len(data)
    end = _IMAGE_END.search(data, begin.end())
    return end.end() if end else len(data)
