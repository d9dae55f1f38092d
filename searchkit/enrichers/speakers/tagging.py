"""A paragraph as words, each with the letter of its kind (token_kinds.py): rules read the letters.

Wang Yi , who visited , “ ... ” said   ->   CC,Ww,qv
"""

import re
from collections.abc import Iterable, Mapping, Set
from functools import cache, lru_cache
from itertools import repeat

from searchkit.enrichers.speakers import lexicon
from searchkit.enrichers.speakers.quote_masking import BLANK, Masked, mask
from searchkit.enrichers.speakers.token_kinds import (
    ACTS,
    AUXILIARY,
    CAPITALISED,
    COMMA,
    DETERMINER,
    HOLDS,
    INSTITUTION_NOUN,
    NUMBER,
    PARTICLE,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    QUOTE_END,
    ROLE,
    SAYING,
    SAYS,
    SPEECH_NOUN,
    STOP,
    TITLE,
    WORD,
    letter_set,
)
from searchkit.enrichers.speakers.token_kinds import TokenKind as Kind
from searchkit.enrichers.speakers.views import with_views
from searchkit.language import person_names
from searchkit.language.calendar_words import ENGLISH_MONTHS
from searchkit.language.fold import fold
from searchkit.language.sentences import ABBREVIATIONS, STATES
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold
from searchkit.values import dataclass

# Abbreviations whose full stop ends no sentence, initials, words with inner hyphens and
# apostrophes (a final 's apart), numbers, quoted stretches, punctuation. Before all these the most
# frequent of the words, which need no second look: that takes a quarter off.
_TOKEN = regex(
    r"[a-z]++(?=[ ,])|[A-Z][a-z]*+(?= )"
    rf'|"{BLANK}*"?'
    rf"|(?:{ABBREVIATIONS})\.|Ph\.D\.?"
    rf"|[RDI]-(?:(?:{STATES})\.|(?:[A-Z]\.){{2}})|(?<=, )(?:{STATES})\.(?=,)"
    r"|(?:[A-Z]\.-?)+(?![^\W\d_])"
    r"|[^\W\d_](?:\w|[-’'](?![sS]\b)(?=\w)|-(?=\w))*"
    r"|['’](?:[sS]\b|(?<=s.))"
    r"|\d+(?:[.,:/-]\d+)*\w*|@\w+|--+|[^\w\s]"
)
_GROUP, _START = re.Match[str].group, re.Match[str].start  # called for every word
_PUNCTUATION = {
    sign: kind.value
    for kind, signs in {
        Kind.COMMA: ",", Kind.STOP: ".!?…•|*", Kind.SEMICOLON: ";", Kind.COLON: ":",
        Kind.OPENING: "([", Kind.CLOSING: ")]", Kind.DASH: "—–―-~", Kind.AND: "&",
    }.items()
    for sign in signs
}  # fmt: skip
_SENTENCE_ENDS = letter_set(Kind.STOP, Kind.COLON, Kind.QUOTE_END)


# Plurals that stand alone as those who say something.
PEOPLE = frozenset(("republicans", "democrats", "conservatives", "liberals", "tories"))
# What a name is made of: capitalised words, and titles among them.
NAMES = letter_set(Kind.CAPITALISED, Kind.TITLE)


@dataclass(slots=True)  # never changed; frozen, each would take three times as long to make
class Tokens:
    """A paragraph, word by word. All sequences have the same length."""

    text: str  # the paragraph as it is
    masked: Masked
    words: tuple[str, ...]
    folded: tuple[str, ...]  # lower case, without accents
    starts: tuple[int, ...]
    letters: str  # one a word, of its kind
    is_headline: bool

    def end(self, index: int) -> int:
        """Return where word `index` ends in the text."""
        return self.starts[index] + len(self.words[index])


# Full, and as they are shortened where that is no name of a person, as Mar and Jun are.
_MONTHS = frozenset(
    [*map(str.lower, ENGLISH_MONTHS), "jan", "feb", "aug", "sept", "oct", "nov", "dec"]
)

# A headline is short, and writes no word small but those that join others.
_MAX_HEADLINE_CHARS = threshold(
    200,
    NO_DATA + "the longest headline of the articles that weights were fitted on has 147 characters",
)
_MIN_HEADLINE_CAPITALS = threshold(
    3, 'names: "Ada Quist" alone on a line is no headline in capitals'
)
_CAPITALS_FOR_ONE = threshold(
    8, NO_DATA + "words with capitals to one without: an outlet may write a verb small"
)
_JOINING = letter_set(
        Kind.AUXILIARY, Kind.DETERMINER, Kind.PREPOSITION, Kind.AND, Kind.PRONOUN,
        Kind.OTHER_PRONOUN, Kind.WHO, Kind.THAT, Kind.LINK, Kind.PARTICLE,
)  # fmt: skip


