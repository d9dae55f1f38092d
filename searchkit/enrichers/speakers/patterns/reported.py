"""Somebody's words, given by somebody else.

the agency quoted Wang as saying | a letter signed by Duarte | the plan was described by Wang as
in a statement from the ministry | a tweet by Ayala
"""

import re
from typing import NamedTuple

from searchkit.enrichers.speakers.kind_pieces import before, cue, maybe, one, up_to
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_OFFICE = maybe(
    up_to(
        6,
        one(
            Kind.DETERMINER, Kind.WORD, Kind.ROLE, Kind.INSTITUTION_NOUN, Kind.GOVERNMENT,
            Kind.OTHER_NAME, Kind.POSSESSIVE,
        ),
        least=1,
    ),
    maybe(Kind.COMMA),
)  # fmt: skip
_QUOTED = before(cue(Kind.SAYS), _OFFICE)
# The second of several too: "signed by Petit and by the novelist Yann Kermadec".
_THE_FIRST = maybe(
    Kind.PREPOSITION,
    up_to(4, one(Kind.DETERMINER, Kind.WORD, Kind.ROLE)),
    one(Kind.PERSON, Kind.INSTITUTION),
    Kind.AND,
)
_BY = before(cue(Kind.SAYS, Kind.ACTS, Kind.SPEECH_NOUN), _THE_FIRST, Kind.PREPOSITION, _OFFICE)

# "In the words of Ada Quist": no other noun is somebody's words so.
_WORDS_OF = before(Kind.DETERMINER, cue(Kind.SPEECH_NOUN), Kind.PREPOSITION, _OFFICE)


class _Form(NamedTuple):
    """A pattern, and the words of which one must be its cue or stand right behind it."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    is_behind: bool


_FORMS = (
    _Form(_QUOTED, ("quoted", "quoting", "quotes", "cited", "citing", "cites"), is_behind=False),
    _Form(_BY, ("by", "from"), is_behind=True),
    _Form(_WORDS_OF, ("of",), is_behind=True),
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the participle or the noun of speech that leads to the mention."""
    last = len(scene.units) - 1
    for pattern, words, is_behind in _FORMS:
        if match := pattern.match(scene.reversed_units, last + 1 - mention.first_unit):
            cue = last - match.start("cue")
            if scene.word(mention.unit + 1) == "as" and pattern is _BY:
                return None  # "was quoted by Xinhua as saying": another's words
            if scene.word(cue + is_behind) in words and (
                pattern is not _WORDS_OF or scene.word(cue) == "words"
            ):
                return Cue(cue)
    return None
