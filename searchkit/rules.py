"""How everything that decides is written down: what it fires on, an example, what it was chosen on.

A number that decides is a `threshold`, one that guards a `limit`, one that a format or an alphabet
prescribes a `fact`. A function that decides carries a `rule`; a table's entry is a `Rule` itself, or
a dataclass on top of it. Nothing of it costs anything when clippings are read: the number and the
function come back as they are.

`python -m tools.ablate` reads all this from the source: it moves each threshold and turns each rule
off, and docs/rules.md is what was lost by it. `tests/test_rules.py` checks that ids are given once
and that rules fire on their examples, and not on their counter-examples.
"""

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from searchkit.values import dataclass

Value = TypeVar("Value")
Decision = TypeVar("Decision", bound=Callable[..., object])

# How `chosen_on` begins where moving the number by a quarter changes nothing that anybody has seen.
NO_DATA = "the data cannot tell: "


class Off(Enum):
    """What a rule answers when it is turned off, where that is no plain value."""

    UNCHANGED = "its first argument, as it came"


UNCHANGED = Off.UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the ledger."""

    id: str  # "furniture.page-number": the subject and the rule, given once in all of searchkit
    fires_on: str  # in words; where users see a reason, this is it
    # What it is given when it fires, and something near to it on which it does not. A rule of one
    # text has the text, a rule of several a tuple of them, and tests run both; a rule that looks at
    # where things lie on a page has a sentence that tells.
    example: str | tuple[str, ...]
    counter: str | tuple[str, ...]
    chosen_on: (
        str  # the data, or the document that a user sent, or `NO_DATA` and what speaks for it
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedBy(Rule):
    """A rule that a function decides: its attribute `rule`."""

    off: object  # what the function answers when the rule is turned off


def threshold(value: Value, chosen_on: str) -> Value:
    """Return a number that decides, as it is.

    `chosen_on`: the data on which it was chosen and what lies on either side of it, or `NO_DATA`
    and why it is about right. A tuple or a mapping of numbers is as many thresholds.
    """
    return value


def limit(value: Value, guards: str) -> Value:
    """Return a number that no honest clipping comes near, as it is; `guards`: time, memory, against what."""
    return value


def fact(value: Value, of: str) -> Value:
    """Return a number that nobody chose, as it is; `of`: the format or the alphabet that says so."""
    return value


def rule(
    id: str,
    *,
    fires_on: str = "",
    example: str | tuple[str, ...],
    counter: str | tuple[str, ...],
    chosen_on: str,
    off: object = False,
) -> Callable[[Decision], Decision]:
    """Say of a function which rule it is, and return the function itself.

    `fires_on` may be left out where the function's docstring begins with "Whether ...", which says it.
    `off`: what it answers when the rule is turned off: False of a predicate, None of a finder, an
    empty tuple of a generator, `UNCHANGED` of a function that gives back what it was given, changed.
    """

    def written_down(decision: Decision) -> Decision:
        vars(decision)["rule"] = DecidedBy(
            id=id,
            fires_on=fires_on or claim_of(decision.__doc__ or ""),
            example=example,
            counter=counter,
            chosen_on=chosen_on,
            off=off,
        )
        return decision

    return written_down


def claim_of(docstring: str) -> str:
    """Return what a predicate's docstring claims, in its first line.

    >>> claim_of('Return whether a line heads what follows: "Notes".')
    'a line heads what follows: "Notes"'
    """
    first = docstring.partition("\n")[0].removesuffix(".")
    return first.partition("hether ")[2] or first


def rule_of(decision: Callable[..., object]) -> DecidedBy | None:
    """Return the rule that a function decides, or None where it decides none."""
    return getattr(decision, "rule", None)
