"""How alike two words are, to the eye and to the ear: what was meant where a word finds nothing.

edits("chna", "china")              1      a letter left out
edits("lavorv", "lavrov")           1      two letters that changed places are one mistake
sound("kadafi")                     "ktf"  as of "gaddafi", "qadhafi" and "khadafy"
may_be_meant("kerb", "curb")        True   two edits, one sound

Words are forms, as `tokens` gives them: folded. `vocabulary.py` tells the same of many words at once.
"""

from functools import cache
from typing import Protocol

# Of three or four letters a single edit leaves a word that can be recognised, of five two do: the
# steps that Lucene's automatic fuzziness has too. Chosen for English; not measured.
_FEWEST_LETTERS = 3
_LETTERS_FOR_TWO_EDITS = 5
# What sounds the same may differ in half of its letters: "kerb" and "curb". Beyond three edits
# words of one sound are seldom one word, and all of a vocabulary would have to be looked at.
_MOST_EDITS_IN_ONE_SOUND = 3


def may_be_meant(asked: str, word: str) -> bool:
    """Whether whoever wrote `asked` may have meant `word`, or wrote just this."""
    return edits(asked, word) <= most_edits(asked, is_same_sound=sound(asked) == sound(word))


def most_edits(asked: str, *, is_same_sound: bool) -> int:
    """Return how many edits may lie between a word and one that is meant by it."""
    letters = len(asked)
    if letters < _FEWEST_LETTERS:
        return 0
    if is_same_sound:
        return min(letters // 2, _MOST_EDITS_IN_ONE_SOUND)
    return 2 if letters >= _LETTERS_FOR_TWO_EDITS else 1


def edits(one: str, other: str) -> int:
    """Return how many letters must be changed, left out, added, or swapped with their neighbour.

    Optimal string alignment: no letter is edited twice (Damerau 1964, with the table of Wagner and
    Fischer 1974).
    """
    return round(_distance(one, other, _Edits()))


def unlikeness(asked: str, word: str) -> float:
    """Return how unlikely it is that `asked` was written for `word`: 0 where they are the same.

    As `edits`, with what people get wrong most at less than 1: doubled letters, vowels, letters of
    one sound, an h, two letters in each other's place; and half an edit more for another first
    letter, which they seldom get wrong.
    """
    is_other_beginning = sound(asked[:1]) != sound(word[:1])
    return _distance(asked, word, _Mistakes()) + is_other_beginning * _OTHER_BEGINNING


class _Costs(Protocol):
    swapped: float  # two letters in each other's place

    def replaced(self, one: str, other: str) -> float: ...
    def left_out(self, letter: str, before: str) -> float: ...


class _Edits:
    swapped = 1.0

    def replaced(self, one: str, other: str) -> float:
        return 1.0

    def left_out(self, letter: str, before: str) -> float:
        return 1.0


# Chosen on one half of tests/quality/misspelt.tsv, and looked at on the other.
_OTHER_BEGINNING = 0.5
_VOWELS = frozenset("aeiouy")


class _Mistakes:
    swapped = 0.7

    def replaced(self, one: str, other: str) -> float:
        if one in _VOWELS and other in _VOWELS:
            return 0.6
        return 0.5 if _letter_sound(one) == _letter_sound(other) else 1.0

    def left_out(self, letter: str, before: str) -> float:
        if letter == before:
            return 0.4
        if letter == "h":
            return 0.5
        return 0.7 if letter in _VOWELS else 1.0


def _distance(one: str, other: str, costs: _Costs) -> float:
    """Return what the cheapest way from one word to the other costs."""
    before: list[float] = []
    row = [0.0]
    for j, letter in enumerate(other):
        row.append(row[j] + costs.left_out(letter, other[j - 1 : j]))
    for i, letter in enumerate(one):
        left_out = costs.left_out(letter, one[i - 1 : i])
        previous, row = row, [row[0] + left_out]
        for j, wanted in enumerate(other):
            replaced = previous[j] + (letter != wanted and costs.replaced(letter, wanted))
            added = row[j] + costs.left_out(wanted, other[j - 1 : j])
            cheapest = min(replaced, added, previous[j + 1] + left_out)
            is_swapped = i and j and letter == other[j - 1] and one[i - 1] == wanted
            if is_swapped and letter != wanted:
                cheapest = min(cheapest, before[j - 1] + costs.swapped)
            row.append(cheapest)
        before = previous
    return row[-1]


def sound(word: str) -> str:
    """Return what a word sounds like, roughly, in the manner of Soundex and Metaphone: its consonants.

    Letters that are one sound in some spelling of the world's names are one letter (c, g, k, q; d, t;
    f, v, w; s, z, sh, ch, zh), no h, no double letters, no vowels but a first one.
    """
    return sounds(word.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")


@cache  # each letter is compared with each of many words
def _letter_sound(letter: str) -> str:
    return sound(letter)


# At the beginning of a word, before all others.
_BEGINNINGS = ((b"kn", b"n"), (b"gn", b"n"), (b"pn", b"n"), (b"ps", b"s"), (b"wr", b"r"), (b"x", b"s"), (b"y", b"j"))  # fmt: skip
# In this order, each over the whole word.
_SPELLINGS = (
    (b"chr", b"kr"), (b"tsch", b"s"), (b"sch", b"s"), (b"tch", b"s"), (b"ch", b"s"), (b"sh", b"s"), (b"zh", b"s"),
    (b"ph", b"f"), (b"dge", b"je"), (b"dj", b"j"), (b"ck", b"k"), (b"ts", b"s"), (b"tz", b"s"), (b"cz", b"s"),
    (b"tion", b"sion"), (b"ce", b"se"), (b"ci", b"si"), (b"cy", b"si"), (b"x", b"ks"),
)  # fmt: skip
_ONE_SOUND = bytes.maketrans(b"cqgdzvw", b"kkktsff")
_DOUBLED = b"bfjklmnprst"
_FIRST_VOWEL = b"A"  # no letter of a folded word


def sounds(lines: bytes) -> bytes:
    r"""Return the sound of each of many words, which stand between line feeds, in UTF-8.

    The whole is gone through some fifty times in C and never word by word: 60,000 words take 10 ms.
    """
    text = b"\n" + lines
    for letters, others in _BEGINNINGS:
        text = text.replace(b"\n" + letters, b"\n" + others)
    for letters, others in _SPELLINGS:
        text = text.replace(letters, others)
    text = text.translate(_ONE_SOUND, b"h'")
    for letter in _DOUBLED:
        text = text.replace(bytes((letter, letter)), bytes((letter,)))
    for vowel in b"aeiouy":
        text = text.replace(b"\n" + bytes((vowel,)), b"\n" + _FIRST_VOWEL)
    return text.translate(None, b"aeiouy")[1:]
