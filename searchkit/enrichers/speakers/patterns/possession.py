"""Somebody's statement.

Lavrov’s remarks | China’s foreign ministry’s statement | Ayala’s sharp warning
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue

_AFTER = re.compile(r"'[wxgvb]{0,3}([sb])")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the noun of speech that belongs to the mention."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    return Cue(match.start(1)) if match else None
