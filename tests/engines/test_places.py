"""Words that stand together, on arrays as in plain Python."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis import adjacency
from searchkit.engines.whoosh.places import POSITION_BITS, rows_of, runs, windows

TEXTS = st.lists(st.lists(st.sampled_from("abcd"), max_size=12), max_size=4)
WORDS = st.lists(st.sampled_from("abc"), min_size=2, max_size=4)


def places_of(
    word: str, texts: Sequence[Sequence[str]]
) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    places = [
        (document << POSITION_BITS) + position
        for document, text in enumerate(texts)
        for position, each in enumerate(text)
        if each == word
    ]
    return np.array(places, np.int64)


@given(texts=TEXTS, words=WORDS)
def test_runs_on_arrays_are_the_runs(texts: list[list[str]], words: list[str]) -> None:
    found = runs([places_of(word, texts) for word in words])

    assert found.tolist() == [
        (document << POSITION_BITS) + start
        for document, text in enumerate(texts)
        for start in adjacency.runs(
            [[at for at, each in enumerate(text) if each == word] for word in words]
        )
    ]


@given(texts=TEXTS, words=WORDS, within=st.integers(0, 12))
def test_windows_on_arrays_end_where_the_windows_end(
    texts: list[list[str]], words: list[str], within: int
) -> None:
    _, ends = windows(words, [places_of(word, texts) for word in words], within)

    assert set(rows_of(ends).tolist()) == {
        document
        for document, text in enumerate(texts)
        if any(True for _ in adjacency.windows(words, list(enumerate(text)), within))
    }
