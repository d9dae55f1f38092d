"""Somebody who is described by a clause, or says something within it.

Lavrov, who arrived on Monday, said | Ayala, who argued that | Wang, speaking in Nanning, said
    footage of Ayala saying
"""

import re

from searchkit.enrichers.speakers.patterns.cue import verb_behind

_BRACKET = r"(?:\([^()]{0,8}\))?"
_INSIDE = re.compile(rf"{_BRACKET},?Wx{{0,4}}([vab])")
_BEHIND = re.compile(rf"{_BRACKET},?W[^.;:Q]{{1,30}}?,x{{0,5}}([vab])")
_PARTICIPLE = re.compile(r",[gwvx][^.;:Q]{1,30}?,x{0,5}([vab])")

_DIRECT = re.compile(r"x{0,3}(g)")

find = verb_behind(
    _BEHIND, _INSIDE, _PARTICIPLE, _DIRECT
)  # the verb behind the clause, or else the one inside it
