"""According to somebody.

according to Wang | according to the Chinese foreign minister, Wang Yi | according to the ministry
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.patterns.inverted import is_owner_of_next

# Read backwards from the mention: "to according".
_BEFORE = re.compile(r"(?:d?,[dwrnGZIN'o#yRU]{1,10}|[dwrnGZ'#R]{1,8})?x(A)")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the word "according" before the mention."""
    match = _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit)
    if match is None or is_owner_of_next(scene, mention, match.group()):
        return None
    return Cue(len(scene.units) - 1 - match.start(1))
