"""What searchkit itself writes into a `searchkit.toml`: the default index and saved searches."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from searchkit.archive.toml_text import (
    edited,
    read_toml,
    toml_item,
    toml_string,
    toml_strings,
)

_KEYS = {"scope": "in"}  # which is no name in Python


def keep_default_index(file: Path, index: str) -> str | None:
    """Make `index` the folder that the file names; return the one that it named before."""
    before = read_toml(file).get("index")
    with edited(file) as document:
        document["index"] = toml_item(toml_string(index))
    return None if before is None else str(before)


def forget_default_index(file: Path) -> str | None:
    """Let the file name no index; return the one that it named. None: it named none."""
    before = read_toml(file).get("index")
    if before is None:
        return None
    with edited(file) as document:
        del document["index"]
    return str(before)


def keep_search(file: Path, name: str, options: Mapping[str, Any]) -> None:
    """Add `[searches.name]` with these options; what stands there already is replaced."""
    import tomlkit

    table = tomlkit.table()
    for field, value in options.items():
        table.append(_KEYS.get(field, field), toml_item(_as_toml(value)))
    with edited(file) as document:
        if "searches" not in document:
            document.append("searches", tomlkit.table(is_super_table=True))
        searches = document["searches"]
        if name in searches:
            del searches[name]
        searches.append(name, table)


def forget_search(file: Path, name: str) -> None:
    """Take `[searches.name]` out of the file. Raises KeyError where it is not there."""
    with edited(file) as document:
        del document["searches"][name]
        if not document["searches"]:
            del document["searches"]


def _as_toml(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return toml_strings(value)
        case int():
            return str(value)
        case _:
            return toml_string(value)
