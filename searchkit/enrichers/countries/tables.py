"""The lines of the data files beside this module: tables that a person can read and add to."""

from collections.abc import Callable, Iterator


def rows(name: str, changed: Callable[[str], str] = str) -> Iterator[list[str]]:
    """Yield the columns of every line of `data/NAME`; comments and empty lines are left out.

    `changed` is applied to the whole text before, because that is many times faster than to cells.
    """
    from pkgutil import (
        get_data,  # Where it is used: a search imports this module and reads nothing.
    )

    data = get_data(__package__, f"data/{name}")
    if data is None:
        raise FileNotFoundError(name)
    text = changed(data.decode("utf-8"))
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def listed(cell: str) -> list[str]:
    """Return the names of a cell: they stand between ` | `."""
    return [name.strip() for name in cell.split("|") if name.strip()]
