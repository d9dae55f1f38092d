"""Which paths a glob means."""

from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase

_ANY_FOLDERS = "**"


def path_test(glob: str) -> Callable[[str], bool]:
    """Return a test for paths as the index has them: the root folder's name and the path below it.

    A glob says the whole path, with or without the root folder's name. `*`, `?` and `[ab]` stay
    within a name, `**` is any number of folders; case is kept. What ends in `/` says all below.
    """
    asked = (f"{glob}**" if glob.endswith("/") else glob).split("/")
    runs = _runs(asked)

    def matches(path: str) -> bool:
        names = path.split("/")
        return _matches(runs, names) or _matches(runs, names[1:])

    return matches


def _runs(names: Sequence[str]) -> Sequence[Sequence[str]]:
    """Return the stretches of names between `**`."""
    runs: list[list[str]] = [[]]
    for name in names:
        if name == _ANY_FOLDERS:
            runs.append([])
        else:
            runs[-1].append(name)
    return runs


def _matches(runs: Sequence[Sequence[str]], names: Sequence[str]) -> bool:
    """Say whether the runs stand in the names, in order, the first and the last at the ends.

    Each run in the middle is taken at its first place, which is never worse than a later one.
    """
    first, *rest = runs
    if not rest:
        return len(first) == len(names) and _stands(first, names, 0)
    *middle, last = rest
    end = len(names) - len(last)
    at = len(first)
    if at > end or not _stands(first, names, 0) or not _stands(last, names, end):
        return False
    for run in middle:
        while at + len(run) <= end and not _stands(run, names, at):
            at += 1
        at += len(run)
    return at <= end


def _stands(run: Sequence[str], names: Sequence[str], at: int) -> bool:
    return all(fnmatchcase(name, asked) for name, asked in zip(names[at:], run, strict=False))
