"""What a run did, as sums that add up."""

from enum import StrEnum

from searchkit.domain.errors import StrictTrouble
from searchkit.domain.ledger import Trouble
from searchkit.values import dataclass


class Outcome(StrEnum):
    """What became of a file."""

    INDEXED = "indexed"
    RENAMED = "renamed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RunReport:
    """Every file that lies in the folders looked at, or did before, counted exactly once."""

    indexed: int  # read, or known by their bytes from another file
    renamed: int  # the same bytes under another name; not read again
    unchanged: int
    skipped: int  # for the reasons in `troubles`
    removed: int  # gone now; of those that were skipped before, nothing is said any more
    files: int  # the sum of the above, counted another way
    paragraphs: int  # in the index now; 0 in a dry run
    seconds: float
    written: bool  # False: nothing had changed, and not a byte was written
    enriched: int  # articles found out about apart from the reading of their files
    letters: int  # of the clippings read now
    dropped: int  # of these, those that are in no paragraph
    # Everything skipped, folders that could not be listed and parts of clippings included.
    troubles: tuple[Trouble, ...]
    new_troubles: tuple[Trouble, ...]  # those that the run before did not meet
    articles: int = (
        0  # that the index has and had not, or the other way; a changed one counts twice
    )
    rotten: tuple[str, ...] = ()  # what was damaged, and was mended or built again; sentences
    dry: bool = False  # True: this is what a run would do; what cannot be read is not known yet

    def __post_init__(self) -> None:
        """Refuse sums that do not add up: a file would have been lost without a word."""
        total = self.indexed + self.renamed + self.unchanged + self.skipped + self.removed
        if total != self.files:
            raise AssertionError(f"{self.files} files, but {total} outcomes")


def demand_no_trouble(report: RunReport, *, only_new: bool = False) -> None:
    """Raise StrictTrouble where a file was skipped, or not all of it was read.

    `only_new`: where the run before had not met it.
    """
    troubles = report.new_troubles if only_new else report.troubles
    if troubles:
        first = troubles[0]
        in_part = any(trouble.is_in_part for trouble in troubles)
        raise StrictTrouble(
            f"{len(troubles):,} {'newly ' if only_new else ''}skipped"
            f"{' or not all read' if in_part else ''}, the first {first.path}: {first.reason}. "
            "All of them: searchkit status"
        )
