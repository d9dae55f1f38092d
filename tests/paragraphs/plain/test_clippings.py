"""What is made of invented clippings as users paste and export them, block by block, and why.

    pytest tests/paragraphs/plain/test_clippings.py --update-golden

writes tests/golden/understood/clippings.txt anew; read a changed line as you would read code. The
clippings are in clippings.txt beside this, parted by rows of =.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from searchkit.domain.clipping import PlainText
from searchkit.paragraphs.plain import stories_of_text

PARTED = "\n=====\n"
CLIPPINGS = Path(__file__).with_name("clippings.txt").read_text(encoding="utf-8").split(PARTED)
UNDERSTOOD = Path(__file__).parents[2] / "golden" / "understood" / "clippings.txt"


def understood(clipping: str) -> Iterator[str]:
    for story in stories_of_text(PlainText(clipping)):
        yield "story"
        for block in story:
            yield f"  {block.label.value}: {' '.join(block.text.split())} ({block.reason})"


@cache
def golden() -> list[str]:
    return UNDERSTOOD.read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize(
    "number", range(len(CLIPPINGS)), ids=lambda number: CLIPPINGS[number].split("\n")[0].strip()
)
def test_invented_clippings_are_understood_as_they_were(
    number: int, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-golden") and number == 0:
        made = ("\n".join(understood(clipping)) for clipping in CLIPPINGS)
        UNDERSTOOD.write_text("\n\n".join(made) + "\n", encoding="utf-8")

    assert list(understood(CLIPPINGS[number])) == golden()[number].splitlines()
