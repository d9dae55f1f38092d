"""The ways in which English says who speaks, one family a module.

Each module has `find(scene, mention) -> Cue | None`: given somebody's mention in a paragraph, it
returns the word that makes them a speaker. A family sees kinds of words (token_kinds.py), so that it
is short; its docstring shows what it reads. Order is trust.
"""

from collections.abc import Callable

from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns import (
    according_to,
    affiliation,
    apposed,
    apposition,
    chained,
    colon,
    coordinated,
    interrupted,
    inverted,
    leading,
    mouthpiece,
    participle,
    possession,
    quoted,
    relative,
    reported,
    signed,
    subject_verb,
)
from searchkit.enrichers.speakers.patterns.cue import Cue

Family = Callable[[Scene, Mention], Cue | None]

FAMILIES: tuple[tuple[str, Family], ...] = (
    ("signed", signed.find),
    ("quoted", quoted.find),
    ("mouthpiece", mouthpiece.find),
    ("subject-verb", subject_verb.find),
    ("inverted", inverted.find),
    ("according-to", according_to.find),
    ("apposed", apposed.find),
    ("apposition", apposition.find),
    ("interrupted", interrupted.find),
    ("affiliation", affiliation.find),
    ("relative", relative.find),
    ("coordinated", coordinated.find),
    ("colon", colon.find),
    ("reported", reported.find),
    ("possession", possession.find),
    ("chained", chained.find),
    ("participle", participle.find),
    ("leading", leading.find),
)


def _only(*rules: str) -> tuple[tuple[str, Family], ...]:
    return tuple((rule, find) for rule, find in FAMILIES if rule in rules)


# What can be said of "the words of Wang": of these Wang is not the subject.
LOOKING_BACK = _only("inverted", "according-to", "reported", "possession", "mouthpiece")

# And of whom the sentence goes on to tell: "a coup led by Wang, who said".
OBJECTS_WHO = (*LOOKING_BACK, *_only("relative"))

# What can be said of one who ends a sentence, and of one who owns what follows: the other families
# look for a verb behind. To leave them out changes nothing but the time that it takes.
AT_AN_END = _only("signed", "inverted", "according-to", "coordinated", "reported")
OWNING = _only("signed", "mouthpiece", "inverted", "according-to", "reported", "possession")

__all__ = ["AT_AN_END", "FAMILIES", "LOOKING_BACK", "OBJECTS_WHO", "OWNING", "Cue", "Family"]
