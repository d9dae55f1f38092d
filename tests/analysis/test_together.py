"""Operands of a w/-group are found and marked where some choice of their places stands together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.together import (
    Steps,
    TextPlaces,
    TooManyWays,
    positions_together,
)
from searchkit.domain.query import Text, Together
from searchkit.querylang import parse
from tests.contracts import strategies
from tests.contracts.passages import Passage


def places(text: str, steps: int = 10**6) -> TextPlaces:
    passage = Passage.of(text)

    def spots(node: Text) -> list[tuple[int, ...]]:
        return sorted(tuple(sorted(spot)) for spot in passage.spots(node))

    return TextPlaces(spots, lambda: passage.sentence_starts, Steps(steps))


def group(asked: str) -> Together:
    node = parse(asked, lambda name: None)
    assert isinstance(node, Together)
    return node


@given(st.lists(st.sampled_from(strategies.WORDS), max_size=14).map(" ".join), strategies.groups)
def test_a_group_is_found_and_marked_where_any_choice_of_places_stands_together(
    text: str, asked: Together
) -> None:
    every_way = Passage.of(text).spots(asked)  # every choice, looked at one by one

    marked = positions_together(asked, places(text))
    assert marked == {position for spot in every_way for position in spot}


def test_more_operands_than_places_are_seen_at_once() -> None:
    asked = group(" w/p ".join(["war"] * 21))

    assert positions_together(asked, places("war " * 20, steps=100)) == set()


def test_frequent_words_of_a_long_text_are_found_in_a_few_steps_each() -> None:
    text = "the of " * 2_000

    assert len(positions_together(group("the w/5 of"), places(text, steps=20_000))) == 4_000
    assert positions_together(group("the w/5 war"), places(text, steps=10)) == set()


def test_what_can_be_combined_in_too_many_ways_is_given_up() -> None:
    alike = ["sanctions", "sanc*", "sanct*", "sancti*", "sanctio*", "san*s", "sanctionz~"]
    asked = group(" w/p ".join([*alike, *alike, "x"]))

    assert len(positions_together(asked, places("sanctions " * 14 + "x"))) == 15
    with pytest.raises(TooManyWays):
        positions_together(asked, places("sanctions " * 12 + "x x x x"))
