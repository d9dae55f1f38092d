"""What a page draws: runs of text with their places, and where its pictures and small marks are.

Only operators that move or show text are carried out; colours, paths and clipping are not.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, resolve1, stream_value
from pdfminer.psparser import LIT

from searchkit.readers.pdf.budget import Budget
from searchkit.readers.pdf.drawing import (
    ARTIFACT,
    IDENTITY,
    Drawing,
    Matrix,
    Run,
    box_of,
    product,
)
from searchkit.readers.pdf.drawn_order import as_drawn
from searchkit.readers.pdf.fonts import Font, FontCache
from searchkit.readers.pdf.marked_content import properties_of, text_string
from searchkit.readers.pdf.operations import (
    GLYPH,
    GLYPHS,
    PATH,
    Operand,
    operations,
    path_step_count,
    path_steps,
)
from searchkit.readers.pdf.spacing import Spacing
from searchkit.readers.pdf.streams import BudgetedStream
from searchkit.rules import limit, threshold

FARTHEST = limit(1e6, "arithmetic: points; pages are at most 14,400 wide")
SMALLEST = limit(0.1, "division by nothing: points; what is smaller cannot be seen")
MOST_SAVED = limit(500, "memory, against streams that save their state without end")
LONGEST_PATH = limit(40, "time on drawings: numbers; the outline of a bullet has 26")
ONE_LINE_EMS = threshold(
    0.5, "what should be read instead covers one line; of several it stands for a figure"
)
SMALLEST_MARK = threshold(1.0, "points; thinner ones are rules, a list's bullet is 2 to 6")
LARGEST_MARK = threshold(9.0, "points; a list's bullet is 2 to 6")

_FORM = LIT("Form")
_IMAGE = LIT("Image")


class Painter:
    """Carries out content streams for one file."""

    def __init__(self, fonts: FontCache, budget: Budget) -> None:
        self._fonts = fonts
        self._budget = budget

    def drawing(self, page: PDFPage) -> Drawing:
        """Return what a page draws, its rotation undone. Raises LimitError."""
        x0, y0, x1, y1 = page.mediabox
        matrix: Matrix = {
            90: (0, -1, 1, 0, -y0, x1),
            180: (-1, 0, 0, -1, x1, y1),
            270: (0, 1, -1, 0, y1, -x0),
        }.get(page.rotate % 360, (1, 0, 0, 1, -x0, -y0))
        width, height = x1 - x0, y1 - y0
        if page.rotate % 180:
            width, height = height, width
        drawing = Drawing(width, height)
        resources = page.resources if isinstance(page.resources, dict) else {}
        _Canvas(self._fonts, self._budget, drawing, resources, matrix).paint(
            page.contents, frozenset()
        )
        return drawing


class _Canvas:
    """The state while one stream is carried out."""

    def __init__(
        self,
        fonts: FontCache,
        budget: Budget,
        drawing: Drawing,
        resources: dict[Any, Any],
        matrix: Matrix,
        depth: int = 0,
    ) -> None:
        self._fonts, self._budget, self._drawing = fonts, budget, drawing
        self._resources = resources
        self._depth = depth
        self._matrix = matrix
        self._saved: list[tuple[Any, ...]] = []
        self._font: Font | None = None
        self._size = 1.0
        self._scale = 1.0
        self._character_space = self._word_space = self._leading = self._rise = 0.0
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._named_fonts: dict[str, Font | None] = {}
        self._marked: list[tuple[str | None, int]] = []  # (ActualText, first run) of each open one
        self._mark_ids: list[int | None] = []
        self._mark: int | None = None
        self._path: list[float] = []
        self._active: frozenset[int] = frozenset()

    def paint(self, streams: Sequence[Any], active: frozenset[int]) -> None:
        """Carry out streams as one. `active` are the numbers of the streams being carried out."""
        if self._depth > self._budget.limits.depth:
            return
        pieces = []
        numbers = set()
        for stream in map(stream_value, streams):
            if stream.objid in active:
                continue
            if stream.objid is not None:
                numbers.add(stream.objid)
            pieces.append(stream.get_data())
            if isinstance(stream, BudgetedStream):
                self._drawing.stored += stream.stored
                self._drawing.lost += stream.lost
                self._drawing.is_unfinished |= stream.is_unfinished
        self._active = active | numbers
        count = 0
        for operator, operands in operations(b"\n".join(pieces)):
            count += 1
            if not count & 1023:
                self._budget.spend_operators(1024)
            carry_out = _OPERATORS.get(operator)
            if carry_out is None:
                continue
            try:
                carry_out(self, operands)
            except (IndexError, TypeError, ValueError, KeyError, AttributeError, OverflowError):
                continue  # too few or wrong operands: viewers skip the operator, too
        self._budget.spend_operators(count & 1023)

    # Where the next text goes.

    def _begin_text(self, operands: list[Operand]) -> None:
        self._text = self._line = IDENTITY

    def _move(self, operands: list[Any]) -> None:
        self._advance_line(operands[-2], operands[-1])

    def _move_and_set_leading(self, operands: list[Any]) -> None:
        self._leading = -operands[-1]
        self._advance_line(operands[-2], operands[-1])

    def _next_line(self, operands: list[Operand]) -> None:
        self._advance_line(0, -self._leading)

    def _advance_line(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self._line
        self._text = self._line = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def _advance(self, x: float) -> None:
        a, b, c, d, e, f = self._text
        self._text = (a, b, c, d, x * a + e, x * b + f)

    def _set_text_matrix(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = operands[-6:]
        self._text = self._line = (a + 0, b + 0, c + 0, d + 0, e + 0, f + 0)

    def _concatenate(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = operands[-6:]
        self._matrix = product((a, b, c, d, e, f), self._matrix)

    def _save(self, operands: list[Operand]) -> None:
        if len(self._saved) < MOST_SAVED:
            self._saved.append(
                (self._matrix, self._font, self._size, self._scale, self._character_space,
                 self._word_space, self._leading, self._rise)
            )  # fmt: skip

    def _restore(self, operands: list[Operand]) -> None:
        if self._saved:
            (self._matrix, self._font, self._size, self._scale, self._character_space,
             self._word_space, self._leading, self._rise) = self._saved.pop()  # fmt: skip

    # How it looks.

    def _set_font(self, operands: list[Any]) -> None:
        name, self._size = operands[-2], operands[-1] + 0.0
        if name not in self._named_fonts:
            fonts = dict_value(self._resources.get("Font") or {})
            reference = fonts.get(name.replace("#20", " "), fonts.get(name))
            self._named_fonts[name] = None if reference is None else self._fonts.font(reference)
        self._font = self._named_fonts[name]

    def _set_character_space(self, operands: list[Any]) -> None:
        self._character_space = operands[-1] + 0.0

    def _set_word_space(self, operands: list[Any]) -> None:
        self._word_space = operands[-1] + 0.0

    def _set_scale(self, operands: list[Any]) -> None:
        self._scale = operands[-1] * 0.01

    def _set_leading(self, operands: list[Any]) -> None:
        self._leading = operands[-1] + 0.0

    def _set_rise(self, operands: list[Any]) -> None:
        self._rise = operands[-1] + 0.0

    # The text itself.

    def _show_array(self, operands: list[Any]) -> None:
        self._show(operands[-1])

    def _show_string(self, operands: list[Any]) -> None:
        self._show((operands[-1],))

    def _show_on_next_line(self, operands: list[Any]) -> None:
        self._next_line(operands)
        self._show((operands[-1],))

    def _show_on_next_line_spaced(self, operands: list[Any]) -> None:
        self._word_space, self._character_space = operands[-3] + 0.0, operands[-2] + 0.0
        self._show_on_next_line(operands)

    def _show(self, pieces: Sequence[Any]) -> None:
        font = self._font
        if font is None:
            return
        em = self._size * self._scale
        character_space = self._character_space * self._scale
        word_space = 0.0 if font.is_multibyte else self._word_space * self._scale
        glyphs = font.glyphs
        placed = []
        x = 0.0
        for piece in pieces:
            if piece.__class__ is not bytes:
                x -= piece * 0.001 * em
                continue
            for code in font.codes(piece):
                character, width = glyphs[code]
                width *= em
                placed.append((character, x, x + width))
                x += width + character_space
                if code == 32:
                    x += word_space
        word = Spacing(em, placed)
        if word.text:
            text = word.spaced()
            end = word.space_end if text[-1] == " " else word.end
            self._emit(self._text, word.start, end, text, font)
        self._advance(x)

    def _show_glyphs(self, operands: list[Any]) -> None:
        """Show a stretch of Chromium's idiom: each glyph with how far it lies from the last."""
        font = self._font
        pairs = GLYPH.findall(operands[0])
        self._budget.spend_operators(2 * len(pairs))
        if font is None:
            return
        codes = list(
            font.codes(bytes.fromhex(b"".join([code for _, code in pairs]).decode("ascii")))
        )
        if len(codes) != len(pairs):
            for distance, code in pairs:
                self._advance_line(float(distance), 0)
                self._show((bytes.fromhex(code.decode("ascii")),))
            return
        em = self._size * self._scale
        glyphs = map(font.glyphs.__getitem__, codes)
        places = accumulate(float(distance) for distance, _ in pairs)
        placed = [
            (character, x, x + width * em)
            for (character, width), x in zip(glyphs, places, strict=True)
        ]
        word = Spacing(em, placed)
        text = word.spaced()
        if text[-1:] == " ":
            # On its own, so that it can still be dropped where the next run begins on it.
            if len(text) > 1:
                self._emit(self._line, word.start, word.space, text[:-1], font)
            self._emit(self._line, word.space, word.space_end, " ", font)
        elif text:
            self._emit(self._line, word.start, word.end, text, font)
        _, x, end = placed[-1]
        self._advance_line(x, 0)
        self._advance(end - x + self._character_space * self._scale)

    def _emit(self, place: Matrix, start: float, end: float, text: str, font: Font) -> None:
        a, b, c, d, e, f = product(place, self._matrix)
        self._budget.spend_characters(len(text))
        is_upright = a > 0 and abs(b) <= 1e-3 * a and not font.is_vertical
        size = abs(self._size) * (c * c + d * d) ** 0.5
        rise = self._rise
        x0, x1 = a * start + c * rise + e, a * end + c * rise + e
        y = self._drawing.height - (b * start + d * rise + f)
        if not (
            -FARTHEST < x0 < FARTHEST and -FARTHEST < x1 < FARTHEST and -FARTHEST < y < FARTHEST
        ):
            x0 = x1 = y = 0.0  # off any page, or not a number at all: kept, at its corner
        size = size if SMALLEST <= size < FARTHEST else SMALLEST
        self._drawing.runs.append(
            Run(x0, x1, y, size, text, font.name, is_upright, self._mark)
        )  # fmt: skip

    # Marked content: what the text means, and what it should be read as.

    def _begin_marked(self, operands: list[Any]) -> None:
        tag = operands[0] if operands else None
        properties = properties_of(operands, self._resources)
        number = properties.get("MCID")
        self._marked.append((text_string(properties.get("ActualText")), len(self._drawing.runs)))
        self._mark_ids.append(self._mark)
        if isinstance(number, int):
            self._mark = number
        elif tag == "Artifact":
            self._mark = ARTIFACT

    def _end_marked(self, operands: list[Operand]) -> None:
        if not self._marked:
            return
        actual, first = self._marked.pop()
        self._mark = self._mark_ids.pop()
        runs = self._drawing.runs
        if actual is None or first >= len(runs):
            return
        covered = runs[first:]
        if all(abs(run.y - covered[0].y) < ONE_LINE_EMS * run.size for run in covered):
            del runs[first:]
            if actual.strip("\0"):
                left, right = min(run.x0 for run in covered), max(run.x1 for run in covered)
                runs.append(covered[0]._replace(x0=left, x1=right, text=as_drawn(actual)))

    # Pictures, marks, and drawings within drawings.

    def _draw_object(self, operands: list[Any]) -> None:
        drawn = dict_value(self._resources.get("XObject") or {}).get(operands[-1])
        stream = resolve1(drawn)
        if not isinstance(stream, PDFStream):
            return
        if resolve1(stream.get("Subtype")) is _IMAGE:
            self._drawing.images.append(
                box_of([0, 0, 1, 1, 0, 1, 1, 0], self._matrix, self._drawing.height)
            )
            return
        if resolve1(stream.get("Subtype")) is not _FORM or stream.objid in self._active:
            return
        self._budget.spend_form()
        inner = resolve1(stream.get("Resources"))
        matrix = resolve1(stream.get("Matrix"))
        placed = self._matrix
        if isinstance(matrix, list) and len(matrix) == 6:
            a, b, c, d, e, f = map(float, map(resolve1, matrix))
            placed = product((a, b, c, d, e, f), placed)
        canvas = _Canvas(
            self._fonts,
            self._budget,
            self._drawing,
            inner if isinstance(inner, dict) else self._resources,
            placed,
            self._depth + 1,
        )
        canvas._mark = self._mark
        canvas.paint([stream], self._active)

    def _path_step(self, operands: list[Any]) -> None:
        if len(self._path) < LONGEST_PATH:
            self._path += operands[-2:]

    def _path_steps(self, operands: list[Any]) -> None:
        """Go on with a path: a stretch of steps, unparsed."""
        (stretch,) = operands
        self._budget.spend_operators(path_step_count(stretch) - 1)
        for point in path_steps(stretch):
            if len(self._path) >= LONGEST_PATH:
                break
            self._path += point

    def _path_rectangle(self, operands: list[Any]) -> None:
        if len(self._path) < LONGEST_PATH:
            x, y, width, height = operands[-4:]
            self._path += [x, y, x + width, y + height]

    def _fill(self, operands: list[Operand]) -> None:
        if 4 <= len(self._path) < LONGEST_PATH:
            box = box_of(self._path, self._matrix, self._drawing.height)
            width, height = box.x1 - box.x0, box.y1 - box.y0
            if SMALLEST_MARK < width < LARGEST_MARK and SMALLEST_MARK < height < LARGEST_MARK:
                self._drawing.marks.append(box)
        self._path = []

    def _end_path(self, operands: list[Operand]) -> None:
        self._path = []


