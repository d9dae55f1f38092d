"""Somebody, then a word of saying.

Lavrov said | Wang has repeatedly warned | The ministry (MFA) announced | he added
    Clinton is calling for
"""

from searchkit.enrichers.speakers.kind_pieces import behind, cue, maybe, up_to
from searchkit.enrichers.speakers.patterns.common_pieces import IN_BRACKETS, VERB, auxiliaries
from searchkit.enrichers.speakers.patterns.cue import verb_behind
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_AFTER = behind(IN_BRACKETS, maybe(Kind.DETERMINER), auxiliaries(5), VERB)  # "all said"
_ONGOING = behind(IN_BRACKETS, up_to(5, Kind.AUXILIARY, least=1), cue(Kind.SAYING))

find = verb_behind(_AFTER, _ONGOING)  # the verb of which the mention is the subject
