"""Somebody, when or where it was, then a word of saying.

Axelrod on Wednesday called | Merkel, in a statement, said | The Times on 3 May wrote
"""

import re

from searchkit.enrichers.speakers.patterns.cue import verb_behind

_AFTER = re.compile(r",?x{0,2}o[dxwsZ#n]{1,5},?x{0,4}([vab])")

find = verb_behind(_AFTER)  # the verb behind the time or the place
