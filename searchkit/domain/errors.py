"""Every error a user can meet, each with the exit code that scripts rely on.

    SearchkitError
    ├── NothingOlder              1   no generation to go back to
    ├── UsageError                2   the command or an option makes no sense
    │   ├── QueryError            2   the query cannot be read; knows the place
    │   └── UnknownCountry        2   what was asked for as a country is none; knows the nearest
    ├── StrictTrouble             3   `index --strict` met trouble, or --strict-new new trouble
    ├── MassRemovalRefused        4   most known files are gone: an unmounted disk?
    ├── IndexMissing             10   no index yet
    ├── IndexOutdated            10   an index of another schema
    ├── IndexDamaged             65   bytes differ from what was written, or cannot be trusted
    ├── StorageError             74   the disk said no
    ├── MachineFault             74   workers are killed, a library is missing; no file is to blame
    ├── IndexLocked              75   another run is writing; try again
    ├── PagesLocked              75   another run is writing these pages; try again
    ├── ConfigurationError       78   the configuration file is wrong
    └── WhooshMissing            78   what searches is not installed
    UnreadableClipping                one file cannot be read; the run goes on

The message names the thing, then the way out. Exit codes follow BSD's sysexits where one fits.
"""

import stat
from pathlib import Path
from typing import ClassVar


class SearchkitError(Exception):
    """Something the user can act on. Its text is one or two plain sentences."""

    exit_code: ClassVar[int] = 1


class NothingOlder(SearchkitError):
    """The generation that is served is the oldest that is kept."""

    exit_code = 1


class UsageError(SearchkitError):
    """The command line asks for something that makes no sense."""

    exit_code = 2


class QueryError(UsageError):
    """The query cannot be read.

    `query` is the text as typed, `position` the code point at which reading stopped (0 to
    len(query)), and the message says what was expected there.
    """

    def __init__(self, message: str, query: str, position: int) -> None:
        super().__init__(message)
        self.query = query
        self.position = position


class UnknownCountry(UsageError):
    """What was asked for as a country is none. The message names the nearest, or another way."""


class StrictTrouble(SearchkitError):
    """`index --strict` finished, but not every file could be read."""

    exit_code = 3


class MassRemovalRefused(SearchkitError):
    """So many known files are gone that an unmounted disk is likelier than a clean-up."""

    exit_code = 4


class IndexMissing(SearchkitError):
    """There is no index where one was expected."""

    exit_code = 10


class IndexOutdated(SearchkitError):
    """The index was built by another schema and must be rebuilt."""

    exit_code = 10


class IndexDamaged(SearchkitError):
    """The index differs from what was written, or its folder cannot be trusted."""

    exit_code = 65


def archive_is_gone(index: object) -> str:
    """Return what to say of an index that has no archive, and the way out."""
    return (
        f"{index}: its archive is gone, so that nothing new can be indexed. "
        "Read the clippings again: searchkit index PATH ..."
    )


class StorageError(SearchkitError):
    """Reading or writing failed for a reason outside searchkit: a full disk, no permission."""

    exit_code = 74


class MachineFault(SearchkitError):
    """The machine, and no file, keeps a run from its work: nothing of the index was changed."""

    exit_code = 74


def require_writable(folder: Path) -> None:
    """Raise StorageError where the owner of a folder took away the right to write in it.

    That may be meant; so it is not given back, and the superuser is held to it too.
    """
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & stat.S_IRWXU != stat.S_IRWXU:
        raise StorageError(
            f"{folder}: set so that it is not written (mode {mode:o}). "
            f"If searchkit may: chmod u+rwx {folder}"
        )


class IndexLocked(SearchkitError):
    """Another run holds the writer's lock."""

    exit_code = 75


class PagesLocked(SearchkitError):
    """Another run writes pages into the same folder."""

    exit_code = 75


class ConfigurationError(SearchkitError):
    """The configuration file, or a file beside it, is wrong."""

    exit_code = 78


class WhooshMissing(SearchkitError):
    """Whoosh, which indexes and searches, is not installed, or another version of it is."""

    exit_code = 78


class UnreadableClipping(Exception):
    """One file cannot be read. Its text is the reason, as `status` shows it."""
