"""Messages over a pipe: eight bytes of length, then that many bytes."""

import os
import struct

HEADER = struct.Struct(">Q")
CHUNK_BYTES = 1 << 16  # what a pipe holds


class TooLong(Exception):
    """A message announces more than the receiver takes."""


def write(pipe: int, message: bytes) -> None:
    """Write a whole message."""
    rest = memoryview(HEADER.pack(len(message)) + message)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def read(pipe: int) -> bytes:
    """Wait for a whole message. Raises EOFError where the other end is closed."""
    (length,) = HEADER.unpack(_exactly(pipe, HEADER.size))
    return _exactly(pipe, length)


def _exactly(pipe: int, length: int) -> bytes:
    parts = []
    while length:
        part = os.read(pipe, min(length, CHUNK_BYTES))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


class Incoming:
    """Messages that arrive in pieces, so that nobody waits for a slow or hostile sender."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._buffer = bytearray()

    def read(self, pipe: int) -> list[bytes]:
        """Take what is there; return the messages that are whole.

        Raises EOFError where the other end is closed, TooLong for a message over the limit.
        """
        part = os.read(pipe, CHUNK_BYTES)
        if not part:
            raise EOFError
        self._buffer += part
        whole = []
        start = 0
        while len(self._buffer) >= start + HEADER.size:
            (length,) = HEADER.unpack_from(self._buffer, start)
            if length > self._most_bytes:
                raise TooLong
            end = start + HEADER.size + length
            if len(self._buffer) < end:
                break
            with memoryview(self._buffer) as buffer:  # a slice of the buffer would be a copy more
                whole.append(bytes(buffer[start + HEADER.size : end]))
            start = end
        del self._buffer[:start]
        return whole
