"""One of several who say something together: the first of them, or one behind the verb.

Payne and Mahuta said | Payne and her New Zealand counterpart Nanaia Mahuta said
Ayala, Duarte and the mayor of Lugo wrote | “…,” said Payne, a judge, and Mahuta
"""

from searchkit.enrichers.speakers.kind_pieces import (
    at_once,
    before,
    behind,
    but,
    cue,
    maybe,
    one,
    seq,
    up_to,
)
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import (
    FRAME,
    IN_BRACKETS,
    VERB,
    auxiliaries,
)
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_behind
from searchkit.enrichers.speakers.patterns.inverted import GOES_ON, TELLS_ON
from searchkit.enrichers.speakers.token_kinds import COMMA
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_NAME = (Kind.PERSON, Kind.INSTITUTION, Kind.GOVERNMENT)
_APPOSITION = maybe(
    Kind.COMMA,
    up_to(
        14,
        but(
            Kind.STOP, Kind.SEMICOLON, Kind.COLON, Kind.SAYS, Kind.QUOTE, Kind.QUOTE_END,
            Kind.PRONOUN, *_NAME, Kind.AND, Kind.COMMA,
        ),
        least=1,
    ),
    Kind.COMMA,
)  # fmt: skip
_OFFICE = (
    Kind.DETERMINER, Kind.WORD, Kind.ROLE, Kind.INSTITUTION_NOUN, Kind.OTHER_NAME, Kind.POSSESSIVE
)  # fmt: skip
_NEXT = seq(Kind.COMMA, up_to(5, one(*_OFFICE)), one(*_NAME), IN_BRACKETS, _APPOSITION)
_LAST = seq(
    Kind.AND,
    up_to(7, one(*_OFFICE, Kind.GOVERNMENT, Kind.INSTITUTION, Kind.PREPOSITION)),
    one(*_NAME, Kind.ROLE, Kind.INSTITUTION_NOUN),
    IN_BRACKETS,
    _APPOSITION,
)
# At once: a list of a thousand names would be tried in every way there is to cut it.
_AFTER = behind(
    IN_BRACKETS,
    _APPOSITION,
    at_once(up_to(4, _NEXT)),
    maybe(Kind.COMMA),
    _LAST,
    maybe(Kind.COMMA),
    maybe(FRAME),
    maybe(Kind.DETERMINER),
    auxiliaries(5),
    VERB,
)

# Behind a quote and its verb, with those who are named before.
_BEFORE = before(
    one(Kind.QUOTE, Kind.QUOTE_END),
    auxiliaries(3),
    cue(Kind.SAYS),
    up_to(8, one(*_OFFICE)),
    one(*_NAME),
    IN_BRACKETS,
    _APPOSITION,
    up_to(3, _NEXT),
    maybe(Kind.COMMA),
    Kind.AND,
    up_to(7, one(*_OFFICE, Kind.GOVERNMENT, Kind.PREPOSITION)),
)
_verb_behind = verb_behind(_AFTER)  # the last of them


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb behind the last of several, or that of a quote before them."""
    found = _verb_behind(scene, mention)
    if found is not None or scene.units[mention.first_unit - 1 : mention.first_unit] == COMMA:
        return found
    match = _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit)
    following = scene.units[mention.unit + 1 : mention.unit + 2]
    if match is None or following in TELLS_ON or scene.word(mention.unit + 1) in GOES_ON:
        return None  # “...,” said Payne, and Mahuta agreed
    return Cue(len(scene.units) - 1 - match.start("cue"))
