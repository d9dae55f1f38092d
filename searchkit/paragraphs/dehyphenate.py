"""Lines joined to text: which hyphens at their ends belong to the word, which only broke it."""

import re
from collections.abc import Collection, Iterable, Sequence

SOFT_HYPHEN = "\xad"
HYPHEN = "\u2010"  # browsers print this where they break a word by themselves

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")
_BROKEN_END = re.compile(r"([^\W_]+)\s?([-\u2010\u2011\xad])$")
_WORD_START = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_LATER_PART = re.compile(
    r"[-\u2010\u2011][^\W_]+\s?[-\u2010]$"
)  # "state-of-the-": one long compound
_HYPHENS = ("-", "\u2010", "\u2011", "\xad")
_DASHES = ("—", "–", "/")
_EDGE = 60  # characters at a line's end that may hold its last word

# Prefixes that English writes with a hyphen more often than not, and second parts of the compounds
# that news English makes freely ("Obama-era", "state-owned").
# Chosen on the line ends of the ten layouts of printed news that the dehyphenation was tuned on.
PREFIXES = frozenset(
    {
        "all", "anti", "co", "cross", "eight", "ex", "far", "first", "five", "four", "full",
        "half", "high", "long", "low", "mid", "multi", "near", "neo", "nine", "non", "one",
        "pan", "part", "post", "pre", "pro", "second", "self", "semi", "seven", "short",
        "six", "so", "sub", "ten", "third", "three", "two", "ultra", "vice", "well",
    }
)  # fmt: skip
SECOND_PARTS = frozenset(
    {
        "aged", "backed", "based", "born", "building", "called", "century", "controlled",
        "count", "day", "elect", "era", "foot", "free", "friendly", "friendly-looking",
        "funded", "held", "hour", "known", "led", "level", "like", "long", "looking",
        "made", "making", "man", "member", "mile", "minded", "minute", "month", "old",
        "owned", "page", "person", "point", "profile", "range", "related", "round", "run",
        "scale", "sharing", "speed", "sponsored", "story", "style", "tech", "term", "time",
        "trained", "turned", "week", "wide", "winning", "woman", "year",
    }
)  # fmt: skip


def vocabulary(texts: Iterable[str]) -> Collection[str]:
    """Return the words that a clipping itself uses, lower case, its lines' broken ends left out."""
    words: set[str] = set()
    for text in texts:
        found = _WORD.findall(text.lower())
        if found and ends_broken(text):
            found.pop()
        words.update(found[1:])  # the first may be the end of a broken word
        if "-" in text or HYPHEN in text:
            words.update(_COMPOUND.findall(text.lower()))
    return words


def joined(lines: Sequence[str], words: Collection[str]) -> str:
    """Return the lines as one text with single spaces, broken words made whole."""
    pieces = [lines[0]]
    for line in lines[1:]:
        last = pieces[-1]
        # Only the end of the text so far matters, and it may be long.
        if last[-1:] in _HYPHENS and ends_broken(last):
            pieces[-1] = _rejoined(last, line, words)
        elif last[-1:] in _DASHES and last[-2:-1].strip() and line[:1].isalnum():
            pieces[-1] = last + line  # a dash set without spaces, at a line's end
        else:
            pieces.append(line)
    return _SPACES.sub(" ", " ".join(pieces).replace(SOFT_HYPHEN, "")).strip()


def ends_broken(line: str) -> bool:
    """Whether the line ends in a hyphen, so that the next one goes on."""
    return line[-1:] in _HYPHENS and _BROKEN_END.search(line, max(0, len(line) - _EDGE)) is not None


def _rejoined(first: str, second: str, words: Collection[str]) -> str:
    end = _BROKEN_END.search(first, max(0, len(first) - _EDGE))
    start = _WORD_START.match(second)
    if end is None:
        return f"{first} {second}"
    stem = first[: end.start(2)].rstrip()
    if end.group(2) in (HYPHEN, SOFT_HYPHEN):
        return stem + second
    if start is None or second[:1].isupper() or end.group(1).isdigit():
        return first + second
    left, right = end.group(1).lower(), start.group().lower()
    if _LATER_PART.search(first, max(0, len(first) - _EDGE)):
        return first + second
    if left + right in words:
        return stem + second
    if f"{left}-{right}" in words:
        return first + second
    if right in SECOND_PARTS or left in PREFIXES:
        return first + second
    if len(left) > 3 and len(right) > 3 and left in words and right in words:
        return first + second
    return stem + second  # of all line ends with a hyphen, nine in ten only broke a word
