"""Says whether a name that was asked for means a name that was found.

name_matches("wang yi", "Wang Yi")        True    case and accents aside
name_matches("Wang", "Wang Yi")           True    the surname comes first here
name_matches("Yi", "Wang Yi")             False
name_matches("Bellen", "Alexander Van der Bellen")          True
name_matches("van der Bellen", "Alexander Van der Bellen")  True
name_matches("López Obrador", "Andrés Manuel López Obrador")  True
name_matches("Affairs", "Ministry of Foreign Affairs")      False   no person, no surname
"""

import re
from collections.abc import Iterator, Sequence

from searchkit.analysis.tokens import tokens
from searchkit.language.person_names import (
    NAME_SUFFIXES,
    family_names_also_given,
    family_names_first,
)

# One or two syllables: "jinping", "jae", "un", "trong"; not "kardashian", not "leadbeater".
_GIVEN_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|ph|th|tr|kh|ng|ts|hs|hw|gw|kw|ky|hy|my|[bpmfdtnlgkhjqxrzcsywv])?"
    r"[aeiou]{1,3}y?(?:ng|nh|[nkmlptch])?){1,2}"
)
_joins_institutions = frozenset(["of", "for", "and", "the"]).__contains__


def name_matches(asked: str, name: str) -> bool:
    """Say whether `asked` is the whole name or its surname; case, accents and hyphens aside."""
    wanted = _words(asked)
    words = _words(name)
    if not wanted:
        return False
    return wanted == words or wanted in _surnames(words)


def _surnames(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield what the bearer of a name may be called by: nothing where nobody bears it."""
    if len(words) > 2 and words[-1] in NAME_SUFFIXES:
        words = words[:-1]
        yield words
    if len(words) < 2 or any(map(_joins_institutions, words)):
        return
    if _surname_is_first(words):
        yield words[:1]
        if len(words) > 2 or words[0] not in family_names_also_given():
            return
    # From the last word to all but the first: where a surname of two words or with a particle
    # begins cannot be seen, and what is asked for with more words is meant no less.
    for start in range(len(words) - 1, 0, -1):
        yield words[start:]


def _surname_is_first(words: Sequence[str]) -> bool:
    surname, *given = words
    return (
        surname in family_names_first()
        and len(given) <= 2
        and all(_GIVEN_SYLLABLES.fullmatch(word) for word in given)
    )


def _words(name: str) -> list[str]:
    return [token.form for token in tokens(name)]
