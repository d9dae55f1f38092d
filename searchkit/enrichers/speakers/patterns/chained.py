"""Somebody does something and says something.

Lavrov rejected the plan and said | Wang walked out, adding that | Ayala took the stage, saying
    Rubio changed his mind – saying
"""

from searchkit.enrichers.speakers.kind_pieces import (
    behind,
    but,
    cue,
    either,
    maybe,
    one,
    seq,
    up_to,
)
from searchkit.enrichers.speakers.patterns.common_pieces import (
    CLAUSE_ENDS,
    NOT_APPOSED,
    auxiliaries,
)
from searchkit.enrichers.speakers.patterns.cue import verb_behind
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_APPOSITION = maybe(Kind.COMMA, up_to(20, but(*NOT_APPOSED), least=1), Kind.COMMA)
_AFTER = behind(
    _APPOSITION,
    one(Kind.AUXILIARY, Kind.WORD, Kind.SAYS, Kind.HOLDS, Kind.ACTS, Kind.TIME),
    up_to(40, but(*CLAUSE_ENDS, Kind.PERSON, Kind.PRONOUN), is_lazy=True),
    either(
        seq(Kind.COMMA, maybe(Kind.AND)), Kind.AND, seq(maybe(Kind.COMMA), Kind.LINK), Kind.DASH
    ),
    auxiliaries(4),
    cue(Kind.SAYS, Kind.SAYING),
)

find = verb_behind(_AFTER)  # the later verb of the clause that the mention opens
