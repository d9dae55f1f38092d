"""Countries, their capitals and their peoples in other languages than English, and which of them a text is in.

Nine languages: German, French, Spanish, Italian, Portuguese, Russian, Arabic, Chinese and Japanese.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from searchkit.language.fold import fold_in_place
from searchkit.language.tables import listed, rows
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold
from searchkit.values import dataclass

# Frequent small words that only one of the languages has, and hardly any English text.
_SMALL_WORDS = {
    "de": "der die das und ist nicht von mit den dem ein eine auf für sich auch wird werden nach bei",
    "fr": "le les des est dans une pour qui sur pas par avec plus sont ont cette aux été ses leur",
    "es": "el los las que una por con para del como más pero sus fue este según han está había",
    "it": "il che di della per gli una sono con non nel alla anche dei delle più dal è stato ha",
    "pt": "o os uma que não com para da do dos das no na mais foi ao pelo são segundo disse",
}
_ENGLISH = frozenset(
    ["the", "and", "of", "to", "that", "for", "is", "was", "with", "said", "he", "as", "his", "at", "from", "have"]
)  # fmt: skip
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
# Small words that a sentence of each language has, and others may share: they tell what a line is in that is too
# short for the ones above, where nothing in it is English and it names a country in that language.
_SHARED_WORDS = {
    "de": "ein eine einen im in am zum zur aus vom an als hat haben war sind sagte will ab vor über kein keine",
    "fr": "la l un du de d en à a ont pour se ne au ce",
    "es": "la las un de en y a se ha son al no",
    "it": "lo la i le un dei in e è a da al nel si hanno ai",
    "pt": "a as um de em e é à se ao nas nos por",
}
# Where one of these stands, a line is English, whatever names it holds: "Die Hard is a film".
_MORE_ENGLISH = frozenset(
    str.split(
        "an are were been by from has had he she it its they their this her says not but who would after over into "
        "about which when where or new against amid up out off than"
    )
)
# What English has and a paragraph of more than a line is hardly ever without: looked for before any word is told.
_NOT_IN_OTHERS = _ENGLISH | _MORE_ENGLISH
_PLAINLY_ENGLISH = regex(r"\b(?:[Tt]he|of|and|to|said|is|was|for|with|by|at) ")
BRIEF_WORDS = threshold(
    40, NO_DATA + "a sentence or two; longer texts have the small words that one language alone has"
)
GLANCE_CHARS = threshold(200, NO_DATA + "it only saves time where the first words are English")
SAMPLE_CHARS = threshold(
    800, NO_DATA + "a paragraph; the small words of a language come in the first"
)
# Small words, as a share of all.
MIN_SHARE = threshold(
    0.1,
    "29 to 43 in 100 words of the tests' stories are small ones of their language; of the beginnings of 826"
    " English articles 4 in 100 at most, and of 5,169 none may be taken for another language",
)
# Different ones.
MIN_WORDS = threshold(3, "a line that repeats a foreign name is in no language: 'São São São'")
_SHARED = {language: frozenset(words.split()) for language, words in _SHARED_WORDS.items()}
# Small words of another language for each of English.
ENGLISH_TIMES = threshold(2, NO_DATA + "a story in Spanish may quote a sentence of English")
_LETTERS = regex(r"[^\W\d_]+")

_OTHER_SCRIPTS = regex("[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff]")
_SCRIPTS = {
    "ru": regex("[\u0400-\u04ff]"),
    "ar": regex("[\u0600-\u06ff]"),
    "ja": regex("[\u3040-\u30ff]"),
    "zh": regex("[\u3400-\u9fff]"),
}
# Of all letters. A letter of Chinese says as much as a word of others; kana may be few in a headline.
MIN_SHARE_OF_SCRIPT = threshold(
    0.3,
    NO_DATA + "a paragraph in Russian may name companies in Latin letters, an English one Москва",
)
MIN_SHARE_OF_KANA = threshold(0.1, NO_DATA + "headlines of Japanese papers have a tenth and more")


@dataclass(frozen=True, slots=True)
class WorldName:
    """A name in one language."""

    words: tuple[str, ...]  # folded, with their capitals
    code: str  # ISO 3166-1
    kind: str  # "country", "capital", "people" (an adjective), "citizen" (a noun)


def script_language(text: str) -> str | None:
    """Return the language that a text's script tells: "ru", "ar", "zh" or "ja"; None for Latin letters."""
    if text.isascii() or not _OTHER_SCRIPTS.search(text):
        return None
    sample = text[:SAMPLE_CHARS]
    letters = sum(map(str.isalpha, sample)) or 1
    shares = {
        language: len(script.findall(sample)) / letters for language, script in _SCRIPTS.items()
    }
    if shares["ja"] >= MIN_SHARE_OF_KANA and shares["ja"] + shares["zh"] >= MIN_SHARE_OF_SCRIPT:
        return "ja"
    language = max(shares, key=lambda language: shares[language])
    return language if shares[language] >= MIN_SHARE_OF_SCRIPT else None


