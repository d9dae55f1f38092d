"""What searchkit itself writes into a `searchkit.toml`: the default index."""

from pathlib import Path

from searchkit.archive.toml_text import edited, read_toml


def keep_default_index(file: Path, index: str) -> str | None:
    """Make `index` the folder that the file names; return the one that it named before."""
    before = read_toml(file).get("index")
    with edited(file) as document:
        document["index"] = index
    return None if before is None else str(before)


def forget_default_index(file: Path) -> str | None:
    """Let the file name no index; return the one that it named. None: it named none."""
    before = read_toml(file).get("index")
    if before is None:
        return None
    with edited(file) as document:
        del document["index"]
    return str(before)
