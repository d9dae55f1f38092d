"""The ledger: what every rule says of itself is true, and no number decides without a word."""

import importlib
import inspect
import pkgutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from types import FrameType, FunctionType
from typing import Any, get_type_hints

import pytest

import searchkit
from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.enrichers.countries import CountryFinder
from searchkit.enrichers.published import DateFinder
from searchkit.enrichers.published.page_dates import date_of_page
from searchkit.enrichers.speakers import SpeakerFinder
from searchkit.language.datelines import dateline_of
from searchkit.language.sentences import sentence_starts
from searchkit.language.written_dates import written_dates
from searchkit.rules import NO_DATA, UNCHANGED, DecidedBy, Rule, rule, rule_of, threshold
from tests.support.understanding import read
from tools.ledger import numbers
from tools.reach import functions_of

# The rooms in which every number says why it is what it is: all that read or understand clippings.
TOLD_WHY = ("copies", "enrichers", "language", "paragraphs", "readers")

# Names that two thresholds have, each because the places mean another thing by them.
SAME_NAMES: dict[str, str] = {}


# Questions that decide nothing by themselves, and why: all those of texts alone, and those of the rooms
# whose every question says which rule it is.
ALL_QUESTIONS = ("enrichers", "language")
NO_RULES = {
    "enrichers.countries.country_finder.CountryFinder._is_no_place": "one rule or another",
    "enrichers.countries.disambiguation.Context.names": "looks a country up",
    "enrichers.countries.disambiguation._holds": "looks for a word in a text",
    "enrichers.countries.non_places.is_no_place": "one rule or another",
    "enrichers.countries.place_mentions._ends": "the alphabet says so",
    "enrichers.published.date_clues.DateClues.says_how_long_ago": "one line or another, by its rule",
    "enrichers.published.date_finder.DateFinder._may_be": "the caller's last day, and the calendar",
    "enrichers.speakers.name_runs._is_country": "looks a word up",
    "enrichers.speakers.tagging._is_upper": "the alphabet says so",
    "language.captions.may_end_in_credit": "signs, which save time and decide nothing",
    "language.right_to_left.has_right_to_left": "the alphabet says so",
    "language.right_to_left.is_right_to_left": "the alphabet says so",
    "language.sentences.is_unspaced": "the alphabet says so",
    "paragraphs.end_matter._is_heading": "the length of what the rules of headings are asked for",
    "paragraphs.plain.closing._is_button": "one rule or another",
    "paragraphs.plain.closing._closes": "one rule or another",
    "paragraphs.plain.closing._is_heading": "one rule or another",
    "paragraphs.printed.head_and_end._closes": "one rule or another",
    "readers.html.main_text._stands_in": "two thresholds, which say what they were chosen on",
    "readers.pdf.legibility.is_undecoded": "Unicode says so",
    "readers.sniff._starts_with_article": "the format says so",
}


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(searchkit.__path__, "searchkit."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def decisions() -> Iterator[Callable[..., object]]:
    """Yield every function and method of ours that decides by a rule."""
    for module in modules():
        own = [each for each in vars(module).values() if _is_of(each, module)]
        for each in own:
            yield from (member for member in _members(each) if rule_of(member))


def _members(value: object) -> Iterator[Callable[..., object]]:
    """Yield a function, or the methods of a class, those that keep their answer among them."""
    for member in vars(value).values() if inspect.isclass(value) else [value]:
        function = member.func if isinstance(member, cached_property) else member
        if callable(function):
            yield function


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
    is_of_texts = hints.keys() == inspect.signature(decision).parameters.keys()
    return len(hints) if hints and is_of_texts and set(hints.values()) == {str} else None


def _found_in(text: str) -> None:
    """Find countries and speakers in paragraphs, one a line."""
    paragraphs = (Paragraph(i, Kind.BODY, line) for i, line in enumerate(text.split("\n")))
    article = Article("aaaaaaaaaa", 0, tuple(paragraphs))
    for finder in FINDERS:
        article = finder.enrich(article)


def _dated(text: str) -> None:
    """Find the day of a text, and of the same text as a page that nothing has cut."""
    for article in read("a.txt", text.encode()):
        DateFinder().enrich(article)
    date_of_page(text, "", None)


def _read_on_a_page(markup: str) -> None:
    read("a.html", PAGE.format(markup).encode())


def _read_as_text(text: str) -> None:
    read("a.txt", text.encode())


def _answers_within(decision: FunctionType, text: str) -> list[object]:
    """What a function answers, each time that it is asked, while its example is understood."""
    answers = []

    def listen(frame: FrameType, event: str, answer: object) -> None:
        if event == "return" and frame.f_code is decision.__code__:
            answers.append(answer)

    sys.setprofile(listen)
    try:
        SHOWN_BY[_room(decision)](text)
    finally:
        sys.setprofile(None)
    return answers


def _answer(decision: Callable[..., object], given: str | tuple[str, ...]) -> object:
    answer = decision(*((given,) if isinstance(given, str) else given))
    return tuple(answer) if isinstance(answer, Iterator) else answer


def _off(entry: DecidedBy, given: str | tuple[str, ...]) -> object:
    if entry.off is not UNCHANGED:
        return entry.off
    return given if isinstance(given, str) else given[0]


def entry_of(decision: Callable[..., object]) -> DecidedBy:
    found = rule_of(decision)
    assert found is not None
    return found


DECISIONS = tuple(decisions())
OF_TEXTS = [each for each in DECISIONS if _texts(each) is not None]
# What is decided of something else is shown by what a clipping holds: paragraphs for the finders,
# markup in the middle of a page, a text. Of what lies on a printed page, or in a page's head, a
# sentence tells.
SHOWN_BY: dict[str, Callable[[str], object]] = {
    "enrichers.published": _dated,
    "enrichers": _found_in,
    "language.around_dates": _dated,
    "language.datelines": dateline_of,
    "language.sentences": sentence_starts,
    "language.written_dates": written_dates,
    "readers.html": _read_on_a_page,
    "paragraphs.plain": _read_as_text,
    "paragraphs.dehyphenate": _read_as_text,
}
FINDERS = CountryFinder(), SpeakerFinder()
PAGE = (
    "<html><head><title>Harbour stays open</title></head><body><article><h1>Harbour stays open</h1>"
    "<p>The harbour of Elsa will stay open through the winter, the minister said on Tuesday.</p>{}"
    "<p>Nobody will be turned away at the gate, the minister told them.</p></article></body></html>"
)


def _room(decision: Callable[..., object]) -> str:
    module = f"{decision.__module__.removeprefix('searchkit.')}."
    return next((room for room in SHOWN_BY if module.startswith(f"{room}.")), "")


WITHIN = [
    each
    for each in DECISIONS
    if _room(each)
    and each not in OF_TEXTS
    and ("<" in entry_of(each).example or _room(each) != "readers.html")
]


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


@pytest.mark.parametrize("decision", WITHIN, ids=lambda each: entry_of(each).id)
def test_a_rule_within_a_room_fires_in_its_example_and_not_in_its_counter_example(
    decision: FunctionType,
) -> None:
    entry = entry_of(decision)
    assert isinstance(entry.example, str)
    assert isinstance(entry.counter, str)

    # It is asked in both, and says no each time in the second.
    assert any(answer != entry.off for answer in _answers_within(decision, entry.example))
    assert set(_answers_within(decision, entry.counter)) == {entry.off}


def test_every_question_about_a_text_says_which_rule_decides_it() -> None:
    silent = {
        f"{module.__name__.removeprefix('searchkit.')}.{question.__qualname__}"
        for module in modules()
        if _room_of(module) in TOLD_WHY
        for value in vars(module).values()
        if _is_of(value, module)
        for question in _members(value)
        if _asks(question) and rule_of(question) is None
        if _texts(question) is not None or _room_of(module) in ALL_QUESTIONS
    }

    assert sorted(silent) == sorted(NO_RULES)


def _room_of(module: Any) -> str:
    return str(module.__name__).removeprefix("searchkit.").partition(".")[0]


def _asks(function: Callable[..., object]) -> bool:
    """Tell whether this is one of ours that answers yes or no; Python's own compare values."""
    is_ours = inspect.isfunction(function) and not function.__name__.startswith("__")
    return is_ours and get_type_hints(function).get("return") is bool


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


def test_no_number_decides_nothing() -> None:
    told = [number for number in numbers(*TOLD_WHY) if number.decides and number.name.isupper()]
    fed = {number.id: functions_of(number.moved[0]) for number in told}

    assert [id for id, functions in fed.items() if functions is not None and not functions] == []
    assert fed["paragraphs.recovery.LOWER_CASE_SHARE"] == frozenset(
        {"searchkit/paragraphs/recovery.py:_signs"}
    )


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
