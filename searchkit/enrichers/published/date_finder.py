"""The day on which an article was published, and what that rests on, in order of trust."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from searchkit.domain.article import (
    Article,
    Confidence,
    DroppedKind,
    Kind,
    PublishedDate,
)
from searchkit.enrichers.published.address_dates import date_of_address
from searchkit.enrichers.published.date_clues import DateClues, date_clues
from searchkit.enrichers.published.page_dates import date_of_page
from searchkit.enrichers.published.relative_days import (
    first_weekday,
    on_or_after,
    on_or_before,
    said_from,
)
from searchkit.language.around_dates import (
    CLOCK_AFTER,
    is_of_something_else,
    is_told,
    says_changed,
)
from searchkit.language.calendar_words import weekdays
from searchkit.language.datelines import dateline_of
from searchkit.language.written_dates import written_dates, yearless_dates
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold

# A text of fewer paragraphs: nothing told head, story and other stories apart, so that the whole of
# it is looked at as a page.
PAGE_PARAGRAPHS = threshold(3, NO_DATA + "head, story and foot make three")

# In code points; a longer paragraph is prose, and its dates are what it tells.
SHORT_PARAGRAPH = threshold(160, NO_DATA + "a byline, its outlet and a day take half of it")

# Behind a clock names have capitals, and so have outlets; of other words few say how long it takes to read.
_SMALL_WORD = regex(r"\b(?!read\b|time\b|minutes\b|updated\b|local\b)[a-zß-ÿ]{4,}")

# What is said of the story itself behind its day: "7:15 p.m. EST This article was amended ..."
_OF_THE_STORY = regex(
    r"\W*(?:[ap]\.?m\b\W*)?(?:[A-Z]{2,4}\b\W*)?(?i:this|the) (?:article|story|report|piece)\b",
)


class DateFinder:
    """Finds the date of publication; each source of it is a function below, most trusted first.

    Pure: nothing but the article is looked at, neither a clock nor a file's time. `latest` is the last
    day that anything can have been published; what a source says beyond it is passed over.
    """

    def __init__(self, latest: date = date.max) -> None:
        self._latest = latest

    def enrich(self, article: Article) -> Article:
        """Return the article with its date; unknown is a `PublishedDate` without one."""
        if article.published is not None:
            return article
        clues = date_clues(article)
        found = (source(clues) for source in _SOURCES)
        published = next((p for p in found if p and self._may_be(p.date)), PublishedDate())
        return replace(article, published=published)

    def _may_be(self, day: date | None) -> bool:
        return day is not None and day <= self._latest


def _of_metadata(clues: DateClues) -> PublishedDate | None:
    """`date: 2021-03-23 (meta article:published_time)` is what the file says of itself."""
    if found := clues.stated():
        return PublishedDate(found[0], found[1], Confidence.STATED)
    return None


def _of_a_guess(clues: DateClues) -> PublishedDate | None:
    """What the reader of a page took for its day though the page does not say so."""
    if found := clues.guessed():
        return PublishedDate(found[0], found[1], Confidence.INFERRED)
    return None


def _of_address(clues: DateClues) -> PublishedDate | None:
    """https://example.org/2021/03/23/talks.html."""
    if clues.article.url and (found := date_of_address(clues.article.url)):
        day, words = found
        return PublishedDate(day, f"address {words}", Confidence.STATED)
    return None


def _of_date_lines(clues: DateClues) -> PublishedDate | None:
    """A line like "Published March 23, 2021"; the day of a change only where there is no other."""
    changed: PublishedDate | None = None
    for line in clues.dropped(DroppedKind.DATE_LINE, DroppedKind.BYLINE):
        for day, words, before, behind in clues.days_with_what_is_beside(line):
            if is_told(before, behind) or is_of_something_else(before, behind):
                continue
            if not says_changed(before):
                return PublishedDate(day, f"date line {words}", Confidence.STATED)
            changed = changed or PublishedDate(day, f"date line {line}", Confidence.INFERRED)
    return changed


def _of_yearless_lines(clues: DateClues) -> PublishedDate | None:
    """A line like "23 March", its year from the print, a caption or the address."""
    for line in clues.dropped(DroppedKind.DATE_LINE, DroppedKind.BYLINE):
        for month, number in yearless_dates(line):
            if day := _in_a_known_year(month, number, clues):
                return PublishedDate(day, f'date line "{line}"', Confidence.INFERRED)
    return None


def _of_page(clues: DateClues) -> PublishedDate | None:
    """A short line, or a page that nothing has cut into paragraphs: "Posted: Nov 8, 2023 / 4:43 PM"."""
    latest = clues.stamp.date if clues.stamp else None
    for text in _page_texts(clues):
        if page := date_of_page(text, clues.host, clues.month, latest=latest):
            confidence = Confidence.STATED if page.is_stated else Confidence.INFERRED
            return PublishedDate(page.date, f"page {page.words}", confidence)
    return None


