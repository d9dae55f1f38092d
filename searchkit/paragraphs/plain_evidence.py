"""Does a paragraph begin at this row? What each sign is worth, weighed as log odds.

Some signs are worth the same everywhere: a sentence that ends, a capital, room left for a word that
went to the next line all the same. Others mean what the document makes them mean: a blank line
stands between paragraphs here, after every line there, and at random in a third dump. So each story
teaches its own: in places that are certain without them (`certainly`), how often does the sign stand
at a beginning, and how often within? `LESSON` is what is assumed before the first such place.

The fixed weights were fitted by logistic regression on the 11,000 line ends of 48 synthetic text
clippings and 200 dumps of prints, and rounded; in five-fold cross-validation by document 3 line ends
in 100 are judged wrongly.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from searchkit.paragraphs.plain_rows import Row
from searchkit.paragraphs.plain_width import Column
from searchkit.paragraphs.sentences import ends_in_hyphen, ends_sentence, goes_on, starts_sentence

_LOWER = re.compile(r"[a-zß-öø-ÿ]")
_QUOTES = frozenset("\"'“”‘’«»")

# Room below this share of the width is within the error of a font that is not quite the right one.
FITS = 0.004
SURE_ROOM = 0.1  # room for more than any word: this is no wrapped line

# Weights in log odds; 0 is the threshold.
BASE = -3.1
ENDS_AND_STARTS = 3.5  # a sentence ends on the line before, and a capital begins this one
ENDS_ONLY = 1.9
CONTINUES_IN_LOWER_CASE = -4.0
LEFT_ROOM = 2.1  # the next word would have fitted
PER_ROOM = 3.0  # times the room, as share of the width, up to 0.3
LEFT_ROOM_EXACT = 1.3  # where the width explains every line, room is proof without a sentence's end
QUOTATION_AFTER_QUOTATION = 2.1
LONG = 1.1  # a sentence that ends after this many words of a paragraph mostly ends it
LONG_WORDS = 34
SHORT = -0.4
SHORT_WORDS = 15
MIXED_MISFIT = 0.12  # a column whose width explains less than this share of lines proves nothing

# How much of a document's own lesson counts: its signs depend on one another.
SHARE_OF_LESSON = {"gap": 0.85, "inset": 0.65, "indent": 1.5}

# Sign -> value -> (beginnings, line ends within a paragraph) assumed before any is seen.
LESSON: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "gap": {
        "no blank line": (2, 6),
        "blank line": (2, 0.6),
        "blank lines": (1, 0.2),
        "page break": (1, 1),
        "interruption": (1, 1),
    },
    "inset": {
        "line is short though it goes on": (0.7, 0.4),
        "line reaches the edge": (1.3, 2),
        "line nearly reaches the edge": (1.5, 2),
        "line ends before the edge": (2, 1.3),
    },
    "indent": {"indented line": (1, 0.15), "no indent": (2, 5)},
}


@dataclass(frozen=True, slots=True)
class Boundary:
    """A row of prose and its neighbours."""

    before: Row
    row: Row
    following: Row | None
    is_interrupted: bool  # furniture stands between `before` and `row`
    column: Column
    room: float  # on the line before, as share of the width

    @property
    def ends(self) -> bool:
        """Whether a sentence ends on the line before."""
        return ends_sentence(self.before.text)

    @property
    def starts(self) -> bool:
        """Whether the row may begin a sentence."""
        return starts_sentence(self.row.text)

    def signs(self) -> Iterable[tuple[str, str]]:
        """Yield the signs whose meaning the document teaches, and their values here."""
        yield "gap", self._gap()
        yield "inset", self._inset()
        yield "indent", "indented line" if self.row.indent else "no indent"

    def certainly(self) -> bool | None:
        """Whether a paragraph begins here, where that is certain without those signs."""
        if self.ends and self.starts and self.room > SURE_ROOM:
            return True
        if _LOWER.match(self.row.text) or goes_on(self.before.text):
            return False
        return None

    def _gap(self) -> str:
        if self.is_interrupted:
            return "interruption"
        if self.row.page_break:
            return "page break"
        return ("no blank line", "blank line", "blank lines")[min(2, self.row.blanks)]

    def _inset(self) -> str:
        """How far the row reaches: a first line that stands in is short though it goes on."""
        after = self.following
        if (
            after is not None
            and (_LOWER.match(after.text) or goes_on(self.row.text))
            and self.column.room(self.row.text, after.text) > FITS
        ):
            return "line is short though it goes on"
        left = self.column.left(self.row.text)
        if left < 0.02:
            return "line reaches the edge"
        return "line nearly reaches the edge" if left < 0.05 else "line ends before the edge"


Lessons = Mapping[tuple[str, str], float]  # sign and value -> log odds


def lessons_of(boundaries: Sequence[Boundary]) -> Lessons:
    """Return what the document's own signs are worth."""
    seen: Counter[tuple[str, str, bool]] = Counter()
    for boundary in boundaries:
        if (begins := boundary.certainly()) is not None:
            seen.update((sign, value, begins) for sign, value in boundary.signs())
    lessons: dict[tuple[str, str], float] = {}
    for sign, assumed in LESSON.items():
        counts = {
            value: (before[0] + seen[sign, value, True], before[1] + seen[sign, value, False])
            for value, before in assumed.items()
        }
        beginnings = sum(count[0] for count in counts.values())
        others = sum(count[1] for count in counts.values())
        for value, (at_beginning, within) in counts.items():
            odds = math.log(at_beginning / beginnings) - math.log(within / others)
            lessons[sign, value] = SHARE_OF_LESSON[sign] * odds
    return lessons


def reason_to_begin(boundary: Boundary, lessons: Lessons, words: int) -> str | None:
    """Return the strongest sign that a paragraph begins here, or None where none does.

    `words` is the length of the paragraph so far.
    """
    if ends_in_hyphen(boundary.before.text):
        return None
    weights = dict(_fixed(boundary, words))
    for sign, value in boundary.signs():
        weights[value] = lessons[sign, value]
    if BASE + sum(weights.values()) <= 0:
        return None
    return max(weights, key=lambda sign: weights[sign])


def _fixed(boundary: Boundary, words: int) -> Iterable[tuple[str, float]]:
    ends, starts, room = boundary.ends, boundary.starts, boundary.room
    if ends:
        yield "sentence ends", ENDS_AND_STARTS if starts else ENDS_ONLY
    if _LOWER.match(boundary.row.text):
        yield "goes on in lower case", CONTINUES_IN_LOWER_CASE
    if room > FITS:
        weight = LEFT_ROOM + PER_ROOM * min(0.3, room)
        if starts and not ends:
            weight += LEFT_ROOM_EXACT * max(0.0, 1 - boundary.column.misfit / MIXED_MISFIT)
        yield "the next word would have fitted on the line before", weight
    if ends and starts:
        if boundary.before.text[-1] in _QUOTES and boundary.row.text[0] in _QUOTES:
            yield "one quotation ends and another begins", QUOTATION_AFTER_QUOTATION
        if words >= LONG_WORDS:
            yield "sentence ends a long paragraph", LONG
        elif words < SHORT_WORDS:
            yield "paragraph is still short", SHORT
