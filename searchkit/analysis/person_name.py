"""A person's name as people write it, taken apart: without titles, in its order, its suffix apart.

    read_asked("Foreign Minister Wang Yi")    words wang · yi
    read_asked("Payne, Sen. Marise")          words marise · payne
    read_asked("Robert F. Kennedy, Jr.")      words robert · f · kennedy, suffix jr

Case, accents, apostrophes, hyphens and full stops never matter: "O’Brien" is one word, "al-Sharaa"
and "H.W." are two.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache, lru_cache

from searchkit.analysis.tokens import IN_WORD, tokens
from searchkit.language.fold import fold
from searchkit.language.person_names import (
    family_names_first,
    first_names,
    particles,
    roles,
    title_fields,
    titles,
)
from searchkit.regexes import regex
from searchkit.values import dataclass

_SUFFIXES = {
    **{"jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr"},
    # "xi" and "vi" are names.
    **{numeral: numeral for numeral in ("ii", "iii", "iv", "vii", "viii", "ix", "xii", "xiii")},
    **{numeral: numeral for numeral in ("xiv", "xv", "xvi", "xxiii")},
}
_POSTNOMINALS = frozenset(
    ("phd", "md", "mp", "mep", "qc", "kc", "obe", "cbe", "kbe", "mbe", "esq", "rn")
)
# Before one word these are titles for sure: "General Motors" and "Justice Department" are nobody's.
_COURTESIES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "madame",
        "monsieur",
    )
)
# One or two syllables: "jinping", "jae", "un", "trong"; not "kardashian", not "leadbeater".
_GIVEN_SYLLABLES = regex(
    r"(?:(?:zh|ch|sh|ph|th|tr|kh|ng|ts|hs|hw|gw|kw|ky|hy|my|[bpmfdtnlgkhjqxrzcsywv])?"
    r"[aeiou]{1,3}y?(?:ng|nh|[nkmlptch])?){1,2}"
)
_SMALL = frozenset(("of", "for", "the", "and", "state"))
_POSSESSIVE = regex(r"'s\b")
_APART = regex(r"[-‐‑–—./\s\u00a0]+")  # what stands between words of a name, but for commas
_NO_LETTER = regex(rf"(?:(?!{IN_WORD}|[^\W_]).)+")  # not a line feed either
_NO_ASCII_LETTER = regex("[^a-z0-9\n]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name, folded."""

    words: tuple[str, ...]  # without titles and suffix, in the order of speech
    suffix: str = ""  # "jr", "sr", "ii" ...
    titled: tuple[str, ...] = ()  # with the titles that were dropped; else the same words

    @property
    def letters(self) -> str:
        """The words as one."""
        return "".join(self.words)


@lru_cache(maxsize=4096)
def read_asked(text: str) -> PersonName:
    """Return a name that somebody asks for: whatever may be a title or a role is dropped."""
    return _read(text, _titles_asked)


@lru_cache(maxsize=4096)
def read_known(text: str) -> PersonName:
    """Return a name of the index: a title is dropped only where a person is sure to bear it."""
    return _read(text, _titles_known)


def behind_roles(text: str) -> PersonName | None:
    """Return what stands behind the last role or small word: "EU policy chief Josep Borrell".

    None where that is nothing, or all.
    """
    words = _APART.sub(" ", text).split()
    for place in range(len(words) - 1, 0, -1):
        word, written = fold(words[place - 1]), words[place - 1]
        is_role = word in titles() or word in roles()
        if is_role or (written.islower() and word not in particles()):
            return read_asked(" ".join(words[place:]))
    return None


def name_keys(names: Sequence[str]) -> list[str]:
    """Return for each name what all spellings of it share, as facets count them.

    That is the letters, folded and written as one word, without titles, "Last, First" turned.
    """
    if not names:
        return []
    folded = fold("\n".join(name.replace("\n", " ") for name in names))
    letters = (_NO_ASCII_LETTER if folded.isascii() else _NO_LETTER).sub("", folded).split("\n")
    first_words = titles()  # all at once: one name after another takes ten times as long
    keys = []
    for name, own, line in zip(names, letters, folded.split("\n"), strict=True):
        if "," in line or line.partition(" ")[0].rstrip(".") in first_words:
            read = read_known(name)
            own = (read.letters + read.suffix) or own
        keys.append(own or name)
    return keys


