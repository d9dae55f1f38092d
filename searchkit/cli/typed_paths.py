"""Paths as a person would type them."""

import os
import shlex
from pathlib import Path

from searchkit.renderers.visible import one_line


def as_typed(path: Path) -> str:
    """Return the path as a word of a shell, with `~/` for the home folder: `~/news/index`."""
    home = os.environ.get("HOME", "")
    text = one_line(os.fspath(path))
    if len(home) > 1 and text.startswith(f"{home.rstrip('/')}/"):
        return f"~/{shlex.quote(text[len(home.rstrip('/')) + 1 :])}"
    return shlex.quote(text)
