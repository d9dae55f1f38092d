"""Text -> lexemes: operators, parentheses, and clauses that are nodes already.

One pass, left to right. What holds no letter and no digit (a dash, a comma, an emoji, NUL) is
passed over like a space, so that a pasted headline is a query.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from searchkit.analysis.clauses import words_with_stars
from searchkit.analysis.tokens import ends_in_unspaced, tokens
from searchkit.domain.errors import QueryError
from searchkit.domain.query import (
    And,
    Fuzzy,
    InLead,
    InTitle,
    Near,
    Node,
    Or,
    Pattern,
    Phrase,
    Text,
    Unit,
    Word,
)
from searchkit.language.fold import fold
from searchkit.querylang.fields import (
    FIELDS,
    TEXT_FIELDS,
    CountryCode,
    expected_after,
    filter_of,
    unknown_field,
)
from searchkit.regexes import regex
from searchkit.values import dataclass


def in_both_spellings(word: str) -> Word | Or:
    """Return the node of a word; news writes "F16" and "F-16" for one, and either means both."""
    designation = _DESIGNATION.fullmatch(word)
    if designation is None:
        return Word(word)
    letters, hyphen, digits = designation.groups()
    return Or((Word(word), Word(f"{letters}{'' if hyphen else '-'}{digits}")))


class Sign(StrEnum):
    """What a lexeme is."""

    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    TOGETHER = "w/"
    AT_LEAST = "atleast"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Nearness:
    """What `w/p`, `w/s`, `w/5` or `pre/5` asks for."""

    unit: Unit
    within: int | None = None
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A sign of the query and where it stands."""

    sign: Sign
    text: str  # as typed
    position: int
    node: Node | None = None  # of a clause
    nearness: Nearness | None = None  # of an operator such as w/5
    times: int = 0  # of atleast


QUOTES = '"“”„‟«»＂'
OPERATORS = (Sign.AND, Sign.OR, Sign.NOT)

# Letters that must stand before the first "*": fewer stand for a good part of the vocabulary.
LETTERS_BEFORE_STAR = 3
# A Korean syllable is as much as two or three letters. (A Chinese or Japanese character is a word.)
SYLLABLES_BEFORE_STAR = 1
MAX_DISTANCE = 2  # three changes make a short word any other
# Positions between the first and the last word of "…"~N; no paragraph of a newspaper is longer.
MAX_WITHIN = 1000

# As other archives of news have them (w/1 to w/99, atleast1 to atleast99), and no sentence is longer.
MAX_TOGETHER = 99
MAX_TIMES = 99

