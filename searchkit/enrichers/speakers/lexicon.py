"""The word lists, read once from words/*.txt, and the kind of each word in them."""

from collections.abc import Mapping
from functools import cache

from searchkit.enrichers.speakers.token_kinds import TokenKind
from searchkit.language import person_names
from searchkit.language.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from searchkit.language.countries import nations
from searchkit.language.fold import fold
from searchkit.language.tables import sections, words_of
from searchkit.language.verbs import verb_forms
from searchkit.values import dataclass

# Function words that may also be a name: capitalised in the middle of a sentence, they are.
AMBIGUOUS = frozenset(
    str.split("will may an so can do my no us even still first mark son long in de grant")
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb."""

    lemma: str
    kind: TokenKind  # SAYS, SAYING, HOLDS or ACTS
    is_participle: bool  # "accused": may be passive, "X was accused"


@cache
def verbs() -> Mapping[str, Verb]:
    """Return form -> verb."""
    kinds = {"say": TokenKind.SAYS, "hold": TokenKind.HOLDS, "act": TokenKind.ACTS}
    return {
        form: Verb(
            verb.base,
            TokenKind.SAYING if verb.is_ing and verb.section == "say" else kinds[verb.section],
            verb.is_past,
        )
        for form, verb in verb_forms().items()
    }


@cache
def kinds() -> Mapping[str, str]:
    """Return lower-case word -> the letter of its kind, for all words that have one."""
    found: dict[str, TokenKind] = dict.fromkeys(institution_nouns(), TokenKind.INSTITUTION_NOUN)
    found["according"] = TokenKind.ACCORDING
    for word, role in person_names.roles().items():
        found[word] = TokenKind.ROLES if role == "several" else TokenKind.ROLE
    for word, verb in verbs().items():
        if found.get(word) != TokenKind.ROLE:
            found[word] = verb.kind
    for word in speech_nouns():
        if found.get(word) not in (TokenKind.SAYS, TokenKind.ACTS, TokenKind.HOLDS):
            found[word] = TokenKind.SPEECH_NOUN
    for name, lines in sections(__package__, "function_words.txt").items():
        for word in " ".join(lines).split():
            kind = TokenKind[name.upper().replace(" ", "_")]
            if kind is not TokenKind.LINK or word not in found:
                found[word] = kind
    return {word: kind.value for word, kind in found.items()}


@cache
def speech_nouns() -> frozenset[str]:
    """Return nouns for something said: "statement", "remarks"."""
    return words_of(sections(__package__, "speech.txt")[""])


@cache
def institution_nouns() -> frozenset[str]:
    """Return nouns that stand for an institution named before: "the ministry"."""
    lists = sections(__package__, "institutions.txt")
    return words_of(lists["noun"]) | words_of(lists["company"])


@cache
def institution_words() -> frozenset[str]:
    """Return words that make a capitalised name an institution."""
    lists = sections(__package__, "institutions.txt")
    return institution_nouns() | words_of(lists["word"]) | words_of(lists["name"])


@cache
def company_nouns() -> frozenset[str]:
    """Return nouns for a kind of body that stand before its name: "carmaker Stellantis"."""
    return words_of(sections(__package__, "institutions.txt")["company"])


@cache
def public_nouns() -> frozenset[str]:
    """Return nouns that make an institution of a place or a people: "Riverton police"."""
    return words_of(sections(__package__, "institutions.txt")["public"])


@cache
def followers_nouns() -> frozenset[str]:
    """Return nouns that make an institution of a person's name: "the Biden administration"."""
    return words_of(sections(__package__, "institutions.txt")["followers"])


@cache
def body_words() -> frozenset[str]:
    """Return the words of which one may follow a name that is an institution's: nouns and fields."""
    return public_nouns() | followers_nouns() | fields()


@cache
def fields() -> frozenset[str]:
    """Return words that may stand between a place and its institution: "Dhaka city police"."""
    return words_of(sections(__package__, "institutions.txt")["field"])


@cache
def national_nouns() -> frozenset[str]:
    """Return nouns of which each country has one institution, so that no field is needed: "the treasury"."""
    return words_of(sections(__package__, "institutions.txt")["one of each country"])


@cache
def field_nouns() -> Mapping[str, frozenset[str]]:
    """Return noun -> fields that make an institution's name with it: "foreign" of "ministry"."""
    lists = sections(__package__, "institutions.txt")
    nouns = (
        "ministry", "department", "office", "bank", "court", "guard", "commission", "force", "service", "brigade",
    )  # fmt: skip
    return {noun: words_of(lists[noun]) for noun in nouns}


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
