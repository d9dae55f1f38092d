"""Lines for a terminal: display width, wrapping, and marks that survive both."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from searchkit.domain.results import Range
from searchkit.renderers.visible import one_line

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
    """Return how many columns `text` takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


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
    """Return painted lines of `text`, broken at spaces, none wider than the style where it can be.

    `hanging` is the indent from the second line on. A mark that runs over a break is closed and
    opened again.
    """
    return _filled(text.split(), style, indent, hanging, " ")


def wrap_items(items: Iterable[str], style: TerminalStyle, indent: str, hanging: str) -> list[str]:
    """Return lines of items with a middle dot between them, broken between items where it can be."""
    items = [*items]
    room = style.width - max(display_width(indent), display_width(hanging))
    if any(display_width(item) > room for item in items):
        return wrap(" · ".join(items), style, indent, hanging)
    return _filled(items, style, indent, hanging, " · ")


def fitting(items: Sequence[str], style: TerminalStyle, indent: str) -> str:
    """Return one line of as many items as it holds, and "and 12 more" for those that it does not.

    One item is always shown.
    """
    for shown in range(len(items), 0, -1):
        more = len(items) - shown
        rest = [f"and {more:,} more"] if more else []
        line = indent + " · ".join([*items[:shown], *rest])
        if display_width(line) <= style.width:
            break
    return line


def _filled(
    words: Sequence[str], style: TerminalStyle, indent: str, hanging: str | None, between: str
) -> list[str]:
    mark = 0 if style.color else 1  # columns that the end of a mark takes
    lines: list[str] = []
    line, width, is_open, is_empty = indent, display_width(indent), False, True
    for word in words:
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
