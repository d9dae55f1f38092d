"""What the command line does in a test."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did, as a shell sees it."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]  # the arguments of `searchkit`


def typed(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    """Let the next command read this from standard input."""
    data = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
