"""What the command line does in a test."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did, as a shell sees it."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]  # the arguments of `searchkit`
