"""Somebody does something and says something.

Lavrov rejected the plan and said | Wang walked out, adding that | Ayala took the stage, saying
    Rubio changed his mind – saying
"""

import re

from searchkit.enrichers.speakers.patterns.cue import verb_behind

_APPOSITION = r"(?:,[^.;:Qvh,]{1,20},)?"
_AFTER = re.compile(rf"{_APPOSITION}[xwvab][^.;:QNh]{{0,40}}?(?:,&?|&|,?c|-)x{{0,4}}([vg])")

find = verb_behind(_AFTER)  # the later verb of the clause that the mention opens
