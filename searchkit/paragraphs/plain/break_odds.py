"""Does a paragraph begin at this row? What each sign is worth, weighed as log odds.

Some signs are worth the same everywhere: a sentence that ends, a capital, room left for a word that
went to the next line all the same. Others mean what the document makes them mean: a blank line
stands between paragraphs here, after every line there, and at random in a third dump. So each story
teaches its own: in places that are certain without them (`certainly`), how often does the sign stand
at a beginning, and how often within? `LESSON` is what is assumed before the first such place.

The fixed weights were fitted by logistic regression on the 14,000 line ends of 48 synthetic text
clippings and 200 dumps of prints, averaged with a first fit on other features, and rounded. In
five-fold cross-validation by document 98 of 100 line ends are judged as in the gold.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from searchkit.language.datelines import opens_with_place
from searchkit.language.sentences import (
    WHO_SAID,
    ends_sentence,
    goes_on,
    starts_sentence,
)
from searchkit.paragraphs.dehyphenate import ends_broken
from searchkit.paragraphs.plain.middle import median
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold
from searchkit.values import dataclass

_LOWER = regex(r"[a-zß-öø-ÿ]")
_QUOTES = frozenset("\"'“”‘’«»")
_GOES_ON = regex(
    r"(?:He|She|It|They|That|This|These|Those|His|Her|Its|Their|There|And|But|So|Or|We|I|You)\b"
)

# Room below this share of the width is within the error of a font that is not quite the right one.
FITS = threshold(0.004, NO_DATA + "the error of a font that is nearly the right one")
SURE_ROOM = threshold(
    0.1, "of the width: longer than nearly every word, on 48 text clippings and 200 dumps"
)
# What the row leaves free of the width, in the document's own lessons.
AT_EDGE = threshold(0.02, "48 text clippings and 200 dumps: justified lines leave less")
NEAR_EDGE = threshold(0.05, "48 text clippings and 200 dumps: about one short word")
# A column whose width leaves more than this share of lines unexplained proves nothing.
MIXED_MISFIT = threshold(0.12, "48 text clippings and 200 dumps of prints")

# How far a sign's strength is counted; what lies beyond is a table, or a story of one paragraph.
COUNTED_ROOM = threshold(
    (-0.1, 0.3), "share of the width, on 14,000 line ends of 48 text clippings and 200 dumps"
)
COUNTED_LENGTH = threshold(1.5, "log of a paragraph's length over the usual, on the same line ends")

_SENTENCE = "sentence ends and a capital follows"
# Log odds before any sign; 0 is where a paragraph begins.
BASE = threshold(
    -3.0, "14,000 line ends of 48 text clippings and 200 dumps, by logistic regression"
)
WEIGHTS: Mapping[str, float] = threshold(
    {
        _SENTENCE: 4.6,
        "sentence ends": 1.4,
        "goes on in lower case": -3.8,
        "next word would have fitted on the line before": 2.2,
        "room left on the line before": 3.3,  # times the room, within `COUNTED_ROOM`
        # Where the width explains every line, room is proof even without a sentence's end.
        "line before ends early though no sentence does": 1.3,
        "one quotation ends and another begins": 1.8,
        "line before is all in capitals": 3.0,
        # By hand, since no dev text has a headline before it without a mark: "ABUJA (AFP) - " within a
        # paragraph would be a rare accident, so it outweighs what speaks for running on.
        "opens with a dateline": 6.0,
        "quotation is still open": -2.1,
        "goes on with who said it": -2.1,
        "goes on with a pronoun or conjunction": -1.3,
        # Times the log of the paragraph's length so far over the usual one.
        "paragraph is long enough": 0.9,
        # What the document's own lessons are multiplied by, since its signs depend on one another.
        "gap": 0.7,
        "inset": 0.7,
        "indent": 1.8,
    },
    "14,000 line ends of 48 text clippings and 200 dumps, by logistic regression",
)

# The usual length in words of a story's paragraphs, where none is sure.
USUAL_WORDS = threshold(
    35, NO_DATA + "the median of news; a story without one sure paragraph is short"
)
COUNTED_WORDS = threshold(
    8, NO_DATA + "a shorter one is a line of a list or a name, and says nothing of the usual"
)

# Of a double-spaced dump's lines about two in five end a sentence: that three blank lines all stand
# after one by chance happens once in 16 times, and a dump of four lines is hardly a story.
MIN_BLANK_LINES = threshold(3, "48 text clippings: two are there by chance in one text of six")


class Gap(StrEnum):
    """What may stand between two rows, as `parse --explain` says it."""

    NONE = "no blank line"
    BLANK_LINE = "blank line"
    BLANK_LINES = "blank lines"
    PAGE_BREAK = "page break"
    INTERRUPTION = "interruption"


_BLANK = (Gap.BLANK_LINE, Gap.BLANK_LINES)

# Sign -> value -> (beginnings, line ends within a paragraph) assumed before any is seen.
LESSON: Mapping[str, Mapping[str, tuple[float, float]]] = threshold(
    {
        "gap": {
            Gap.NONE: (2, 6),
            Gap.BLANK_LINE: (2, 0.6),
            Gap.BLANK_LINES: (1, 0.2),
            Gap.PAGE_BREAK: (1, 1),
            Gap.INTERRUPTION: (1, 1),
        },
        "inset": {
            "line is short though it goes on": (0.7, 0.4),
            "line reaches the edge": (1.3, 2),
            "line nearly reaches the edge": (1.5, 2),
            "line ends before the edge": (2, 1.3),
        },
        "indent": {"indented line": (1, 0.15), "no indent": (2, 5)},
    },
    NO_DATA
    + "what is assumed before a document has taught anything; its own lines outweigh it soon",
)


@dataclass(frozen=True, slots=True)
class Boundary:
    """A row of prose and its neighbours."""

    before: TextRow
    row: TextRow
    following: TextRow | None
    is_interrupted: bool  # furniture stands between `before` and `row`
    misfit: float  # of the column: how little its width proves
    room: float  # on the line before, less the row's first word, as share of the width
    room_after: float  # the same on the row itself, less the first word of the one that follows
    left: float  # on the row itself, as share of the width

    @property
    def ends(self) -> bool:
        """Whether a sentence ends on the line before."""
        return ends_sentence(self.before.text)

    @property
    def starts(self) -> bool:
        """Whether the row may begin a sentence."""
        return starts_sentence(self.row.text)

    @property
    def gap(self) -> Gap:
        """What stands between the two rows."""
        if self.is_interrupted:
            return Gap.INTERRUPTION
        if self.row.page_break:
            return Gap.PAGE_BREAK
        return (Gap.NONE, Gap.BLANK_LINE, Gap.BLANK_LINES)[min(2, self.row.blanks)]

    def signs(self) -> Iterable[tuple[str, str]]:
        """Yield the signs whose meaning the document teaches, and their values here."""
        yield "gap", self.gap
        yield "inset", self._inset()
        yield "indent", "indented line" if self.row.indent else "no indent"

    def certainly(self) -> bool | None:
        """Whether a paragraph begins here, where that is certain without those signs."""
        if self.ends and self.starts and self.room > SURE_ROOM:
            return True
        if _LOWER.match(self.row.text) or goes_on(self.before.text):
            return False
        return None

    def _inset(self) -> str:
        """How far the row reaches: a first line that stands in is short though it goes on."""
        after = self.following
        if (
            after is not None
            and (_LOWER.match(after.text) or goes_on(self.row.text))
            and self.room_after > FITS
        ):
            return "line is short though it goes on"
        if self.left < AT_EDGE:
            return "line reaches the edge"
        return (
            "line nearly reaches the edge" if self.left < NEAR_EDGE else "line ends before the edge"
        )


@rule(
    "plain.parted-by-blank-lines",
    fires_on="blank lines stand where sentences end, and nothing else parts paragraphs",
    example="The harbour of Elsa will stay open through\nthe winter, the minister said on Tuesday.\n\nDockers had walked out in May, and they\ncame back to work in July, she said.\n\nNobody in all of the old\nport was told of it.",
    counter="Harbour stays open\n\nThe harbour of Elsa will stay open through\nthe winter, the minister said on Tuesday.\nDockers had walked out in May, and they\ncame back to work in July, she said.\nNobody was told.",
    chosen_on="48 text clippings and 200 dumps of prints",
)
def are_parted_by_blank_lines(boundaries: Sequence[Boundary], opened: Collection[int]) -> bool:
    """Whether blank lines alone part the story's paragraphs: all stand there, and nothing else does.

    Blank lines beside rows that open turns or items, whose numbers are `opened`, say nothing.
    """
    blank = [
        boundary
        for boundary in boundaries
        if boundary.gap in _BLANK
        and boundary.row.number not in opened
        and boundary.before.number not in opened
    ]
    bare = [boundary for boundary in boundaries if boundary.gap is Gap.NONE]
    return (
        bool(blank and bare)
        and all(boundary.ends and boundary.starts for boundary in blank)
        and not any(boundary.certainly() for boundary in bare)
    )


Lessons = Mapping[tuple[str, str], float]  # sign and value -> log odds


def lessons_of(boundaries: Sequence[Boundary]) -> Lessons:
    """Return what the document's own signs are worth."""
    seen: Counter[tuple[str, str, bool]] = Counter()
    for boundary in boundaries:
        if (begins := boundary.certainly()) is not None:
            seen.update((sign, value, begins) for sign, value in boundary.signs())
    _learn_that_blank_lines_part(boundaries, seen)
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
            lessons[sign, value] = WEIGHTS[sign] * odds
    return lessons


