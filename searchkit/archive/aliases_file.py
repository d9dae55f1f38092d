"""`aliases.toml`: names that are one person's, as `searchkit speakers --merge` keeps them."""

from collections.abc import Mapping
from pathlib import Path

from searchkit.archive.toml_text import edited, read_toml, toml_line, toml_string
from searchkit.domain.aliases import Aliases
from searchkit.domain.errors import ConfigurationError

FILE_NAME = "aliases.toml"
HEADER = """\
# Names of one person: the name on the left is shown and counted as the one on the right.
# Written by `searchkit speakers --merge`; you may edit it. It takes effect at once.
[aliases]
"""


def read_aliases(path: Path) -> Aliases:
    """Return the aliases in the file, the newest last; none where there is no file.

    Raises ConfigurationError.
    """
    table = read_toml(path).get("aliases", {})
    if not isinstance(table, dict) or not all(isinstance(name, str) for name in table.values()):
        raise ConfigurationError(f'{path}: `[aliases]` must hold lines like "Other Name" = "Name"')
    return Aliases(table)


def write_aliases(path: Path, of: Mapping[str, str]) -> None:
    """Let the file hold these aliases: other name -> the name to show and count.

    Lines that stay keep their place and their comments; new ones come last.
    """
    before = read_aliases(path).of
    lines = [toml_line(f"{toml_string(name)} = {toml_string(into)}") for name, into in of.items()]
    with edited(path, HEADER) as document:
        table = document.setdefault("aliases", {})
        for name in before:
            if name not in of:
                del table[name]
        for (name, into), (key, item) in zip(of.items(), lines, strict=True):
            if name not in before:
                table.append(key, item)
            elif before[name] != into:
                table[name] = item
