"""docs/whoosh.md: each snippet runs as it stands there."""

import doctest
from pathlib import Path

from searchkit.domain.article import Kind
from searchkit.engines.whoosh import WhooshEngine
from tests.contracts.archives import STAMP, archive, paragraph, story

PAGE = Path(__file__).parent.parent.parent / "docs" / "whoosh.md"

STORIES = [
    story(
        "a",
        paragraph("Sanctions fell on Russia", countries=["RU"], speakers=["Wang Yi"]),
        paragraph("A ship, sanctioned last year", kind=Kind.CAPTION),
        title="Sanctions fall",
        published="2021-03-22",
        source="AP",
    ),
    story(
        "b",
        paragraph("China spoke", countries=["CN", "RU"]),
        "The minister called the sanctions a mistake",
        title="Beijing answers",
        published="2021-05-02",
        source="AP",
    ),
    story("c", "Strikers closed the port", title="Strike", published="2021-03-01"),
    story("d", "The port opened", "Ministers were glad of the end", title="At work again"),
]


def test_the_page_says_what_whoosh_does(folder: Path, engine: WhooshEngine) -> None:
    engine.publish(archive(*STORIES), STAMP)

    failed, tried = doctest.testfile(
        str(PAGE),
        module_relative=False,
        globs={"folder": folder},
        optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE,
    )

    assert tried > 30
    assert failed == 0
