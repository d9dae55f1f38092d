"""The folders now against the folders as the last run knew them. Pure: nothing is opened here."""

from collections.abc import Mapping, Sequence

from searchkit.domain.errors import MassRemovalRefused
from searchkit.domain.ledger import FileEntry, FileKey
from searchkit.ingest.walk import Noted, below
from searchkit.values import dataclass

# More than both of these gone at once looks like an unmounted disk, not like a clean-up: a few
# files may be most of a small collection, and many may be few of a large one.
MASS_REMOVAL_FILES = 20
MASS_REMOVAL_PERCENT = 30


@dataclass(frozen=True, slots=True)
class Changes:
    """Every file that was known in the places looked at, or lies there now, exactly once."""

    added: tuple[FileKey, ...]
    changed: tuple[FileKey, ...]  # other bytes than before
    renamed: Mapping[FileKey, FileKey]  # now -> before; the bytes are the same
    unchanged: tuple[FileKey, ...]  # in no order
    removed: tuple[FileKey, ...]
    kept: tuple[FileKey, ...]  # could not be looked for: their folder could not be listed


def must_be_opened(noted: Noted, known: FileEntry | None) -> bool:
    """Whether only the bytes of a file can tell if it is what it was."""
    if noted.reason is not None:
        return False
    return known is None or is_restless(known) or noted[1:5] != outside(known)


def is_restless(known: FileEntry) -> bool:
    """Whether a file must be opened again however it looks.

    It changed shortly before it was read, or could not be opened: permissions change without a trace.
    """
    return not known.settled or known.digest is None


def outside(entry: FileEntry) -> tuple[int, int, int, int]:
    """Return what tells of a change from outside.

    Size and time are kept by what copies a file over another (`rsync -t`, `cp -p`), the time of the
    last change of its inode by nothing; a number of its own has what is put in its place.
    """
    return entry.size, entry.mtime_ns, entry.ctime_ns, entry.inode


def compare(
    known: Mapping[FileKey, FileEntry],
    present: Mapping[FileKey, FileEntry],
    unlisted: Sequence[FileKey],
) -> Changes:
    """Return what became of each file. `known` and `present` are of the same places."""
    is_unlisted = frozenset(unlisted)
    missing = sorted(key for key in known if key not in present and key not in is_unlisted)
    kept = [key for key in missing if any(below(key, folder) for folder in unlisted)]
    is_kept = frozenset(kept)
    gone = [key for key in missing if key not in is_kept and was_opened(known[key])]
    new = sorted(key for key in present if key not in known)
    renamed = _renamed(new, gone, known, present)
    came_from = set(renamed.values())
    both = [key for key in present if key in known]
    return Changes(
        added=tuple(key for key in new if key not in renamed),
        changed=tuple(sorted(k for k in both if present[k].digest != known[k].digest)),
        renamed=renamed,
        unchanged=tuple(key for key in both if present[key].digest == known[key].digest),
        removed=tuple(key for key in gone if key not in came_from),
        kept=tuple(kept),
    )


def was_opened(entry: FileEntry) -> bool:
    """Whether this is a file that was once read; else a pipe, a broken link, a closed folder."""
    return entry.digest is not None or entry.good is not None


def _renamed(
    new: Sequence[FileKey],
    gone: Sequence[FileKey],
    known: Mapping[FileKey, FileEntry],
    present: Mapping[FileKey, FileEntry],
) -> dict[FileKey, FileKey]:
    """Return now -> before for new files with the bytes of one that is gone, in order of path."""
    before: dict[str | None, list[FileKey]] = {}
    for key in reversed(gone):
        before.setdefault(known[key].digest, []).append(key)
    renamed = {}
    for key in new:
        digest = present[key].digest
        if digest is not None and before.get(digest):
            renamed[key] = before[digest].pop()
    return renamed


def refuse_mass_removal(known: Mapping[FileKey, FileEntry], removed: Sequence[FileKey]) -> None:
    """Raise MassRemovalRefused where too much is gone, of all folders or of one of them."""
    roots = {key.root for key in removed}
    _refuse("the known files", sum(map(was_opened, known.values())), len(removed))
    for root in sorted(roots):
        of_root = [entry for entry in known.values() if entry.key.root == root]
        gone = sum(1 for key in removed if key.root == root)
        _refuse(f"the known files in {root}", sum(map(was_opened, of_root)), gone)


def _refuse(what: str, known: int, gone: int) -> None:
    if gone > MASS_REMOVAL_FILES and gone * 100 > known * MASS_REMOVAL_PERCENT:
        raise MassRemovalRefused(
            f"{gone:,} of {known:,} of {what} are gone: is a disk not mounted? Nothing was "
            "changed. If they are gone for good: searchkit index --allow-mass-removal"
        )
