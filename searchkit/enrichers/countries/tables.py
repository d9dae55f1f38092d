"""The lines of the data files beside this module: tables that a person can read and add to."""

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of every line of `data/NAME`; comments and empty lines are left out."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def listed(cell: str) -> list[str]:
    """Return the names of a cell: they stand between ` | `."""
    return [name.strip() for name in cell.split("|") if name.strip()]
