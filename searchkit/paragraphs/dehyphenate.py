"""Lines -> one text: which hyphens at their ends belong to the word, which only broke it.

Every route to paragraphs asks here. No dictionary is shipped: the clipping answers for itself (and
`words/hyphens.txt` knows what is usual). A
word that is cut here mostly stands whole elsewhere, a compound mostly stands elsewhere with its
hyphen; and a print that cuts words ends many lines in a hyphen, a print that does not ends few.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from searchkit.language.sentences import is_unspaced
from searchkit.language.tables import sections, words_of
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold
from searchkit.values import dataclass

# Letters that a font joined, apart again.
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
SOFT_HYPHEN = "\xad"
HYPHEN = "\u2010"  # browsers print this where they break a word by themselves

_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = regex(r"(?<![^\W\d_])[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")
_BROKEN_END = regex(r"[^\W_](?:[-\u2011]|\s?[\u2010\xad])$")
_LEFT = regex(r"([^\W_]+)[-\u2011]$")
_ADDRESS = regex(r"(?://|www\.)\S*$")
_ADDRESS_EDGE = limit(200, "time: characters of a line that may hold an address")
_LATER_PART = regex(r"[^\W_][-\u2010\u2011][^\W\d_]+[-\u2011]$")  # "state-of-the-"
_SUSPENDED = regex(r"(?:and|or|to)\s")  # "mid- and long-term"
_CLOSED_DASH = regex(r"\S[—–/]$")
_SPACES = regex(r"\s+")
_QUOTES = ("“", "”", "‘", "’")  # Chinese uses those of Latin type
_HYPHENS = ("-", HYPHEN, "\u2011", SOFT_HYPHEN)
_EDGE = limit(
    60, "time: characters beside a line's end that hold the cut word; a line may be megabytes long"
)
_POSSESSIVE = regex(r"['’]s$")

# Of lines with a hyphen at the end. Prints without hyphenation have 0.5 to 2 in a hundred (their
# compounds), prints with it 5 to 25 (48 text clippings and 200 dumps of prints).
CUTS_WORDS_SHARE = threshold(0.035, "48 text clippings and 200 dumps of prints")
# Fewer in a text are compounds that happened to stand there; a page of narrow columns mostly cuts
# (of its line ends with "-", nine in ten), and its story may be short.
_MIN_CUT_LINES = threshold(3, "48 text clippings: two are compounds that stood there by chance")
_WHOLE_WORD = threshold(4, 'letters; two shorter pieces are words by chance: "in" + "come"')


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a clipping says about the hyphens at its line ends."""

    words: frozenset[str]  # lower case, as they stand within lines
    compounds: frozenset[str]  # lower case, with "-", not written as one word more often
    cuts_words: bool  # the print hyphenates with "-"


def hyphens_of(lines: Sequence[str], *, are_printed: bool = False) -> Hyphens:
    """Return what these lines, of a text file or of a print, say about the hyphens at their ends.

    Where no line ends in a hyphen there is nothing to say.
    """
    if not any(map(ends_broken, lines)):
        return Hyphens(frozenset(), frozenset(), cuts_words=False)
    words: Counter[str] = Counter()
    compounds: Counter[str] = Counter()
    soft = hard = 0
    is_rest = False  # the line opens with the rest of a word
    for line in lines:
        found = _WORD.findall(line.lower())
        is_broken = ends_broken(line)
        words.update(found[is_rest : len(found) - is_broken])
        if "-" in line or HYPHEN in line or "\u2011" in line:
            compounds.update(
                compound.replace(HYPHEN, "-").replace("\u2011", "-")
                for compound in _COMPOUND.findall(line.lower())
            )
        is_soft = line.endswith((HYPHEN, SOFT_HYPHEN))
        soft += is_soft
        hard += is_broken and not is_soft
        is_rest = is_broken
    kept = (found for found, times in compounds.items() if times >= words[found.replace("-", "")])
    # A program that cuts words with U+2010 leaves "-" to the words that have one.
    least = 1 if are_printed else _MIN_CUT_LINES
    cuts_words = soft == 0 and hard >= least and hard > CUTS_WORDS_SHARE * len(lines)
    return Hyphens(frozenset(words), frozenset(kept), cuts_words)


