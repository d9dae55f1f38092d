"""The tables of docs/query-language.md say what is so."""

import re
from pathlib import Path

import pytest

from searchkit.querylang import parse, unparse

PAGE = Path(__file__).parents[2] / "docs" / "query-language.md"
EXAMPLES = re.findall(r"^\| `(.+?)` \| `(.+?)` \|$", PAGE.read_text("utf-8"), re.MULTILINE)


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize(("query", "read_as"), EXAMPLES)
def test_a_query_of_the_page_is_read_as_it_says(query: str, read_as: str) -> None:
    assert unparse(parse(query, {"Chinese": "CN"}.get)) == read_as
