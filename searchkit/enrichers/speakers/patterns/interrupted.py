"""Somebody, when or where it was, then a word of saying.

Axelrod on Wednesday called | Merkel, in a statement, said | The Times on 3 May wrote
"""

from searchkit.enrichers.speakers.kind_pieces import behind, maybe, one, up_to
from searchkit.enrichers.speakers.patterns.common_pieces import VERB, auxiliaries
from searchkit.enrichers.speakers.patterns.cue import verb_behind
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_TIME_OR_PLACE = (
    Kind.DETERMINER, Kind.AUXILIARY, Kind.WORD, Kind.SPEECH_NOUN, Kind.OTHER_NAME, Kind.NUMBER,
    Kind.INSTITUTION_NOUN,
)  # fmt: skip
_AFTER = behind(
    maybe(Kind.COMMA),
    auxiliaries(2),
    Kind.PREPOSITION,
    up_to(5, one(*_TIME_OR_PLACE), least=1),
    maybe(Kind.COMMA),
    auxiliaries(4),
    VERB,
)

find = verb_behind(_AFTER)  # the verb behind the time or the place
