"""Somebody who does something while saying something, the saying first.

Insisting that it was late, Ada Quist left | “No,” he cried. Adding that it was late, Quist left
"""

from searchkit.enrichers.speakers.kind_pieces import (
    PARAGRAPH_START,
    before,
    but,
    cue,
    either,
    one,
    up_to,
)
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import CLAUSE_ENDS
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import SAYING
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_BEFORE = before(
    either(PARAGRAPH_START, one(*CLAUSE_ENDS)),
    cue(Kind.SAYING),
    up_to(30, but(*CLAUSE_ENDS, Kind.SAYS, Kind.PERSON, Kind.PRONOUN), least=2),
    Kind.COMMA,
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the "insisting" that opens the sentence of which the mention is the subject."""
    if scene.units.find(SAYING, 0, mention.first_unit) < 0:
        return None
    match = _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit)
    return Cue(len(scene.units) - 1 - match.start("cue")) if match else None
