"""What is stored of texts, read back and told beside what a plain reading of each text says."""

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchkit.analysis.tokens import tokens
from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter
from searchkit.engines.whoosh.fields import TEXT
from searchkit.engines.whoosh.segment import Field
from searchkit.engines.whoosh.segment_writer import fields_of
from searchkit.engines.whoosh.text_field import TextField
from searchkit.language.sentences import sentence_positions

TEXTS = st.lists(
    st.lists(
        st.sampled_from(
            ["Sanctions", "sanctioned", "the", "U.S.", "China's", "中国。是", "—", "“No.”", "He", "\n", "a.b。c"]
        )
    ).map(" ".join)
    | st.text(max_size=30),
    max_size=8,
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("texts") / "words"


def written(texts: Sequence[str], path: Path) -> ArrayFile:
    field = TextField(fields_of(TEXT))
    for text in texts:
        field.add(text)
    with path.open("wb") as file:
        writer = ArrayFileWriter(file)
        field.write(writer, TEXT)
        field.write_sentences(writer, "sentence")
        writer.add("lengths", field.lengths)
        writer.finish()
    return ArrayFile(os.open(path, os.O_RDONLY), path)


@given(TEXTS)
@example([])
@example(["", "no " * 300 + "sanctions", "", "Sanctions!"])
def test_the_words_of_texts_are_found_where_they_stand(path: Path, texts: list[str]) -> None:
    file = written(texts, path)

    for name, meaning in (("text", "term"), ("forms", "form")):
        expected: dict[str, dict[int, list[int]]] = {}
        for number, text in enumerate(texts):
            for position, word in enumerate(tokens(text)):
                of_word = expected.setdefault(getattr(word, meaning), {})
                of_word.setdefault(number, []).append(position)
        field = Field(file, name, TEXT, len(texts))
        terms = field.dictionary.terms(range(len(field.dictionary)))

        assert terms == sorted(expected)
        for place, term in enumerate(terms):
            rows, counts = field.postings(place)
            assert rows.tolist() == [*expected[term]]
            assert counts.tolist() == [*map(len, expected[term].values())]
            assert field.positions(place).tolist() == [*chain(*expected[term].values())]


@given(TEXTS)
@example(["* * *", "One. Two", "", "* One.  Two. *", "他说。是的。"])
def test_every_text_has_a_sentence_and_no_other_without_a_word(
    path: Path, texts: list[str]
) -> None:
    file = written(texts, path)

    words = [tokens(text) for text in texts]
    starts: list[int] = file.array("sentence.starts").tolist()
    counts = file.array("sentence.counts")
    ends: list[int] = counts.cumsum().tolist()
    assert file.array("lengths").tolist() == [*map(len, words)]
    assert [starts[a:b] for a, b in zip([0, *ends], ends, strict=False)] == [
        sentence_positions(text, [word.start for word in found]) or [0]
        for text, found in zip(texts, words, strict=True)
    ]


def test_rows_are_told_apart_where_there_are_more_than_two_bytes_can_tell(path: Path) -> None:
    texts = [""] * 200_000
    texts[0] = texts[65_535] = "Sanctions came"
    texts[65_536] = texts[199_999] = "sanctioned, sanctioned"

    file = written(texts, path)

    rows = {"sanction": [0, 65_535, 65_536, 199_999], "came": [0, 65_535]}
    forms = {"sanctions": [0, 65_535], "sanctioned": [65_536, 199_999], "came": [0, 65_535]}
    for name, expected in (("text", rows), ("forms", forms)):
        field = Field(file, name, TEXT, len(texts))
        places = np.arange(len(field.dictionary))
        found, counts = field.gathered(places)
        terms = field.dictionary.terms(range(len(places)))
        each = [field.postings(place)[0].tolist() for place in places.tolist()]
        assert dict(zip(terms, each, strict=True)) == expected
        assert found.tolist() == [*chain(*each)]
        assert field.frequencies(places).tolist() == [*map(len, each)]
        backwards, often = field.gathered(places[::-1])
        assert backwards.tolist() == [*chain(*each[::-1])]
        assert counts.sum() == often.sum() == 8


def test_words_that_wait_to_be_numbered_are_counted() -> None:
    field = TextField(fields_of(TEXT))

    field.add("China, the U.S. and 中国")

    assert field.has_words(6)
    assert not field.has_words(7)
