"""The installation that runs: how it is called by whoever knows no PATH, and what it reads."""

import os
import site
import sys
from collections.abc import Iterator
from pathlib import Path

OURS = Path(__file__).parent.parent


def command() -> tuple[str, ...]:
    """Return the words that call searchkit from any folder, in any environment.

    The script beside the interpreter, else the interpreter with the module; `-P` so that a folder
    called searchkit where it is started is not taken for it.
    """
    python = Path(sys.executable).absolute()
    script = python.with_name("searchkit")
    if os.access(script, os.X_OK):
        return (str(script),)
    return (str(python), "-P", "-m", "searchkit")


def folders() -> Iterator[Path]:
    """Yield the folders that must be seen for searchkit to run: some lie in others."""
    for prefix in (sys.prefix, sys.base_prefix):
        yield Path(prefix).absolute()
        yield Path(prefix).resolve()
    for link in _links_of(Path(sys.executable).absolute()):
        yield link.parent.parent
    yield OURS
    if site.ENABLE_USER_SITE and OURS.is_relative_to(site.getusersitepackages()):
        yield Path(site.getusersitepackages())


def _links_of(path: Path) -> Iterator[Path]:
    """Yield the path, and where it leads, link by link."""
    yield path
    while path.is_symlink():
        path = Path(os.path.normpath(path.parent / path.readlink()))
        yield path
