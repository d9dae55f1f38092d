"""Arabic and Hebrew lines: from the order in which they are drawn to the order in which they are read.

A PDF draws glyphs from left to right, whatever the script; words are only found in the order of reading.
The Unicode bidirectional algorithm (UAX #9) leads from reading to drawing, and its last steps, the levels
of runs and their reversal (rules W4 to W7, N1, N2, I1, I2, L2 and L4), undo themselves: carried out on what
was drawn they give what was written, but for what is ambiguous in print too. Embeddings and isolates leave
no trace in print, so that a paragraph's own level and two above it are all there is; a library such as
python-bidi brings the whole algorithm in the other direction, and would still need the rest of this module.
"""

import unicodedata

from searchkit.language.right_to_left import RIGHT_TO_LEFT, has_right_to_left, is_right_to_left
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule

_PRESENTATION = regex("[\ufb1d-\ufdff\ufe70-\ufefc]+")
# A figure with its signs is read from left to right within a line from right to left.
_NUMBER = regex(r"[+\-−]?[$€£¥#%٪]?\d+(?:[.,:/٫٬\-]\d+)*[%٪$€£¥°]?")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
# Letters that only end words. Where they begin words, the line was drawn as it is seen.
_LAST_LETTERS = "ךםןףץةى"
_WORD = regex(f"[{RIGHT_TO_LEFT}]{{2,}}")
_LEFT, _RIGHT, _FIGURE, _NEUTRAL = range(4)


def as_drawn(text: str) -> str:
    """Return the letters of one glyph, or of a replacement, in the order in which they would be drawn."""
    return _reordered(text) if has_right_to_left(text) else text


def as_read(text: str) -> str:
    """Return a line of print in the order of reading, Arabic letters without the shape they had.

    A line that was drawn in the order of reading, as text recognition does, is told by the letters that
    only end words, and stays as it is.
    """
    if not has_right_to_left(text):
        return text
    shaped = _PRESENTATION.search(text) is not None
    if not _is_in_order(text):
        text = _reordered(text)
    if shaped:
        text = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return text


@rule(
    "drawn-order.in-order",
    fires_on="letters that only end words end more of them than they begin",
    example="מכתבים רבים הגיעו אתמול",
    counter="לומתא ועיגה םיבר םיבתכמ",
    chosen_on=NO_DATA + "five Hebrew and Arabic letters only end words",
)
def _is_in_order(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text) if _PRESENTATION.search(text) else text
    words = _WORD.findall(plain)
    ended = sum(word[-1] in _LAST_LETTERS for word in words)
    return ended > sum(word[0] in _LAST_LETTERS for word in words)


def _reordered(text: str) -> str:
    """Reverse what is read from right to left; its figures and Latin words keep their direction."""
    base = _RIGHT if is_right_to_left(text) else _LEFT
    kinds = _kinds(text, base)
    _settle_neutrals(kinds, base)
    levels = [
        1 if kind == _RIGHT else 2 if kind == _FIGURE or base == _RIGHT else 0 for kind in kinds
    ]
    if base == _LEFT:
        # Figures of a Latin line stay in it, but for those between words from right to left.
        for start, end in _runs(levels, 1):
            if 1 not in levels[start:end]:
                levels[start:end] = [0] * (end - start)
    characters = list(text)
    for level in (2, 1):
        for start, end in _runs(levels, level):
            characters[start:end] = reversed(characters[start:end])
            levels[start:end] = reversed(levels[start:end])
    return "".join(
        character.translate(_MIRRORED) if level == 1 else character
        for character, level in zip(characters, levels, strict=True)
    )


def _kinds(text: str, base: int) -> list[int]:
    kinds = [_kind(character) for character in text]
    strong = base
    done = 0
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        strong = next((k for k in reversed(kinds[done:start]) if k in (_LEFT, _RIGHT)), strong)
        # Behind a Latin word a figure is read on with it, as in W7.
        kinds[start:end] = [_LEFT if strong == _LEFT else _FIGURE] * (end - start)
        done = end
    return kinds


def _kind(character: str) -> int:
    match unicodedata.bidirectional(character):
        case "L":
            return _LEFT
        case "R" | "AL" | "NSM":
            return _RIGHT
        case "EN" | "AN":
            return _FIGURE
        case _:
            return _NEUTRAL


def _settle_neutrals(kinds: list[int], base: int) -> None:
    """Give spaces and marks the direction of what is on both sides of them, else the line's own.

    A figure beside them counts as from right to left, as in N1.
    """
    place = 0
    while place < len(kinds):
        if kinds[place] != _NEUTRAL:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] == _NEUTRAL:
            end += 1
        before = kinds[place - 1] if place else base
        after = kinds[end] if end < len(kinds) else base
        sides = {_LEFT if side == _LEFT else _RIGHT for side in (before, after)}
        kinds[place:end] = [sides.pop() if len(sides) == 1 else base] * (end - place)
        place = end


def _runs(levels: list[int], least: int) -> list[tuple[int, int]]:
    """Return where stretches of at least this level begin and end."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for place, level in enumerate([*levels, -1]):
        if level >= least and start is None:
            start = place
        elif level < least and start is not None:
            runs.append((start, place))
            start = None
    return runs
