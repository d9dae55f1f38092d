"""A word of saying, then somebody.

“…,” said Wang, who | “…,” said the Chinese foreign minister, Wang Yi | , said Lavrov.
    “…,” said on Monday Lavrov
    “…,” said Ayala campaign manager Bo Lind | , noted the agency’s Bo Lind | Said Lind: “…”
"""

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.kind_pieces import (
    PARAGRAPH_START,
    before,
    behind,
    cue,
    either,
    maybe,
    one,
    seq,
    up_to,
)
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import (
    EMPLOYED,
    EMPLOYS,
    NOUN_PHRASE,
    OFFICE,
    auxiliaries,
)
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.enrichers.speakers.token_kinds import letter_set
from searchkit.rules import rule

_BEFORE = before(
    either(PARAGRAPH_START, one(Kind.COMMA, Kind.QUOTE, Kind.QUOTE_END, Kind.DASH, Kind.STOP)),
    auxiliaries(3),
    cue(Kind.SAYS),
    maybe(up_to(1, Kind.PREPOSITION), up_to(2, one(Kind.AUXILIARY, Kind.TIME), least=1)),
    maybe(
        either(
            seq(up_to(10, one(*NOUN_PHRASE), least=1), Kind.COMMA, maybe(Kind.DETERMINER)),
            up_to(8, one(*OFFICE), least=1),
            EMPLOYED,
        )
    ),
)

# Behind these a name goes on as who is spoken of: "Her lawyer, Ada Quist, said Amorim believes".
TELLS_ON = letter_set(Kind.SAYS, Kind.HOLDS, Kind.ACTS, Kind.WORD, Kind.QUOTE, Kind.QUOTE_END)
# Without a quote before them, these are done to whom they name: ", blasted Quist as a fraud". Chosen on the articles
# that weights are fitted on: those that take a person and were found so.
_DONE_TO = frozenset(
    str.split(
        "accuse address ask assail attack bash berate blame blast brand call challenge chide commend condemn "
        "criticise criticize defend denounce deride describe dismiss hail inform interrupt label lambast "
        "lambaste laud lecture liken mock pan praise quote reassure rebuke remind reprimand ridicule scold "
        "slam taunt tell thank threaten urge vilify welcome"
    )
)
_QUOTED = letter_set(Kind.QUOTE, Kind.QUOTE_END, Kind.DASH)
_EMPLOYS = behind(EMPLOYS)
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
    cue = len(scene.units) - 1 - match.start("cue")
    if match.group()[-1:] not in _QUOTED and _is_spoken_of(scene, mention, cue):
        return None
    is_with_another = scene.units[mention.unit + 1 : mention.unit + 2] == Kind.AND
    if not is_with_another and _EMPLOYS.match(scene.units, mention.unit + 1):
        return None  # "said Quist adviser Bo Lind", "said a Quist adviser"
    return Cue(cue)


@rule(
    "inverted.spoken-of",
    example="Marit Vold, who lost, blasted Ada Quist as a fraud.",
    counter="It is late, noted the union’s Bo Lind.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_spoken_of(scene: Scene, mention: Mention, cue: int) -> bool:
    """Return whether a verb that no quote precedes is another's, who tells of the mention."""
    verb = lexicon.verbs().get(scene.word(cue))
    if verb is not None and verb.lemma in _DONE_TO:
        return True
    return scene.units[mention.unit + 1 : mention.unit + 2] in TELLS_ON
