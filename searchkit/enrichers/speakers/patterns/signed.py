"""A quote with the name of whose words they are set behind it.

“We will win.” — Ada Quist | “No.” -Commissioner Geoffrey Best | “No.” ― Bo Lind, farmer
    “No.” (Bo Lind, farmer) | “No.” (Dr. Bo Lind) | “We never saw the letter that they wrote” (Bo Lind).
"""

from searchkit.enrichers.speakers.kind_pieces import (
    PARAGRAPH_START,
    before,
    behind,
    but,
    cue,
    maybe,
    one,
    up_to,
)
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import OFFICE
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import DASH, OPENING, PERSON
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.rules import NO_DATA, rule, threshold

_BEFORE = before(
    one(Kind.QUOTE, Kind.QUOTE_END),
    maybe(Kind.STOP),
    cue(Kind.DASH),
    up_to(5, one(*OFFICE, Kind.INSTITUTION)),  # "–Board member Bo Lind"
)
# Behind a whole sentence, and with who that is: “Roma” (Alfonso Cuarón, 2018) is somebody's work.
_TELLING = (Kind.SAYS, Kind.SAYING, Kind.ACTS, Kind.QUOTE, Kind.QUOTE_END, Kind.CLOSING)
_BEFORE_IN_BRACKETS = before(
    PARAGRAPH_START,
    one(Kind.QUOTE, Kind.QUOTE_END),
    cue(Kind.OPENING),
    up_to(5, one(*OFFICE, Kind.INSTITUTION)),
)
# A stop that stands outside of the bracket ends the words as well: “...” (Bo Lind).
_MIN_SIGNED_CHARS = threshold(
    25, NO_DATA + "a title is shorter, or has capitals: “The Long Goodbye” (Raymond Chandler)"
)
_WHO_THAT_IS = behind(
    Kind.COMMA,
    but(Kind.NUMBER, *_TELLING),
    up_to(23, but(*_TELLING)),
    Kind.CLOSING,
    maybe(Kind.STOP),
)
_NOTHING_MORE = behind(Kind.CLOSING, maybe(Kind.STOP))  # behind a title, which says it
# The rest says who that is, or where they said it; it tells nothing.
_AFTER = behind(
    maybe(
        one(Kind.COMMA, Kind.OPENING),
        up_to(24, but(Kind.SAYS, Kind.SAYING, Kind.ACTS, Kind.QUOTE, Kind.QUOTE_END, Kind.STOP)),
    ),
    maybe(Kind.STOP),
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the dash before a mention that ends its paragraph."""
    if scene.units[1:2] == OPENING and mention.letter == PERSON:
        return _in_brackets(scene, mention)
    if DASH not in scene.units:
        return None
    match = _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit)
    if match is None:
        return None
    after = _AFTER.match(scene.units, mention.unit + 1)
    if after is None or after.end() < len(scene.units):
        return None
    return Cue(len(scene.units) - 1 - match.start("cue"))


def _in_brackets(scene: Scene, mention: Mention) -> Cue | None:
    """Return the bracket that opens before a mention behind a quote, where it closes the paragraph."""
    match = _BEFORE_IN_BRACKETS.match(scene.reversed_units, len(scene.units) - mention.first_unit)
    if match is None:
        return None
    after = _WHO_THAT_IS.match(scene.units, mention.unit + 1)
    is_told = mention.has_title or scene.units[mention.first_unit - 1] == Kind.ROLE
    if after is None and (is_told or _is_sentence(scene)):
        after = _NOTHING_MORE.match(scene.units, mention.unit + 1)
    if after is None or after.end() < len(scene.units):
        return None
    if scene.units[0] == Kind.QUOTE and not _is_sentence(scene):
        return None
    return Cue(len(scene.units) - 1 - match.start("cue"))


@rule(
    "signed.sentence",
    example="“We never saw the letter that they wrote” (Bo Lind).",
    counter="“The Long Goodbye of the Harbour Men” (Bo Lind).",
    chosen_on=NO_DATA + "reactions that are signed in brackets, and titles of books and films",
)
def _is_sentence(scene: Scene) -> bool:
    """Return whether what is quoted is as long as a sentence, and no title with capitals."""
    start, end = scene.tokens.masked.quoted[0]
    words = [word for word in scene.tokens.text[start:end].split() if len(word) > _LONG_WORD]
    return end - start >= _MIN_SIGNED_CHARS and any(word.islower() for word in words)


# Letters of words that a title has small: "With" is written so, "from" not.
_LONG_WORD = threshold(4, NO_DATA + "of, the, and, with and from are small in titles")