@rule(
    "names.headline-capitals",
    example="Minister Of Ports Opens The Harbour In Lisbon",
    counter="The minister of ports opened the harbour in Lisbon.",
    chosen_on="headlines of the articles that weights were fitted on",
)
def has_headline_capitals(text: str) -> bool:
    """Return whether the text Looks Like a Headline in Capitals, or LIKE ONE IN FULL CAPITALS."""
    if len(text) > _MAX_HEADLINE_CHARS:
        return False
    known = lexicon.kinds()
    is_sentence = text.rstrip(_CLOSING_QUOTES).endswith(".")
    capitals = small = 0
    for word in text.split():
        if word[0].isupper():
            capitals += 1
        elif word[0].islower() and known.get(word.rstrip(",:;")) not in _JOINING:
            if is_sentence:
                return False  # "Foreign Minister Wang Yi met Antony Blinken in Beijing on Sunday."
            small += 1
    return capitals >= _MIN_HEADLINE_CAPITALS and small * _CAPITALS_FOR_ONE <= capitals


_CLOSING_QUOTES = "\"'”’»"

# A capital first: a pattern that begins so is looked for fastest.
_TWO_CAPITALS = regex(r"[A-Z](?:(?<=^.)|(?<=[a-z,] .))[\w.'’-]+ ([A-Z][a-z]+)\b")


def family_names_that_are_roles(texts: Iterable[str]) -> frozenset[str]:
    """Return the words for people in a role that end somebody's name in the texts: "Jeff Weaver".

    One that opens a sentence is then the name, not the role.
    """
    known = person_names.roles()
    return frozenset(
        word
        for text in texts
        for word in _TWO_CAPITALS.findall(text)
        if word.lower() in known and word.lower() not in person_names.titles()
    )


def tokenize(
    text: str,
    *,
    as_read: str | None = None,
    is_headline: bool = False,
    family_names: Set[str] = frozenset(),
) -> Tokens:
    """Return the words of a paragraph. In a headline, capitals say nothing about verbs.

    `as_read` is the same paragraph with names in capitals made small, where there are any.
    `family_names` are those of the article that are words too: "Weaver", "Baker".
    """
    masked = mask(text if as_read is None else as_read)
    matches = [*_TOKEN.finditer(masked.text)]
    words = [*map(_GROUP, matches)]
    starts = [*map(_START, matches)]
    folded = [*map(str.lower if masked.text.isascii() else fold, words)]
    letters = _letters(text, words, folded, starts, is_headline=is_headline)
    if family_names:
        letters = "".join(
            Kind.CAPITALISED if word in family_names and letter == Kind.ROLE else letter
            for word, letter in zip(words, letters, strict=True)
        )
    if as_read not in (None, text) and words[1:2] == [":"]:
        letters = Kind.CAPITALISED + letters[1:]  # "KING: And Guatemala?"
    letters = with_views(folded, letters)
    return Tokens(text, masked, tuple(words), tuple(folded), tuple(starts), letters, is_headline)


# What owns nothing by an apostrophe.
_NO_OWNERS = letter_set(Kind.PRONOUN, Kind.OTHER_PRONOUN, Kind.WHO, Kind.THAT)
# Small words of these kinds, and unknown ones, mean something by what is beside them.
_VERBS = letter_set(Kind.SAYS, Kind.HOLDS, Kind.ACTS, Kind.SAYING)
_LOOKED_AT = _VERBS | {"", Kind.AUXILIARY.value, SPEECH_NOUN}


def _letters(
    text: str, words: list[str], folded: list[str], starts: list[int], *, is_headline: bool
) -> str:
    out = [*map(_settled().get, words, repeat(""))]
    # Few of the words are left; each needs the letter of the one before it.
    for index, letter in enumerate(out):
        if letter:
            continue
        word = words[index]
        sign = word[0]
        previous = out[index - 1] if index else STOP
        if sign.isalpha():
            if word.islower():
                out[index] = _small_letter(words, folded, index, previous)
            else:
                out[index] = _capital_letter(
                    words, folded, index, previous, is_headline=is_headline
                )
        elif sign == '"':
            out[index] = _quote_letter(text, starts[index], len(word))
        elif sign.isdigit():
            out[index] = NUMBER
        elif sign in "'’":
            # "He’s claiming that": has or is.
            out[index] = AUXILIARY if previous in _NO_OWNERS else POSSESSIVE
        elif sign == "@":
            out[index] = CAPITALISED
        else:
            out[index] = _PUNCTUATION.get(sign, WORD)
    return "".join(out)


@cache
def _settled() -> Mapping[str, str]:
    """Return small word or mark, as written -> its letter, where nothing beside it can change that."""
    small = {
        word: letter
        for word, letter in lexicon.kinds().items()
        if letter not in _LOOKED_AT and word.isascii() and word[0].isalpha() and word.islower()
    }
    return {**small, **_PUNCTUATION}


