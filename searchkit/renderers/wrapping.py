"""Lines for a terminal: display width, wrapping, and marks that survive both."""

import unicodedata
from collections.abc import Iterable, Sequence

from searchkit.domain.results import Range
from searchkit.renderers.visible import one_line
from searchkit.values import dataclass

# Stand for the ends of a mark until a line is painted. `visible` lets neither through, so that
# no clipping can hold one.
_ON = "\x02"
_OFF = "\x03"


@dataclass(frozen=True, slots=True)
class TerminalStyle:
    """How much room there is, and whether it may be coloured."""

    color: bool = False
    width: int = 80

    def bold(self, text: str) -> str:
        """Return `text` to stand out; marks in it end what they began."""
        return "\x1b[1m" + text.replace("\x1b[0m", "\x1b[0;1m") + "\x1b[0m" if self.color else text

    def faint(self, text: str) -> str:
        """Return `text` to stand back."""
        return f"\x1b[2m{text}\x1b[0m" if self.color else text

    def paint(self, line: str) -> str:
        """Return a line of `wrap` with its marks: bold red as grep has it, or asterisks."""
        on, off = ("\x1b[1;31m", "\x1b[0m") if self.color else ("*", "*")
        return line.replace(_ON, on).replace(_OFF, off)


def display_width(text: str) -> int:
    """Return how many columns `text` takes: wide characters two, combining and joining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(c: str) -> int:
    # The vowels and finals of Hangul that is written by its parts stand on the letter before them.
    if unicodedata.category(c) in ("Mn", "Me", "Cf") or "\u1160" <= c <= "\u11ff":
        return 0
    return 2 if _is_wide(c) else 1


def _is_wide(c: str) -> bool:
    return unicodedata.east_asian_width(c) in "WF"


def marked(text: str, matches: Sequence[Range], shown: Range) -> str:
    """Return the stretch `shown` of `text` on one line, with its matches marked for `wrap`."""
    start, end = shown
    pieces, place = [], start
    for first, last in matches:
        first, last = max(first, place), min(last, end)
        if first < last:
            pieces += [
                one_line_keeping_edges(text[place:first]),
                _ON,
                one_line_keeping_edges(text[first:last]),
                _OFF,
            ]
            place = last
    pieces.append(one_line_keeping_edges(text[place:end]))
    before = "… " if text[:start].strip() else ""
    after = " …" if text[end:].strip() else ""
    return before + "".join(pieces).strip() + after


def one_line_keeping_edges(text: str) -> str:
    """Return `text` on one line with a space left at an end that had one."""
    line = one_line(text)
    if not line:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + line + (" " if text[-1].isspace() else "")


def wrap(
    text: str, style: TerminalStyle, indent: str = "", hanging: str | None = None
) -> list[str]:
    """Return painted lines of `text`, none wider than the style where it can be.

    They are broken at spaces, and between the characters of scripts that are written without.
    `hanging` is the indent from the second line on. A mark that runs over a break is closed and
    opened again.
    """
    pieces = [
        (" " if place == 0 else "", piece)
        for word in text.split()
        for place, piece in enumerate(_pieces(word))
    ]
    return _filled(pieces, style, indent, hanging)


def wrap_items(items: Iterable[str], style: TerminalStyle, indent: str, hanging: str) -> list[str]:
    """Return lines of items with a middle dot between them, broken between items where it can be."""
    items = [*items]
    room = style.width - max(display_width(indent), display_width(hanging))
    if any(display_width(item) > room for item in items):
        return wrap(" · ".join(items), style, indent, hanging)
    return _filled([(" · ", item) for item in items], style, indent, hanging)


# No line of Chinese, Japanese or Korean begins with one of the first, or ends with one of the second.
_CLOSING = "、。，．：；！？）］｝」』】〉》〕ー々・％”’…"
_OPENING = "（［｛「『【〈《〔“‘"


def _pieces(word: str) -> list[str]:
    """Return a word in the pieces between which a line may end: one, but for wide characters."""
    if not any(map(_is_wide, word)):
        return [word]
    pieces, piece, before, mark = [], "", "", ""
    for c in word:
        if c == _ON:
            mark = c
            continue
        may_break = before and (_is_wide(c) or _is_wide(before)) and before not in _OPENING
        if may_break and c != _OFF and c not in _CLOSING:
            pieces.append(piece)
            piece = ""
        piece += mark + c
        mark = ""
        before = before if c == _OFF else c
    return [*pieces, piece + mark]


def fitting(
    items: Sequence[str], style: TerminalStyle, indent: str, *, has_more: bool = False
) -> str:
    """Return one line of as many items as it holds, and "and 12 more" for those that it does not.

    One item is always shown. `has_more`: there are more than these, nobody knows how many.
    """
    for shown in range(len(items), 0, -1):
        more = len(items) - shown
        rest = ["and more"] if has_more else [f"and {more:,} more"] if more else []
        line = indent + " · ".join([*items[:shown], *rest])
        if display_width(line) <= style.width:
            break
    return line


def _filled(
    words: Sequence[tuple[str, str]], style: TerminalStyle, indent: str, hanging: str | None
) -> list[str]:
    """Return lines of words, each with what stands before it where it does not begin a line."""
    mark = 0 if style.color else 1  # columns that the end of a mark takes
    lines: list[str] = []
    line, width, is_open, is_empty = indent, display_width(indent), False, True
    for between, word in words:
        ends = [end for end in word if end in (_ON, _OFF)]
        opens = ends[-1] == _ON if ends else is_open
        step = _width(word, style)
        room = style.width - (mark if opens else 0)  # to close it, should the line end here
        if not is_empty and width + len(between) + step > room:
            lines.append(style.paint(line + (_OFF if is_open else "")))
            line = (indent if hanging is None else hanging) + (_ON if is_open else "")
            width, is_empty = display_width(line.replace(_ON, "")) + mark * is_open, True
        line += word if is_empty else between + word
        width += step + (0 if is_empty else len(between))
        is_open, is_empty = opens, False
    lines.append(style.paint(line))
    return lines


def _width(word: str, style: TerminalStyle) -> int:
    marks = word.count(_ON) + word.count(_OFF)
    return display_width(word) - marks * (1 if style.color else 0)
