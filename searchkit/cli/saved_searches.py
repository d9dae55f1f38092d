"""`@name` at the beginning of a query: a search saved in the configuration."""

from collections.abc import Mapping

from searchkit.domain.errors import UsageError
from searchkit.settings import QueryOptions


def saved_search(text: str, searches: Mapping[str, QueryOptions]) -> tuple[QueryOptions, str, str]:
    """Return the saved search that `@name ...` names, its name, and the words after it.

    A name may have spaces: the longest that fits is meant. Raises UsageError where none does.
    """
    asked = text.removeprefix("@").strip()
    for name in sorted(searches, key=len, reverse=True):
        if asked == name or asked.startswith(f"{name} "):
            return searches[name], name, asked.removeprefix(name).strip()
    first = asked.partition(" ")[0]
    raise UsageError(f"@{first}: no such saved search; {_known(first, searches)}")


def saved_name(text: str, searches: Mapping[str, QueryOptions]) -> str:
    """Return the name of the saved search that is named, with or without @. Raises UsageError."""
    name = text.removeprefix("@").strip()
    if name not in searches:
        raise UsageError(f"@{name}: no such saved search; {_known(name, searches)}")
    return name


def _known(asked: str, searches: Mapping[str, QueryOptions]) -> str:
    if not searches:
        key = asked if asked.isascii() and asked.replace("-", "").isalnum() else "name"
        return f'none is saved yet.\nSave one in searchkit.toml: [searches.{key}] query = "..."'
    from difflib import get_close_matches  # 1 ms, where a name is wrong

    near = get_close_matches(asked, searches, n=3)
    names = ", ".join(f"@{name}" for name in near or sorted(searches))
    return f"{'did you mean' if near else 'known:'} {names}{'?' if near else '.'}"
