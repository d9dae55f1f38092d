"""When was a page published? Its markup, its address, and what a reader sees beside the headline.

What the page itself states goes before all that is read in its text. A day beside the headline
overrules the markup in two cases only: where it is the day before or after, because content systems
stamp the day in UTC; and where the markup has it too, as the day of a change that the page shows as
its own. What is left when nothing is stated is a guess, and is called one.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from searchkit.language.addresses import host_of
from searchkit.language.written_dates import written_dates
from searchkit.readers.html.seen_days import NEARBY, SeenDay, likely_days, seen_days
from searchkit.readers.html.stated_days import Rank, StatedDay, stated_days
from searchkit.rules import rule
from searchkit.values import dataclass

# Days after today are left out by htmldate, which would make a reading depend on the day it is
# made; a day this late stands for "no limit".
_NO_LIMIT = datetime.datetime(2100, 1, 1)  # noqa: DTZ001 (htmldate compares it with naive days)


@dataclass(frozen=True, slots=True)
class PageDay:
    """The day of a page."""

    day: datetime.date
    where: str  # "meta article:published_time", "beside the headline"
    is_stated: bool  # the page says that this is its day


def published_on(tree: Any, url: str | None) -> PageDay | None:
    """Return the day of publication and where it stands; None where the page does not tell."""
    host = host_of(url) if url else ""
    stated = stated_days(tree, host)
    seen = seen_days(tree, host)
    if stated and stated[0].rank <= Rank.PAGE:
        return _as_shown(stated[0], stated[1:], seen)
    if shown := [found for found in seen if found.dates_the_story]:
        # Above the headline many pages print the day on which they are read.
        best = min(shown, key=lambda found: (not found.is_labelled, found.place < 0))
        return PageDay(best.day, best.where, is_stated=True)
    if url and (day := _of_address(url)):
        return PageDay(day, "URL", is_stated=True)
    return _guessed(tree, url, stated, host)


def _as_shown(stated: StatedDay, others: Sequence[StatedDay], seen: Sequence[SeenDay]) -> PageDay:
    """Return the day that the markup states, or the one that the page shows in its place."""
    itself = PageDay(stated.day, stated.where, is_stated=True)
    if any(found.day == stated.day for found in seen):
        return itself
    for found in seen:
        is_next = abs((found.day - stated.day).days) <= 1
        if is_next and found.place in NEARBY and (found.is_line or found.is_update):
            return PageDay(found.day, found.where, is_stated=True)
    borne_out = {other.day for other in others}
    for found in seen:
        is_weak = stated.rank is Rank.PAGE or found.is_labelled
        if found.dates_the_story and (is_weak or found.day in borne_out):
            return PageDay(found.day, found.where, is_stated=True)
    return replace(itself, is_stated=not _is_changed_before(stated.day, others))


@rule(
    "dates.changed-before",
    fires_on="all days on which the page says that it was changed are before its day of publication",
    example='<html><meta property="article:published_time" content="2022-01-28">'
    '<meta property="article:modified_time" content="2022-01-27"><h1>Quay shut</h1><p>It is shut.</p>',
    counter='<html><meta property="article:published_time" content="2022-01-27">'
    '<meta property="article:modified_time" content="2022-01-28"><h1>Quay shut</h1><p>It is shut.</p>',
    chosen_on="200 pages: of seven such pages six show their day beside the headline, and are right; the"
    " seventh shows none, and is wrong",
    off=False,
)
def _is_changed_before(day: datetime.date, others: Sequence[StatedDay]) -> bool:
    """Say whether a page contradicts itself: it was changed last before it was published."""
    changes = [other.day for other in others if other.rank is Rank.CHANGE]
    return bool(changes) and max(changes) < day


def _of_address(url: str) -> datetime.date | None:
    for written in written_dates(url.replace("_", "/")):
        if not written.either_order:
            return written.date
    return None


def _guessed(tree: Any, url: str | None, stated: Sequence[StatedDay], host: str) -> PageDay | None:
    for extensive in (False, True):
        if day := _by_htmldate(tree, url, host, extensive=extensive):
            return PageDay(day, "text of the page", is_stated=False)
    if stated:
        return PageDay(stated[0].day, stated[0].where, is_stated=False)
    if told := _in_description(tree):
        return PageDay(told, "meta description", is_stated=False)
    return None


def _by_htmldate(tree: Any, url: str | None, host: str, *, extensive: bool) -> datetime.date | None:
    """Return htmldate's guess, if the page writes that day: a year alone is no first of January."""
    from htmldate import find_date

    # Never a string: htmldate takes one that looks like an address for a page to fetch.
    found: str | None = find_date(
        tree, extensive_search=extensive, original_date=True, url=url, max_date=_NO_LIMIT
    )
    if found is None:
        return None
    day = datetime.date.fromisoformat(found)
    return day if day in likely_days(tree, host) else None


def _in_description(tree: Any) -> datetime.date | None:
    """Return the only day that the page's own summary names."""
    for meta in tree.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower().endswith("description"):
            days = {written.date for written in written_dates(meta.get("content") or "")}
            if len(days) == 1:
                return days.pop()
    return None
