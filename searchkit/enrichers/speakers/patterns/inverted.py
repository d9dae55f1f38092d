"""A word of saying, then somebody.

“…,” said Wang, who | “…,” said the Chinese foreign minister, Wang Yi | , said Lavrov.
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue

# Read backwards from the mention.
_BEFORE = re.compile(r"(?:,?[dwrnGZI'o]{1,10})?(v)x{0,3}[,qQ-]")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb before the mention, which a quote or a comma precedes."""
    match = _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit)
    return Cue(len(scene.units) - 1 - match.start(1)) if match else None