def _learn_that_blank_lines_part(
    boundaries: Sequence[Boundary], seen: Counter[tuple[str, str, bool]]
) -> None:
    """Count every blank line as a beginning where none of several stands within a sentence."""
    blank = [boundary for boundary in boundaries if boundary.gap is Gap.BLANK_LINE]
    if len(blank) >= MIN_BLANK_LINES and all(b.ends and b.starts for b in blank):
        sure = seen["gap", Gap.BLANK_LINE, True]
        seen["gap", Gap.BLANK_LINE, True] = max(sure, len(blank))


def usual_words(boundaries: Sequence[Boundary]) -> float:
    """Return the usual length of the story's paragraphs, by those whose ends are certain."""
    lengths, words = [], 0
    for boundary in boundaries:
        words += boundary.before.text.count(" ") + 1
        if boundary.ends and boundary.starts and boundary.room > FITS:
            lengths.append(words)
            words = 0
    lengths = [length for length in lengths if length >= COUNTED_WORDS]
    return median(lengths) if lengths else USUAL_WORDS


@dataclass(frozen=True, slots=True)
class SoFar:
    """The paragraph up to the row in question."""

    words: int
    usual_words: float
    is_quoting: bool  # a double quotation mark is still open


def reason_to_begin(boundary: Boundary, lessons: Lessons, so_far: SoFar) -> str | None:
    """Return the strongest sign that a paragraph begins here, or None where none does."""
    if ends_broken(boundary.before.text):
        return None
    odds = {name: WEIGHTS[name] * value for name, value in fixed_signs(boundary, so_far)}
    odds |= {value: lessons[sign, value] for sign, value in boundary.signs()}
    if BASE + sum(odds.values()) <= 0:
        return None
    # That a sentence ends is said of nearly all beginnings; what else speaks for this one?
    telling = {name: value for name, value in odds.items() if name != _SENTENCE}
    strongest = max(telling, key=lambda name: telling[name], default=_SENTENCE)
    return strongest if telling.get(strongest, 0.0) > 0 else _SENTENCE


