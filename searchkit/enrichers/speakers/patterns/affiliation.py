"""Somebody of somewhere, then a word of saying.

Huang Shu-fen of the opposition People’s Forum accused | Ian Sterling, with the university, said
The Association of Banks in Lebanon condemned
"""

from searchkit.enrichers.speakers.kind_pieces import (
    behind,
    but,
    cue,
    either,
    maybe,
    one,
    seq,
    up_to,
)
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import NOT_APPOSED, auxiliaries
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue
from searchkit.enrichers.speakers.token_kinds import COMMA
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_PLACE = one(
    Kind.DETERMINER, Kind.WORD, Kind.ROLE, Kind.INSTITUTION_NOUN, Kind.GOVERNMENT, Kind.OTHER_NAME,
    Kind.INSTITUTION, Kind.PERSON, Kind.GROUP, Kind.POSSESSIVE, Kind.NUMBER, Kind.TIME,
)  # fmt: skip
_AFTER = behind(
    maybe(Kind.COMMA),
    Kind.PREPOSITION,
    up_to(7, _PLACE, least=1),
    maybe(Kind.PREPOSITION, up_to(5, _PLACE, least=1)),
    maybe(
        either(
            seq(Kind.COMMA, up_to(20, but(*NOT_APPOSED), least=1), Kind.COMMA),
            Kind.COMMA,
        )
    ),
    auxiliaries(5),
    cue(Kind.SAYS, Kind.ACTS),
)
_OF = frozenset(("of", "from", "at", "with", "in", "for"))


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb behind the place, the party or the employer."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    if match is None:
        return None
    at = mention.unit + (2 if scene.units[mention.unit + 1] == COMMA else 1)
    return verb_cue(scene, match.start("cue")) if scene.word(at) in _OF else None
