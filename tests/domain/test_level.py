from hypothesis import given
from hypothesis import strategies as st

from searchkit.domain.level import NOTHING, Level, with_pairs

PAIRS = st.dictionaries(st.text(max_size=3), st.text(max_size=3)).map(lambda d: list(d.items()))


@given(PAIRS, PAIRS)
def test_the_digest_of_a_set_does_not_know_in_which_order_it_came_about(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    one_way = with_pairs(with_pairs(NOTHING, first), second)

    assert one_way == with_pairs(NOTHING, [*second, *reversed(first)])
    assert with_pairs(one_way, left=second) == with_pairs(NOTHING, first)
    assert with_pairs(one_way, left=[*first, *second]) == NOTHING


def test_what_differs_in_an_id_a_digest_or_where_one_ends_is_another_set() -> None:
    sets = [[], [("a", "b")], [("b", "a")], [("ab", "")], [("a", "b"), ("a", "b")]]

    assert len({with_pairs(NOTHING, pairs) for pairs in sets}) == len(sets)


def test_levels_hold_the_same_whatever_archive_and_run_they_are_of() -> None:
    level = Level("one", 1, "aa", "bb")

    assert level.holds_as(Level("two", 7, "aa", "bb"))
    assert not level.holds_as(Level("one", 1, "ab", "bb"))
    assert not level.holds_as(Level("one", 1, "aa", "bc"))
