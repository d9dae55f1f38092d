"""A word of saying, then somebody.

“…,” said Wang, who | “…,” said the Chinese foreign minister, Wang Yi | , said Lavrov.
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue

# Read backwards from the mention.
_BEFORE = re.compile(r"(?:d?,[dwrnGZIN'o#yRU]{1,10}|[dwrnGZ'#R]{1,8})?(v)x{0,3}[,qQ-]")


# "said Amorim had left her": Amorim is what is spoken of.
GOES_ON = frozenset(
    str.split(
        "had has have is was were are will would could should may might can did does must never 's"
    )
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb before the mention, which a quote or a comma precedes."""
    match = _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit)
    if match is None or scene.word(mention.unit + 1) in GOES_ON:
        return None
    if is_owner_of_next(scene, mention, match.group()):
        return None
    return Cue(len(scene.units) - 1 - match.start(1))


def is_owner_of_next(scene: Scene, mention: Mention, before: str) -> bool:
    """Return whether the mention owns the role of the name before: "said Wang, China’s minister"."""
    return (
        "," in before[:2]
        and "N" in before[:3]
        and scene.units[mention.unit + 1 : mention.unit + 2] == "'"
    )
