"""Somebody, something about them between commas, brackets or dashes, then a word of saying.

Wang, the foreign minister, said | Ali Hassan, 34, a fisherman from Basra, told reporters
Ayala — a former mayor — argued
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue

_AFTER = re.compile(
    r"(?:\([^()]{0,8}\))?(?:,[^.;:Qvh,]{1,20}(?:,[^.;:Qvh,]{1,16}){0,2},|-[^.;:Qv-]{1,24}-)x{0,5}([vab])"
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb behind the apposition."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    return verb_cue(scene, match.start(1)) if match else None