def is_first_name(word: str) -> bool:
    """Whether people bear it before their family name, and it is none that is written first."""
    return word in first_names() and word not in family_names_first()


def is_surname_first(words: Sequence[str]) -> bool:
    """Whether the name is one of those whose family name comes first: "Kim Jong-un"."""
    surname, *given = words
    return (
        bool(given)
        and surname in family_names_first()
        and len(given) <= 2
        and all(_GIVEN_SYLLABLES.fullmatch(word) for word in given)
    )


def _read(text: str, title_count: Callable[[Sequence[str]], int]) -> PersonName:
    parts = [words for part in fold(text).split(",") if (words := _words(part))]
    suffix = ""
    kept: list[list[str]] = []
    for place, words in enumerate(parts):
        while len(words) > (place == 0) and words[-1] in _SUFFIXES and not suffix:
            suffix = _SUFFIXES[words.pop()]
        while len(words) > 2 * (place == 0) and words and words[-1] in _POSTNOMINALS:
            words.pop()
        # ", the Kremlin's spokesman" says who it is, and is no part of the name.
        if words and not (place and _is_role(words)):
            kept.append(words)
    if len(kept) > 1 and not is_surname_first([*kept[0], *kept[1]]):
        kept = [[*kept[1], *kept[0]], *kept[2:]]
    titled = [word for words in kept for word in words]
    count = title_count(titled)
    return PersonName(tuple(titled[count:]), suffix, tuple(titled))


def _words(text: str) -> list[str]:
    plain = _APART.sub(" ", _POSSESSIVE.sub("", text).replace("'", ""))
    return [token.form for token in tokens(plain)]


def _is_role(words: Iterable[str]) -> bool:
    """Whether words behind a comma are a role and no given name: "Kremlin spokesman"."""
    *others, last = words
    if last in titles() or last in roles():
        return bool(others) or not is_first_name(last)
    return any(word in roles() or word == "of" for word in others)


def _titles_asked(words: Sequence[str]) -> int:
    return _titles_before(words, _peoples())


def _titles_before(words: Sequence[str], peoples: Container[str]) -> int:
    """Return how many words before a name are its titles: "secretary of state", "german chancellor"."""
    place = end = 0
    while place < len(words):
        word = words[place]
        if (word in titles() and word not in title_fields()) or word in roles():
            place = end = place + 1
        elif word in title_fields() or word in peoples:
            place += 1  # a title if one follows
        elif (
            end
            and place == end
            and word in ("of", "for")
            and (over := _office(words, place + 1, peoples))
        ):
            place = end = over
        else:
            break
    return end if end < len(words) else 0


def _office(words: Sequence[str], place: int, peoples: Container[str]) -> int:
    """Return where what somebody is secretary *of* ends; 0 where it is nothing we know."""
    start = place
    while place < len(words) and (
        words[place] in _SMALL or words[place] in title_fields() or words[place] in peoples
    ):
        place += 1
    return place if place > start else 0


def _titles_known(words: Sequence[str]) -> int:
    count = _titles_before(words, ())  # countries cost a table, and few names begin with one
    rest = words[count:]
    if len(rest) < 2:
        return count if rest and count == 1 and words[0] in _COURTESIES else 0
    is_person = is_first_name(rest[0]) or rest[0] in family_names_first()
    return count if is_person or words[0] in _COURTESIES else 0


@cache
def _peoples() -> frozenset[str]:
    """Countries and peoples of one word, and what they are shortened to."""
    from searchkit.language.countries import nations  # a table that few names need

    return frozenset(
        {*(name for name in nations() if " " not in name), "us", "uk", "eu", "un", "u", "s"}
    )