def small_word_language(text: str) -> str | None:
    """Return the language that the small words of a text in Latin letters tell; None for English, or too few."""
    words = _LETTERS.findall(text[:GLANCE_CHARS].lower())
    if _english_words(words) >= MIN_SHARE * len(words):
        return None  # most texts: looked at no longer
    words = _LETTERS.findall(text[:SAMPLE_CHARS].lower())
    english = _english_words(words)
    counts = {language: sum(word in small for word in words) for language, small in _WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    is_clear = counts[best] >= max(MIN_SHARE * len(words), ENGLISH_TIMES * english)
    return best if is_clear and len(_WORDS[best].intersection(words)) >= MIN_WORDS else None


def brief_languages(text: str) -> Sequence[str]:
    """Return the languages that a line in Latin letters may be in, the likeliest first; none for English.

    The small words of a line are too few to tell Spanish from Italian for sure, so that whoever asks
    goes by the first of these in which the line names something.
    """
    if _PLAINLY_ENGLISH.search(text):
        return ()
    words = _LETTERS.findall(text[:SAMPLE_CHARS].lower())
    if len(words) > BRIEF_WORDS or not _NOT_IN_OTHERS.isdisjoint(words):
        return ()
    counts = dict.fromkeys(_WORDS, 0)
    for language in chain.from_iterable(filter(None, map(_languages_of().get, words))):
        counts[language] += 1
    return [
        language for language in sorted(counts, key=lambda each: -counts[each]) if counts[language]
    ]


# Small words of other languages that English headlines have too.
_ALSO_ENGLISH = frozenset(str.split("a an as do in me no so"))


@rule(
    "language.small-words-of-english",
    example="Martin plays a Polonaise in A flat",
    counter="Ein Brite plays in Rom",
    chosen_on=NO_DATA + "headlines about music, dances and people of such names",
)
def has_only_english_words(line: str) -> bool:
    """Whether a line's small words are such as English has too: they tell no language alone."""
    words = _LETTERS.findall(line[:SAMPLE_CHARS].lower())
    return _ALSO_ENGLISH.issuperset(word for word in words if word in _languages_of())


@cache
def _languages_of() -> Mapping[str, Sequence[str]]:
    """Return small word -> the languages that have it: looked up once for each word of a line."""
    found: dict[str, list[str]] = {}
    for language, own in _WORDS.items():
        for word in own | _SHARED[language]:
            found.setdefault(word, []).append(language)
    return found


def _english_words(words: Sequence[str]) -> int:
    return sum(map(_ENGLISH.__contains__, words))


@cache
def names_starting(language: str) -> Mapping[str, tuple[WorldName, ...]]:
    """Return first word -> the names in a language that start with it, longest first."""
    starting: dict[str, list[WorldName]] = {}
    for kind, code, name in _names(language):
        words = tuple(_LETTERS.findall(fold_in_place(name)))
        if words:
            starting.setdefault(words[0], []).append(WorldName(words, code, kind))
    return {
        word: tuple(sorted(names, key=lambda name: -len(name.words)))
        for word, names in starting.items()
    }


@cache
def names_without_spaces(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what finds the names in Chinese or Japanese, longest first, and name -> code.

    A name in katakana is one only where no more katakana stands beside it: マリ is not in マリア.
    """
    codes = {name: code for _, code, name in _names(language)}
    names = sorted(codes, key=len, reverse=True)
    patterns = (
        f"(?<![ァ-ー]){re.escape(name)}(?![ァ-ー])" if "ァ" <= name[0] <= "ー" else re.escape(name)
        for name in names
    )
    return regex("|".join(patterns)), codes


def all_names() -> Iterator[tuple[str, str, str]]:
    """Yield kind, code and name of every language."""
    for _, kind, code, cell in rows(__package__, "world_names.tsv"):
        for name in listed(cell):
            yield kind, code, name


def _names(language: str) -> Iterator[tuple[str, str, str]]:
    for tongue, kind, code, cell in rows(__package__, "world_names.tsv"):
        if tongue == language:
            for name in listed(cell):
                yield kind, code, name
