"""Somebody's words, given by somebody else.

the agency quoted Wang as saying | a letter signed by Duarte | the plan was described by Wang as
in a statement from the ministry | a tweet by Ayala
"""

import re

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue

_QUOTED = re.compile(r"(?:,?[dwrnGZ']{1,6})?([v])")
# The second of several too: "signed by Petit and by the novelist Yann Kermadec".
_BY = re.compile(r"(?:,?[dwrnGZ']{1,6})?o(?:&[NI][dwr]{0,4}o)?([vbs])")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the participle or the noun of speech that leads to the mention."""
    last = len(scene.units) - 1
    match = _QUOTED.match(scene.reversed_units, last + 1 - mention.first_unit)
    if match:
        cue = last - match.start(1)
        if scene.word(cue) in ("quoted", "quoting", "quotes", "cited", "citing", "cites"):
            return Cue(cue)
    match = _BY.match(scene.reversed_units, last + 1 - mention.first_unit)
    if match:
        cue = last - match.start(1)
        if scene.word(cue + 1) in ("by", "from"):
            return Cue(cue)
    return None
