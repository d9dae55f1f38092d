"""One immutable file of named arrays, read in place: what a segment and its records are made of.

Layout: a tag, the arrays (each on a multiple of eight bytes), a directory as JSON, and a footer that
holds the directory's place and digest. Nothing in it is pickled, so that opening one that was
tampered with can give wrong numbers at worst, never run code.
"""

import hashlib
import json
import mmap
import os
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from searchkit.domain.errors import IndexDamaged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TAG = b"searchkit/array1"
FOOTER = struct.Struct("<QQ16s16s")  # the directory's offset, length and digest; the tag again
ALIGNMENT_BYTES = 8  # the widest number that is stored


def digest_of(data: bytes) -> bytes:
    """Return the digest by which bytes of an index are known."""
    return hashlib.blake2b(data, digest_size=16).digest()


class ArrayFileWriter:
    """Writes arrays one after another and knows the digest of all it wrote."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.blake2b(digest_size=16)
        self._directory: dict[str, tuple[int, str, int]] = {}  # name -> offset, dtype, length
        self._growing: str | None = None
        self.size = 0
        self._write(TAG)

    def add(self, name: str, array: "NDArray[Any]") -> None:
        """Write a one-dimensional array; numbers are stored little-endian."""
        import numpy as np

        dtype = array.dtype.newbyteorder("<")
        self._begin(name, dtype.str, len(array))
        self._write(np.ascontiguousarray(array, dtype).tobytes())

    def add_strings(self, name: str, strings: Sequence[str]) -> None:
        """Write strings as one run of bytes and the ends of each."""
        import numpy as np

        encoded = [encode(string) for string in strings]
        ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), dtype=np.int64)
        self.add(f"{name}.bytes", np.frombuffer(b"".join(encoded), np.uint8))
        self.add(f"{name}.ends", narrowed(ends))

    def extend(self, name: str, data: bytes) -> None:
        """Write bytes at the end of the array of bytes `name`, which must be the last one begun."""
        if self._growing != name:
            self._begin(name, "|u1", 0)
            self._growing = name
        offset, dtype, length = self._directory[name]
        self._directory[name] = (offset, dtype, length + len(data))
        self._write(data)

    def finish(self) -> str:
        """Write the directory and return the hex digest of the whole file."""
        self._align()
        directory = json.dumps(self._directory, separators=(",", ":")).encode("ascii")
        footer = FOOTER.pack(self.size, len(directory), digest_of(directory), TAG)
        self._write(directory)
        self._write(footer)
        return self._digest.hexdigest()

    def _begin(self, name: str, dtype: str, length: int) -> None:
        if name in self._directory:
            raise ValueError(f"array {name!r} was written already")
        self._growing = None
        self._align()
        self._directory[name] = (self.size, dtype, length)

    def _align(self) -> None:
        self._write(b"\0" * (-self.size % ALIGNMENT_BYTES))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)


class ArrayFile:
    """Arrays of one file, mapped into memory: opening reads the directory, nothing else."""

    def __init__(self, descriptor: int, path: Path) -> None:
        """Take over the open file `descriptor`. Raises IndexDamaged where the directory is not sound."""
        self._path = path
        with os.fdopen(descriptor, "rb") as file:
            try:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:  # an empty file cannot be mapped
                raise self._damaged() from None
        self._directory = self._read_directory()

    def array(self, name: str) -> "NDArray[Any]":
        """Return an array without copying it; it keeps the file mapped for as long as it lives."""
        import numpy as np

        offset, dtype, length = self._directory[name]
        return np.frombuffer(self._map, np.dtype(dtype), length, offset)

    def slice(self, name: str, start: int, end: int) -> bytes:
        """Return a run of the array of bytes `name`."""
        offset, _, length = self._directory[name]
        if not 0 <= start <= end <= length:
            raise self._damaged()
        return self._map[offset + start : offset + end]

    def strings(self, name: str) -> list[str]:
        """Return strings written by `add_strings`."""
        offset, _, length = self._directory[f"{name}.bytes"]
        data = self._map[offset : offset + length]
        ends: list[int] = self.array(f"{name}.ends").tolist()
        return [decode(data[start:end]) for start, end in zip([0, *ends], ends, strict=False)]

    def _read_directory(self) -> dict[str, tuple[int, str, int]]:
        if len(self._map) < len(TAG) + FOOTER.size:
            raise self._damaged()
        offset, length, digest, tag = FOOTER.unpack(self._map[-FOOTER.size :])
        data = self._map[offset : offset + length]
        if tag != TAG or self._map[: len(TAG)] != TAG or digest_of(data) != digest:
            raise self._damaged()
        return {name: (place[0], place[1], place[2]) for name, place in json.loads(data).items()}

    def _damaged(self) -> IndexDamaged:
        return IndexDamaged(f"{self._path}: damaged. Go back a generation: searchkit rollback")


def encode(string: str) -> bytes:
    """Return the string's bytes, in the order of its code points; lone surrogates survive."""
    return string.encode("utf-8", "surrogatepass")


def decode(data: bytes) -> str:
    """Return the string of such bytes."""
    return data.decode("utf-8", "surrogatepass")


def narrowed(numbers: "NDArray[np.integer[Any]]") -> "NDArray[Any]":
    """Return numbers from 0 up in the narrowest unsigned type that holds them all."""
    import numpy as np

    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