def _page_texts(clues: DateClues) -> list[str]:
    texts = [
        p.text
        for p in clues.article.paragraphs
        if p.kind is not Kind.CAPTION and p.text not in clues.edges
    ]
    if len(texts) < PAGE_PARAGRAPHS:
        return texts
    behind = [text for text in texts[-2:] if not announces(text)]
    return [text for text in (*texts[:3], *behind) if len(text) <= SHORT_PARAGRAPH]


@rule(
    "published.announces",
    example="Saturday, March 14, 2020, 7 p.m. Dance in the hall",
    counter="Anna Reyes, March 14, 2020, 7 p.m.",
    chosen_on=NO_DATA + "concerts and fairs that pages list below a story",
)
def announces(text: str) -> bool:
    """Whether a line opens with a day and a clock, and goes on with what will be then."""
    first = next(iter(written_dates(text)), None)
    if first is None or text[: first.start].strip(" ,").lower() not in ("", *weekdays()):
        return False
    clock = CLOCK_AFTER.match(text[first.end :])
    if clock is None:
        return False
    rest = text[first.end + clock.end() :]
    return _SMALL_WORD.search(rest) is not None and _OF_THE_STORY.match(rest) is None


def _of_running_heads(clues: DateClues) -> PublishedDate | None:
    """The head of a printed page: "THE COURIER  Tuesday, March 23, 2021  A3"."""
    for line in clues.dropped(DroppedKind.RUNNING_HEAD):
        for day, words in clues.days(line):
            return PublishedDate(day, f"running head {words}", Confidence.STATED)
    return None


def _of_relative_lines(clues: DateClues) -> PublishedDate | None:
    """A line like "Today" or "2 hours ago", counted from the print of the page, never from the import."""
    if clues.stamp is None:
        return None
    for line in clues.dropped(DroppedKind.DATE_LINE):
        if day := said_from(line, clues.stamp.date, clues.stamp.hour):
            evidence = f'date line "{line}"; printed {clues.stamp.words}'
            return PublishedDate(day, evidence, Confidence.INFERRED)
    return None


def _of_dateline(clues: DateClues) -> PublishedDate | None:
    """A dateline like "(San Juan, Puerto Rico) March 23, 2021 -"."""
    for line in _datelines(clues):
        for day, words in clues.days(line):
            return PublishedDate(day, f"dateline {words}", Confidence.STATED)
    return None


def _datelines(clues: DateClues) -> list[str]:
    lines = [clues.article.dateline or "", *clues.dropped(DroppedKind.DATELINE)]
    filed = ((text, dateline_of(text)) for text in clues.lead())
    return lines + [text[: line.end] for text, line in filed if line and line.day]


def _of_yearless_dateline(clues: DateClues) -> PublishedDate | None:
    """A dateline like "BEIJING, March 23 (Reuters) -", its year from the print, a caption or the address."""
    for line in _datelines(clues):
        for month, number in yearless_dates(line):
            if known := _in_a_known_year(month, number, clues):
                return PublishedDate(known, f"dateline {line}", Confidence.INFERRED)
    return None


def _in_a_known_year(month: int, number: int, clues: DateClues) -> date | None:
    years = [clues.month[0]] if clues.month else []
    years += [day.year for day, _ in clues.captions()]
    if clues.stamp:
        years += [clues.stamp.date.year, clues.stamp.date.year - 1]
    for year in years:
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if not clues.is_too_late(day):
            return day
    return None


def _of_captions(clues: DateClues) -> PublishedDate | None:
    """A caption of "Monday, March 22, 2021" and a lead that says "Tuesday": the Tuesday after."""
    captions = list(clues.captions())
    if not captions or clues.says_how_long_ago():
        return None
    day, words = max(captions)
    for text in clues.lead():
        if weekday := first_weekday(text):
            later = on_or_after(day, weekday)
            if later is None or clues.is_too_late(later):
                break
            evidence = f'caption {words}; lead "{weekday}"'
            return PublishedDate(later, evidence, Confidence.INFERRED)
    return PublishedDate(day, f"caption {words}", Confidence.INFERRED)


def _of_weekdays(clues: DateClues) -> PublishedDate | None:
    """A lead that says "Tuesday", on a page printed on a Wednesday: the day before."""
    if clues.stamp is None:
        return None
    for text in clues.lead():
        if weekday := first_weekday(text):
            day = on_or_before(clues.stamp.date, weekday)
            evidence = f'lead "{weekday}"; printed {clues.stamp.words}'
            return PublishedDate(day, evidence, Confidence.INFERRED)
    return None


_SOURCES: tuple[Callable[[DateClues], PublishedDate | None], ...] = (
    _of_metadata,
    _of_address,
    _of_a_guess,
    _of_date_lines,
    _of_dateline,
    _of_page,
    _of_running_heads,
    _of_relative_lines,
    _of_yearless_lines,
    _of_yearless_dateline,
    _of_captions,
    _of_weekdays,
)
