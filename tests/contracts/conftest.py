"""Every engine proves itself here: a new one is a line in `ENGINES`."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from searchkit.engines.whoosh import WhooshEngine
from searchkit.ports import SearchEngine
from tests.contracts.desk import Desk
from tests.contracts.memory_engine import MemoryEngine

ENGINES: dict[str, Callable[[Path], SearchEngine]] = {
    "memory": lambda folder: MemoryEngine(),
    "whoosh": WhooshEngine,
}


@pytest.fixture(params=sorted(ENGINES))
def new_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], SearchEngine]:
    """Makes an engine with nothing in it, as often as it is called."""
    folder = tmp_path_factory.mktemp(request.param)
    number = count()
    return lambda: ENGINES[request.param](folder / str(next(number)))


@pytest.fixture
def engine(new_engine: Callable[[], SearchEngine]) -> SearchEngine:
    return new_engine()


@pytest.fixture
def desk(engine: SearchEngine) -> Desk:
    return Desk(engine)
