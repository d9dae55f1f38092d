"""A nameless voice of an institution.

A spokesman for the Ministry of Justice said | A spokeswoman for WHO told reporters
A foreign ministry spokesman said | The Pentagon’s spokeswoman added
"""

from searchkit.enrichers.speakers.kind_pieces import before, behind, cue, maybe, named, one, up_to
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import IN_BRACKETS, auxiliaries
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue
from searchkit.enrichers.speakers.token_kinds import INSTITUTION
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_BEFORE = before(
    Kind.DETERMINER,
    up_to(2, Kind.WORD),
    named("voice", Kind.ROLE),
    Kind.PREPOSITION,
    maybe(Kind.DETERMINER),
)
_TIME_OR_PLACE = one(
    Kind.DETERMINER, Kind.WORD, Kind.AUXILIARY, Kind.OTHER_NAME, Kind.NUMBER, Kind.TIME
)
_AFTER = behind(
    IN_BRACKETS,
    maybe(Kind.PREPOSITION, up_to(3, _TIME_OR_PLACE, least=1)),
    auxiliaries(4),
    cue(Kind.SAYS),
)
_OWN_VOICE = behind(
    maybe(Kind.POSSESSIVE),
    up_to(1, Kind.WORD),
    named("voice", Kind.ROLE),
    maybe(Kind.PREPOSITION, up_to(3, _TIME_OR_PLACE, least=1)),
    auxiliaries(4),
    cue(Kind.SAYS),
)
_VOICES = frozenset(("spokesman", "spokeswoman", "spokesperson"))


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb behind the institution that the voice speaks for."""
    if mention.letter != INSTITUTION:
        return None
    last = len(scene.units) - 1
    own = _OWN_VOICE.match(scene.units, mention.unit + 1)
    if own is not None and scene.word(own.start("voice")) in _VOICES:
        return verb_cue(scene, own.start("cue"))
    voice = _BEFORE.match(scene.reversed_units, last + 1 - mention.first_unit)
    if voice is None or scene.word(last - voice.start("voice")) not in _VOICES:
        return None
    after = _AFTER.match(scene.units, mention.unit + 1)
    return verb_cue(scene, after.start("cue")) if after else None
