"""Pieces that several families are composed of."""

from searchkit.enrichers.speakers.kind_pieces import (
    KindPiece,
    but,
    cue,
    either,
    maybe,
    one,
    seq,
    up_to,
)
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

# What a noun phrase is made of: a role, whose it is and of where, as far as no verb or clause.
NOUN_PHRASE = (
    Kind.DETERMINER, Kind.WORD, Kind.ROLE, Kind.INSTITUTION_NOUN, Kind.GOVERNMENT, Kind.OTHER_NAME,
    Kind.INSTITUTION, Kind.PERSON, Kind.POSSESSIVE, Kind.PREPOSITION, Kind.NUMBER,
    Kind.OTHER_PRONOUN, Kind.ROLES, Kind.GROUP, Kind.TIME,
)  # fmt: skip
# What may stand right before a name and belongs to it: "the Chinese foreign minister".
OFFICE = (
    Kind.DETERMINER, Kind.WORD, Kind.ROLE, Kind.INSTITUTION_NOUN, Kind.GOVERNMENT, Kind.OTHER_NAME,
    Kind.POSSESSIVE, Kind.NUMBER, Kind.ROLES, Kind.TIME,
)  # fmt: skip
# What ends a clause, or opens another.
CLAUSE_ENDS = (Kind.STOP, Kind.SEMICOLON, Kind.COLON, Kind.QUOTE_END)
NOT_APPOSED = (*CLAUSE_ENDS, Kind.SAYS, Kind.PRONOUN, Kind.COMMA)

BRACKET = seq(Kind.OPENING, up_to(16, but(Kind.OPENING, Kind.CLOSING)), Kind.CLOSING)
IN_BRACKETS = maybe(BRACKET)
# An office with whom it is for: "Quist campaign manager", "World Press Guild (WPG) Asia director".
EMPLOYED = seq(
    up_to(7, one(*OFFICE, Kind.INSTITUTION, Kind.PERSON, Kind.GROUP, Kind.AND)),
    IN_BRACKETS,
    up_to(3, one(*OFFICE)),
    one(Kind.ROLE, Kind.POSSESSIVE),
)
# What stands between an employer and who works there: "Quist’s former campaign manager Bo Lind".
EMPLOYS = seq(
    IN_BRACKETS,
    maybe(Kind.POSSESSIVE),
    up_to(
        5,
        one(
            Kind.WORD, Kind.ROLE, Kind.INSTITUTION_NOUN, Kind.SPEECH_NOUN, Kind.AND,
            Kind.INSTITUTION, Kind.GOVERNMENT, Kind.OTHER_NAME,
        ),
    ),
    Kind.ROLE,
)  # fmt: skip
# When or where something was said, between who says it and the verb: "on Monday", "last week".
WHEN = seq(
    up_to(3, one(Kind.DETERMINER, Kind.WORD, Kind.AUXILIARY, Kind.NUMBER)),
    Kind.TIME,
    up_to(2, one(Kind.WORD, Kind.AUXILIARY, Kind.PREPOSITION)),
)
WHERE = seq(
    Kind.PREPOSITION,
    up_to(
        5,
        one(
            Kind.DETERMINER, Kind.AUXILIARY, Kind.WORD, Kind.SPEECH_NOUN, Kind.OTHER_NAME,
            Kind.NUMBER, Kind.INSTITUTION_NOUN, Kind.TIME, Kind.GOVERNMENT,
        ),
        least=1,
    ),
)  # fmt: skip
FRAME = seq(maybe(Kind.COMMA), up_to(2, Kind.AUXILIARY), either(WHERE, WHEN), maybe(Kind.COMMA))
VERB = cue(Kind.SAYS, Kind.HOLDS, Kind.ACTS)


def auxiliaries(most: int) -> KindPiece:
    """Return what fits up to so many auxiliaries and adverbs: "has repeatedly"."""
    return up_to(most, Kind.AUXILIARY)
