"""A folder of pages kept whole: each file is written aside and renamed, stale ones go last.

The folder must be empty, absent, or one that searchkit made: a marker in it names its files, so
that nothing else is ever written over or removed.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from searchkit.domain.errors import UsageError

MARKER = ".searchkit-pages"

# What a marker may name: anybody can write one, so a name never leads out of the folder.
_NAME = re.compile(r"(articles/)?[a-z0-9-]{1,120}\.(html|css)")

_TEMPORARY = re.compile(r"\.(?:[a-z0-9-]+\.(?:html|css)|\.searchkit-pages)\.\d+\.tmp")


def holds_pages(folder: Path) -> bool:
    """Whether searchkit wrote pages into a folder; False for one that may not be looked into."""
    try:
        return (folder / MARKER).is_file()
    except OSError:
        return False


def write_pages(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write the files in their order; what an earlier run left is removed. Returns how many pages.

    Raises UsageError before anything is written where the folder is not ours.
    """
    earlier = _adopt(folder)
    written: dict[str, None] = {}
    for name, content in files:
        if not _NAME.fullmatch(name) or name in written:
            raise ValueError(name)
        if name not in earlier:
            # Named before it is there, so that a run that is cut short leaves nothing unknown.
            earlier[name] = None
            with (folder / MARKER).open("a", encoding="utf-8") as marker:
                marker.write(f"{name}\n")
        _place(folder, name, content)
        written[name] = None
    for name in earlier:
        if name not in written:
            (folder / name).unlink(missing_ok=True)
    _mark(folder, written)
    return sum(name.endswith(".html") for name in written)


def _adopt(folder: Path) -> dict[str, None]:
    """Return the names that an earlier run wrote; make the folder and its marker where absent."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; give a folder with -o.")
    folder.mkdir(parents=True, exist_ok=True)
    marker = folder / MARKER
    if marker.is_file() and not marker.is_symlink():
        names = dict.fromkeys(filter(_NAME.fullmatch, marker.read_text("utf-8").splitlines()))
    elif any(folder.iterdir()):
        raise UsageError(
            f"{folder}: holds files that searchkit did not write. "
            "Give an empty folder, or one that it made, with -o."
        )
    else:
        names = {}
    articles = folder / "articles"
    if articles.is_symlink():
        raise UsageError(
            f"{articles}: is a link that leads elsewhere; remove it or give another -o."
        )
    articles.mkdir(exist_ok=True)
    for path in [*folder.iterdir(), *articles.iterdir()]:
        if _TEMPORARY.fullmatch(path.name):
            path.unlink(missing_ok=True)  # a run was killed while it wrote this
    _mark(folder, names)
    return names


def _mark(folder: Path, names: Iterable[str]) -> None:
    lines = ["searchkit made this folder and removes what it no longer needs.", *sorted(names)]
    _place(folder, MARKER, "".join(f"{line}\n" for line in lines).encode())


def _place(folder: Path, name: str, content: bytes) -> None:
    """Put a file in place by one rename; one that is there already with these bytes is left."""
    target = folder / name
    if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
        return
    # Not from `tempfile`: pages are for others to read, so the umask decides, not 0600.
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
