"""What a rule about one line says, and which of many fits first."""

import re
from collections.abc import Callable, Sequence

from searchkit.paragraphs.blocks import Label
from searchkit.rules import Rule
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule(Rule):
    """One kind of furniture. `fires_on` is why the line has its label, as `parse --explain` says it."""

    example: str
    counter: str
    label: Label
    pattern: re.Pattern[str]
    words: int = 12  # a longer line is not this; many patterns allow for fewer anyhow
    search: bool = False  # the pattern may fit anywhere, not only from the start
    # In lower case: whatever fits holds one of them, or `shows` it. Looking for these takes a fifth of
    # the time that a pattern takes which may fit anywhere, or long after its beginning.
    signs: tuple[str, ...] = ()
    shows: Callable[[str], object] | None = None


def by_words(rules: Sequence[LineRule]) -> tuple[tuple[LineRule, ...], ...]:
    """Return number of words -> the rules that look at a line of so many; none does beyond."""
    most = max(each.words for each in rules)
    return tuple(tuple(each for each in rules if words <= each.words) for words in range(most + 1))


def first_fitting(rules: tuple[tuple[LineRule, ...], ...], text: str) -> LineRule | None:
    """Return the first that fits of the rules, which are given `by_words`, or None."""
    lower = text.lower()
    words = text.count(" ") + 1
    for each in rules[words] if words < len(rules) else ():
        for sign in each.signs:
            if sign in lower:
                break
        else:
            if each.signs if each.shows is None else not each.shows(text):
                continue
        if each.pattern.search(text) if each.search else each.pattern.match(text):
            return each
    return None
