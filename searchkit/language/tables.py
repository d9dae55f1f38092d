"""The lines of data files: tables and word lists that a person can read and add to."""

from collections.abc import Iterable, Iterator, Mapping

from searchkit.language.fold import fold


def rows(package: str, name: str) -> Iterator[list[str]]:
    """Yield the columns of every line of `data/NAME` in a package, but for comments and empty lines."""
    for line in text_of(package, f"data/{name}").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def lines_of(package: str, name: str) -> list[str]:
    """Return the lines of a long table below its comments, which stand at its beginning."""
    lines = text_of(package, f"data/{name}").splitlines()
    return lines[next(i for i, line in enumerate(lines) if not line.startswith("#")) :]


def listed(cell: str) -> list[str]:
    """Return the names of a cell: they stand between ` | `."""
    return [name.strip() for name in cell.split("|") if name.strip()]


def sections(package: str, name: str) -> Mapping[str, list[str]]:
    """Return the lines of `words/NAME` in a package by the `[section]` above them; first that of none.

    What stands behind a "#" is a comment.
    """
    found: dict[str, list[str]] = {"": []}
    section = ""
    for raw in text_of(package, f"words/{name}").splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            section = line.strip("[]")
            found[section] = []
        elif line:
            found[section].append(line)
    return found


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return all words of some lines, folded."""
    return frozenset(fold(word) for line in lines for word in line.split())


def text_of(package: str, name: str) -> str:
    """Return the text of a data file of a package."""
    return bytes_of(package, name).decode("utf-8")


def bytes_of(package: str, name: str) -> bytes:
    """Return the bytes of a data file of a package, which are UTF-8."""
    from pkgutil import (
        get_data,  # Where it is used: a search imports this module and reads nothing.
    )

    data = get_data(package, name)
    if data is None:
        raise FileNotFoundError(name)
    return data
