"""Somebody, a colon, their words: headlines, transcripts, lists of statements.

Wang Yi: Sanctions are not acceptable | TAPPER: Thank you. | Lavrov: “We are ready.”
    Clinton to Planned Parenthood: Trump will go
"""

import re

from searchkit.enrichers.speakers.mentions import GOVERNMENT, Mention, Scene
from searchkit.enrichers.speakers.patterns.cue import Cue

_AFTER = re.compile(r"(?:\([^()]{0,8}\)|,[^,.:;]{1,10}|x[dwNIGZU]{1,4})?(:)")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the colon behind a mention that opens the paragraph."""
    if mention.letter == GOVERNMENT:
        return None  # "France: bakers to march" says where, not who
    first = mention.first_unit
    if first > 1 or (first == 1 and scene.units[0] != "d"):
        return None
    match = _AFTER.match(scene.units, mention.unit + 1)
    return Cue(match.start(1)) if match else None
