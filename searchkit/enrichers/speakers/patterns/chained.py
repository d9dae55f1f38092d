"""Somebody does something and says something.

Lavrov rejected the plan and said | Wang walked out, adding that | Ayala took the stage, saying
    Rubio changed his mind – saying
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue

_APPOSITION = r"(?:,[^.;:Qvh,]{1,20},)?"
_AFTER = re.compile(rf"{_APPOSITION}[xwvab][^.;:QNh]{{0,40}}?(?:,&?|&|,?c|-)x{{0,4}}([vg])")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the later verb of the clause that the mention opens."""
    match = _AFTER.match(scene.units, mention.unit + 1)
    return verb_cue(scene, match.start(1)) if match else None
