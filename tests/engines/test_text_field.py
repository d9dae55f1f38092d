"""What is stored of texts, read back and told beside what a plain reading of each text says."""

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

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
        field.write(writer)
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
        field = Field(file, name)
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
    ends: list[int] = file.array("sentence.ends").tolist()
    assert file.array("lengths").tolist() == [*map(len, words)]
    assert [starts[a:b] for a, b in zip([0, *ends], ends, strict=False)] == [
        sentence_positions(text, [word.start for word in found]) or [0]
        for text, found in zip(texts, words, strict=True)
    ]


def test_words_that_wait_to_be_numbered_are_counted() -> None:
    field = TextField(fields_of(TEXT))

    field.add("China, the U.S. and 中国")

    assert field.has_words(6)
    assert not field.has_words(7)
