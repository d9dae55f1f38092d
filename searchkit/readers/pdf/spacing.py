"""Glyphs of one run -> its text: which gaps are spaces, and which spaces are none."""

from collections.abc import Iterable

from searchkit.rules import rule, threshold

SPACE_EMS = threshold(
    0.17,
    "a gap this wide is a space that was not drawn: those of justified newspaper columns are 0.18 em at least, and kerning does not reach 0.15",
)
OVERPRINT_EMS = threshold(
    0.06, "Chromium draws an unused soft hyphen as a space that the next glyph sits on"
)
# In a line of 12 letters without a space, gaps this wide are its spaces, if they are few: letters of a
# condensed headline lie within 0.04 em, its spaces are 0.14.
NARROW_EMS = threshold(
    0.1, "letters of a condensed headline lie within 0.04 em, its spaces are 0.14"
)
LEAST_LETTERS = threshold(12, "without a space; a shorter line may be one word")
LETTER_SPACED = threshold(0.5, "share of a run's letters that lie apart by more than a space")
LEAST_SPACED_LETTERS = threshold(
    4,
    "fewer letters than that are told from words only where a space was drawn; a table's cells are figures",
)
DRAWN_AGAIN_EMS = threshold(
    0.12, 'kerning moves "AA" by 0.06 em at most, and the narrowest letters are 0.2 em wide'
)


class Spacing:
    """Glyphs of one run put together, with the spaces that show between them."""

    __slots__ = (
        "_gap",
        "_gaps",
        "_small",
        "end",
        "space",
        "space_end",
        "start",
        "text",
    )

    def __init__(self, em: float, glyphs: Iterable[tuple[str, float, float]]) -> None:
        """Put glyphs together: what each stands for, and from where to where in the run it is drawn."""
        em = abs(em)
        self._gap, self._small = SPACE_EMS * em, NARROW_EMS * em
        self._gaps: list[tuple[int, float]] = []  # gaps that may be spaces: place, width
        self.text: list[str] = []
        self.start = self.end = 0.0
        self.space = self.space_end = 0.0  # the last space that was drawn
        self._put(glyphs, OVERPRINT_EMS * em, -DRAWN_AGAIN_EMS * em)

    def _put(self, glyphs: Iterable[tuple[str, float, float]], tight: float, again: float) -> None:
        text, small, end = self.text, self._small, 0.0
        for character, x, right in glyphs:
            if character == " " or character == "\xa0":
                if right != x:
                    if not text:
                        self.start = end = x
                    if not text or text[-1] != " ":
                        text.append(" ")
                        self.space = x
                    self.space_end = right
                continue
            if text:
                gap = x - end
                if text[-1] == " ":
                    # A space that shows no gap was drawn over: an unused soft hyphen of Chromium's, or
                    # a space that some writers set under a ligature.
                    if gap < tight and len(text) > 1:
                        text.pop()
                elif gap > small:
                    self._gaps.append((len(text), gap))
                elif gap < again and text[-1] == character:
                    continue
            else:
                self.start = x
            text.append(character)
            end = right
        self.end = end

    def spaced(self) -> str:
        """Return the text, with a space for each gap that is one."""
        gaps = self._gaps
        if not gaps:
            return "".join(self.text)
        limit = self._gap
        letters = len(self.text) - self.text.count(" ")
        wide = sum(gap > limit for _, gap in gaps)
        if wide > LETTER_SPACED * letters and self._is_word(letters):
            # Letters set wide apart are one word; a word's gap is wider still.
            limit = sorted(gap for _, gap in gaps)[len(gaps) // 2] + self._gap
        elif wide == 0 and len(self.text) == letters >= LEAST_LETTERS and len(gaps) * 3 < letters:
            limit = self._small  # a condensed headline: its spaces are narrow, its letters closer
        text = self.text[:]
        for place, gap in reversed(gaps):
            if gap > limit:
                text.insert(place, " ")
        return "".join(text)

    @rule(
        "lines.letters-set-apart",
        example='"H A R B O U R", letter by letter',
        counter='"1 2 3", the cells of a table',
        chosen_on="the real and made prints of the dev data",
    )
    def _is_word(self, letters: int) -> bool:
        """Whether letters that lie apart are words, and no cells of a table."""
        if letters >= LEAST_LETTERS:
            return True
        has_spaces = letters < len(self.text)
        is_word = "".join(self.text).rstrip(".,;:!?”’").isalpha()
        return letters >= LEAST_SPACED_LETTERS and (has_spaces or is_word)
