"""A nameless voice of an institution.

A spokesman for the Ministry of Justice said | A spokeswoman for WHO told reporters
"""

import re

from searchkit.enrichers.speakers.mentions import INSTITUTION, Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue

# Read backwards from the mention: "the for spokesman a".
_BEFORE = re.compile(r"d?o(r)w{0,2}d")
_AFTER = re.compile(r"(?:\([^()]{0,8}\))?(?:o[dwxZ#]{1,3})?x{0,4}(v)")
_VOICES = frozenset(("spokesman", "spokeswoman", "spokesperson"))


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb behind the institution that the voice speaks for."""
    if mention.letter != INSTITUTION:
        return None
    last = len(scene.units) - 1
    before = _BEFORE.match(scene.reversed_units, last + 1 - mention.first_unit)
    if before is None or scene.word(last - before.start(1)) not in _VOICES:
        return None
    after = _AFTER.match(scene.units, mention.unit + 1)
    return verb_cue(scene, after.start(1)) if after else None
