"""Somebody whose words are given by an outlet.

Xu was quoted as saying | Orlov was quoted by the Interregnum news agency as saying
"""

from searchkit.enrichers.speakers.kind_pieces import behind, but, cue, maybe, named, up_to
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_BY_WHOM = but(Kind.STOP, Kind.SEMICOLON, Kind.COLON, Kind.QUOTE, Kind.QUOTE_END)
_AFTER = behind(
    maybe(Kind.COMMA),
    up_to(4, Kind.AUXILIARY, least=1),
    named("given", Kind.SAYS),
    up_to(14, _BY_WHOM, is_lazy=True),
    Kind.PREPOSITION,
    cue(Kind.SAYING),
)
_GIVEN = frozenset(("quoted", "cited", "reported"))


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the "saying" of "was quoted as saying"."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    if match is None or scene.word(match.start("given")) not in _GIVEN:
        return None
    return Cue(match.start("cue")) if scene.word(match.start("cue") - 1) == "as" else None