def _small_letter(words: list[str], folded: list[str], index: int, previous: str) -> str:
    """Return the letter of a word without a capital."""
    low = folded[index]
    letter = lexicon.kinds().get(low)
    if letter is None:
        if low in _WEAK_PARTICLES and previous in NAMES and _is_upper(words, index + 1):
            return PARTICLE
        return _letter_of_unknown(low)
    if (
        low in ("goes", "went")
        and folded[index + 1 : index + 2] == ["on"]
        and words[index + 2 : index + 3] in _GOING_ON
    ):
        return SAYS
    if (
        letter == SPEECH_NOUN
        and previous == AUXILIARY
        and low.endswith("ing")
        and low in lexicon.verbs()
    ):
        return SAYING  # "is warning that"
    if low == "talk" and folded[index + 1 : index + 2] in _BROADCASTS:
        return WORD
    if letter in _VERBS and index and _is_noun_here(folded, index, previous):
        return SPEECH_NOUN if low in lexicon.speech_nouns() else WORD
    return letter


# Of small words, and of capitalised ones, that are met again and again.
_KNOWN_WORDS = limit(
    1 << 14, "memory: 2 MB a worker; the words of 5,000 stories are asked for as fast"
)


@lru_cache(_KNOWN_WORDS)
def _letter_of_unknown(low: str) -> str:
    """Return the letter of a small word that no list has."""
    if low in person_names.particles():
        return PARTICLE
    if low.endswith("ly"):
        return AUXILIARY
    return ROLE if low.endswith(_SCHOLARS) else WORD


def _capital_letter(
    words: list[str], folded: list[str], index: int, previous: str, *, is_headline: bool
) -> str:
    """Return the letter of a word with a capital, which means little where a sentence opens."""
    word, low = words[index], folded[index]
    told = _told_by_itself(word, low, is_headline)
    if told:
        return told
    if low in _MONTHS and (
        previous == NUMBER or words[min(index + 1, len(words) - 1)][0].isdigit()
    ):
        return NUMBER  # "3 May", "May 3"
    if low in _AFTER_TITLES and index and folded[index - 1] in _AFTER_TITLES[low]:
        return TITLE
    is_followed = _is_upper(words, index + 1)
    if low.replace(".", "") in person_names.POST_NOMINALS and _is_post_nominal(
        word, previous, is_followed=is_followed
    ):
        return WORD
    if low == "sen" and previous in NAMES and not is_followed:
        return CAPITALISED  # "Amartya Sen said": no senator
    if low in _GERMAN_ARTICLES and is_followed and folded[index + 1] in person_names.titles():
        return DETERMINER  # "Der Minister Bo Lind"; "Der Spiegel" is its name
    if low == "per" and is_followed and folded[index + 1] not in person_names.genders():
        return CAPITALISED  # "Per Nilsson said"; "Per Ada Quist, the ferry sails"
    if low == "he" and (previous == TITLE or (is_followed and _is_he_a_name(words, folded, index))):
        return CAPITALISED  # "He Lifeng", "Vice Premier He"
    return _told_by_its_sentence(
        word,
        low,
        is_headline=is_headline,
        is_followed=is_followed,
        at_start=previous in _SENTENCE_ENDS,
    )


@lru_cache(_KNOWN_WORDS)
def _told_by_itself(word: str, low: str, is_headline: bool) -> str:
    """Return the letter of a capitalised word that it has beside whatever words; "" where it has none."""
    if low in _TOLD_BY_NEIGHBOURS or low.replace(".", "") in person_names.POST_NOMINALS:
        return ""
    told = {
        _told_by_its_sentence(
            word, low, is_headline=is_headline, is_followed=is_followed, at_start=at_start
        )
        for is_followed in (False, True)
        for at_start in (False, True)
    }
    return told.pop() if len(told) == 1 else ""


