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

# Pattern, how far behind the cue a word must stand, and which words are meant.
_FORMS = (
    (_QUOTED, 0, ("quoted", "quoting", "quotes", "cited", "citing", "cites")),
    (_BY, 1, ("by", "from")),
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the participle or the noun of speech that leads to the mention."""
    last = len(scene.units) - 1
    for pattern, behind, words in _FORMS:
        if match := pattern.match(scene.reversed_units, last + 1 - mention.first_unit):
            cue = last - match.start(1)
            if scene.word(cue + behind) in words:
                return Cue(cue)
    return None
