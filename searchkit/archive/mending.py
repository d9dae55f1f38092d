"""A damaged archive is replaced by what of it vouches for itself; the damaged file is kept beside it."""

import os
from contextlib import closing, suppress
from pathlib import Path

from searchkit.archive import files, meta
from searchkit.archive.database import beyond_mending, connect_as_it_is, is_ours, make
from searchkit.archive.seals import Unsound
from searchkit.archive.sound_rows import salvage

_NEW, DAMAGED = "archive.mended", "archive.damaged"


def mend(path: Path) -> tuple[str, ...]:
    """Mend the archive; return what was lost and where the damaged file lies, a sentence each.

    Whoever calls it holds the writer's lock. Nothing is returned, and nothing done, where the file
    is none of ours. Raises IndexDamaged where nothing of it can be read.
    """
    aside = path.with_name(_NEW)
    try:
        with closing(connect_as_it_is(path)) as source, closing(make(aside)) as target:
            if meta.salvaged(source, meta.SCHEMA) is None:
                if is_ours(source):
                    raise beyond_mending(path, "both tables that say what it is cannot be read")
                return ()
            target.execute("BEGIN IMMEDIATE")
            try:
                losses = tuple(salvage(source, target))
            except Unsound as damage:
                raise beyond_mending(path, damage) from damage
            if not files.roots_of(target):
                raise beyond_mending(path, "no folder of it is known")
            target.execute("COMMIT")
        _take_the_place(aside, path)
    finally:
        aside.unlink(missing_ok=True)
        aside.with_name(f"{_NEW}-journal").unlink(missing_ok=True)
    told = "; ".join(losses) or "all rows that are left are sound"
    return (
        f"{path}: was damaged ({told}). It is mended, and what was lost is read again where the "
        f"clippings are there. The damaged file is kept as {path.with_name(DAMAGED)}: "
        "searchkit check says when it may go",
    )


def _take_the_place(aside: Path, path: Path) -> None:
    """Put the new file in the place of the old one, which is kept under another name."""
    kept = path.with_name(DAMAGED)
    with suppress(OSError):  # a file system without hard links, or no room: it is not needed
        kept.unlink(missing_ok=True)
        os.link(path, kept)
    # What a killed run left of the old file's journal would be played back into the new one.
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    aside.replace(path)
    handle = os.open(path.parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
