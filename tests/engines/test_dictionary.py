"""The terms of a field."""

import io
import os
from itertools import compress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.analysis.wildcards import fuzzy_test, is_within
from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter, encode
from searchkit.engines.whoosh.dictionary import Dictionary
from searchkit.engines.whoosh.edit_distance import are_within

LETTERS = st.sampled_from("abAz1é中.\U0001f600")
WORDS = st.text(LETTERS, min_size=1, max_size=6)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dictionary") / "file"


def dictionary_of(words: set[str], path: Path) -> Dictionary:
    buffer = io.BytesIO()
    writer = ArrayFileWriter(buffer)
    writer.add_strings("terms", sorted(words, key=encode))
    writer.finish()
    path.write_bytes(buffer.getvalue())
    return Dictionary(ArrayFile(os.open(path, os.O_RDONLY), path), "terms")


@given(words=st.sets(WORDS), prefix=WORDS)
def test_terms_are_found_by_name_and_by_beginning(path: Path, words: set[str], prefix: str) -> None:
    dictionary = dictionary_of(words, path)

    assert [dictionary.find(word) for word in sorted(words)] == list(range(len(words)))
    assert (dictionary.find(prefix) is not None) == (prefix in words)
    begun = dictionary.terms(dictionary.beginning_with(prefix))
    assert begun == sorted(word for word in words if word.startswith(prefix))


def test_a_term_is_found_among_many_that_hold_its_letters(path: Path) -> None:
    words = {f"{number:b}" for number in range(1, 1000)}  # "10" stands in most of them

    dictionary = dictionary_of(words, path)

    assert [dictionary.find(word) for word in sorted(words)] == list(range(len(words)))
    assert [dictionary.find(word) for word in ("", "0", "01", "1111111111", "2")] == [None] * 5
    assert [
        dictionary.term(dictionary.first_not_below(encode(f"{word}!"))) for word in ("1", "10")
    ] == [
        "10",
        "100",
    ]


@given(words=st.sets(WORDS), word=WORDS, distance=st.sampled_from([1, 2]))
def test_the_near_words_are_found_and_no_others(
    path: Path, words: set[str], word: str, distance: int
) -> None:
    dictionary = dictionary_of(words, path)

    terms = dictionary.terms_at(dictionary.maybe_near(word, distance))
    near = [*compress(terms, are_within(word, terms, distance).tolist())]

    assert near == sorted(filter(fuzzy_test(word, distance), words), key=encode)


@given(words=st.lists(WORDS), word=WORDS, distance=st.integers(0, 3))
def test_many_words_are_compared_as_one_is(words: list[str], word: str, distance: int) -> None:
    assert are_within(word, words, distance).tolist() == [
        is_within(word, other, distance) for other in words
    ]
