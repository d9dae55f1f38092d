"""From runs to printed lines, in the order in which the file draws them."""

from collections.abc import Iterable

from searchkit.domain.clipping import Line
from searchkit.language.right_to_left import has_right_to_left
from searchkit.readers.pdf.drawing import Run
from searchkit.readers.pdf.drawn_order import as_read
from searchkit.readers.pdf.spacing import DRAWN_AGAIN_EMS, OVERPRINT_EMS, SPACE_EMS
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, fact, rule, threshold
from searchkit.values import dataclass

SAME_BASELINE_EMS = threshold(0.35, "small capitals and figures of another font sit a little off")
RAISED_EMS = threshold(
    0.6, 'of the larger type: "1st" and footnote marks are raised by 0.33 to 0.55 em'
)
RAISED_SIZE = threshold(0.8, "of the line's size, or less")
LARGEST_GAP_EMS = threshold(
    2.6, "columns lie further apart than the widest space of a justified line"
)
# From here a gap may be a gutter, where a file draws its columns line by line across the page: those of
# newspapers are 1.2 to 1.8 em. Within a line only as wide as its other gaps, times the factor.
GUTTER_EMS = threshold(1.1, "the gutters of newspapers are 1.2 to 1.8 em")
GUTTER_FACTOR = threshold(
    2.5, "times the other gaps of the line, within which a gap is a wide space"
)
LARGEST_OVERLAP_EMS = threshold(0.6, "kerned capitals")
SIZE_RATIO = threshold(1.8, "a drop cap is another line, small capitals are not")
TURNED_REACH_EMS = threshold(
    40.0, NO_DATA + "what is printed sideways is read as it is drawn, a margin's line as a whole"
)
LETTER_SPACED_SHARE = threshold(0.6, "of a line's words that are one letter long")
LEAST_LETTER_SPACED = threshold(5, 'letters; "A B C" may be initials')

_SPACES = regex(r"\s+")
_TYPED_SPACE_EMS = fact(0.25, "the space of most fonts")


@dataclass(slots=True)
class _Open:
    """A line that runs are still added to."""

    x0: float
    x1: float  # end of the last glyph that is no space
    y: float
    size: float
    pieces: list[str]
    font: str
    longest: int  # characters of the run that gave size and font
    space: float | None  # where an undecided space was drawn
    mark: int | None
    gaps: list[float]  # ems, of the spaces so far, drawn or not
    last: Run  # what was drawn last
    seen: list[
        tuple[int, float]
    ]  # which pieces are spaces that show as a gap, and how wide, in ems


def lines_of(
    runs: Iterable[Run], structure: "dict[int, tuple[str, int]] | None" = None
) -> list[Line]:
    """Return the lines that upright runs make. Rotated text is in a list of its own (`turned`)."""
    lines: list[_Open] = []
    current: _Open | None = None
    for run in runs:
        if not run.is_upright or not run.text:
            continue
        if not run.text.strip():
            if current is not None:
                _add_space(current, run)
        elif current is not None and current.last.text == run.text and _is_again(current.last, run):
            continue
        elif current is not None and _continues(current, run):
            _add(current, run)
        elif current is not None and _continues_leftwards(current, run):
            _add_before(current, run)
        else:
            current = _Open(run.x0, run.x1, run.y, run.size, [run.text], run.font,
                            len(run.text.strip()), None, run.mark, [], run, [])  # fmt: skip
            lines.append(current)
    tags = structure or {}
    return [line for line in (_closed(each, tags) for each in lines) if line.text]


@rule(
    "lines.drawn-again",
    example="a word drawn a second time, a quarter of a point to the right",
    counter="the same word, drawn in the next line",
    chosen_on="prints whose writers draw bold type so",
)
def _is_again(last: Run, run: Run) -> bool:
    """Whether the same letter or word is drawn on its own place again, to make it bold."""
    reach = DRAWN_AGAIN_EMS * run.size
    return (
        abs(run.x0 - last.x0) < reach
        and abs(run.y - last.y) < reach
        and run.size == last.size
        and " " not in run.text.strip()
    )


@rule(
    "lines.goes-on",
    fires_on="a run goes on with the line that was drawn before it",
    example="the next word on the baseline",
    counter="the first word of the next column",
    chosen_on="the real and made prints of the dev data",
)
def _continues(line: _Open, run: Run) -> bool:
    larger, smaller = max(line.size, run.size), min(line.size, run.size)
    reach = (
        RAISED_EMS
        if smaller <= RAISED_SIZE * larger and run.x0 - line.x1 < RAISED_EMS * larger
        else SAME_BASELINE_EMS
    )
    return (
        abs(run.y - line.y) <= reach * larger
        and -LARGEST_OVERLAP_EMS * run.size <= run.x0 - line.x1 <= LARGEST_GAP_EMS * larger
        and larger < SIZE_RATIO * smaller
        and not _is_gutter(line, (run.x0 - line.x1) / larger)
    )


@rule(
    "lines.goes-on-leftwards",
    example="the second word of a Hebrew line",
    counter="the word before an English one, drawn after it",
    chosen_on="prints from right to left, which are invented",
)
def _continues_leftwards(line: _Open, run: Run) -> bool:
    """Whether a word from right to left was drawn after the one it follows, on its left."""
    return (
        abs(run.y - line.y) <= SAME_BASELINE_EMS * line.size
        and -LARGEST_OVERLAP_EMS * run.size <= line.x0 - run.x1 <= GUTTER_EMS * run.size
        and line.size < SIZE_RATIO * run.size
        and run.size < SIZE_RATIO * line.size
        and has_right_to_left(run.text + line.last.text)
    )


