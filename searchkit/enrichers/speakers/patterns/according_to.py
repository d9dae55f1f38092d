"""According to somebody.

according to Wang | according to the Chinese foreign minister, Wang Yi | according to the ministry
in Wang’s view, | as Wang sees it, | per Wang,
"""

from searchkit.enrichers.speakers.kind_pieces import (
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
)
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import PERSON, POSSESSIVE
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.rules import NO_DATA, rule

_TO = maybe(Kind.AUXILIARY)  # of "according"; "per" and "in ...’s view" have none
# "according to a statement by the minister, Wang Yi"; of an institution the report says it, whose
# words it need not be.
STATEMENT_OF = seq(
    up_to(4, one(Kind.DETERMINER, Kind.WORD, Kind.NUMBER)),
    Kind.SPEECH_NOUN,
    Kind.PREPOSITION,
    up_to(6, one(*OFFICE)),
)
_BEFORE_OF_STATEMENT = before(cue(Kind.ACCORDING), Kind.AUXILIARY, STATEMENT_OF)
_BEFORE = before(
    cue(Kind.ACCORDING),
    _TO,
    maybe(
        either(
            seq(up_to(10, one(*NOUN_PHRASE), least=1), Kind.COMMA, maybe(Kind.DETERMINER)),
            up_to(8, one(*OFFICE), least=1),
            EMPLOYED,
        )
    ),
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the word "according" before the mention, or a small one that says the same."""
    back = len(scene.units) - mention.first_unit
    match = _BEFORE.match(scene.reversed_units, back)
    if match is None and mention.letter == PERSON:
        match = _BEFORE_OF_STATEMENT.match(scene.reversed_units, back)
    if match is None:
        return None
    according = len(scene.units) - 1 - match.start("cue")
    if scene.word(according) != "according":
        return Cue(according)  # "in Wang’s view", as `views.py` has it
    if is_part_of_another(scene, mention) or _is_told_of(scene, mention, according):
        return None
    return Cue(according)


_FROM = frozenset(("by", "from", "of"))


@rule(
    "according.report-on-somebody",
    example="The quay was never paid for, according to a report on Ines Coly.",
    counter="The quay was never paid for, according to a report by Ines Coly.",
    chosen_on=NO_DATA + "reports and statements; whom one is on did not write it",
)
def _is_told_of(scene: Scene, mention: Mention, according: int) -> bool:
    """Return whether a report is on the mention, and not by it; `according`: the unit of that word."""
    units = scene.units
    for at in range(mention.first_unit - 1, according, -1):
        if units[at] == Kind.PREPOSITION and units[at - 1 : at] == Kind.SPEECH_NOUN:
            return scene.word(at) not in _FROM
    return False


# What an institution keeps or asks for: it says nothing where its "records" or its "poll" do. Chosen
# on the articles that weights are fitted on, of which twenty name such a source.
_SOURCES = frozenset(
    str.split("data records filings figures statistics documents poll polls survey surveys average")
)
_EMPLOYS = behind(EMPLOYS)
_OWNED = frozenset((Kind.WORD, Kind.SPEECH_NOUN, Kind.INSTITUTION_NOUN))


@rule(
    "according-to.part-of-another",
    example="According to a Reuters survey, nobody pays.",
    counter="According to Reuters, nobody pays.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def is_part_of_another(scene: Scene, mention: Mention) -> bool:
    """Return whether the name only tells which poll it is, or whose: "a Reuters survey"."""
    following = scene.units[mention.unit + 1 : mention.unit + 2]
    if scene.word(mention.unit + 1) in _SOURCES or scene.word(mention.unit + 2) in _SOURCES:
        return True
    if _EMPLOYS.match(scene.units, mention.unit + 1):
        return True  # "according to Reuters analyst Bo Lind"
    before = scene.word(mention.first_unit - 1)
    return following == POSSESSIVE or (before in ("a", "an") and following in _OWNED)
