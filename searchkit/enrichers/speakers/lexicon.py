"""The word lists, read once from words/*.txt, and the letter that stands for each kind of word.

Rules are patterns over a string with one letter a word, so that "the minister said" is `drv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from searchkit.language import person_names
from searchkit.language.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from searchkit.language.countries import nations
from searchkit.language.fold import fold
from searchkit.language.tables import sections, words_of
from searchkit.language.verbs import verb_forms

# One letter a kind of word. `tagging.py` gives them, the rules read them.
CAPITALISED = "C"  # may be a name
TITLE = "K"  # Mr, President, Minister: capitalised words before a name
PARTICLE = "p"  # van, bin, de la
SAY = "v"  # said, says, announced
SAYING = "g"  # saying, adding
HOLD = "a"  # believes, wants
ACT = "b"  # issued, launched
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
INSTITUTION = "n"  # ministry, union
SPEECH = "s"  # statement, letter, remarks
ACCORDING = "A"  # according
WORD = "w"
NUMBER = "#"
POSSESSIVE = "'"
QUOTE = "q"  # a quoted stretch that the sentence runs on from
QUOTE_END = "Q"  # a quoted stretch that ends its sentence

# Function words that may also be a name: capitalised in the middle of a sentence, they are.
AMBIGUOUS = frozenset(
    str.split("will may an so can do my no us even still first mark son long in de grant")
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb."""

    lemma: str
    letter: str  # SAY, SAYING, HOLD or ACT
    is_participle: bool  # "accused": may be passive, "X was accused"


@cache
def verbs() -> Mapping[str, Verb]:
    """Return form -> verb."""
    letters = {"say": SAY, "hold": HOLD, "act": ACT}
    return {
        form: Verb(
            verb.base,
            SAYING if verb.is_ing and verb.section == "say" else letters[verb.section],
            verb.is_past,
        )
        for form, verb in verb_forms().items()
    }


@cache
def letters() -> Mapping[str, str]:
    """Return lower-case word -> the letter of its kind, for all words that have one."""
    found = dict.fromkeys(institution_nouns(), INSTITUTION) | {"according": ACCORDING}
    for word, kind in person_names.roles().items():
        found[word] = ROLES if kind == "several" else ROLE
    for word, verb in verbs().items():
        if found.get(word) != ROLE:
            found[word] = verb.letter
    for word in speech_nouns():
        if found.get(word) not in (SAY, ACT, HOLD):
            found[word] = SPEECH
    for letter, lines in sections(__package__, "function_words.txt").items():
        for word in " ".join(lines).split():
            found.setdefault(word, letter) if letter == LINK else found.__setitem__(word, letter)
    return found


@cache
def speech_nouns() -> frozenset[str]:
    """Return nouns for something said: "statement", "remarks"."""
    return words_of(sections(__package__, "speech.txt")[""])


@cache
def institution_nouns() -> frozenset[str]:
    """Return nouns that stand for an institution named before: "the ministry"."""
    return words_of(sections(__package__, "institutions.txt")["noun"])


@cache
def institution_words() -> frozenset[str]:
    """Return words that make a capitalised name an institution."""
    lists = sections(__package__, "institutions.txt")
    return words_of(lists["noun"]) | words_of(lists["word"]) | words_of(lists["name"])


@cache
def never_a_person() -> frozenset[str]:
    """Return capitalised words that are no person on their own."""
    lists = sections(__package__, "places.txt")
    days = {word.lower() for word in (*ENGLISH_MONTHS, *ENGLISH_WEEKDAYS)} - {"may"}
    return words_of(lists["place"]) | words_of(lists["other"]) | nations().keys() | days


@cache
def things() -> frozenset[str]:
    """Return names of several words that are no person, and words that end such names."""
    lists = sections(__package__, "places.txt")
    return frozenset(fold(line) for line in lists["phrase"]) | words_of(lists["ending"])
