"""Text -> the nodes that engines evaluate.

    query   = all { "OR" all }
    all     = one { [ "AND" ] one }
    one     = ( "NOT" | "-" ) one  |  place
    place   = operand { "w/5" operand }                     the same operator throughout
    operand = "(" query ")"  |  "atleast3" "(" query ")"  |  clause

The limits are checked before this grammar sees anything, so that it may recurse.
"""

from collections.abc import Sequence
from typing import NoReturn, TypeGuard

from searchkit.domain.errors import QueryError
from searchkit.domain.query import (
    And,
    AtLeast,
    Fuzzy,
    Node,
    Not,
    Operand,
    Or,
    Pattern,
    Phrase,
    Together,
    Word,
)
from searchkit.querylang.fields import CountryCode
from searchkit.querylang.lexer import Lexeme, Lexer, Sign

MAX_CHARACTERS = 2000
MAX_CLAUSES = 64
MAX_DEPTH = 16  # parentheses and NOTs within one another


def parse(text: str, country_code: CountryCode) -> Node:
    """Return what `text` asks for.

    `country_code` turns a code, a name or a demonym into an ISO code, or None where it is none.
    Raises QueryError with the place and what was expected there; nothing else, whatever the text.
    """
    if len(text) > MAX_CHARACTERS:
        raise QueryError(
            f"the query has {len(text):,} characters; expected at most {MAX_CHARACTERS:,}",
            text,
            MAX_CHARACTERS,
        )
    lexemes = tuple(Lexer(text, country_code).lexemes())
    _check_limits(lexemes, text)
    return _Parser(lexemes, text).query()


def _check_limits(lexemes: Sequence[Lexeme], text: str) -> None:
    clauses = 0
    negations = 0  # directly before the next clause or parenthesis
    outer: list[int] = []  # of each open parenthesis, the negations before it
    for lexeme in lexemes:
        match lexeme.sign:
            case Sign.NOT:
                negations += 1
            case Sign.OPEN:
                outer.append(negations)
                negations = 0
            case Sign.CLOSE:
                negations = 0
                if outer:
                    outer.pop()
            case Sign.CLAUSE:
                negations = 0
                clauses += 1
            case Sign.AND | Sign.OR | Sign.TOGETHER | Sign.AT_LEAST:
                negations = 0
        if clauses > MAX_CLAUSES:
            message = f"expected at most {MAX_CLAUSES} words, phrases and filters"
            raise QueryError(message, text, lexeme.position)
        if len(outer) + sum(outer) + negations > MAX_DEPTH:
            message = f"expected parentheses and NOT at most {MAX_DEPTH} deep"
            raise QueryError(message, text, lexeme.position)


class _Parser:
    def __init__(self, lexemes: Sequence[Lexeme], text: str) -> None:
        self._lexemes = lexemes
        self._text = text
        self._at = 0

    def query(self) -> Node:
        if not self._lexemes:
            raise QueryError("expected a word, a phrase or a filter", self._text, 0)
        node = self._any()
        if (lexeme := self._next()) is not None:  # only ")" stops the grammar early
            message = "this parenthesis closes nothing; expected a ( before it"
            raise QueryError(message, self._text, lexeme.position)
        return node

    def _next(self) -> Lexeme | None:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else None

    def _next_is(self, *signs: Sign) -> bool:
        lexeme = self._next()
        return lexeme is not None and lexeme.sign in signs

    def _any(self) -> Node:
        parts = [self._all()]
        while self._next_is(Sign.OR):
            self._at += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self) -> Node:
        parts = [self._one()]
        while self._next_is(Sign.AND, Sign.NOT, Sign.OPEN, Sign.AT_LEAST, Sign.CLAUSE):
            if self._next_is(Sign.AND):
                self._at += 1
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self) -> Node:
        if self._next_is(Sign.NOT):
            self._at += 1
            return Not(self._one())
        begun = self._at
        node = self._operand()
        operator = self._next()
        if operator is None or operator.nearness is None:
            return node
        return self._together(operator, node, begun)

    def _together(self, operator: Lexeme, first: Node, begun: int) -> Node:
        """Read the rest of a chain; its first operand begins at lexeme `begun`."""
        assert operator.nearness is not None
        parts = [self._checked(first, begun, operator)]
        while (following := self._next()) is not None and following.nearness is not None:
            if following.nearness != operator.nearness:
                message = f"expected parentheses: {operator.text} and {following.text} in one chain"
                raise QueryError(message, self._text, following.position)
            self._at += 1
            begun = self._at
            node = self._one() if self._next_is(Sign.NOT) else self._operand()
            parts.append(self._checked(node, begun, operator))
        nearness = operator.nearness
        return Together(tuple(parts), nearness.unit, nearness.within, nearness.is_ordered)

    def _checked(self, node: Node, begun: int, operator: Lexeme) -> Operand:
        if not _is_operand(node):
            message = f"expected a word, a phrase or an OR of them beside {operator.text}"
            raise QueryError(message, self._text, self._lexemes[begun].position)
        return node

    def _operand(self) -> Node:
        lexeme = self._next()
        if lexeme is None or lexeme.sign in (Sign.AND, Sign.OR, Sign.CLOSE, Sign.TOGETHER):
            self._fail_for_want_of_a_clause(lexeme)
        self._at += 1
        if lexeme.sign is Sign.AT_LEAST:
            return self._at_least(lexeme)
        if lexeme.sign is Sign.OPEN:
            return self._group(lexeme)
        assert lexeme.node is not None
        return lexeme.node

    def _at_least(self, lexeme: Lexeme) -> AtLeast:
        opened = self._lexemes[self._at]  # the lexer has seen it
        self._at += 1
        begun = self._at
        part = self._group(opened)
        if not _is_counted(part):
            message = f"expected a word, a phrase or an OR of them within {lexeme.text}( )"
            raise QueryError(message, self._text, self._lexemes[begun].position)
        return AtLeast(lexeme.times, part)

    def _group(self, opened: Lexeme) -> Node:
        node = self._any()
        if not self._next_is(Sign.CLOSE):
            message = "this parenthesis is never closed; expected a )"
            raise QueryError(message, self._text, opened.position)
        self._at += 1
        return node

    def _fail_for_want_of_a_clause(self, found: Lexeme | None) -> NoReturn:
        before = self._lexemes[self._at - 1].text if self._at else None
        position = found.position if found else len(self._text)
        if before == "(":
            place = "after the parenthesis"
        elif before is not None:
            place = f"after {before}"
        else:
            assert found is not None
            place = f"before {found.text}"
        raise QueryError(f"expected a word, a phrase or a filter {place}", self._text, position)


def _is_operand(node: Node) -> TypeGuard[Operand]:
    """Whether the node can stand beside w/5: text of its own place, or an OR of such."""
    if isinstance(node, Or):
        return all(map(_is_operand, node.parts))
    return isinstance(node, Word | Pattern | Fuzzy | Phrase | Together)


def _is_counted(node: Node) -> bool:
    """Whether atleast can count the node."""
    if isinstance(node, Or):
        return all(map(_is_counted, node.parts))
    return isinstance(node, Word | Pattern | Fuzzy | Phrase)
