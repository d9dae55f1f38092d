"""One file of named arrays."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchkit.domain.errors import IndexDamaged
from searchkit.engines.whoosh.array_file import ArrayFile, ArrayFileWriter, digest_of


def opened(path: Path) -> ArrayFile:
    return ArrayFile(os.open(path, os.O_RDONLY), path)


@given(
    strings=st.lists(st.text(st.characters(), max_size=5)),
    numbers=st.lists(st.integers(-(2**31), 2**31 - 1)),
    runs=st.lists(st.binary(max_size=9)),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    strings: list[str],
    numbers: list[int],
    runs: list[bytes],
) -> None:
    path = tmp_path_factory.mktemp("arrays") / "file"
    buffer = io.BytesIO()
    writer = ArrayFileWriter(buffer)
    writer.add_strings("names", strings)
    writer.add("numbers", np.array(numbers, np.int32))
    for run in runs:
        writer.extend("bytes", run)
    digest = writer.finish()
    path.write_bytes(buffer.getvalue())

    file = opened(path)

    assert file.strings("names") == strings
    assert file.array("numbers").tolist() == numbers
    if runs:
        joined = b"".join(runs)
        assert file.array("bytes").tobytes() == joined
        assert file.slice("bytes", 1, len(joined)) == joined[1:] if joined else True
    assert digest == digest_of(buffer.getvalue()).hex()
    assert writer.size == len(buffer.getvalue())


@pytest.mark.parametrize("data", [b"", b"x", b"\x80\x04" * 50, bytes(200)])
def test_another_file_is_damaged(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file").write_bytes(data)

    with pytest.raises(IndexDamaged, match=r"file: damaged\.$"):
        opened(tmp_path / "file")


def test_an_array_is_verified_when_it_is_first_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with path.open("wb") as file:
        writer = ArrayFileWriter(file)
        writer.add("sound", np.arange(100, dtype=np.int32))
        writer.add("rotten", np.arange(100, dtype=np.int32))
        writer.finish()
    data = path.read_bytes().replace(np.int32(99).tobytes(), np.int32(98).tobytes())
    path.write_bytes(data)

    with pytest.raises(IndexDamaged):
        opened(path).array("rotten")


def test_a_name_is_written_once() -> None:
    writer = ArrayFileWriter(io.BytesIO())
    writer.add("twice", np.arange(3))

    with pytest.raises(ValueError, match="twice"):
        writer.add("twice", np.arange(3))
