from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.adjacency import runs, windows

TEXTS = st.lists(st.sampled_from("abc"), max_size=9)
ASKED = st.lists(st.sampled_from("abc"), min_size=1, max_size=4)


def places(text: list[str], word: str) -> list[int]:
    return [at for at, letter in enumerate(text) if letter == word]


@given(TEXTS, ASKED)
def test_runs_are_where_the_words_stand_in_order(text: list[str], asked: list[str]) -> None:
    expected = [
        at for at in range(len(text) - len(asked) + 1) if text[at : at + len(asked)] == asked
    ]

    assert list(runs([places(text, word) for word in asked])) == expected


@given(TEXTS, ASKED, st.integers(0, 9))
def test_windows_are_found_whenever_some_choice_of_places_is_narrow_enough(
    text: list[str], asked: list[str], within: int
) -> None:
    expected = any(
        all(text[at] == word for at, word in zip(chosen, asked, strict=True))
        and max(chosen) - min(chosen) <= within
        for chosen in permutations(range(len(text)), len(asked))
    )

    found = list(windows(asked, list(enumerate(text)), within))

    assert bool(found) == expected
    for first, last in found:
        assert last - first <= within
        assert not any(text[first : last + 1].count(word) < asked.count(word) for word in asked)


def test_no_words_stand_nowhere() -> None:
    assert list(runs([])) == []
