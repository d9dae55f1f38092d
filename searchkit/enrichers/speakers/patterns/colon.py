"""Somebody, a colon, their words: headlines, transcripts, lists of statements.

Wang Yi: Sanctions are not acceptable | TAPPER: Thank you. | Lavrov: “We are ready.”
    Clinton to Planned Parenthood: Trump will go | Fisheries minister Ada Quist: “No.”
"""

from searchkit.enrichers.speakers.kind_pieces import (
    PARAGRAPH_START,
    before,
    behind,
    but,
    cue,
    either,
    maybe,
    one,
    seq,
    up_to,
)
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import BRACKET, OFFICE
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import DETERMINER, GOVERNMENT, INSTITUTION
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.rules import rule

_ROLE_BEHIND = seq(
    Kind.COMMA,
    up_to(10, but(Kind.COMMA, Kind.STOP, Kind.COLON, Kind.SEMICOLON), least=1),
)
_TO_SOMEBODY = seq(
    Kind.AUXILIARY,
    up_to(
        4,
        one(
            Kind.DETERMINER, Kind.WORD, Kind.PERSON, Kind.INSTITUTION, Kind.GOVERNMENT,
            Kind.OTHER_NAME, Kind.GROUP,
        ),
        least=1,
    ),
)  # fmt: skip
_OFFICE_BEFORE = before(PARAGRAPH_START, up_to(6, one(*OFFICE)), Kind.ROLE)
_AFTER = behind(maybe(either(BRACKET, _ROLE_BEHIND, _TO_SOMEBODY)), cue(Kind.COLON))
# A sentence of its own, in which somebody else speaks.
_OF_ANOTHER = behind(
    Kind.COLON,
    Kind.DETERMINER,
    up_to(3, one(Kind.WORD, Kind.OTHER_NAME, Kind.GOVERNMENT, Kind.CAPITALISED)),
    one(Kind.INSTITUTION_NOUN, Kind.ROLE, Kind.ROLES, Kind.INSTITUTION, Kind.PERSON),
    up_to(4, Kind.AUXILIARY),
    Kind.SAYS,
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the colon behind a mention that opens the paragraph."""
    if mention.letter == GOVERNMENT:
        return None  # "France: bakers to march" says where, not who
    first = mention.first_unit
    is_first = first == 0 or (first == 1 and scene.units[0] == DETERMINER)
    if not is_first and not _OFFICE_BEFORE.match(scene.reversed_units, len(scene.units) - first):
        return None
    if mention.letter == INSTITUTION and _OF_ANOTHER.match(scene.units, mention.unit + 1):
        return None  # "EU: The commission said so": what it is about
    match = _AFTER.match(scene.units, mention.unit + 1)
    if match is None or _holds_no_words(scene, match.start("cue")):
        return None
    return Cue(match.start("cue"))


@rule(
    "colon.no-words",
    example="Ana Lima: 1,769.",
    counter="Ana Lima: No.",
    chosen_on="tables of votes and addresses in the training articles of PolNeAR",
)
def _holds_no_words(scene: Scene, colon: int) -> bool:
    """Return whether nothing that can be said stands behind a colon: "Ada Quist: 1,769", "Twitter: @quist"."""
    rest = scene.tokens.text[scene.tokens.starts[scene.first_word[colon]] + 1 :].lstrip()
    return rest.startswith(("@", "http")) or (rest != "" and not any(map(str.isalpha, rest)))
