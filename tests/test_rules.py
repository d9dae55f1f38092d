"""The ledger: what every rule says of itself is true, and no number decides without a word."""

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

import pytest

import searchkit
from searchkit.rules import NO_DATA, UNCHANGED, DecidedBy, Rule, rule, rule_of, threshold
from tools.ledger import numbers

# The rooms in which every number says why it is what it is: all that read or understand clippings.
TOLD_WHY = ("copies", "enrichers", "language", "paragraphs", "readers")

# Names that two thresholds have, each because the places mean another thing by them.
SAME_NAMES: dict[str, str] = {}


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(searchkit.__path__, "searchkit."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def decisions() -> Iterator[Callable[..., object]]:
    """Yield every function and method of ours that decides by a rule."""
    for module in modules():
        own = [each for each in vars(module).values() if _is_of(each, module)]
        for each in own:
            members = vars(each).values() if inspect.isclass(each) else [each]
            yield from (member for member in members if callable(member) and rule_of(member))


def table_entries() -> Iterator[Rule]:
    """Yield every rule that is an entry of a table, or stands alone."""
    seen = set()
    for module in modules():
        for value in vars(module).values():
            for entry in value if isinstance(value, tuple) else (value,):
                if isinstance(entry, Rule) and id(entry) not in seen:
                    seen.add(id(entry))
                    yield entry


def _is_of(value: object, module: Any) -> bool:
    return getattr(value, "__module__", None) == str(module.__name__)


def _texts(decision: Callable[..., object]) -> int | None:
    """The number of texts that a function is asked with, or None where it wants anything else."""
    hints = get_type_hints(decision)
    hints.pop("return", None)
    return len(hints) if hints and set(hints.values()) == {str} else None


def _answer(decision: Callable[..., object], given: str | tuple[str, ...]) -> object:
    answer = decision(*((given,) if isinstance(given, str) else given))
    return tuple(answer) if isinstance(answer, Iterator) else answer


def _off(entry: DecidedBy, given: str | tuple[str, ...]) -> object:
    if entry.off is not UNCHANGED:
        return entry.off
    return given if isinstance(given, str) else given[0]


DECISIONS = tuple(decisions())
OF_TEXTS = [each for each in DECISIONS if _texts(each) is not None]


def entry_of(decision: Callable[..., object]) -> DecidedBy:
    found = rule_of(decision)
    assert found is not None
    return found


def test_no_id_is_given_twice() -> None:
    ids = [entry.id for entry in table_entries()] + [entry_of(each).id for each in DECISIONS]

    assert [name for name, count in Counter(ids).items() if count > 1] == []


@pytest.mark.parametrize("decision", OF_TEXTS, ids=lambda each: entry_of(each).id)
def test_a_rule_of_texts_fires_on_its_example_and_not_on_its_counter_example(
    decision: Callable[..., object],
) -> None:
    entry = entry_of(decision)

    assert _answer(decision, entry.example) != _off(entry, entry.example)
    assert _answer(decision, entry.counter) == _off(entry, entry.counter)


@pytest.mark.parametrize("room", TOLD_WHY)
def test_every_number_that_decides_says_what_it_was_chosen_on(room: str) -> None:
    # `threshold`, `limit` or `fact` of searchkit/rules.py, around the number or the table of numbers.
    silent = [number.id for number in numbers(room) if len(number.because.split()) < 2]

    assert silent == []


def test_a_threshold_that_is_used_twice_has_one_name_and_no_other_has_it() -> None:
    told = [number for number in numbers(*TOLD_WHY) if number.told == "threshold"]
    places = {(number.name, number.module) for number in told if number.name.isupper()}
    twice = {name for name, times in Counter(name for name, _ in places).items() if times > 1}
    reasons = Counter(
        (number.value, number.because) for number in told if number.id.endswith(number.name)
    )

    assert twice == SAME_NAMES.keys()
    assert [
        why for why, times in reasons.items() if times > 1 and not why[1].startswith(NO_DATA)
    ] == []


def test_a_number_and_a_function_come_back_as_they_are() -> None:
    def is_shout(text: str) -> bool:
        return text.isupper()

    decided = rule(
        "test.shout",
        fires_on="capitals alone",
        example="MAYOR QUITS",
        counter="Mayor quits",
        chosen_on="nothing",
        off=False,
    )(is_shout)

    assert decided is is_shout
    assert threshold(0.4, "nothing") == 0.4
    assert entry_of(decided).example == "MAYOR QUITS"
