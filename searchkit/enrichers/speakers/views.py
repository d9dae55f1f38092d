"""Small words that say "according to": "in Wang’s view", "as Wang sees it", "per Wang".

They are words of that kind (`token_kinds.py`) where the words behind a name say so.
"""

from collections.abc import Sequence

from searchkit.enrichers.speakers.token_kinds import (
    ACCORDING,
    COMMA,
    DASH,
    PARTICLE,
    POSSESSIVE,
    QUOTE,
    QUOTE_END,
    STOP,
    letter_set,
)
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.rules import NO_DATA, limit, rule

# What is somebody's own: "in her view", "to his mind", "in Wang’s telling".
_VIEWS = frozenset(
    str.split("view opinion judgment judgement estimation telling reading account mind eyes")
)
_SEES = frozenset(("sees", "saw"))
_SIGNS = _VIEWS | _SEES | {"per"}
_OPENS_CLAUSE = frozenset((COMMA, STOP, DASH, QUOTE, QUOTE_END, Kind.THAT.value, Kind.LINK.value))
_ENDS_CLAUSE = letter_set(Kind.COMMA, Kind.STOP)
_OF_A_NAME = letter_set(Kind.CAPITALISED, Kind.TITLE) | {PARTICLE}
_LONGEST_NAME = limit(8, "words; a title and five names")


def with_views(folded: Sequence[str], letters: str) -> str:
    """Return the letters of a paragraph, those of such small words made ACCORDING."""
    if _SIGNS.isdisjoint(folded):
        return letters
    found = [at for end in range(len(folded)) if (at := _leading(folded, letters, end)) >= 0]
    for at in found:
        letters = letters[:at] + ACCORDING + letters[at + 1 :]
    return letters


@rule(
    "views.leading-word",
    example="In Ana Lima’s view, the bridge is safe.",
    counter="In Ana Lima’s house one has a view of the bridge.",
    chosen_on=NO_DATA + "clauses that say whose view a sentence is",
    off=-1,
)
def _leading(folded: Sequence[str], letters: str, end: int) -> int:
    """Return where the small word stands that the word at `end` makes one of saying; -1 where none."""
    word = folded[end]
    leads: tuple[str, ...] = ("in", "to")
    if word not in _SIGNS:
        return -1
    if word == "per":  # "per Wang,"
        return end if _is_per_somebody(letters, end) else -1
    if word in _SEES:
        last, leads = end - 1, ("as",)
        if end + 1 == len(folded) or folded[end + 1] != "it":
            return -1
    elif letters[end] == Kind.CAPITALISED:  # "In Turner’s View of Venice"
        return -1
    else:
        last = end - 2 if letters[end - 1] == POSSESSIVE else end - 3
        if letters[last + 1 : last + 2] != POSSESSIVE:
            return -1
    at = last
    while at > 0 and letters[at] in _OF_A_NAME and last - at < _LONGEST_NAME:
        at -= 1
    opens = at == 0 or letters[at - 1] in _OPENS_CLAUSE
    return at if at < last and folded[at] in leads and opens else -1


@rule(
    "views.per-somebody",
    example="The bridge will open in May, per Ana Lima.",
    counter="Per Lind, 61, said that the bridge is safe.",
    chosen_on=NO_DATA + "clauses that say whose view a sentence is",
)
def _is_per_somebody(letters: str, at: int) -> bool:
    """Whether "per" stands between two clauses and before a name that a comma or a stop ends."""
    if letters[at] == Kind.CAPITALISED or (at and letters[at - 1] not in _OPENS_CLAUSE):
        return False  # "Per Lind, 61, said"
    end = at + 1
    while end < len(letters) and letters[end] in _OF_A_NAME:
        end += 1
    return end > at + 1 and letters[end : end + 1] in _ENDS_CLAUSE
