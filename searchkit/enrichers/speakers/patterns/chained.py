"""Somebody does something and says something.

Lavrov rejected the plan and said | Wang walked out, adding that | Ayala took the stage, saying
    Rubio changed his mind – saying | Ayala sent a letter on Monday asking whether
"""

from searchkit.enrichers.speakers.kind_pieces import behind, but, either, maybe, one, seq, up_to
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import (
    CLAUSE_ENDS,
    NOT_APPOSED,
    auxiliaries,
)
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_cue
from searchkit.enrichers.speakers.token_kinds import PREPOSITION, SAYING, letter_set
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.rules import limit, rule

_APPOSITION = maybe(Kind.COMMA, up_to(20, but(*NOT_APPOSED), least=1), Kind.COMMA)
_DOES = (Kind.AUXILIARY, Kind.WORD, Kind.SAYS, Kind.HOLDS, Kind.ACTS, Kind.TIME)
_JOINED = seq(
    either(
        seq(Kind.COMMA, maybe(Kind.AND)), Kind.AND, seq(maybe(Kind.COMMA), Kind.LINK), Kind.DASH
    ),
    auxiliaries(4),
    one(Kind.SAYS, Kind.SAYING),
)
_IN_WORDS = seq(
    Kind.SPEECH_NOUN, up_to(3, one(Kind.AUXILIARY, Kind.TIME, Kind.PREPOSITION)), Kind.SAYING
)
# Each pattern ends with the later verb of the clause that a mention opens.
_TO_NOBODY = behind(
    _APPOSITION,
    one(*_DOES),
    up_to(40, but(*CLAUSE_ENDS, Kind.PERSON, Kind.PRONOUN), is_lazy=True),
    either(_JOINED, _IN_WORDS),
)
# What is done may be done to somebody: "Quist called Lind a liar, adding that".
_TO_SOMEBODY = behind(
    _APPOSITION,
    one(*_DOES, Kind.PREPOSITION),
    up_to(40, but(*CLAUSE_ENDS, Kind.PRONOUN, Kind.WHO, Kind.LINK), is_lazy=True),
    one(Kind.COMMA, Kind.DASH),
    auxiliaries(2),
    Kind.SAYING,
)
_ENDS = letter_set(*CLAUSE_ENDS)
_OTHERS = letter_set(Kind.PERSON, Kind.PRONOUN, Kind.WHO)
# How far back a sentence is looked at, in units.
_REACH = limit(60, "a paragraph of one endless sentence, against quadratic time")


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the later verb of the clause that the mention opens."""
    at = mention.unit + 1
    match = _TO_NOBODY.match(scene.units, at)
    if match is None and SAYING in scene.units[at : at + _REACH] and _is_first(scene, mention):
        match = _TO_SOMEBODY.match(scene.units, at)
    return verb_cue(scene, match.end() - 1) if match else None


@rule(
    "chained.first",
    example="Ayala met Ana Lima on Monday, and Bo Lind left, asking whether he knew.",
    counter="Ayala called Lima a liar, adding that he knew.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_first(scene: Scene, mention: Mention) -> bool:
    """Return whether nobody is named before the mention in its sentence, but behind "in" or "for"."""
    units = scene.units
    low = max(0, mention.first_unit - _REACH)
    for at in range(mention.first_unit - 1, low - 1, -1):
        if units[at] in _ENDS:
            return True
        if units[at] in _OTHERS and units[at - 1 : at] != PREPOSITION:
            return False
    return low == 0
