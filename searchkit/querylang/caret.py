"""A bad query as three lines: the query, a caret under the place, what was expected there."""

import unicodedata

from searchkit.domain.errors import QueryError

_CUT = "…"


def caret(error: QueryError, width: int = 78) -> str:
    """Return the query, a caret under the place of the error, and its message, as three lines.

    A query wider than `width` columns is cut around the place; `…` stands where something was left
    out. Characters that cannot be seen are shown by their number.
    """
    shown = [_visible(character) for character in error.query]
    # A caret after the last character needs a column of its own.
    cells = [*(_columns(text) for text in shown), 1]
    position = min(max(error.position, 0), len(shown))
    first, last = _stretch(cells, position, max(width - 2 * len(_CUT), 1))
    before = _CUT if first > 0 else ""
    after = _CUT if last < len(shown) else ""
    line = before + "".join(shown[first:last]) + after
    indent = len(before) + sum(cells[first:position])
    return f"{line}\n{' ' * indent}^\n{_visible_text(str(error))}"


def _stretch(cells: list[int], position: int, width: int) -> tuple[int, int]:
    """Return the range around `position` that fills `width` columns, about half on either side."""
    first = last = position
    used = 0
    total = sum(cells)
    if total <= width:
        return 0, len(cells)
    while first > 0 and used + cells[first - 1] <= width // 2:
        first -= 1
        used += cells[first]
    while last < len(cells) and used + cells[last] <= width:
        used += cells[last]
        last += 1
    while first > 0 and used + cells[first - 1] <= width:
        first -= 1
        used += cells[first]
    return first, last


def _visible(character: str) -> str:
    # What is drawn over, instead of or in another order than the text around it would hide what
    # the query says, and could tell the terminal to do things.
    if character.isprintable():
        return character
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _visible_text(text: str) -> str:
    return "".join(_visible(character) for character in text)


def _columns(text: str) -> int:
    if len(text) > 1:
        return len(text)
    if unicodedata.combining(text):
        return 0
    return 2 if unicodedata.east_asian_width(text) in "WF" else 1
