"""The folders of an index: how what the user names joins them and leaves them."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from searchkit.domain.errors import UsageError
from searchkit.domain.ledger import FileKey
from searchkit.ingest.suffixes import passed_over_as
from searchkit.values import dataclass


@dataclass(frozen=True, slots=True)
class RunScope:
    """What a run looks at."""

    roots: tuple[str, ...]  # all of the index's folders, in the order in which they were named
    places: tuple[FileKey, ...]  # what is walked: some of them, or folders and files below them
    forgotten: frozenset[str]  # folders that leave because the user said so


def scope_of(known: Sequence[str], paths: Iterable[str], forget: Iterable[str]) -> RunScope:
    """Return the folders of the index after this command, and what of them it walks.

    With paths, these are walked and nothing else; a path within a known folder adds no folder, and
    a folder around known ones takes their place. Without paths all folders are walked. Raises
    UsageError for a path that is not there, a folder to forget that is not known, and no folder.
    """
    forgotten = _to_forget(known, forget)
    roots = [root for root in known if root not in forgotten]
    places: list[FileKey] = []
    for path in dict.fromkeys(map(_absolute, paths)):
        if path not in roots and not os.path.lexists(path):
            raise UsageError(f"{path}: no such file or folder")
        if (place := _place_within(path, roots)) is None:
            roots = [root for root in roots if not _reaches(path, root)]
            roots.append(path)
            place = FileKey(path, "")
        places.append(place)
    if not roots and not forgotten:
        raise UsageError("No folders to index yet. Name one: searchkit index PATH")
    if not places:
        places = [FileKey(root, "") for root in roots]
    return RunScope(tuple(roots), _outermost(places, roots), forgotten)


def _to_forget(known: Sequence[str], forget: Iterable[str]) -> frozenset[str]:
    gone: set[str] = set()
    for path in map(_absolute, forget):
        same = {root for root in known if os.path.realpath(root) == os.path.realpath(path)}
        if not same:
            folders = ", ".join(known) if known else "none"
            raise UsageError(f"{path}: not one of the index's folders. They are: {folders}")
        gone |= {path} & same or same
    return frozenset(gone)


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links that the user named


def _place_within(path: str, roots: Sequence[str]) -> FileKey | None:
    """Return the place in a known folder whose walk reaches the path; None: no walk does."""
    for root in roots:
        if path == root:
            return FileKey(root, "")
        if _reaches(root, path):
            relative = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
            return FileKey(root, "" if relative == "." else relative)
    return None


def _reaches(root: str, path: str) -> bool:
    """Whether walking `root` comes by `path`: hidden folders and links are not walked."""
    real_root, real_path = os.path.realpath(root), os.path.realpath(path)
    if not Path(real_root).is_dir():
        return real_root == real_path
    if os.path.commonpath((real_root, real_path)) != real_root:
        return False
    parts = Path(os.path.relpath(real_path, real_root)).parts
    if not Path(real_path).is_dir() and parts and passed_over_as(parts[-1]) is not None:
        return False  # a file that only its being named makes a clipping
    return not any(part.startswith(".") for part in parts)


def _outermost(places: Sequence[FileKey], roots: Sequence[str]) -> tuple[FileKey, ...]:
    """Return the places without those that lie below another, so that no file is met twice."""
    kept = [
        place
        for place in places
        if place.root in roots
        and not any(
            other != place
            and other.root == place.root
            and (not other.path or place.path.startswith(other.path + "/"))
            for other in places
        )
    ]
    return tuple(dict.fromkeys(kept))
