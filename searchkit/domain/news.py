"""What is new in saved searches since a reader last looked at them, and what is kept of that."""

from collections.abc import Collection
from datetime import date, datetime

from searchkit.domain.query import Query
from searchkit.domain.results import Results
from searchkit.values import dataclass

FIRST_BATCH = 1  # the first look's, whether it showed something or nothing


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that goes by a name."""

    name: str  # without the @
    query: Query  # what it asks: all of what matches strictly
    definition: str  # the search as it is saved; another text is another search


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a reader has looked at a saved search."""

    generation: int  # of the index
    state: str  # what that generation held, as `Snapshot.articles_since` takes it
    definition: str  # of the search
    reading: str  # all but `since` that decided what it found in an article
    since: date | None  # the first day that it asked for
    looked_at: datetime
    batch: int = FIRST_BATCH  # what is new the next time has the next number


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader was shown of a search at one time, to be kept once they have it."""

    search: str
    mark: Mark
    shown: tuple[str, ...]  # ids of paragraphs that were new
    passed_over: tuple[str, ...]  # that were not there before, with a text that was
    texts: Collection[bytes]  # digests of texts, so that a new copy of one is known


@dataclass(frozen=True, slots=True)
class News:
    """What is new in one saved search."""

    search: SavedSearch
    results: Results  # only what is new, the newest first
    looked_at: datetime | None  # last; None: never
    is_changed: bool  # whether the search was another one then
    look: Look | None  # what is to be kept once it is shown; None: it was shown before
    is_level: bool = False  # neither the search nor the index has changed since it was looked at

    @property
    def is_first(self) -> bool:
        """Whether the reader sees it for the first time, so that all of it is new."""
        return self.look is not None and self.looked_at is None
