"""One immutable file of named arrays, read in place: what a segment and its records are made of.

Layout: a tag, the arrays (each on a multiple of eight bytes), a directory as JSON, and a footer that
holds the directory's place and digest. Nothing in it is pickled, so that reading one that was
tampered with can give wrong numbers at worst, never run code. The directory is verified when the
file is opened and an array when it is first asked for; `check` verifies the file as a whole.
"""

import hashlib
import json
import mmap
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

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


class Place(NamedTuple):
    """Where an array lies in its file."""

    offset: int  # bytes
    dtype: str  # as numpy spells it: "<u4"
    length: int  # items
    crc: int  # CRC-32 of its bytes


class ArrayFileWriter:
    """Writes arrays one after another and knows the digest of all it wrote."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.blake2b(digest_size=16)
        self._directory: dict[str, Place] = {}
        self._growing: str | None = None
        self.size = 0  # bytes written so far
        self._write(TAG)

    def add(self, name: str, array: "NDArray[Any]") -> None:
        """Write a one-dimensional array; numbers are stored little-endian."""
        import numpy as np

        dtype = array.dtype.newbyteorder("<")
        data = np.ascontiguousarray(array, dtype).view(np.uint8).data
        self._begin(name, dtype.str, len(array), zlib.crc32(data))
        self._write(data)

    def add_strings(self, name: str, strings: Sequence[str]) -> None:
        """Write strings as one run of bytes and the ends of each."""
        import numpy as np

        encoded = [encode(string) for string in strings]
        ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), dtype=np.int64)
        self.add(f"{name}.bytes", np.frombuffer(b"".join(encoded), np.uint8))
        self.add(f"{name}.ends", narrowed(ends))

    def extend(self, name: str, data: bytes | bytearray) -> None:
        """Write bytes at the end of the array of bytes `name`, which must be the last one begun."""
        if self._growing != name:
            self._begin(name, "|u1", 0, 0)
            self._growing = name
        place = self._directory[name]
        self._directory[name] = place._replace(
            length=place.length + len(data), crc=zlib.crc32(data, place.crc)
        )
        self._write(data)

    def finish(self) -> str:
        """Write the directory and return the hex digest of the whole file."""
        self._align()
        directory = json.dumps(self._directory, separators=(",", ":")).encode("ascii")
        footer = FOOTER.pack(self.size, len(directory), digest_of(directory), TAG)
        self._write(directory)
        self._write(footer)
        return self._digest.hexdigest()

    def _begin(self, name: str, dtype: str, length: int, crc: int) -> None:
        if name in self._directory:
            raise ValueError(f"array {name!r} was written already")
        self._growing = None
        self._align()
        self._directory[name] = Place(self.size, dtype, length, crc)

    def _align(self) -> None:
        self._write(b"\0" * (-self.size % ALIGNMENT_BYTES))

    def _write(self, data: bytes | bytearray | memoryview) -> None:
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)


class ArrayFile:
    """Arrays of one file, mapped into memory: opening reads the directory, nothing else."""

    def __init__(self, descriptor: int, path: Path, way_out: Callable[[], str] = str) -> None:
        """Take over the open file `descriptor`. Raises IndexDamaged where the directory is not sound.

        `way_out` says what to do about damage.
        """
        self._path = path
        self._way_out = way_out
        with os.fdopen(descriptor, "rb") as file:
            try:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:  # an empty file cannot be mapped
                raise self.damaged() from None
        self._directory = self._read_directory()
        self._verified: dict[str, NDArray[Any]] = {}

    def array(self, name: str) -> "NDArray[Any]":
        """Return a verified array, without copying it. Raises IndexDamaged."""
        if (array := self._verified.get(name)) is None:
            array = self.unverified(name)
            if zlib.crc32(array.data) != self._directory[name].crc:
                raise self.damaged()
            self._verified[name] = array
        return array

    def offsets(self) -> list[tuple[str, int]]:
        """Return the names of all arrays, and where in the file each begins."""
        return [(name, place.offset) for name, place in self._directory.items()]

    def verify(self, name: str) -> None:
        """Read an array for nothing but its bytes' sake. Raises IndexDamaged."""
        place = self._directory[name]
        end = place.offset + place.length * int(place.dtype[2:])  # "<u4": items of four bytes
        if zlib.crc32(memoryview(self._map)[place.offset : end]) != place.crc:
            raise self.damaged()

    def unverified(self, name: str) -> "NDArray[Any]":
        """Return an array that is too long to be read for the sake of a part of it.

        Whoever uses it must bear any numbers. It keeps the file mapped for as long as it lives.
        """
        import numpy as np

        place = self._directory[name]
        return np.frombuffer(self._map, np.dtype(place.dtype), place.length, place.offset)

    def slice(self, name: str, start: int, end: int) -> bytes:
        """Return a run of the array of bytes `name`, unverified."""
        place = self._directory[name]
        if not 0 <= start <= end <= place.length:
            raise self.damaged()
        return self._map[place.offset + start : place.offset + end]

    def mapped(self, name: str) -> tuple[mmap.mmap, int]:
        """Return the file as it is mapped, and where in it the array of bytes `name` begins."""
        return self._map, self._directory[name].offset

    def strings(self, name: str) -> list[str]:
        """Return strings written by `add_strings`. Raises IndexDamaged."""
        data = self.array(f"{name}.bytes").tobytes()
        ends: list[int] = self.array(f"{name}.ends").tolist()
        return [decode(data[start:end]) for start, end in zip([0, *ends], ends, strict=False)]

    def string(self, name: str, place: int) -> str:
        """Return one of the strings written by `add_strings`. Raises IndexDamaged."""
        ends = self.array(f"{name}.ends")
        start = int(ends[place - 1]) if place else 0
        return decode(self.array(f"{name}.bytes")[start : int(ends[place])].tobytes())

    def __contains__(self, name: str) -> bool:
        """Whether there is an array of this name."""
        return name in self._directory

    def damaged(self) -> IndexDamaged:
        """Return the error that says so."""
        return IndexDamaged(f"{self._path}: damaged. {self._way_out()}".rstrip())

    def _read_directory(self) -> dict[str, Place]:
        if len(self._map) < len(TAG) + FOOTER.size:
            raise self.damaged()
        offset, length, digest, tag = FOOTER.unpack(self._map[-FOOTER.size :])
        data = self._map[offset : offset + length]
        if tag != TAG or self._map[: len(TAG)] != TAG or digest_of(data) != digest:
            raise self.damaged()
        return {name: Place(*place) for name, place in json.loads(data).items()}


def encode(string: str) -> bytes:
    """Return the string's bytes, in the order of its code points; lone surrogates survive."""
    return string.encode("utf-8", "surrogatepass")


def decode(data: bytes) -> str:
    """Return the string of such bytes."""
    return data.decode("utf-8", "surrogatepass")


def decoded(many: Iterable[bytes]) -> list[str]:
    """Return the strings of some such bytes."""
    return [data.decode("utf-8", "surrogatepass") for data in many]


def narrowed(numbers: "NDArray[np.integer[Any]]") -> "NDArray[Any]":
    """Return numbers from 0 up in the narrowest unsigned type that holds them all."""
    import numpy as np

    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
