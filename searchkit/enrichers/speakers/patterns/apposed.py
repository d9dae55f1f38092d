"""A name set beside the noun that it explains, then a word of saying.

their spokeswoman, Marijke van der Heijden, said | The owner, Rahman Textiles, announced
A shopkeeper, Rosa Huanca, 61, said
"""

from searchkit.enrichers.speakers.kind_pieces import (
    PARAGRAPH_START,
    before,
    behind,
    but,
    either,
    maybe,
    one,
    up_to,
)
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import (
    IN_BRACKETS,
    NOT_APPOSED,
    NOUN_PHRASE,
    VERB,
    auxiliaries,
)
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_AFTER = behind(
    IN_BRACKETS,
    Kind.COMMA,
    maybe(one(Kind.NUMBER, Kind.DETERMINER, Kind.WORD), up_to(14, but(*NOT_APPOSED)), Kind.COMMA),
    auxiliaries(5),
    VERB,
)
# A noun phrase that opens its clause, and a comma.
# Or the second of two: "Two jurists, Rodrigo Echeverri and María Gaviria, argued".
_BEFORE = before(
    either(
        PARAGRAPH_START,
        one(
            Kind.STOP, Kind.COMMA, Kind.QUOTE, Kind.QUOTE_END, Kind.AND, Kind.SEMICOLON,
            Kind.COLON, Kind.OPENING, Kind.THAT, Kind.WHO, Kind.LINK, Kind.DASH,
        ),
    ),
    up_to(12, one(*NOUN_PHRASE, Kind.AUXILIARY), least=1),
    Kind.COMMA,
    maybe(Kind.DETERMINER),
    maybe(Kind.PERSON, Kind.AND),
)  # fmt: skip


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb behind the second comma."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    if match is None:
        return None
    if not _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit):
        return None
    return verb_cue(scene, match.start("cue"))
