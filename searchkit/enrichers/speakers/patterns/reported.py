"""Somebody's words, given by somebody else.

the agency quoted Wang as saying | a letter signed by Duarte | the plan was described by Wang as
in a statement from the ministry | a tweet by Ayala
"""

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
# Pattern, how far behind the cue a word must stand, and which words are meant.
_FORMS = (
    (_QUOTED, 0, ("quoted", "quoting", "quotes", "cited", "citing", "cites")),
    (_BY, 1, ("by", "from")),
    (_WORDS_OF, 1, ("of",)),
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the participle or the noun of speech that leads to the mention."""
    last = len(scene.units) - 1
    for pattern, behind, words in _FORMS:
        if match := pattern.match(scene.reversed_units, last + 1 - mention.first_unit):
            cue = last - match.start("cue")
            if scene.word(mention.unit + 1) == "as" and pattern is _BY:
                return None  # "was quoted by Xinhua as saying": another's words
            if scene.word(cue + behind) in words and (
                pattern is not _WORDS_OF or scene.word(cue) == "words"
            ):
                return Cue(cue)
    return None
