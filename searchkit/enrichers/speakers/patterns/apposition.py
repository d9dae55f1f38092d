"""Somebody, something about them between commas, brackets or dashes, then a word of saying.

Wang, the foreign minister, said | Ali Hassan, 34, a fisherman from Basra, told reporters
Ayala — a former mayor — argued
"""

import re

from searchkit.enrichers.speakers.patterns.cue import verb_behind

_BRACKET = r"(?:\([^()]{0,8}\))?"
_SHORT = r",[^.;:Qvh,]{1,20}(?:,[^.;:Qvh,]{1,16}){0,2},"
_DASHES = r"-[^.;:Q-]{1,40}-"
_AFTER = re.compile(rf"{_BRACKET}(?:{_SHORT}|{_DASHES})x{{0,5}}([vab])")
# Longer ones may hold clauses of their own: ", a professor who once worked for Sen. X, said".
_LONG = re.compile(rf"{_BRACKET},[dwrR#KZGIoUx'][^.;:Q]{{2,45}}?,x{{0,5}}([vab])")

find = verb_behind(_AFTER, _LONG)  # the verb behind the apposition
