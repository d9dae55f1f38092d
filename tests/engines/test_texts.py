"""Texts as they are stored: what is read is what was written, or else the record is asked."""

import os
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from searchkit.domain.errors import IndexDamaged
from searchkit.domain.query import Query, Word
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter
from searchkit.engines.whoosh.texts import StoredTexts, sum_of, write_texts
from tests.contracts.archives import STAMP, archive, story


def write(path: Path, texts: list[str], most: int) -> None:
    numbers: dict[str, int] = {}
    pieces = [[numbers.setdefault(p, len(numbers)) for p in text.split()] for text in texts]
    with path.open("wb") as file:
        writer = ArrayFileWriter(file)
        write_texts(
            writer,
            numbers,
            np.array([number for own in pieces for number in own], np.uint32),
            np.array([*accumulate(map(len, pieces))], np.uint32),
            np.array([*map(sum_of, texts)], np.uint32),
            most,
        )
        writer.finish()


def stored(path: Path) -> StoredTexts:
    return StoredTexts(ArrayFile(os.open(path, os.O_RDONLY), path))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("texts") / "file"


@settings(max_examples=60)  # each is a file
@given(
    texts=st.lists(st.text(st.sampled_from("ab, é中\U0001f6a2\u00a0\n"), max_size=20), min_size=1),
    most=st.integers(0, 3),
    picked=st.lists(st.integers(0, 99), min_size=1, max_size=5),
)
@example(texts=["", " ", "a", ""], most=0, picked=[0, 2, 3, 1])
@example(texts=["a b a", "b  a", "a\u00a0b"], most=1, picked=[2, 0, 1, 0])
def test_a_text_is_read_as_it_was_unless_other_spaces_than_single_ones_part_its_words(
    path: Path, texts: list[str], most: int, picked: list[int]
) -> None:
    write(path, texts, most)
    rows = [place % len(texts) for place in picked]

    found = stored(path).read(rows)

    expected = [texts[row] if texts[row] == " ".join(texts[row].split()) else None for row in rows]
    assert found == expected


def test_no_byte_that_rots_changes_a_text(path: Path) -> None:
    texts = ["war and peace", "peace at last, and war", "at war"]
    write(path, texts, most=2)
    sound = path.read_bytes()

    lost = 0
    for place in range(len(sound)):
        data = bytearray(sound)
        data[place] ^= 1 << place % 8
        path.write_bytes(bytes(data))
        try:
            found = stored(path).read([2, 0, 1])
        except IndexDamaged:
            lost += 1
            continue
        for text, was in zip(found, [texts[2], texts[0], texts[1]], strict=True):
            assert text in (was, None)
        lost += None in found
    assert lost > 100


def test_a_text_with_other_spaces_is_read_from_its_article(engine: WhooshEngine) -> None:
    texts = ["war\u00a0and peace", "of  war", "war\nat last", "war"]
    engine.publish(archive(story("a", *texts)), STAMP)

    with engine.open() as snapshot:
        hits = snapshot.search(Query(Word("war"))).hits
        assert sorted(snapshot.texts([hit.id for hit in hits])) == sorted(texts)


def test_a_text_that_rotted_is_read_from_its_article(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(archive(story("a", "war and peace")), STAMP)
    codes = np.array([256, 257, 258], "<u2").tobytes()  # its three words, each there once
    (records,) = (p for p in (folder / "objects").iterdir() if codes in p.read_bytes())
    data = records.read_bytes()
    records.write_bytes(data.replace(codes, np.array([258, 257, 256], "<u2").tobytes()))

    with engine.open() as snapshot:
        assert list(snapshot.texts(["a222222222-0"])) == ["war and peace"]
