"""Somebody's statement.

Lavrov’s remarks | China’s foreign ministry’s statement | Ayala’s sharp warning
"""

from searchkit.enrichers.speakers.kind_pieces import behind, cue, one, up_to
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_DESCRIBED = (Kind.WORD, Kind.AUXILIARY, Kind.SAYING, Kind.SAYS, Kind.ACTS)
_AFTER = behind(Kind.POSSESSIVE, up_to(3, one(*_DESCRIBED)), cue(Kind.SPEECH_NOUN, Kind.ACTS))


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the noun of speech that belongs to the mention."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    return Cue(match.start("cue")) if match else None
