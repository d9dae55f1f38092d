"""The first of several who say something together.

Payne and Mahuta said | Payne and her New Zealand counterpart Nanaia Mahuta said
Ayala, Duarte and the mayor of Lugo wrote
"""

import re

from searchkit.enrichers.speakers.patterns.cue import verb_behind

_APPOSITION = r"(?:,[^.;:vqQhNIG&,]{1,14},)?"
# The atomic group takes all the names it can and never gives one back: without it, a list of a
# thousand names would be tried in every way there is to cut it.
_AFTER = re.compile(
    rf"{_APPOSITION}(?>(?:,[dwrnZ']{{0,5}}[NIG]{_APPOSITION}){{0,4}}),?&[dwrnGZIo']{{0,7}}[NIGrn]"
    rf"{_APPOSITION},?x{{0,5}}([vab])"
)

find = verb_behind(_AFTER)  # the verb behind the last of them
