"""Somebody who is described by a clause, or says something within it.

Lavrov, who arrived on Monday, said | Ayala, who argued that | Wang, speaking in Nanning, said
    footage of Ayala saying
"""

from searchkit.enrichers.speakers.kind_pieces import behind, but, cue, maybe, one, up_to
from searchkit.enrichers.speakers.patterns.common_pieces import (
    CLAUSE_ENDS,
    IN_BRACKETS,
    VERB,
    auxiliaries,
)
from searchkit.enrichers.speakers.patterns.cue import verb_behind
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_ANYTHING = up_to(30, but(*CLAUSE_ENDS), least=1, is_lazy=True)
_INSIDE = behind(IN_BRACKETS, maybe(Kind.COMMA), Kind.WHO, auxiliaries(4), VERB)
_BEHIND = behind(
    IN_BRACKETS, maybe(Kind.COMMA), Kind.WHO, _ANYTHING, Kind.COMMA, auxiliaries(5), VERB
)
_PARTICIPLE = behind(
    Kind.COMMA,
    one(Kind.SAYING, Kind.WORD, Kind.SAYS, Kind.AUXILIARY, Kind.TIME),
    _ANYTHING,
    Kind.COMMA,
    auxiliaries(5),
    VERB,
)
_DIRECT = behind(auxiliaries(3), cue(Kind.SAYING))

find = verb_behind(
    _BEHIND, _INSIDE, _PARTICIPLE, _DIRECT
)  # the verb behind the clause, or else the one inside it
