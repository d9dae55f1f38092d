"""Operators of other search tools that mean something else here, or nothing, with ours.

They are Nexis's and Westlaw's (/p, /5, hlead, sanction!), Factiva's (near5, hd=), those of web
search engines (+word, ||), Lucene's and Recoll's (&&, wom?n), and ours where they are mistyped.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from searchkit.querylang.lexer import MAX_TOGETHER, QUOTES


class Operator(NamedTuple):
    """What is no operator here."""

    pattern: str
    ours: str  # the sentence; {0} is what was typed


def _at_a_word(pattern: str, ours: str) -> Operator:
    return Operator(rf"(?<![^\s(])(?:{pattern})(?![^\s)])", ours)


_DISTANCE = f"w/1 to w/{MAX_TOGETHER}, in lower case: a w/5 b"
_OPERATORS = (
    _at_a_word(r"/p(?:ara)?", "{0} is read as a word; both in one paragraph: a w/p b"),
    _at_a_word(r"/s(?:ent)?", "{0} is read as a word; both in one sentence: a w/s b"),
    _at_a_word(r"/n?[0-9]+", f"{{0}} is read as a word; so many words apart at most: {_DISTANCE}"),
    _at_a_word(r"\+[ps]", "{0} is read as a word; in this order: a pre/5 b"),
    _at_a_word(
        r"(?:w|pre)/(?:0|[1-9][0-9]{2,})", f"{{0}} is read as words; distances are {_DISTANCE}"
    ),
    _at_a_word(
        r"(?!w/[ps]|w/[0-9]|pre/)(?i:w/(?:[0-9]+|p|s|para|sent)|pre/[0-9]+)",
        f"{{0}} is read as words; distances are {_DISTANCE}, w/p or w/s",
    ),
    _at_a_word(
        r"(?i:near/?|adj/?|onear/)[0-9]+|NEAR|ADJ",
        f"{{0}} is read as a word; so many words apart at most: {_DISTANCE}",
    ),
    _at_a_word(r"SAME", "SAME is read as a word; both in one paragraph: a w/p b"),
    Operator(
        r"(?<!\w)(?:hlead|HLEAD)\s*\(",
        "hlead( ) is read as a word; in the title or the first two paragraphs: lead:word",
    ),
    Operator(
        r"(?<!\w)(?:headline|HEADLINE|title|TITLE|allintitle)\s*\(",
        "{0} ) is read as a word; in the title: title:word",
    ),
    Operator(
        r"(?<!\w)(?i:atleast\s*[0-9]+)\s+\(|(?<!\w)(?i:atleast)\s+[0-9]+\s*\(",
        "{0} ) is read as a word; write atleast2(word), without a space",
    ),
    Operator(r"(?<!\S)!(?=[\w(])", "! is passed over; to leave a word out: NOT word"),
    Operator(r"(?<!\S)\w{3,}!(?!\S)", "the ! of {0} is passed over; any ending: word*"),
    _at_a_word(r"[^\W\d_]+\?[^\W\d_]+", "the ? of {0} parts it in two words; any letters: wom*n"),
    Operator(r"(?<!\S)\+(?=[^\W\d_]{2})", "+ is passed over: all words are asked for as it is"),
    _at_a_word("&&?", "{0} is passed over: all words are asked for as it is, or write AND"),
    _at_a_word(r"\|\|?", "{0} is passed over; for either word: a OR b"),
)
_QUOTED = rf"[{QUOTES}][^{QUOTES}]*[{QUOTES}]"
_OPERATORS_OF_LETTERS = frozenset(("NEAR", "ADJ", "SAME"))


def operators_of_others(text: str) -> Iterator[str]:
    """Yield a sentence for each operator of another tool in a query, those of one kind once."""
    if _is_of_words(text):
        return
    bare = re.sub(_QUOTED, lambda quoted: " " * len(quoted.group()), text)
    for operator in _OPERATORS:
        if (found := re.search(operator.pattern, bare)) is not None:
            yield operator.ours.format(" ".join(found.group().split()))


def _is_of_words(text: str) -> bool:
    """Whether no pattern needs to be tried, as of most queries: those take longer than a search."""
    words = text.split()
    return all(map(str.isalpha, words)) and _OPERATORS_OF_LETTERS.isdisjoint(words)
