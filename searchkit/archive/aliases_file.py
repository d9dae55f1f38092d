"""`aliases.toml`: names that are one person's, as `searchkit speakers --merge` keeps them."""

from collections.abc import Mapping
from pathlib import Path

from searchkit.archive.toml_text import read_toml, replace_text, toml_string
from searchkit.domain.aliases import Aliases
from searchkit.domain.errors import ConfigurationError

FILE_NAME = "aliases.toml"
HEADER = """\
# Names of one person: the name on the left is shown and counted as the one on the right.
# Written by `searchkit speakers --merge`; you may edit it. It takes effect at once.
[aliases]
"""


def read_aliases(path: Path) -> Aliases:
    """Return the aliases in the file, none where there is no file. Raises ConfigurationError."""
    table = read_toml(path).get("aliases", {})
    if not isinstance(table, dict) or not all(isinstance(name, str) for name in table.values()):
        raise ConfigurationError(f'{path}: `[aliases]` must hold lines like "Other Name" = "Name"')
    return Aliases(table)


def write_aliases(path: Path, of: Mapping[str, str]) -> None:
    """Replace the file by these aliases: other name -> the name to show and count."""
    lines = [f"{toml_string(other)} = {toml_string(of[other])}\n" for other in sorted(of)]
    replace_text(path, HEADER + "".join(lines))
