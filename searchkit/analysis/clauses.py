"""A text node of a query as the words it looks for: the same for engines and for highlighting.

Word("sanctions")         TermWord("sanction")
Word("anti-government")   TermWord("anti") TermWord("govern"), one right after the other
Phrase("human rights")    FormWord("human") FormWord("rights"), one right after the other
Near("a b", 5)            FormWord("a") FormWord("b"), within 5
Pattern("sanction*")      PatternWord("sanction*")
Fuzzy("xinjang", 1)       FuzzyWord("xinjang", 1)
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import assert_never

from searchkit.analysis.tokens import (
    IN_WORD,
    Analysed,
    Token,
    analyse,
    ends_in_unspaced,
    spellings,
    tokens,
)
from searchkit.analysis.wildcards import fuzzy_test, wildcard_test
from searchkit.domain.query import (
    And,
    AtLeast,
    Filter,
    Fuzzy,
    InLead,
    InTitle,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Text,
    Together,
    Word,
)
from searchkit.language.fold import fold
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class TermWord:
    """A word whatever its inflection: compared with `Token.term`."""

    term: str


@dataclass(frozen=True, slots=True)
class FormWord:
    """A word as written: compared with `Token.form`."""

    form: str


@dataclass(frozen=True, slots=True)
class PatternWord:
    """Any word whose form the pattern matches."""

    pattern: str  # folded, with `*`


@dataclass(frozen=True, slots=True)
class FuzzyWord:
    """Any word whose form is near."""

    form: str
    distance: int


ExpandedWord = PatternWord | FuzzyWord  # stands for several forms, and counts as one word
ClauseWord = TermWord | FormWord | ExpandedWord


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of one text node, in the order of the query. Without words it matches nothing."""

    words: tuple[ClauseWord, ...]
    within: int | None = None  # None: one right after the other; else in any order, first to last


# A node is read where it is matched, where its title and its story are, and once for each text in
# which it is marked.
@lru_cache(maxsize=1024)
def clause_of(node: Text) -> Clause:
    """Return what the node looks for."""
    match node:
        case Word(text):
            return Clause(tuple([TermWord(analyse(each).term) for each in spellings(text)]))
        case Phrase(text):
            return Clause(_forms(text))
        case Near(text, within):
            return Clause(_forms(text), within)
        case Fuzzy(text, distance):
            return Clause(tuple(FuzzyWord(token.form, distance) for token in tokens(text)))
        case Pattern(text):
            return Clause(tuple(_pattern_words(text)))
    assert_never(node)


def scoring_nodes(root: Node | None) -> Iterator[Text]:
    """Yield the text nodes outside NOT, `title:`, `lead:` and filters, in the order of the query.

    Their words are what is scored in the text, in the title and in the story.
    """
    match root:
        case And(parts) | Or(parts) | Together(parts):
            for part in parts:
                yield from scoring_nodes(part)
        case AtLeast(_, part):
            yield from scoring_nodes(part)
        case Word() | Pattern() | Fuzzy() | Phrase() | Near():
            yield root
        case Not() | InTitle() | InLead() | None:
            return
        case _:
            _: Filter = root  # nothing else is left, or mypy would say so


def condition_nodes(root: Node | None) -> Iterator[Text | Together]:
    """Yield the text nodes and w/-groups outside NOT, `title:`, `lead:` and filters, in order.

    They are what is asked of a text as a whole, and what is marked in it.
    """
    match root:
        case And(parts) | Or(parts):
            for part in parts:
                yield from condition_nodes(part)
        case AtLeast(_, part):
            yield from condition_nodes(part)
        case Word() | Pattern() | Fuzzy() | Phrase() | Near() | Together():
            yield root
        case Not() | InTitle() | InLead() | None:
            return
        case _:
            _: Filter = root


def word_test(word: ClauseWord) -> Callable[[Token | Analysed], bool]:
    """Return a test for the words that `word` stands for."""
    match word:
        case TermWord(term):
            return lambda token: token.term == term
        case FormWord(form):
            return lambda token: token.form == form
        case PatternWord() | FuzzyWord():
            test = cache(form_test(word))  # a text has fewer forms than tokens
            return lambda token: test(token.form)
    assert_never(word)


def form_test(word: ExpandedWord) -> Callable[[str], bool]:
    """Return a test for the forms that `word` stands for."""
    match word:
        case PatternWord(pattern):
            return wildcard_test(pattern)
        case FuzzyWord(form, distance):
            return fuzzy_test(form, distance)
    assert_never(word)


def label(word: ClauseWord) -> str:
    """Return the word as an explanation shows it."""
    match word:
        case TermWord(term):
            return term
        case FormWord(form):
            return f'"{form}"'
        case PatternWord(pattern):
            return pattern
        case FuzzyWord(form, distance):
            return f"{form}~{distance}"
    assert_never(word)


def _forms(text: str) -> tuple[FormWord, ...]:
    return tuple([FormWord(analyse(each).form) for each in spellings(text)])


def words_with_stars(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text that have a star, whole."""
    return re.finditer(rf"{IN_WORD}*+\*(?:{IN_WORD}|\*)*+", text)


def _pattern_words(text: str) -> Iterator[ClauseWord]:
    """Yield the words of "anti-gov*": what has a star is a pattern, the rest is as written."""
    at = 0
    for run in words_with_stars(text):
        yield from _forms(text[at : run.start()])
        at = run.end()
        # "中国*": each character is a word, and whatever follows the last one may follow it.
        if not run.group().strip("*") and ends_in_unspaced(text[: run.start()]):
            continue
        yield PatternWord(re.sub(r"\*+", "*", fold(run.group())))
    yield from _forms(text[at:])
