"""Somebody, when or where it was, then a word of saying.

Axelrod on Wednesday called | Merkel, in a statement, said | The Times on 3 May wrote
Weiss last week said | Weiss earlier this month told reporters
"""

from searchkit.enrichers.speakers.kind_pieces import behind
from searchkit.enrichers.speakers.patterns.common_pieces import FRAME, VERB, auxiliaries
from searchkit.enrichers.speakers.patterns.cue import verb_behind

_AFTER = behind(FRAME, auxiliaries(4), VERB)

find = verb_behind(_AFTER)  # the verb behind the time or the place
