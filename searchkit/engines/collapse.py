"""Of each group of near-copies, the one article that is shown."""

from collections.abc import Iterable, Mapping
from datetime import date

from searchkit.domain.article import Confidence
from searchkit.values import dataclass

_TRUST = {Confidence.STATED: 0, Confidence.INFERRED: 1, None: 2}


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that matches, by what decides whether it stands for its copies."""

    article: str
    published: date | None
    confidence: Confidence | None

    @property
    def key(self) -> tuple[int, date, str]:
        """What copies are sorted by: a stated date first, then the earliest, then the id."""
        return (_TRUST[self.confidence], self.published or date.max, self.article)


def shown_articles(
    matching: Iterable[Copy], groups: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """Return shown article -> ids of its copies that matched too and are folded in, ascending.

    `groups` is `Archive.copies()`. Of each group the article with a stated date is shown before one
    with an inferred date before one without, then the earliest, then the first by id, with all its
    matching paragraphs; an article without a group is shown.
    """
    of_group: dict[str, list[str]] = {}
    for copy in sorted(matching, key=lambda copy: copy.key):
        of_group.setdefault(groups.get(copy.article, copy.article), []).append(copy.article)
    return {first: tuple(sorted(copies)) for first, *copies in of_group.values()}
