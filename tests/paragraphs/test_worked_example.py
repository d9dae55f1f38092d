"""The worked example of docs/paragraphs.md is what the code does."""

import re
from pathlib import Path

from searchkit.domain.article import DroppedKind, Kind
from tests.support.print import line, pages, told

DOCUMENT = Path(__file__).parents[2] / "docs" / "paragraphs.md"


def test_the_worked_example_comes_out_as_it_is_told() -> None:
    example = DOCUMENT.read_text(encoding="utf-8").split("```")[1]
    rows = re.findall(r"^ *(\d+) +(\d+) +(\d+)  (.+)$", example, re.MULTILINE)
    content = pages([line(float(x), float(y), text, float(size)) for x, y, size, text in rows])

    assert told(content, Kind.TITLE) == ["Harbour stays open"]
    assert told(content) == [
        "The harbour of Elsa will stay open through the winter, the minister of ports said.",
        "Dockers had walked out in May, and they came back to work when the talks began in July.",
        "“Nobody will be turned away,” she said.",
        "The talks go on.",
    ]
    assert told(content, Kind.CAPTION) == ["Pickets stand at the gate. (Tom Archer/AP)"]
    assert told(content, DroppedKind.BYLINE) == ["By Anna Reyes"]
    assert told(content, DroppedKind.RUNNING_HEAD) == ["The Courier, Thursday, March 14, 2024"]
