"""Text -> words: the one reading of text that index, query and highlighting share.

    China's U.S.-backed plan  ->  china · u.s. · backed · plan     (forms)
                                  china · u.s. · back   · plan     (terms)

A *form* is the word as written, folded; a *term* is its stem, English, or Russian, Greek or Arabic by
its script. Every match of the pattern is one word, and form and term depend on the matched characters alone, so that an index can analyse
each distinct spelling once (`spellings` and `analyse`). No word looks beyond white space, so that
it can look for words in each distinct stretch between white space once.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from searchkit.language.fold import fold
from searchkit.regexes import regex
from searchkit.values import dataclass


class Token(NamedTuple):
    """A word in its place. A tuple, because one is made for each word of each text that is shown."""

    term: str  # stem: "sanction" for "Sanctions"
    form: str  # as written, folded: "sanctions"
    start: int  # code points of the text, end exclusive; a possessive 's is outside
    end: int


@dataclass(frozen=True, slots=True)
class Analysed:
    """What a spelling means to the index."""

    term: str
    form: str
    length: int  # of the word in code points: a possessive 's is outside


# Combining marks of the scripts news is written in, and characters that are not seen (soft hyphen,
# joiners): inside a word they belong to it. `\w` alone would split "cafe\u0301" and Hindi words.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03"
    "\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd"
    "\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0dca-\u0ddf"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18-\u0f3f\u0f71-\u0f84"
    "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u00ad\u200b-\u200d\u2060"
)
# Written without spaces between words (kana, Han, Thai, Lao, Burmese, Khmer): each character is a
# word, and what was typed as one word is found as a run of them.
_UNSPACED = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6"
    "\u1000-\u102a\u1780-\u17b3"
)
_LETTER_OR_DIGIT = rf"[^\W_{_UNSPACED}]"
IN_WORD = rf"(?:[^\W_{_UNSPACED}]|[{_MARKS}])"  # a pattern: any character but the first of a word
_APOSTROPHE = "['’‘＇]"

# Possessive quantifiers and a look-ahead in every round: whatever round was accepted stays
# accepted, so that "a.a.a.a…b" is read in one pass and not once from each letter.
_WORD = regex(
    rf"""
      [A-Za-z]{{2,}}+(?=[ ,.;])                                          # most words: the same as below, in half the time
    | [^\W\d_](?:\.[^\W\d_](?!\w))++\.?(?:{_APOSTROPHE}[sS](?!\w))?      # U.S.   u.n   U.S.'s
    | \d{{1,3}}(?:,\d{{3}}(?!\w))++(?:\.\d++(?!\w))?                     # 10,000   1,250.75
    | \d++\.\d++(?!\w)                                                   # 2.5
    | {_LETTER_OR_DIGIT}{IN_WORD}*+                                      # China's   don't   3rd
      (?:{_APOSTROPHE}(?:[sStTdDmM]|[rRvV][eE]|[lL]{{2}})(?!\w))?
    | [{_UNSPACED}][{_MARKS}]*+                                          # 中 · 国
    """,
    re.VERBOSE,
)
_DOTTED = regex(r"[^\W\d_](?:\.[^\W\d_])+\.?")

# Acronyms that are another word when written small: written in capitals or with dots they are the
# acronym. Each entry makes a word depend on its case, which readers of results do not expect:
# this one is part of the query language.
_ACRONYMS_LIKE_WORDS = {"us": "u.s."}
_ACRONYMS = frozenset(_ACRONYMS_LIKE_WORDS.values())

# No English word is longer; stemming what is (base64, a run-together page) costs and means nothing.
_LONGEST_STEMMED = 48
# Distinct spellings kept in memory: a corpus of 100,000 paragraphs has about 60,000.
_SPELLINGS_KEPT = 1 << 17

# The stemmer's own memory of 10,000 words takes four times as long as stemming 60,000 distinct ones.
_english = Stemmer.Stemmer("english", maxCacheSize=0)
# Of a script its main language's stemmer, for words that begin in it. Latin words are taken for
# English: nothing about a query's word says which language it is of.
_FIRST_OF_OTHERS = "\u0370"
_BY_SCRIPT = (
    ("\u0370", "\u03ff", Stemmer.Stemmer("greek", maxCacheSize=0)),
    ("\u0400", "\u04ff", Stemmer.Stemmer("russian", maxCacheSize=0)),
    ("\u0600", "\u06ff", Stemmer.Stemmer("arabic", maxCacheSize=0)),
)
_SHORT_I = regex("(?<=[иыое])и$")  # folded from "й", by which an adjective is known


def tokens(text: str) -> Sequence[Token]:
    """Return the words of `text` in order, without overlap. Linear in the length of any text."""
    found = []
    for match in _WORD.finditer(text):
        word = analyse(match[0])
        start = match.start()
        found.append(Token(word.term, word.form, start, start + word.length))
    return found


def analysed(text: str) -> tuple[list[Analysed], list[int]]:
    """Return what each word of `text` means, and where each starts: `tokens` in half the time."""
    found = [*_WORD.finditer(text)]
    return [analyse(match[0]) for match in found], [match.start() for match in found]


def ends_in_unspaced(text: str) -> bool:
    """Say whether the text ends in a character that is a word of its own, as Chinese ones are."""
    return re.search(rf"[{_UNSPACED}][{_MARKS}]*$", text) is not None


def spellings(text: str) -> list[str]:
    """Return the words of `text` in order as they are spelt: what `analyse` takes, one by one."""
    return _WORD.findall(text)


def forms_of(spellings: Iterable[str]) -> list[str]:
    """Return the form of each spelling, as `analyse` does; nothing is kept of them."""
    return [_form(_without_possessive(spelling)) for spelling in spellings]


def terms_of(forms: Sequence[str]) -> list[str]:
    """Return the term of each form."""
    return [
        _term(form, stem if form < _FIRST_OF_OTHERS else _stem(form))
        for form, stem in zip(forms, _english.stemWords(forms), strict=True)
    ]


@lru_cache(maxsize=_SPELLINGS_KEPT)
def analyse(spelling: str) -> Analysed:
    """Return form and term of one word as `spellings` gives it."""
    word = _without_possessive(spelling)
    form = _form(word)
    return Analysed(_term(form, _stem(form)), form, len(word))


def beginnings(term: str) -> tuple[str, ...]:
    """Return what a text in small letters has where a word all in ASCII has this term: one of these.

    The English stemmer takes away from the end of a word; what it writes there instead is one letter
    ("histori", "hope", "possibl"), or two where it makes "die" of "dying". Letters of an acronym may
    have dots between, digits of a number commas. A term that is not all in ASCII has none.
    """
    if term not in _ACRONYMS and len(term) > len("of"):  # shorter ones are words as written
        return beginnings_of_form(term[:-2] if term.endswith("ie") else term[:-1])
    return beginnings_of_form(term)


def beginnings_of_form(form: str) -> tuple[str, ...]:
    """Return the same of a form, or of the first letters of one."""
    if not form.isascii():
        return ()
    if form[0].isdigit():
        return (form[0],)
    letters = form.replace(".", "")
    return letters, ".".join(letters)


def _stem(form: str) -> str:
    """Return what the stemmer of the script makes of a form; English where it has none of its own."""
    if form >= _FIRST_OF_OTHERS:
        for first, last, stemmer in _BY_SCRIPT:
            if first <= form[0] <= last:
                return str(stemmer.stemWord(_SHORT_I.sub("й", form)))
    return str(_english.stemWord(form))


def _term(form: str, stem: str) -> str:
    if len(form) > _LONGEST_STEMMED or form in _ACRONYMS:
        return form
    return stem or form


def _form(spelling: str) -> str:
    folded = fold(spelling) or spelling
    is_dotted = _DOTTED.fullmatch(spelling) is not None
    if is_dotted:
        folded = folded.replace(".", "")
    elif folded[0].isdigit():
        folded = folded.replace(",", "")
    if is_dotted or spelling.isupper():
        return _ACRONYMS_LIKE_WORDS.get(folded, folded)
    # A word may end in a modifier apostrophe and s, which only folding shows.
    return folded.removesuffix("'s") or folded


def _without_possessive(spelling: str) -> str:
    is_possessive = len(spelling) > 2 and spelling[-1] in "sS" and spelling[-2] in "'’‘＇"
    return spelling[:-2] if is_possessive else spelling
