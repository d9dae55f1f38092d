"""What an article itself says of its day, gathered: address, print stamp, lines, captions, lead."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from searchkit.domain.article import Article, DroppedKind, Kind
from searchkit.enrichers.published.address_dates import month_of_address
from searchkit.enrichers.published.relative_days import counts_from_reading
from searchkit.language import around_dates
from searchkit.language.addresses import host_of
from searchkit.language.day_order import settled_date
from searchkit.language.written_dates import WrittenDate, written_dates
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold
from searchkit.values import dataclass

# Body paragraphs in which a weekday is the story's own.
LEAD_PARAGRAPHS = threshold(4, "580 stories of PolNeAR")

# A picture from the archive says nothing about the day of the story.
_FILE_PICTURE = regex(r"\bfile(?:d)?\b|\bFILE\b|\barchiv", re.IGNORECASE)
# What a browser writes at a page's edge: day, comma, clock, with nothing else in that line but the
# page's title, its address and the number of the page. "By Ann Miller 11/08/2023 05:03 AM EST" has no comma.
_PRINT_STAMP = regex(
    r"(?<!\S)(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}), ?\d{1,2}[:.]\d\d(?:\s?[AP]\.?M\.?)?(?!\S)",
    re.IGNORECASE,
)
_PAGE_OF = regex(r"(?<!\S)(?:page )?\d{1,3} ?(?:/|of) ?\d{1,3}(?!\S)|https?://\S+", re.IGNORECASE)
MIN_TITLE_CHARS = threshold(10, NO_DATA + "a word or two stand beside many a day")
MAX_EDGE_CHARS = threshold(250, NO_DATA + "a page's title and its address are not longer together")

_METADATA_DATE = regex(
    r"(?P<what>date|date, as guessed): (?P<day>\d{4}-\d\d-\d\d)(?: \((?P<where>.*)\))?$"
)
_CLOCK = regex(r"(?P<hour>\d{1,2}):\d\d(?::\d\d)?(?:\s?(?P<half>[AP])\.?M)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintStamp:
    """The day and hour on which a browser printed the page."""

    date: date
    hour: int | None  # 0 to 23; None where the stamp has no time
    words: str


@dataclass(frozen=True, slots=True)
class DateClues:
    """Where to look for an article's day."""

    article: Article
    host: str  # of its address; empty where there is none
    month: tuple[int, int | None] | None  # year and month that the address holds
    stamp: PrintStamp | None
    edges: frozenset[str]  # lines that hold such a stamp

    def dropped(self, *kinds: DroppedKind) -> Iterator[str]:
        """Yield what was taken out of the text under these labels, but for the stamps of browsers."""
        return (
            dropped.text
            for dropped in self.article.dropped
            if dropped.kind in kinds and dropped.text not in self.edges
        )

    def stated(self) -> tuple[date, str] | None:
        """Return the day that the file's metadata states, and which of them does."""
        return self._of_metadata("date")

    def guessed(self) -> tuple[date, str] | None:
        """Return the day that the reader of the file took for its own, and where that stands."""
        return self._of_metadata("date, as guessed")

    def _of_metadata(self, what: str) -> tuple[date, str] | None:
        for text in self.dropped(DroppedKind.METADATA):
            match = _METADATA_DATE.match(text)
            if match and match["what"] == what:
                try:
                    return date.fromisoformat(match["day"]), match["where"] or "metadata"
                except ValueError:
                    continue
        return None

    def captions(self) -> Iterator[tuple[date, str]]:
        """Yield the days that captions write out, with their words; not those of file pictures."""
        for paragraph in self.article.paragraphs:
            if paragraph.kind is Kind.CAPTION and not _FILE_PICTURE.search(paragraph.text):
                yield from self.days(paragraph.text)

    def days(self, text: str) -> Iterator[tuple[date, str]]:
        """Yield the days of a short text that are certain and not after its print, with their words."""
        return ((day, words) for day, words, _, _ in self.days_with_what_is_beside(text))

    def days_with_what_is_beside(self, text: str) -> Iterator[tuple[date, str, str, str]]:
        """Yield each such day, its words, the text before them and their weekday, and that behind.

        The ends of a stretch of time are none: "3 May - 5 June 2022".
        """
        found = written_dates(text)
        ends = {
            id(end)
            for pair in pairwise(found)
            if around_dates.is_range(text, *pair)
            for end in pair
        }
        for written in found:
            day = settled_date(written, found, self.host, text)
            if day is not None and id(written) not in ends and not self.is_too_late(day):
                before = around_dates.before(text, written)
                yield day, _with_weekday(text, written), before, text[written.end :]

    @rule(
        "dates.after-the-print",
        fires_on="a day lies after that on which the page was printed",
        example="8/25/2023, 14:02 Harbour stays open\n\nHarbour stays open\n\nPosted: November 7, 2023\n\nThe harbour of Elsa will stay open through the winter.",
        counter="8/25/2023, 14:02 Harbour stays open\n\nHarbour stays open\n\nPosted: July 7, 2023\n\nThe harbour of Elsa will stay open through the winter.",
        chosen_on=NO_DATA + "nothing is published after it was printed",
    )
    def is_too_late(self, day: date) -> bool:
        """Say whether a day is after the print of the page."""
        return self.stamp is not None and day > self.stamp.date

    def says_how_long_ago(self) -> bool:
        """Say whether a line counts from the day of reading: "Today", beside a picture years old."""
        lines = self.dropped(DroppedKind.DATE_LINE)
        return any(counts_from_reading(line) for line in lines)

    def lead(self) -> Iterator[str]:
        """Yield the first body paragraphs."""
        bodies = (p.text for p in self.article.paragraphs if p.kind is Kind.BODY)
        return (text for _, text in zip(range(LEAD_PARAGRAPHS), bodies, strict=False))


