import csv
import io
from datetime import date
from typing import Any

import pytest

from searchkit.domain.article import Kind
from searchkit.domain.document import ParagraphDocument
from searchkit.domain.results import Results
from searchkit.renderers.csv import results_csv
from tests.support.hits import hit_of


def cells(**fields: Any) -> dict[str, str]:
    document = ParagraphDocument(
        **{
            "id": "aaaaaaaaaa-1",
            "article": "aaaaaaaaaa",
            "ordinal": 1,
            "kind": Kind.BODY,
            "text": "A text.",
            "page": None,
            "number": 1,
            "speakers": ("Wang Yi", "Sergei Lavrov"),
            "countries": ("CN", "RU"),
            "published": date(2021, 3, 23),
            "title": "A title",
            "source": "AP",
            "url": None,
            "path": "clippings/a.txt",
            **fields,
        }
    )
    results = Results(1, (hit_of(document, score=1.25),), {})
    lines = "".join(f"{line}\n" for line in results_csv(results))
    return next(csv.DictReader(io.StringIO(lines)))


def test_lists_are_joined_and_what_is_unknown_is_empty() -> None:
    row = cells()

    assert row["speakers"] == "Wang Yi; Sergei Lavrov"
    assert row["countries"] == "CN; RU"
    assert row["published"] == "2021-03-23"
    assert row["url"] == ""


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(1)",
        "\t=1",
        "\u200b=1",
        "\ufeff@x",
        "\u200d=1",
        "\u00ad+1",
        " =1",
        "\n=1",
        "\u3164-1",
        "\ufe0f@x",
        "\u2060\u200e \u180e=1",
        "\uff1d1",
    ],
)
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert cells(text=text)["text"].startswith("'")


def test_quotes_commas_and_line_ends_stay_in_their_cell() -> None:
    assert cells(text='He said "yes",\nthen no')["text"] == 'He said "yes",\nthen no'


def test_escapes_are_visible() -> None:
    assert cells(title="\x1b[2J")["title"] == r"\x1b[2J"
