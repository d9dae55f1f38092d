"""A name set beside the noun that it explains, then a word of saying.

their spokeswoman, Marijke van der Heijden, said | The owner, Rahman Textiles, announced
A shopkeeper, Rosa Huanca, 61, said
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue

_AFTER = re.compile(r"(?:\([^()]{0,8}\))?,(?:[#dw][^.;:Qvh,]{0,14},)?x{0,5}([vab])")
# Read backwards from the mention: a comma, and a noun phrase that opens its clause.
# Or the second of two: "Two jurists, Rodrigo Echeverri and María Gaviria, argued".
_BEFORE = re.compile(r"(?:&N)?d?,[wrnZNIGU'dxo#yR]{1,12}(?:$|[.,qQ&;:(tc-])")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb behind the second comma."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    if match is None:
        return None
    if not _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit):
        return None
    return verb_cue(scene, match.start(1))