def fixed_signs(boundary: Boundary, so_far: SoFar) -> Iterable[tuple[str, float]]:
    """Yield the signs that mean the same everywhere, each with its strength."""
    before, row = boundary.before.text, boundary.row.text
    ends, starts, room = boundary.ends, boundary.starts, boundary.room
    both = ends and starts
    if before.isupper() and not row.isupper() and starts:
        yield "line before is all in capitals", 1
    if opens_with_place(row):
        yield "opens with a dateline", 1
    if ends:
        yield (_SENTENCE if starts else "sentence ends"), 1
    if _LOWER.match(row):
        yield "goes on in lower case", 1
    yield "room left on the line before", max(COUNTED_ROOM[0], min(COUNTED_ROOM[1], room))
    if room > FITS:
        yield "next word would have fitted on the line before", 1
        if starts and not ends:
            exactness = max(0.0, 1 - boundary.misfit / MIXED_MISFIT)
            yield "line before ends early though no sentence does", exactness
    elif both:
        length = math.log(max(1, so_far.words) / so_far.usual_words)
        yield "paragraph is long enough", max(-COUNTED_LENGTH, min(COUNTED_LENGTH, length))
    if not both:
        return
    after_quotation, quotation = before[-1] in _QUOTES, row[0] in _QUOTES
    if after_quotation and quotation:
        yield "one quotation ends and another begins", 1
    if so_far.is_quoting and not quotation:
        yield "quotation is still open", 1
    if after_quotation and WHO_SAID.match(row):
        yield "goes on with who said it", 1
    if _GOES_ON.match(row):
        yield "goes on with a pronoun or conjunction", 1
