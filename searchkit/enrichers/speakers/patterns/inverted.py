"""A word of saying, then somebody.

“…,” said Wang, who | “…,” said the Chinese foreign minister, Wang Yi | , said Lavrov.
"""

from searchkit.enrichers.speakers.kind_pieces import before, cue, either, maybe, one, seq, up_to
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import NOUN_PHRASE, OFFICE, auxiliaries
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import COMMA, PERSON, POSSESSIVE
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_BEFORE = before(
    one(Kind.COMMA, Kind.QUOTE, Kind.QUOTE_END, Kind.DASH),
    auxiliaries(3),
    cue(Kind.SAYS),
    maybe(
        either(
            seq(up_to(10, one(*NOUN_PHRASE), least=1), Kind.COMMA, maybe(Kind.DETERMINER)),
            up_to(8, one(*OFFICE), least=1),
        )
    ),
)

# "said Amorim had left her": Amorim is what is spoken of.
GOES_ON = frozenset(
    str.split(
        "had has have is was were are will would could should may might can did does must never 's"
    )
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the verb before the mention, which a quote or a comma precedes."""
    match = _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit)
    if match is None or scene.word(mention.unit + 1) in GOES_ON:
        return None
    if is_owner_of_next(scene, mention, match.group()):
        return None
    return Cue(len(scene.units) - 1 - match.start("cue"))


def is_owner_of_next(scene: Scene, mention: Mention, before: str) -> bool:
    """Return whether the mention owns the role of the name before: "said Wang, China’s minister"."""
    return (
        COMMA in before[:2]
        and PERSON in before[:3]
        and scene.units[mention.unit + 1 : mention.unit + 2] == POSSESSIVE
    )
