"""Somebody of somewhere, then a word of saying.

Huang Shu-fen of the opposition People’s Forum accused | Ian Sterling, with the university, said
The Association of Banks in Lebanon condemned
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue

_AFTER = re.compile(
    r",?o[dwrnGZINU'#]{1,7}(?:o[dwrnGZINU'#]{1,5})?(?:,[^.;:Qvh,]{1,20},|,)?x{0,5}([vb])"
)
_OF = frozenset(("of", "from", "at", "with", "in", "for"))


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb behind the place, the party or the employer."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    if match is None:
        return None
    at = mention.unit + (2 if scene.units[mention.unit + 1] == "," else 1)
    return verb_cue(scene, match.start(1)) if scene.word(at) in _OF else None
