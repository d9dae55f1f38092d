"""docs/engine.md walks through arrays that are there."""

import re
from pathlib import Path

import pytest

from searchkit.domain.query import Query
from searchkit.engines.whoosh import WhooshEngine
from searchkit.engines.whoosh.translate import translated
from searchkit.querylang import parse
from tests.contracts.archives import STAMP, archive, story

PAGE = (Path(__file__).parent.parent.parent / "docs" / "engine.md").read_text()


def numbers(name: str) -> list[int]:
    """Returns the numbers that the page shows beside a name."""
    (line,) = re.findall(rf"^{name} +([\d ]+?)  +u\d", PAGE, re.MULTILINE)
    return [int(number) for number in line.split()]


@pytest.fixture
def engine(engine: WhooshEngine) -> WhooshEngine:
    first, second = (
        story(
            "a",
            "Sanctioning hit the port",
            "The minister said sanctions were sanctions",
            title="Port under sanctions",
        ),
        story("b", "No port was hit", title="Ministers meet"),
    )
    engine.publish(archive(first, second), STAMP)
    return engine


def test_the_arrays_of_the_page_are_those_of_its_stories(engine: WhooshEngine) -> None:
    with engine.open() as snapshot:
        segment = snapshot.segments[0]
        for name in ("forms", "text"):
            dictionary = segment.field(name).dictionary
            assert " ".join(dictionary.terms(range(len(dictionary)))) in " ".join(PAGE.split())
        for array in ("runs", "starts", "rows", "counts", "positions", "position_starts"):
            assert segment.column(f"text.{array}").tolist() == numbers(array)


def test_the_query_of_the_page_is_answered_as_it_says(engine: WhooshEngine) -> None:
    root = parse("sanctions OR port", lambda name: None)

    with engine.open() as snapshot:
        hits = snapshot.search(Query(root)).hits
        matcher = translated(Query(root)).matcher(snapshot.searcher)

    assert matcher.numbers.tolist() == numbers("numbers")
    (scores,) = re.findall(r"^scores +(\S+) +(\S+) +(\S+) +f8", PAGE, re.MULTILINE)
    assert [f"{hit.score:.3f}".removeprefix("0") for hit in hits] == list(scores)
