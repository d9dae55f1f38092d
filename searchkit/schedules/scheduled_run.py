"""A run that is to happen by itself, told as neither cron nor systemd tells it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from searchkit.domain.errors import UsageError
from searchkit.regexes import regex
from searchkit.schedules.rhythm import Rhythm
from searchkit.values import dataclass

# What sendmail and MAILTO take as one address, and no shell or header as anything else.
_ADDRESS = regex(r"[A-Za-z0-9_][A-Za-z0-9._+=-]*(@[A-Za-z0-9][A-Za-z0-9.-]*)?")


@dataclass(frozen=True, slots=True)
class ScheduledRun:
    """What is run, how often, and what it may touch. All paths are absolute."""

    command: tuple[str, ...]  # a program and its arguments, without a shell
    index: Path
    rhythm: Rhythm
    reads: tuple[Path, ...]  # folders and files, those of the installation included
    writes: tuple[Path, ...]  # folders
    memory_bytes: int  # what it may take, all its processes together
    environment: Mapping[str, str] = field(default_factory=dict)
    mail_to: str | None = (
        None  # who is told of trouble; None: whoever reads cron's mail, or the journal
    )

    @property
    def name(self) -> str:
        """The name by which what is installed is found again, and no other index's."""
        return schedule_name(self.index)


def schedule_name(index: Path) -> str:
    """Return a name for the runs of an index: `searchkit-news-1f3a`, of ~/news/index."""
    folder = index.parent.name if index.name == "index" else index.name
    word = re.sub(r"[^a-z0-9]+", "-", folder.lower()).strip("-")[:30] or "index"
    path = str(index).encode("utf-8", "surrogateescape")
    return f"searchkit-{word}-{hashlib.blake2b(path, digest_size=2).hexdigest()}"


def require_address(address: str) -> str:
    """Return the address of a mail. Raises UsageError where it is none that both tools take."""
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f"{address!r} is no address of a mail, such as you@example.org.")
    return address


def require_plain(path: str) -> str:
    """Return a path that stands in one line. Raises UsageError for one that does not."""
    if not path.isprintable() and any(ord(c) < 0x20 or ord(c) == 0x7F for c in path):
        raise UsageError(
            f"{path!r}: neither a crontab nor a unit can hold such a name. "
            "Give the folder another one, or a link to it."
        )
    return path