_TOGETHER = regex(r"w/(?P<place>[ps])|(?P<order>w|pre)/(?P<within>[1-9][0-9]?)")
_AT_LEAST = regex(r"atleast([0-9]*)", re.IGNORECASE)
_SYLLABLE = regex("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_BARE = regex(rf"[^\s(){QUOTES}]+")
_QUOTED = regex(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]")
_AFTER_PHRASE = regex(r"~([0-9]*)")
_FIELD = regex(r"([^\W\d_]+):(?!//)(.*)", re.DOTALL)
_TILDE = regex(r"(.*)~([0-9]*)", re.DOTALL)
_TILDE_ALONE = regex(r"[^\w*~]*~[0-9]*[^\w*~]*")
# Aircraft, forms, summits, epidemics, standards: F16, W2, G20, COVID19, ISO9001, of which the last two
# set the bounds. Not the file name IMG20210 nor the user name berlin36. Chosen by hand on such
# names; no corpus was measured.
_DESIGNATION = regex(r"([A-Za-z]{1,5})(-?)([0-9]{1,4})")
_BEFORE = regex(r"(?:[^\w*]|_)+")  # what is passed over before a word or a field's name


class Lexer:
    """Reads one query. `country_code` turns a code, a name or a demonym into a code, or None."""

    def __init__(self, query: str, country_code: CountryCode) -> None:
        self._query = query
        self._country_code = country_code
        self._at = 0

    def lexemes(self) -> Iterator[Lexeme]:
        """Yield the signs of the query in order. Raises QueryError where one cannot be read."""
        if self._query.strip() == "*":
            yield Lexeme(Sign.CLAUSE, "*", self._query.index("*"), And(()))
            return
        while self._at < len(self._query):
            start = self._at
            character = self._query[start]
            if character in "()":
                self._at += 1
                yield Lexeme(Sign(character), character, start)
            elif character == "-" and self._negates():
                self._at += 1
                yield Lexeme(Sign.NOT, character, start)
            elif character in QUOTES:
                yield self._clause(start, self._quoted())
            elif (bare := _BARE.match(self._query, start)) is not None:
                yield from self._bare(bare)
            else:
                self._at += 1

    def _negates(self) -> bool:
        following = self._query[self._at + 1 : self._at + 2]
        return following.isalnum() or (following != "" and following in QUOTES + "(*")

    def _bare(self, bare: re.Match[str]) -> Iterator[Lexeme]:
        start = bare.start()
        self._at = bare.end()
        text = bare.group()
        if text in OPERATORS:
            yield Lexeme(Sign(text), text, start)
            return
        if (together := _TOGETHER.fullmatch(text)) is not None:
            yield Lexeme(Sign.TOGETHER, text, start, nearness=_nearness(together))
            return
        at_least = _AT_LEAST.fullmatch(text)
        if at_least is not None and self._query[self._at : self._at + 1] == "(":
            yield Lexeme(Sign.AT_LEAST, text, start, times=self._times(at_least, start))
            return
        if _TILDE_ALONE.fullmatch(text):
            raise QueryError("expected a word before ~", self._query, start)
        if (before := _BEFORE.match(text)) is not None:
            start += before.end()
            text = text[before.end() :]
        field = _FIELD.fullmatch(text)
        if field is None:
            if (node := self._text(text, start)) is not None:
                yield self._clause(start, node)
            return
        name, value = field.groups()
        if name.lower() in FIELDS:
            yield self._clause(start, self._field(name.lower(), value, start + len(name) + 1))
        elif _trimmed(value) or self._quote_follows():
            raise unknown_field(name, self._query, start)
        else:  # "Analysis: …"
            node = self._text(name, start)
            assert node is not None
            yield self._clause(start, node)

    def _clause(self, start: int, node: Node) -> Lexeme:
        return Lexeme(Sign.CLAUSE, self._query[start : self._at], start, node)

    def _quote_follows(self) -> bool:
        following = self._query[self._at : self._at + 1]
        return following != "" and following in QUOTES

    def _field(self, field: str, value: str, position: int) -> Node:
        is_quoted = not value and self._quote_follows()
        if field in TEXT_FIELDS:
            part = self._quoted() if is_quoted else self._text(value, position)
            if part is None:
                raise QueryError(expected_after(field), self._query, position)
            return InTitle(part) if field == "title" else InLead(part)
        if is_quoted:
            value = self._quoted_text()
        elif field == "date":  # whose ".." counts
            value = value.rstrip(",;:!?")
        elif field != "path":  # of which every character counts
            value = _trimmed(value)
        return filter_of(
            field,
            value,
            is_quoted=is_quoted,
            query=self._query,
            position=position,
            country_code=self._country_code,
        )

    def _times(self, at_least: re.Match[str], start: int) -> int:
        number = at_least.group(1)
        if not number or len(number) > len(str(MAX_TIMES)) or not 1 <= int(number) <= MAX_TIMES:
            message = f"expected a number from 1 to {MAX_TIMES} right after atleast"
            raise QueryError(message, self._query, start + at_least.start(1))
        return int(number)

    def _quoted_text(self) -> str:
        quoted = _QUOTED.match(self._query, self._at)
        if quoted is None:
            raise QueryError(
                "this quote is never closed; expected a second quote", self._query, self._at
            )
        self._at = quoted.end()
        return " ".join(quoted.group(1).split())

    def _quoted(self) -> Phrase | Near:
        start = self._at
        text = self._quoted_text()
        if not tokens(text):
            raise QueryError("expected a word between the quotes", self._query, start + 1)
        tilde = _AFTER_PHRASE.match(self._query, self._at)
        if tilde is None:
            return Phrase(text)
        number_at = self._at + 1
        self._at = tilde.end()
        number = tilde.group(1)
        if not number or len(number) > len(str(MAX_WITHIN)) or not 1 <= int(number) <= MAX_WITHIN:
            message = f'expected a number of positions from 1 to {MAX_WITHIN:,}, as in "…"~5'
            raise QueryError(message, self._query, number_at)
        return Near(text, int(number))

    def _text(self, text: str, position: int) -> Text | Or | None:
        """Return the node of a word without quotes; None where it holds no letter and no digit."""
        trimmed = _trimmed(text)
        if (tilde := _TILDE.fullmatch(trimmed)) is not None:
            return self._fuzzy(tilde, position + text.index(trimmed))
        if "*" in trimmed:
            return self._pattern(trimmed, position + text.index(trimmed))
        words = tokens(text)
        if not words:
            return None
        return in_both_spellings(as_word(text[words[0].start : words[-1].end]))

    def _fuzzy(self, tilde: re.Match[str], position: int) -> Fuzzy:
        word, number = tilde.groups()
        words = tokens(word)
        if not words:
            raise QueryError("expected a word before ~", self._query, position)
        if "*" in word:
            raise QueryError("expected * or ~ after a word, not both", self._query, position)
        if number not in ("", "1", "2"):
            message = f"expected ~ or ~{MAX_DISTANCE}: words further away are not searched"
            raise QueryError(message, self._query, position + len(word))
        return Fuzzy(word[words[0].start : words[-1].end], int(number or 1))

    def _pattern(self, trimmed: str, position: int) -> Pattern:
        for word in words_with_stars(trimmed):
            star = word.group().index("*")
            letters = fold(word.group()[:star])
            before, after = trimmed[: word.start()], trimmed[word.start() :].lstrip("*")
            if not letters and ends_in_unspaced(before):
                if not after[:1].isalnum():
                    continue
                message = "expected * at the end: here each character is a word of its own"
            elif len(letters) >= LETTERS_BEFORE_STAR or _is_syllables(letters):
                continue
            else:
                message = "expected at least three letters before *"
                if not letters:
                    message += "; words are not looked for by how they end"
            raise QueryError(message, self._query, position + word.start() + star)
        return Pattern(re.sub(r"\*+", "*", trimmed))


def as_word(text: str) -> str:
    """Return the text of a word so that it is not read as an operator."""
    if text in OPERATORS:
        return text.lower()
    return text.upper() if _TOGETHER.fullmatch(text) else text


def _nearness(operator: re.Match[str]) -> Nearness:
    if (place := operator["place"]) is not None:
        return Nearness(Unit.PARAGRAPH if place == "p" else Unit.SENTENCE)
    return Nearness(Unit.WORDS, int(operator["within"]), is_ordered=operator["order"] == "pre")


def _is_syllables(letters: str) -> bool:
    return len(_SYLLABLE.findall(letters)) >= SYLLABLES_BEFORE_STAR


def _trimmed(text: str) -> str:
    """Return `text` without what holds no word on either side; `*` and `~` stay."""
    start, end = 0, len(text)
    while start < end and not _counts(text[start]):
        start += 1
    while start < end and not _counts(text[end - 1]):
        end -= 1
    return text[start:end]


def _counts(character: str) -> bool:
    return character.isalnum() or character in "*~"
