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


# In the features of a paragraph's ends, and in the names of their weights.
START, END = "^", ""
_SHOWN = {kind.value: kind.name.lower().replace("_", " ") for kind in TokenKind}
_SHOWN |= {START: "start", END: "end"}
_LETTERS = {name: letter for letter, name in _SHOWN.items()}


def letters(*kinds: TokenKind) -> str:
    """Return the letters of several kinds, as strings of them hold them."""
    return "".join(kinds)


def shown(spelled: str) -> str:
    """Return letters as the names of their kinds: "comma, says, preposition"."""
    return _SHOWN.get(spelled) or ", ".join(_SHOWN[letter] for letter in spelled)


def spelled(names: Iterable[str]) -> str:
    """Return the letters of kinds that are given by `shown` names; KeyError where one is no kind."""
    return "".join(_LETTERS[name] for name in names)
