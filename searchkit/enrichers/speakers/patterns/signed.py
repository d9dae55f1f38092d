"""A quote with the name of whose words they are set behind it.

“We will win.” — Ada Quist | “No.” -Commissioner Geoffrey Best | “No.” ― Bo Lind, farmer
"""

from searchkit.enrichers.speakers.kind_pieces import before, behind, but, cue, maybe, one, up_to
from searchkit.enrichers.speakers.mentions import Mention, Scene
from searchkit.enrichers.speakers.patterns.common_pieces import OFFICE
from searchkit.enrichers.speakers.patterns.cue import Cue
from searchkit.enrichers.speakers.token_kinds import DASH
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind

_BEFORE = before(
    one(Kind.QUOTE, Kind.QUOTE_END),
    maybe(Kind.STOP),
    cue(Kind.DASH),
    up_to(5, one(*OFFICE)),
)
# The rest says who that is, or where they said it; it tells nothing.
_AFTER = behind(
    maybe(
        one(Kind.COMMA, Kind.OPENING),
        up_to(24, but(Kind.SAYS, Kind.SAYING, Kind.ACTS, Kind.QUOTE, Kind.QUOTE_END, Kind.STOP)),
    ),
    maybe(Kind.STOP),
)


def find(scene: Scene, mention: Mention) -> Cue | None:
    """Return the dash before a mention that ends its paragraph."""
    if DASH not in scene.units:
        return None
    match = _BEFORE.match(scene.reversed_units, len(scene.units) - mention.first_unit)
    if match is None:
        return None
    after = _AFTER.match(scene.units, mention.unit + 1)
    if after is None or after.end() < len(scene.units):
        return None
    return Cue(len(scene.units) - 1 - match.start("cue"))
