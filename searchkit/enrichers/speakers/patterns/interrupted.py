"""Somebody, when or where it was, then a word of saying.

Axelrod on Wednesday called | Merkel, in a statement, said | The Times on 3 May wrote
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue

_AFTER = re.compile(r",?x{0,2}o[dxwsZ#n]{1,5},?x{0,4}([vab])")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb behind the time or the place."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    return verb_cue(scene, match.start(1)) if match else None
