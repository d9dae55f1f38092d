"""The kinds of words and marks that rules tell apart, each with the letter that stands for it.

A paragraph becomes a string of these letters, one a word or mark, so that a rule is a regular
expression over kinds: "the minister said" is DETERMINER, ROLE, SAYS. Rules name kinds and never
write letters; `kind_pieces.py` composes patterns of them.
"""

from collections.abc import Iterable
from enum import StrEnum


class TokenKind(StrEnum):
    """What a word, a mark or a mention is to the rules; its value is its letter."""

    # Words. tagging.py tells which is which.
    CAPITALISED = "C"  # may be a name
    TITLE = "K"  # Mr, President, Minister: capitalised words before a name
    PARTICLE = "p"  # van, bin, de la
    SAYS = "v"  # said, says, announced
    SAYING = "g"  # saying, adding
    HOLDS = "a"  # believes, wants
    ACTS = "b"  # issued, launched
    AUXILIARY = "x"  # has, also, later, repeatedly, Monday
    DETERMINER = "d"  # the, a, his
    PREPOSITION = "o"  # of, for, in
    AND = "&"
    PRONOUN = "h"  # he, she
    OTHER_PRONOUN = "y"  # they, we, I, it, you
    WHO = "W"  # who, which, whose
    THAT = "t"
    LINK = "c"  # but, because, if, when, while
    ROLE = "r"  # minister, spokesman
    ROLES = "R"  # ministers, two: several people
    INSTITUTION_NOUN = "n"  # ministry, union
    SPEECH_NOUN = "s"  # statement, letter, remarks
    ACCORDING = "A"  # according
    WORD = "w"
    TIME = "T"  # week, month, night: when something was said
    NUMBER = "#"
    POSSESSIVE = "'"
    QUOTE = "q"  # a quoted stretch that the sentence runs on from
    QUOTE_END = "Q"  # a quoted stretch that ends its sentence
    # Marks.
    COMMA = ","
    STOP = "."
    SEMICOLON = ";"
    COLON = ":"
    OPENING = "("
    CLOSING = ")"
    DASH = "-"
    # Mentions, which take the place of their words. mentions.py makes them.
    PERSON = "N"
    INSTITUTION = "I"
    GOVERNMENT = "G"  # a country, or the capital that stands for it
    GROUP = "U"  # Democrats, Germans
    OTHER_NAME = "Z"  # a place, a people, a day
    NOMINAL = "M"  # "the minister", "the ministry": never in a string of letters


# The same as plain strings, for what is done with every word: to look up a member of an enumeration
# takes longer than all else that is done with it.
ACCORDING = TokenKind.ACCORDING.value
ACTS = TokenKind.ACTS.value
AND = TokenKind.AND.value
AUXILIARY = TokenKind.AUXILIARY.value
CAPITALISED = TokenKind.CAPITALISED.value
COLON = TokenKind.COLON.value
COMMA = TokenKind.COMMA.value
DASH = TokenKind.DASH.value
DETERMINER = TokenKind.DETERMINER.value
GOVERNMENT = TokenKind.GOVERNMENT.value
HOLDS = TokenKind.HOLDS.value
INSTITUTION = TokenKind.INSTITUTION.value
INSTITUTION_NOUN = TokenKind.INSTITUTION_NOUN.value
NUMBER = TokenKind.NUMBER.value
OPENING = TokenKind.OPENING.value
OTHER_NAME = TokenKind.OTHER_NAME.value
PARTICLE = TokenKind.PARTICLE.value
PERSON = TokenKind.PERSON.value
POSSESSIVE = TokenKind.POSSESSIVE.value
PREPOSITION = TokenKind.PREPOSITION.value
PRONOUN = TokenKind.PRONOUN.value
QUOTE = TokenKind.QUOTE.value
QUOTE_END = TokenKind.QUOTE_END.value
ROLE = TokenKind.ROLE.value
ROLES = TokenKind.ROLES.value
SAYING = TokenKind.SAYING.value
SAYS = TokenKind.SAYS.value
SPEECH_NOUN = TokenKind.SPEECH_NOUN.value
STOP = TokenKind.STOP.value
TITLE = TokenKind.TITLE.value
WORD = TokenKind.WORD.value

# In the features of a paragraph's ends, and in the names of their weights.
START, END = "^", ""
_SHOWN = {kind.value: kind.name.lower().replace("_", " ") for kind in TokenKind}
_SHOWN |= {START: "start", END: "end"}
_LETTERS = {name: letter for letter, name in _SHOWN.items()}


def letter_set(*kinds: TokenKind) -> frozenset[str]:
    """Return the letters of several kinds as a set of plain strings, which is asked fastest."""
    return frozenset(kind.value for kind in kinds)


def letters(*kinds: TokenKind) -> str:
    """Return the letters of several kinds, as strings of them hold them."""
    return "".join(kinds)


def shown(spelled: str) -> str:
    """Return letters as the names of their kinds: "comma, says, preposition"."""
    return _SHOWN.get(spelled) or ", ".join(_SHOWN[letter] for letter in spelled)


def spelled(names: Iterable[str]) -> str:
    """Return the letters of kinds that are given by `shown` names; KeyError where one is no kind."""
    return "".join(_LETTERS[name] for name in names)