def joined(lines: Sequence[str], hyphens: Hyphens) -> str:
    """Return the lines as one text with single spaces, broken words made whole."""
    parts = [lines[0]]
    for line in lines[1:]:
        last = parts[-1]
        if ends_broken(last):
            if last.endswith((HYPHEN, SOFT_HYPHEN)):
                parts[-1] = last.rstrip(f"{HYPHEN}{SOFT_HYPHEN} ")
            elif _only_breaks(last, line, hyphens):
                parts[-1] = last[:-1]
            elif _is_suspended(line):
                parts.append(" ")
        elif _is_unspaced_seam(last, line):
            pass  # Chinese and Japanese put no space where a line was wrapped.
        elif not (_CLOSED_DASH.search(last[-_EDGE:]) and line[:1].isalnum()):
            parts.append(" ")
        parts.append(line)
    return _SPACES.sub(" ", "".join(parts).replace(SOFT_HYPHEN, "")).strip()


@rule(
    "hyphens.broken-end",
    example="the min-",
    counter="the pact —",
    chosen_on="48 text clippings and 200 dumps of prints",
)
def ends_broken(line: str) -> bool:
    """Whether the line ends in a hyphen, so that the next one goes on. A dash is none."""
    return line[-1:] in _HYPHENS and _BROKEN_END.search(line, max(0, len(line) - 4)) is not None


@rule(
    "hyphens.unspaced-seam",
    fires_on="both sides of a line's end are of a script without spaces",
    example=("港务局说码头将在冬天", "继续开放。"),
    counter=("the sign read “港”", "and nothing else"),
    chosen_on="the invented stories in Chinese and Japanese",
)
def _is_unspaced_seam(first: str, second: str) -> bool:
    """Whether both sides are of a script without spaces, quotation marks of any width aside."""
    before = first[-1:] if first[-1:] not in _QUOTES else first[-2:-1]
    after = second[:1] if second[:1] not in _QUOTES else second[1:2]
    if not after:
        after = before
    return is_unspaced(before, -1) and is_unspaced(after, 0)


@rule(
    "hyphens.suspended",
    fires_on="another compound ends alike: “mid- and long-term”",
    example="and long-term plans",
    counter="long-term plans",
    chosen_on=NO_DATA + '"mid- and long-term" at a line\'s end',
)
def _is_suspended(line: str) -> bool:
    return _SUSPENDED.match(line) is not None


@rule(
    "hyphens.only-break",
    example="The min-\nister of ports said in Lis-\nbon that the har-\nbour is open, and the minister of Lisbon's harbour wept.",
    counter="The state-\nowned port of Elsa said that a state-owned port has to be\nopen.",
    chosen_on="48 text clippings and 200 dumps of prints",
)
def _only_breaks(first_line: str, second_line: str, hyphens: Hyphens) -> bool:
    """Whether the hyphen at the end of the first line is the printer's, and goes."""
    if _ADDRESS.search(first_line[-_ADDRESS_EDGE:]):
        return False
    edge = first_line[-_EDGE:]
    left, right = _LEFT.search(edge), _WORD.match(second_line[:_EDGE])
    if left is None or right is None or right.group()[0].isupper() or _LATER_PART.search(edge):
        return False
    first, second = left[1].lower(), _POSSESSIVE.sub("", right.group().lower())
    if not first.isalpha() or f"{first}-{second}" in hyphens.compounds:
        return False
    if first + second in hyphens.words or first + second in _listed("one word"):
        return True
    if _is_compound(first, second, hyphens.words):
        return False
    return hyphens.cuts_words


@rule(
    "hyphens.compound",
    fires_on="two pieces are a compound by their first or second part, or are words of this text",
    example="The min-\nister of ports said in Lis-\nbon that the har-\nbour is open, a state-\nowned one.\n",
    counter="The min-\nister of ports said in Lis-\nbon that the har-\nbour is open.",
    chosen_on="48 text clippings and 200 dumps of prints",
)
def _is_compound(first: str, second: str, words: frozenset[str]) -> bool:
    if first in _listed("prefixes") or second in _listed("second parts"):
        return True
    if first in _listed("syllables"):
        # Two equal vowels are kept apart: "re-elected", "co-operation", "de-escalation".
        return second in words or first[-1] == second[0] in "aeiou"
    if first == "re":
        return second[0] == "e"
    return len(first) >= _WHOLE_WORD <= len(second) and first in words and second in words


@cache
def _listed(section: str) -> frozenset[str]:
    return words_of(sections(__package__, "hyphens.txt")[section])