_OPERATORS: dict[bytes, Callable[[_Canvas, list[Any]], None]] = {
    GLYPHS: _Canvas._show_glyphs,
    b"BT": _Canvas._begin_text,
    b"Td": _Canvas._move,
    b"TD": _Canvas._move_and_set_leading,
    b"T*": _Canvas._next_line,
    b"Tm": _Canvas._set_text_matrix,
    b"cm": _Canvas._concatenate,
    b"q": _Canvas._save,
    b"Q": _Canvas._restore,
    b"Tf": _Canvas._set_font,
    b"Tc": _Canvas._set_character_space,
    b"Tw": _Canvas._set_word_space,
    b"Tz": _Canvas._set_scale,
    b"TL": _Canvas._set_leading,
    b"Ts": _Canvas._set_rise,
    b"TJ": _Canvas._show_array,
    b"Tj": _Canvas._show_string,
    b"'": _Canvas._show_on_next_line,
    b'"': _Canvas._show_on_next_line_spaced,
    b"BDC": _Canvas._begin_marked,
    b"BMC": _Canvas._begin_marked,
    b"EMC": _Canvas._end_marked,
    b"Do": _Canvas._draw_object,
    PATH: _Canvas._path_steps,
    b"m": _Canvas._path_step,
    b"l": _Canvas._path_step,
    b"c": _Canvas._path_step,
    b"v": _Canvas._path_step,
    b"y": _Canvas._path_step,
    b"re": _Canvas._path_rectangle,
    b"f": _Canvas._fill,
    b"F": _Canvas._fill,
    b"f*": _Canvas._fill,
    b"B": _Canvas._fill,
    b"b": _Canvas._fill,
    b"S": _Canvas._end_path,
    b"s": _Canvas._end_path,
    b"n": _Canvas._end_path,
}
