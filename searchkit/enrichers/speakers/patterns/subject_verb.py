"""Somebody, then a word of saying.

Lavrov said | Wang has repeatedly warned | The ministry (MFA) announced | he added
    Clinton is calling for
"""

import re

from searchkit.enrichers.speakers.patterns.cue import verb_behind

_AFTER = re.compile(r"(?:\([^()]{0,8}\))?(?:x{0,5}([vab])|x{1,5}(g))")

find = verb_behind(_AFTER)  # the verb of which the mention is the subject
