"""Lines -> one text: mends the words that were cut, keeps the hyphens that are a word's own.

No word list is shipped: the text answers for itself. A print that cuts words ends many lines in a
hyphen, a print that does not ends few; a word that is cut here mostly stands whole elsewhere.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-\u2011][^\W\d_]+)+")
_CUT = re.compile(r"([^\W\d_]+)[-\u2011]$")
_LONGER_COMPOUND = re.compile(r"[^\W_][-\u2011][^\W\d_]+[-\u2011]$")
_HARD_END = re.compile(r"[^\W\d_]-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"\s+")
_CLOSED_DASH = re.compile(r"\S[—–/]$")
_EDGE = 48  # characters beside a line's end that hold the cut word; a line may be megabytes long

# Of lines with a hyphen at the end. Prints without hyphenation have 0.5 to 2 in a hundred (their
# compounds), prints with it 5 to 25 (48 text clippings and 200 dumps of prints).
CUTS_WORDS_SHARE = 0.035
_MIN_CUT_LINES = 3  # fewer are compounds that happened to stand there

# After these an English hyphen is the word's own: "anti-government".
_PREFIXES = frozenset(
    str.split(
        "anti non pro ex self co post mid semi multi vice ultra neo quasi half all cross well high low "
        "long short so so-called one two three four five six seven eight nine ten twenty thirty forty "
        "fifty sixty seventy eighty ninety"
    )
)
# Before these too: "Obama-era".
_SECOND_PARTS = frozenset(
    str.split(
        "led era backed based born old style like wide free day time run owned controlled related "
        "elect term long level century minded called made known year month week hour foot mile "
        "speaking friendly funded driven ranking profile general president minister chief"
    )
)


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a text says about the hyphens at its line ends."""

    words: frozenset[str]  # lower case, as they stand within lines
    compounds: frozenset[str]  # lower case, with their hyphens
    cuts_words: bool  # the print hyphenates


def hyphens_of(lines: Sequence[str]) -> Hyphens:
    """Return what these lines say about the hyphens at their ends."""
    words: Counter[str] = Counter()
    compounds: set[str] = set()
    soft = hard = 0
    for line in lines:
        soft += line.endswith("\u2010")
        found = _WORD.findall(line.lower())
        if _HARD_END.search(line[-_EDGE:]):
            hard += 1
            found = found[:-1]
        words.update(found)
        compounds.update(word.lower() for word in _COMPOUND.findall(line))
    # A program that cuts words with U+2010 leaves "-" to the words that have one.
    cuts_words = soft == 0 and hard >= _MIN_CUT_LINES and hard > CUTS_WORDS_SHARE * len(lines)
    return Hyphens(frozenset(words), frozenset(compounds), cuts_words)


def joined(lines: Sequence[str], hyphens: Hyphens) -> str:
    """Return the lines as one text, cut words mended."""
    parts = [lines[0]]
    for line in lines[1:]:
        last = parts[-1]
        if last.endswith("\u2010"):
            parts[-1] = last.rstrip("\u2010 ")
            parts.append(line)
        elif cut := _CUT.search(last[-_EDGE:]):
            if _is_cut(last, cut.group(1), line, hyphens):
                parts[-1] = last[:-1].rstrip()
            parts.append(line)
        elif _CLOSED_DASH.search(last[-_EDGE:]) and line[0].isalnum():
            parts.append(line)
        else:
            parts.append(" " + line)
    return _SPACES.sub(" ", "".join(parts)).strip()


def _is_cut(line: str, left: str, following: str, hyphens: Hyphens) -> bool:
    """Whether the hyphen is the printer's and goes."""
    start = _FIRST_WORD.match(following[:_EDGE])
    if start is None or start.group()[0].isupper() or _LONGER_COMPOUND.search(line[-_EDGE:]):
        return False
    first, second = left.lower(), start.group().lower()
    if f"{first}-{second}" in hyphens.compounds:
        return False
    if first + second in hyphens.words:
        return True
    if first in _PREFIXES or second in _SECOND_PARTS:
        return False
    return hyphens.cuts_words
