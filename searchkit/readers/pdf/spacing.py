"""Glyphs of one run -> its text: which gaps are spaces, and which spaces are none."""

# A gap this wide between two glyphs is a space that was not drawn: the narrowest spaces of justified
# newspaper columns are 0.18 em, and kerning does not reach 0.15.
SPACE_EMS = 0.17
# Chromium draws an unused soft hyphen as a space that the next glyph sits on.
OVERPRINT_EMS = 0.06
# In a line of 12 letters without a space, gaps this wide are its spaces, if they are few: letters of a
# condensed headline lie within 0.04 em, its spaces are 0.14.
NARROW_EMS = 0.1
LEAST_LETTERS = 12
LETTER_SPACED = 0.5  # share of a run's letters that lie apart by more than a space


class Spacing:
    """Glyphs of one run put together, with the spaces that show between them."""

    __slots__ = (
        "_em",
        "_gap",
        "_gaps",
        "_small",
        "_tight",
        "end",
        "space",
        "space_end",
        "start",
        "text",
    )

    def __init__(self, em: float) -> None:
        em = abs(em)
        self._em = em
        self._gap, self._small, self._tight = SPACE_EMS * em, NARROW_EMS * em, OVERPRINT_EMS * em
        self.text: list[str] = []
        self._gaps: list[tuple[int, float]] = []  # gaps that may be spaces: place, width
        self.start = self.end = 0.0
        self.space = self.space_end = 0.0  # the last space that was drawn

    def add(self, character: str, x: float, end: float) -> None:
        """Add a glyph drawn from x to end, both relative to the run."""
        text = self.text
        if character == " " or character == "\xa0":
            if end != x:
                if not text:
                    self.start = self.end = x
                if not text or text[-1] != " ":
                    text.append(" ")
                    self.space = x
                self.space_end = end
            return
        if text:
            gap = x - self.end
            if text[-1] == " ":
                # A space that shows no gap was drawn over: an unused soft hyphen of Chromium's, or
                # a space that some writers set under a ligature.
                if gap < self._tight and len(text) > 1:
                    text.pop()
            elif gap > self._small:
                self._gaps.append((len(text), gap))
        else:
            self.start = x
        text.append(character)
        self.end = end

    def spaced(self) -> str:
        """Return the text, with a space for each gap that is one."""
        gaps = self._gaps
        if not gaps:
            return "".join(self.text)
        limit = self._gap
        letters = len(self.text)
        if letters >= LEAST_LETTERS:
            wide = sum(gap > limit for _, gap in gaps)
            if wide > LETTER_SPACED * letters:
                # Letters set wide apart are one word; a word's gap is wider still.
                limit = sorted(gap for _, gap in gaps)[len(gaps) // 2] + self._gap
            elif wide == 0 and " " not in self.text and len(gaps) * 3 < letters:
                limit = (
                    self._small
                )  # a condensed headline: its spaces are narrow, its letters closer
        text = self.text[:]
        for place, gap in reversed(gaps):
            if gap > limit:
                text.insert(place, " ")
        return "".join(text)
