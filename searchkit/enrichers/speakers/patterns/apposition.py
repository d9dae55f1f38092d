"""Somebody, something about them between commas, brackets or dashes, then a word of saying.

Wang, the foreign minister, said | Ali Hassan, 34, a fisherman from Basra, told reporters
Ayala — a former mayor — argued
"""

from searchkit.enrichers.speakers.kind_pieces import behind, but, either, maybe, one, seq, up_to
from searchkit.enrichers.speakers.patterns.common_pieces import (
    CLAUSE_ENDS,
    FRAME,
    IN_BRACKETS,
    NOT_APPOSED,
    VERB,
    auxiliaries,
)
from searchkit.enrichers.speakers.patterns.cue import verb_behind
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_SHORT = seq(
    Kind.COMMA,
    up_to(20, but(*NOT_APPOSED), least=1),
    up_to(2, seq(Kind.COMMA, up_to(16, but(*NOT_APPOSED), least=1))),
    Kind.COMMA,
)
_IN_DASHES = seq(Kind.DASH, up_to(40, but(*CLAUSE_ENDS, Kind.DASH), least=1), Kind.DASH)
_AFTER = behind(IN_BRACKETS, either(_SHORT, _IN_DASHES), maybe(FRAME), auxiliaries(5), VERB)
# Longer ones may hold clauses of their own: ", a professor who once worked for Sen. X, said".
_LONG = behind(
    IN_BRACKETS,
    Kind.COMMA,
    one(
        Kind.DETERMINER, Kind.WORD, Kind.ROLE, Kind.ROLES, Kind.NUMBER, Kind.TITLE, Kind.OTHER_NAME,
        Kind.GOVERNMENT, Kind.INSTITUTION, Kind.PREPOSITION, Kind.GROUP, Kind.AUXILIARY,
        Kind.POSSESSIVE, Kind.TIME,
    ),
    up_to(45, but(*CLAUSE_ENDS), least=2, is_lazy=True),
    Kind.COMMA,
    auxiliaries(5),
    VERB,
)  # fmt: skip


find = verb_behind(_AFTER, _LONG)  # the verb behind the apposition