def date_clues(article: Article) -> DateClues:
    """Return what there is to look at."""
    host = host_of(article.url) if article.url else ""
    month = month_of_address(article.url) if article.url else None
    edges = tuple(_edges(article))
    stamp = next((s for s in (_stamp(text, host) for text in edges) if s), None)
    return DateClues(article, host, month, stamp, frozenset(edges))


def _edges(article: Article) -> Iterator[str]:
    """Yield the lines that a browser wrote when the page was printed.

    In a text file they may have been taken for running heads, or for the story's first line.
    """
    for dropped in article.dropped:
        is_running = dropped.kind is DroppedKind.RUNNING_HEAD and _PRINT_STAMP.search(dropped.text)
        if dropped.kind is DroppedKind.PAGE_STAMP or is_running:
            yield dropped.text
    lines = [p.text for p in article.paragraphs if len(p.text) <= MAX_EDGE_CHARS]
    titles = [text for text in (article.title, *lines) if text and len(text) >= MIN_TITLE_CHARS]
    dated = [d.text for d in article.dropped if d.kind is DroppedKind.DATE_LINE]
    for line in (*lines, *dated):
        if (stamp := _PRINT_STAMP.search(line)) is None:
            continue
        before, behind = line[: stamp.start()].strip(), line[stamp.end() :].strip()
        is_repeated = len(behind) >= MIN_TITLE_CHARS and behind in before
        beside = f"{before} {behind}"
        if is_repeated or _PAGE_OF.search(beside) or any(title in beside for title in titles):
            yield line


def _stamp(text: str, host: str) -> PrintStamp | None:
    found = written_dates(text)
    clock = _CLOCK.search(text)
    hour = (
        int(clock["hour"]) % 12 + 12 * (clock["half"].upper() == "P")
        if clock and clock["half"]
        else None
    )
    if clock and hour is None:
        hour = int(clock["hour"]) if int(clock["hour"]) < 24 else None
    for written in found:
        day = settled_date(written, found, host, text)
        if day is None:  # A browser writes the month first where it writes AM and PM, else the day.
            day = written.other_date if clock and clock["half"] else written.date
        return PrintStamp(day, hour, text[written.start : written.end])
    return None


def _with_weekday(text: str, written: WrittenDate) -> str:
    start = written.start
    if written.weekday is not None:
        start = max(text.rfind(" ", 0, max(0, start - 2)) + 1, 0)
    return text[start : written.end]