@rule(
    "lines.gutter",
    example="a gap of an em and a half in a line whose words stand close",
    counter="a gap of an em in the same line",
    chosen_on="newspapers among the real prints of the dev data",
)
def _is_gutter(line: _Open, gap: float) -> bool:
    """Whether a gap is too wide for the line so far; after one word nothing is known yet."""
    if gap <= GUTTER_EMS or len("".join(line.pieces).split()) < 2:
        return False
    gaps = sorted(line.gaps)
    return not gaps or gap > GUTTER_FACTOR * gaps[len(gaps) // 2]


def _add_space(line: _Open, run: Run) -> None:
    is_near = -LARGEST_OVERLAP_EMS * run.size < run.x0 - line.x1 < GUTTER_EMS * run.size
    if is_near and abs(run.y - line.y) < SAME_BASELINE_EMS * run.size:
        if not line.pieces[-1].endswith(" "):
            line.pieces.append(" ")
            line.space = run.x0
        line.x1 = max(line.x1, run.x0)


def _add(line: _Open, run: Run) -> None:
    ends_in_space = line.pieces[-1].endswith(" ")
    if line.space is not None:
        if run.x0 <= line.space + OVERPRINT_EMS * run.size and ends_in_space:
            line.pieces.pop()
        line.gaps.append((run.x0 - line.space) / max(run.size, 0.1))
        line.space = None
    elif run.x0 - line.x1 > SPACE_EMS * run.size and not ends_in_space and run.text[0] != " ":
        gap = (run.x0 - line.x1) / max(run.size, 0.1)
        line.gaps.append(gap)
        line.seen.append((len(line.pieces), gap))
        line.pieces.append(" ")
    length = len(run.text.strip())
    if length > line.longest or run.size > line.size / RAISED_SIZE:
        line.size, line.longest, line.font = run.size, length, run.font
        line.y = run.y
    line.pieces.append(run.text)
    line.last = run
    line.x1 = max(line.x1, run.x1) if run.x1 > run.x0 else line.x1
    if line.mark is None:
        line.mark = run.mark


def _add_before(line: _Open, run: Run) -> None:
    has_space = run.text[-1] == " " or line.pieces[0][:1] == " "
    if line.x0 - run.x1 > SPACE_EMS * run.size and not has_space:
        line.pieces.insert(0, " ")
    line.pieces.insert(0, run.text)
    line.seen.clear()
    line.last = run
    line.x0 = min(line.x0, run.x0)


def _closed(line: _Open, structure: dict[int, tuple[str, int]]) -> Line:
    _join_letters(line)
    text = "".join(line.pieces)
    stripped = text.lstrip()
    # An indent that was typed as spaces moves the line's edge as one that was set does.
    x0 = line.x0 + (len(text) - len(stripped)) * _TYPED_SPACE_EMS * line.size
    words = stripped.rstrip()
    x1 = line.x1 - min(1, len(stripped) - len(words)) * _TYPED_SPACE_EMS * line.size
    tag, block = structure.get(line.mark, (None, None)) if line.mark is not None else (None, None)
    return Line(x0, max(x1, x0), line.y, line.size, line.font,
                as_read(_SPACES.sub(" ", words)), tag, block)  # fmt: skip


def _join_letters(line: _Open) -> None:
    """Put words together whose letters were set wide apart: spaces that show are wider then."""
    words = "".join(line.pieces).split()
    if len(words) < LEAST_LETTER_SPACED or len(line.seen) < LETTER_SPACED_SHARE * (len(words) - 1):
        return
    if sum(len(word) == 1 for word in words) < LETTER_SPACED_SHARE * len(words):
        return
    gaps = sorted(gap for _, gap in line.seen)
    usual = gaps[len(gaps) // 2]
    letters = sum(word.isalpha() for word in words)
    if letters < LETTER_SPACED_SHARE * len(words) and gaps[-1] <= usual + SPACE_EMS:
        return  # a row of figures or of marks
    for place, gap in line.seen:
        if gap <= usual + SPACE_EMS:
            line.pieces[place] = ""


def turned_lines(runs: Iterable[Run]) -> list[Line]:
    """Return what is printed sideways or upside down, a line for each place and size.

    It is read in the order in which it is drawn; runs that touch make one line.
    """
    lines: list[Line] = []
    pieces: list[str] = []
    previous: Run | None = None
    for run in [*(run for run in runs if not run.is_upright), None]:
        touches = (
            run is not None
            and previous is not None
            and run.size == previous.size
            and abs(run.x0 - previous.x1) + abs(run.y - previous.y) < TURNED_REACH_EMS * run.size
        )
        if previous is not None and not touches and (text := " ".join("".join(pieces).split())):
            lines.append(Line(previous.x0, max(previous.x0, previous.x1), previous.y, previous.size,
                              previous.font, text, is_turned=True))  # fmt: skip
            pieces = []
        if run is not None:
            pieces.append(run.text)
        previous = run
    return lines
