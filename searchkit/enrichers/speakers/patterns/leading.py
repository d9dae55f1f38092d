"""Somebody does something, without a word of saying, and a quote follows that is nobody else's.

Ada Quist was blunt: “No.” | “It is late.” Bo Lind paused. “Too late.” | Ada Quist nodded. “Yes.”
"""

from searchkit.enrichers.speakers.kind_pieces import behind, but, cue, maybe, one, up_to
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import OFFICE
from searchkit.enrichers.speakers.patterns.cue import Cue, verb_behind
from searchkit.enrichers.speakers.token_kinds import DASH, letter_set
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_NOBODY = but(
    Kind.STOP, Kind.SEMICOLON, Kind.COLON, Kind.QUOTE, Kind.QUOTE_END, Kind.PERSON, Kind.PRONOUN,
    Kind.INSTITUTION, Kind.GOVERNMENT, Kind.OTHER_PRONOUN, Kind.SAYS,
)  # fmt: skip
_QUOTE = one(Kind.QUOTE, Kind.QUOTE_END)
_TO_A_COLON = behind(up_to(14, _NOBODY, least=1), cue(Kind.COLON), _QUOTE)
# A quote that ends its sentence: another's words would go on with "said" and a name.
_TO_A_STOP = behind(up_to(8, _NOBODY, least=1), cue(Kind.STOP), Kind.QUOTE_END)
# Where somebody opens the paragraph, a dash may do for the colon: "Bo Lind, baker – “No.”"
_TO_A_DASH = behind(
    maybe(
        Kind.COMMA,
        up_to(10, one(*OFFICE, Kind.PREPOSITION, Kind.INSTITUTION, Kind.PERSON), least=1),
    ),
    cue(Kind.DASH),
    _QUOTE,
)
_OPENS = letter_set(Kind.STOP, Kind.COMMA, Kind.QUOTE, Kind.QUOTE_END, Kind.DETERMINER) | {""}

_find = verb_behind(_TO_A_COLON, _TO_A_STOP)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the mark before the quote, behind a mention that opens its clause."""
    before = scene.units[max(0, mention.first_unit - 1) : mention.first_unit]
    is_item = before == DASH and mention.first_unit == 1  # "- Bo Lind, baker: “No.”"
    if before not in _OPENS and not is_item:
        return None
    if mention.first_unit <= 1 and (dash := _TO_A_DASH.match(scene.units, mention.unit + 1)):
        return Cue(dash.start("cue"))
    return _find(scene, mention)
