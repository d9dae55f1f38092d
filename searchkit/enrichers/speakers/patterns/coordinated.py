"""The first of several who say something together.

Payne and Mahuta said | Payne and her New Zealand counterpart Nanaia Mahuta said
Ayala, Duarte and the mayor of Lugo wrote
"""

from searchkit.enrichers.speakers.kind_pieces import at_once, behind, but, maybe, one, seq, up_to
from searchkit.enrichers.speakers.patterns.common_pieces import (
    FRAME,
    IN_BRACKETS,
    VERB,
    auxiliaries,
)
from searchkit.enrichers.speakers.patterns.cue import verb_behind
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

find = verb_behind(_AFTER)  # the verb behind the last of them