def _told_by_its_sentence(
    word: str, low: str, *, is_headline: bool, is_followed: bool, at_start: bool
) -> str:
    """Return the letter of a capitalised word; `is_followed`: by another one."""
    if word[1:2] == "-" and word[0] in "RDI" and word[2:3].isupper():
        return WORD  # "Rep. Chris Collins, R-NY, says": a party and a state
    if word[-1] == "." and low not in person_names.titles() and word[:-1] in _STATES:
        return WORD  # "in Cambridge, Mass., said"
    if low in person_names.titles() or low.rstrip(".") in person_names.titles():
        return TITLE
    if low.replace("’", "'") in _MY:
        return Kind.OTHER_PRONOUN.value
    if low.endswith(_SCHOLARS):
        return TITLE if is_followed else ROLE
    if len(word) > 1 and word.isupper() and not is_headline:
        return CAPITALISED  # WHO, US, IT
    letter = lexicon.kinds().get(low)
    if letter is None:
        return CAPITALISED
    if low == "in" and at_start:
        return letter  # "In Ada Quist’s view": no name begins so, but after another
    if low in lexicon.AMBIGUOUS and not is_headline:
        return letter if at_start and not is_followed else CAPITALISED
    if is_headline or letter not in _NOUNS_AND_VERBS:
        return letter
    if not at_start:
        return CAPITALISED
    if low in PEOPLE and not is_followed:
        return CAPITALISED
    if letter == ROLE:
        return TITLE if is_followed else letter  # "Hydrologist Le Quoc Khanh"
    if letter in (INSTITUTION_NOUN, SPEECH_NOUN):
        return CAPITALISED if is_followed else letter
    if letter in (SAYS, HOLDS, ACTS) and not low.endswith(("ed", "said")):
        return CAPITALISED if is_followed else WORD  # "Rail Workers’ Union", "Rail fares"
    return letter


_MY = frozenset(("i've", "i'm", "i'd", "i'll"))
_STATES = frozenset(STATES.split("|"))
_NOUNS_AND_VERBS = _VERBS | letter_set(
    Kind.INSTITUTION_NOUN, Kind.SPEECH_NOUN, Kind.ROLE, Kind.ROLES
)  # fmt: skip
# Nouns for people that no list could hold: "chronobiologist", "oceanographer".
_SCHOLARS = ("ologist", "ographer", "onomist", "onomer", "ineer", "ician")
# "Datuk Seri", "Tan Sri": titles only behind another; alone they are names.
_AFTER_TITLES = {
    "seri": frozenset(("datuk", "dato", "paduka")),
    "sri": frozenset(("tan", "datuk", "dato", "tun")),
}
_GERMAN_ARTICLES = ("der", "die", "das")
_TOLD_BY_NEIGHBOURS = frozenset(("sen", "he", "per", *_GERMAN_ARTICLES, *_MONTHS, *_AFTER_TITLES))


# Degrees and courtesies that are not written in capitals.
DEGREES = frozenset(("PhD", "Ph.D", "DPhil", "BSc", "MSc", "Esq"))


@rule(
    "tokens.degree",
    example="Ada Quist, MD, said so.",
    counter="MP Bo Lind said so.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_post_nominal(word: str, previous: str, *, is_followed: bool) -> bool:
    """Return whether a word is a degree, a seat or an order behind a name: "Ada Quist, MD,"."""
    is_capitals = word.isupper() or word.rstrip(".") in DEGREES
    return is_capitals and not is_followed and previous in (COMMA, *NAMES, WORD)


@rule(
    "names.he",
    example="He Lifeng said so on Monday.",
    counter="He Monday said so.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_he_a_name(words: list[str], folded: list[str], index: int) -> bool:
    """Return whether a name goes on behind "He": "He Lifeng", and not "He Monday said"."""
    following = folded[index + 1]
    return (
        len(following) > 1
        and not words[index + 1].isupper()
        and following not in lexicon.never_a_person()
        and following not in person_names.titles()
        and following not in person_names.genders()
        and following not in lexicon.kinds()
    )


_BROADCASTS = (["show"], ["radio"], ["host"])  # "talk show host"
# “...,” he goes on, “...”
_GOING_ON = ([","], ["."], [":"])
# Inside a name only; elsewhere they are words.
_WEAK_PARTICLES = frozenset(("op", "le", "lo", "e", "i", "et", "haj", "do"))
_BEFORE_NOUNS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "no", "any", "each", "every"]
)  # fmt: skip


@rule(
    "tokens.verb-as-noun",
    example="The claim was made on Monday.",
    counter="They claim that it rained.",
    chosen_on="errors on the training articles of PolNeAR, and on the invented stories",
)
def _is_noun_here(folded: list[str], index: int, previous: str) -> bool:
    """Return whether a form of a verb is a noun or an adjective: "the claim", "Trump's call"."""
    if previous == POSSESSIVE:
        return True
    if previous == DETERMINER:
        return folded[index - 1] in _BEFORE_NOUNS
    if folded[index - 1] == "as" and folded[index + 1 : index + 2] == ["by"]:
        return False  # "As reported by the Sentinel"
    return previous == PREPOSITION and not folded[index].endswith("ing")


def _is_upper(words: list[str], index: int) -> bool:
    return index < len(words) and words[index][:1].isupper()


def _quote_letter(text: str, start: int, length: int) -> str:
    """Return QUOTE_END where the quote closes with a full stop, else QUOTE."""
    end = start + length
    last = text[start + 1 : end].rstrip("\"'’”» ")[-1:]
    return QUOTE_END if last == "." else QUOTE
