"""Somebody whose words are given by an outlet.

Xu was quoted as saying | Orlov was quoted by the Interregnum news agency as saying
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue

_AFTER = re.compile(r",?x{1,4}(v)[^.;:qQ]{0,14}?o(g)")
_GIVEN = frozenset(("quoted", "cited", "reported"))


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the "saying" of "was quoted as saying"."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    if match is None or scene.word(match.start(1)) not in _GIVEN:
        return None
    return Cue(match.start(2)) if scene.word(match.start(2) - 1) == "as" else None
