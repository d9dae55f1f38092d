"""Names: whoever reads one knows which thing is meant, in an import, a traceback or a review."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "searchkit"

# File names that stand more than once, each because the folder tells its files apart.
SAME_NAMES = {
    "fields.py": "Whoosh's kinds of field, and the fields that a query can name",
    "furniture.py": "what is no story on a print, and in text: each route has its own signs",
    "index.py": "the command, the index as programs see it, and Whoosh's Index",
}
MOST_SAME_NAMES = 8


def files() -> Iterator[Path]:
    return (path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def test_a_file_name_stands_once_unless_its_folder_tells_it_apart() -> None:
    counts = Counter(path.name for path in files())

    assert {name for name, count in counts.items() if count > 1} == SAME_NAMES.keys()
    assert len(SAME_NAMES) <= MOST_SAME_NAMES


def test_no_class_name_is_given_twice() -> None:
    counts = Counter(
        node.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )

    assert [name for name, count in counts.items() if count > 1] == []
