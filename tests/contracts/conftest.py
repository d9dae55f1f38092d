"""Every engine proves itself here: a new one is a line in `ENGINES`."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from searchkit.domain.query import Query, Scope
from searchkit.engines.bm25 import WEIGHTS, Weights
from searchkit.engines.whoosh import WhooshEngine
from searchkit.ports import SearchEngine
from tests.contracts.desk import Desk
from tests.contracts.memory_engine import MemoryEngine

NewEngine = Callable[[], SearchEngine]

ENGINES: dict[str, Callable[[Path, Weights], SearchEngine]] = {
    "memory": lambda folder, weights: MemoryEngine(weights),
    "whoosh": lambda folder, weights: WhooshEngine(folder, weights=weights),
}

# Engines that answer by the paragraph alone: neither scopes nor what came with them. One joins the
# whole contract when its line is deleted here (and it takes `weights` above).
NOT_YET: dict[str, str] = {}

BY_PARAGRAPH = Weights(story=0.0)


@pytest.fixture(params=sorted(ENGINES))
def new_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> NewEngine:
    """Makes an engine with nothing in it, as often as it is called; stories add nothing to scores."""
    return _maker(request.param, tmp_path_factory, BY_PARAGRAPH)


@pytest.fixture(
    params=[
        pytest.param(name, marks=pytest.mark.xfail(reason=NOT_YET[name], run=False))
        if name in NOT_YET
        else name
        for name in sorted(ENGINES)
    ]
)
def new_whole_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> NewEngine:
    """Makes an engine as users have it."""
    return _maker(request.param, tmp_path_factory, WEIGHTS)


@pytest.fixture
def engine(new_engine: NewEngine) -> SearchEngine:
    return new_engine()


@pytest.fixture
def desk(engine: SearchEngine) -> Desk:
    """Asks for paragraphs."""
    return Desk(engine, Query(scope=Scope.PARAGRAPH))


@pytest.fixture
def newsdesk(new_whole_engine: NewEngine) -> Desk:
    """Asks as users do: the words are looked for in the story."""
    return Desk(new_whole_engine(), Query(scope=Scope.STORY))


def _maker(name: str, folders: pytest.TempPathFactory, weights: Weights) -> NewEngine:
    folder = folders.mktemp(name)
    number = count()
    return lambda: ENGINES[name](folder / str(next(number)), weights)
