"""A reader that searches all the while, in a process of its own."""

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from searchkit.domain.errors import IndexMissing
from tests.soak.world import TOKEN, held

PAUSE_SECONDS = 0.02


class Reader:
    """What a reader has seen; known once it has ended."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def seen(self) -> dict[str, int]:
        """Return how many reads were whole, and what was wrong with the others."""
        return self._seen


@contextmanager
def reading(index: Path, *, first: bool = False) -> Iterator[Reader]:
    """Search `index` again and again until the `with` ends; `first`: there is an index already."""
    results, say = os.pipe()
    reader = Reader()
    child = os.fork()
    if child == 0:
        try:
            _read_on(index, say, is_there=first)
        finally:
            os._exit(0)
    os.close(say)
    try:
        yield reader
    finally:
        os.kill(child, signal.SIGTERM)
        with os.fdopen(results) as told:
            reader._seen = json.loads(told.read() or "{}")
        os.waitpid(child, 0)


def _read_on(index: Path, say: int, *, is_there: bool) -> None:
    seen: Counter[str] = Counter()
    stopping = []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(True))
    while not stopping:
        try:
            generation, state = held(index)
        except IndexMissing:
            generation, state = 0, frozenset()
        except Exception as error:
            seen[f"failed: {type(error).__name__}: {error}"] += 1
            continue
        is_there = is_there or generation > 0
        stories = Counter(TOKEN.sub(lambda m: m[0][:-2], token) for token in state)
        if is_there and not state:
            seen["failed: empty"] += 1
        elif any(count != 3 for count in stories.values()):
            seen["failed: half a story"] += 1
        else:
            seen["whole"] += 1
        time.sleep(PAUSE_SECONDS)
    os.write(say, json.dumps(seen).encode())
