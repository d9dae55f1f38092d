"""What to know about how a question was read, whatever it finds: a sentence each.

A hint that another query was meant is given only where that finds something else.
"""

import shlex
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from searchkit.domain.errors import QueryError
from searchkit.domain.query import And, Node, Phrase, Word
from searchkit.querylang import parse, unparse
from searchkit.querylang.lexer import OPERATORS, QUOTES, Lexeme, Lexer, Sign
from searchkit.search.asked_country import country_of, said_of_region
from searchkit.search.narrowing import flat
from searchkit.search.other_tools import operators_of_others
from searchkit.search.questions import in_fields

Count = Callable[[Node], int]  # how many paragraphs a query finds, beside the same filters

_SMALL_OPERATORS = frozenset(sign.value.lower() for sign in OPERATORS)
_AROUND = f" .,;:!?{QUOTES}"  # what is no part of a value


def hints(
    text: str,
    total: int,
    count: Count,
    *,
    arguments: Sequence[str] = (),
    countries: Sequence[str] = (),
    command: str = "searchkit search",
) -> Iterator[str]:
    """Yield the hints on a query that was understood, and found `total` paragraphs.

    `arguments`: the query as the shell handed it over, before it was joined; `countries`: the
    values of `--country`, as typed; `command`: what stands before another query to ask it.
    """
    try:
        lexemes = [*Lexer(text, country_of).lexemes()] if text.strip() else []
        read_as = (
            unparse(flat(parse(text, country_of)))
            if any(lexeme.sign is Sign.OR for lexeme in lexemes)
            else ""
        )
    except QueryError:  # a saved search and words beside it, which are no query as one text
        return
    yield from _regions(lexemes, countries)
    yield from operators_of_others(text)
    if both := _and_beside_or(lexemes):
        yield f"{both} binds tighter than OR: read as {read_as}"
    for why, typed, meant in (
        ("or, and, not are operators in capitals", text, _with_operators(text, lexemes)),
        ("us is read as the pronoun; for the country", text, _with_country(text, lexemes)),
        ("read as words; for what is said by somebody", text, in_fields(text)),
        (
            "the shell takes quotes away; for the phrase",
            " ".join(arguments),
            " ".join(map(_as_phrase, arguments)),
        ),
    ):
        if meant != typed and (found := _counted(meant, count)) and found != total:
            yield f"{why}: {command} {shlex.quote(meant)} ({found:,})"


def _regions(lexemes: Sequence[Lexeme], countries: Sequence[str]) -> Iterator[str]:
    fields = [lexeme.text.partition(":") for lexeme in lexemes]
    named = [value for field, _, value in fields if field.lower() in ("country", "named")]
    typed = [*countries, *(value.strip(_AROUND) for value in named)]
    for name in dict.fromkeys(typed):
        if name.lower() not in ("none", "unknown") and (said := said_of_region(name)) is not None:
            yield said


def _and_beside_or(lexemes: Sequence[Lexeme]) -> str | None:
    """Return what stands for AND beside an OR in the same parentheses; None where none does."""
    groups: list[list[Sign]] = [[]]
    for lexeme in lexemes:
        match lexeme.sign:
            case Sign.OPEN:
                groups.append([])
            case Sign.CLOSE:
                if (both := _both(groups.pop())) is not None:
                    return both
                groups[-1].append(Sign.CLAUSE)  # a group is an operand like others
            case sign:
                groups[-1].append(sign)
    return _both(groups[-1])


def _both(signs: Sequence[Sign]) -> str | None:
    if Sign.OR not in signs:
        return None
    if Sign.AND in signs:
        return "AND"
    after_operand = [
        following in (Sign.CLAUSE, Sign.NOT, Sign.AT_LEAST)
        for sign, following in pairwise(signs)
        if sign is Sign.CLAUSE
    ]
    return "AND (between words that stand side by side)" if any(after_operand) else None


def _with_operators(text: str, lexemes: Sequence[Lexeme]) -> str:
    """Return the text with `or`, `and` and `not` in capitals where they stand between two clauses."""
    for before, lexeme, after in zip(lexemes, lexemes[1:], lexemes[2:], strict=False):
        if lexeme.text in _SMALL_OPERATORS and {before.sign, after.sign} == {Sign.CLAUSE}:
            end = lexeme.position + len(lexeme.text)
            text = text[: lexeme.position] + lexeme.text.upper() + text[end:]
    return text


def _with_country(text: str, lexemes: Sequence[Lexeme]) -> str:
    """Return the text with `us` in capitals where it is all that was asked for."""
    return text.upper() if [lexeme.text for lexeme in lexemes] == ["us"] else text


def _as_phrase(argument: str) -> str:
    """Return an argument of plain words in quotes; any other as it is."""
    try:
        root = parse(argument, country_of) if " " in argument.strip() else None
    except QueryError:
        return argument
    match root:
        case And(parts) if parts and all(isinstance(part, Word) for part in parts):
            return unparse(Phrase(argument))
        case _:
            return argument


def _counted(text: str, count: Count) -> int | None:
    """Return how many paragraphs a text finds; None where it cannot be read."""
    try:
        return count(parse(text, country_of))
    except QueryError:
        return None
