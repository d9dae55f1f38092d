"""The word that makes somebody a speaker."""

import re
from collections.abc import Callable

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.token_kinds import AUXILIARY, letter_set
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.values import dataclass

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "got", "gets", "get"])


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class Cue:
    """A word of saying and where it stands."""

    unit: int
    is_passive: bool = False  # "X was accused": X says nothing


def verb_cue(scene: Scene, unit: int, mention: Mention | None = None) -> Cue:
    """Return the cue of a verb, passive where it is: "was accused", "accused of lying".

    "Is said to" is passive too; "was saying" is not.
    """
    verb = lexicon.verbs().get(scene.word(unit))
    if verb is None or not verb.is_participle:
        return Cue(unit)
    at = unit - 1
    while at >= 0 and scene.units[at] == AUXILIARY:
        if scene.word(at) in _BE:
            return Cue(unit, is_passive=True)
        at -= 1
    if mention is not None and scene.units[max(0, mention.first_unit - 1)] in _OF_WHICH:
        return Cue(unit)  # "an act that Quist described as"
    following = scene.word(unit + 1)
    is_reduced = following in ("of", "by", "for", "in", "as") and (
        verb.lemma in _DONE_TO or (verb.lemma in _NAMED and following in ("by", "as"))
    )
    return Cue(unit, is_passive=is_reduced)


_OF_WHICH = letter_set(Kind.THAT, Kind.WHO)
# "X accused of lying", "X quoted by the agency": without an object, these are done to X.
_DONE_TO = frozenset(("accuse", "blame", "praise", "criticize", "criticise", "condemn", "denounce"))
_NAMED = frozenset(("describe", "brand", "charge", "urge", "tell", "call", "quote", "cite"))


def verb_behind(*patterns: re.Pattern[str]) -> Callable[[Scene, Mention], Cue | None]:
    """Return the `find` of a family: the cue of the first pattern that fits behind a mention."""

    def find(scene: Scene, mention: Mention) -> Cue | None:
        for pattern in patterns:
            if match := pattern.match(scene.units, mention.unit + 1):
                return verb_cue(scene, match.start("cue"), mention)
        return None

    return find
