from collections.abc import Sequence
from functools import cache

import pytest

from searchkit.domain.query import Node, Query, Scope
from searchkit.ports import Snapshot
from searchkit.querylang import parse
from searchkit.search.asked_country import country_of
from searchkit.search.hints import hints
from tests.contracts.archives import STAMP, archive, paragraph, story
from tests.contracts.memory_engine import MemoryEngine


@cache
def snapshot() -> Snapshot:
    engine = MemoryEngine()
    stories = [
        story("a", "Human rights in China and Russia."),
        story("b", "Rights of a human being, or none."),
        story("c", "Oil from Russia, not gas."),
        story("d", paragraph("The U.S. sells oil.", speakers=["Olga Berg"])),
    ]
    engine.publish(archive(*stories), STAMP)
    return engine.open()


def count(root: Node) -> int:
    return snapshot().search(Query(root=root, scope=Scope.STORY)).total


def hints_on(*arguments: str, countries: Sequence[str] = ()) -> list[str]:
    text = " ".join(arguments)
    total = count(parse(text, country_of)) if text else 0
    return [*hints(text, total, count, arguments=arguments, countries=countries)]


def test_or_in_small_letters_is_a_word() -> None:
    assert hints_on("oil or being") == [
        "or, and, not are operators in capitals: searchkit search 'oil OR being' (3)"
    ]


def test_not_in_small_letters_is_a_word() -> None:
    assert hints_on("rights", "not", "being") == [
        "or, and, not are operators in capitals: searchkit search 'rights NOT being' (1)"
    ]


def test_and_in_small_letters_changes_nothing_where_all_have_it() -> None:
    assert hints_on("china", "and", "russia") == []


@pytest.mark.parametrize("text", ['"oil or being"', "or oil", "oil or", "oil OR being"])
def test_small_words_are_no_operators_within_quotes_or_at_an_end(text: str) -> None:
    assert hints_on(text) == []


def test_quotes_that_the_shell_ate_are_told_where_the_phrase_finds_something_else() -> None:
    assert hints_on("human rights") == [
        "the shell takes quotes away; for the phrase: searchkit search '\"human rights\"' (1)"
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("human", "rights"),  # typed without quotes
        ('"human rights"',),
        ("rights china",),  # stands nowhere as a phrase
        ("china and russia",),  # nothing else as a phrase
        ("oil NOT gas",),
    ],
)
def test_nothing_is_said_of_quotes_that_change_nothing(arguments: tuple[str, ...]) -> None:
    assert [hint for hint in hints_on(*arguments) if "shell" in hint] == []


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("china AND russia OR oil", "AND binds tighter than OR: read as (china AND russia) OR oil"),
        (
            "oil OR human rights",
            "AND (between words that stand side by side) binds tighter than OR: "
            "read as oil OR (human AND rights)",
        ),
        (
            "gas (oil AND russia OR china)",
            "AND binds tighter than OR: read as gas AND ((oil AND russia) OR china)",
        ),
    ],
)
def test_how_and_beside_or_was_read_is_said(text: str, how: str) -> None:
    assert hints_on(text) == [how]


@pytest.mark.parametrize("text", ["(china AND russia) OR oil", "china OR oil", "china russia", "a (b OR c)"])  # fmt: skip
def test_with_parentheses_or_without_both_there_is_nothing_to_say(text: str) -> None:
    assert hints_on(text) == []


def test_a_region_says_for_which_country_it_stands() -> None:
    expected = ["Crimea is in Ukraine: read as country:UA, all of it"]

    assert hints_on("oil", countries=["China", "Crimea"]) == expected
    assert hints_on("oil country:Crimea") == expected
    assert hints_on('oil named:"Crimea"') == expected
    assert hints_on("oil country:none") == []


def test_operators_of_other_tools_are_told() -> None:
    assert ["w/p" in hint for hint in hints_on("oil /p russia")] == [True]


def test_the_country_us_is_told_of_where_the_pronoun_was_asked() -> None:
    assert hints_on("us") == ["us is read as the pronoun; for the country: searchkit search US (1)"]
    assert hints_on("us oil") == []


def test_a_question_in_words_gets_the_query_that_asks_who_says_it() -> None:
    assert hints_on("what did Olga Berg say about oil") == [
        "read as words; for what is said by somebody: "
        "searchkit search 'speaker:\"Olga Berg\" oil' (1)"
    ]
    assert hints_on("oil from Russia") == []
