"""Somebody, then a word of saying.

Lavrov said | Wang has repeatedly warned | The ministry (MFA) announced | he added
    Clinton is calling for
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue

_AFTER = re.compile(r"(?:\([^()]{0,8}\))?(?:x{0,5}([vab])|x{1,5}(g))")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb of which the mention is the subject."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    return verb_cue(scene, match.start(match.lastindex or 0)) if match else None
