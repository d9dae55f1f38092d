"""The date of publication in the text of a whole page: by label, byline, clock and headline.

A page that was saved or printed as text holds many dates: the article's, those of other stories,
of comments, of what the article tells. Each date is weighed by what stands around it, and the best
is taken where it is good enough (docs/dates.md has the measurements).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from searchkit.language import around_dates
from searchkit.language.day_order import settled_date
from searchkit.language.written_dates import WrittenDate, written_dates
from searchkit.rules import NO_DATA, limit, rule, threshold
from searchkit.values import dataclass

# What speaks for a date and against it.
WORTH = threshold(
    {
        "label": 5.0,  # "Published: "
        "change": 2.5,  # "Updated: "
        "clock": 2.0,
        "byline": 2.0,
        "alone": 1.5,  # in no sentence
        "behind a small word": 0.5,
        "in a sentence": -3.0,
        "sentence goes on": -1.5,
        "rights": -8.0,
        "something else": -4.0,  # a comment, an event, a picture, the day of reading
        "headline": 4.0,  # right beside it; less with every letter between
        "top": 2.0,  # of the page; less with every letter above
        "said again": 0.5,  # for each time
        "weekday": 0.5,  # the right one
        "other day": -1.0,  # for each that is close by
        "range": -4.0,
        "month of the address": 4.0,
        "year of the address": 1.0,
        "not of the address": -3.0,
    },
    "200 pages of news, blogs and offices in some ten languages, read one by one",
)
MOST_REPETITIONS = threshold(3, "those 200 pages: what stands there more often is a list")
# In code points from one date to the other, and from the headline to the date.
CLOSE_BY = threshold(200, "those 200 pages: lists of stories and comments have a day for each")
NEAR_HEADLINE = threshold(600, "those 200 pages: bylines, shares and a picture stand between")

# Below this a date is not the page's: it may be in any sentence of it.
ENOUGH = threshold(2.0, "those 200 pages: precision falls below 85 in 100 under it")

# From here on a date without label, byline and clock stands beside the headline, or the address has
# its month. Below, it is inferred.
PLAINLY = threshold(
    6.0, "those 200 pages: from here on such a date is as often right as one that is labelled"
)

# Of dates that weigh nearly the same the first is taken: comments and other stories come below.
NEARLY = threshold(
    1.0,
    "pages as text: at 1.25 one date fewer of 50 is right; a weekday and a repetition are worth as much",
)
# In code points, from the beginning of one date to that of the other.
BESIDE = threshold(120, NO_DATA + "both days of a head stand within a line or two")

# A repetition of the page's beginning that is so much of the longest one is a headline, too.
LIKE_THE_LONGEST = threshold(0.8, NO_DATA + "a headline that is shortened by a word or two")

# In code points.
SEED = threshold(16, "pages as text: at 13 one date fewer of 50 is right")
_BEHIND = limit(60, "time: clocks, names and verbs that tell stand right behind a day")
_SHOWN_BEFORE = limit(30, "length of the evidence that is shown: a label, or a name")
MAX_TITLE = limit(160, "time where a page holds its text twice: no title is as long")


@dataclass(frozen=True, slots=True)
class PageDate:
    """The date of a page, the words that it rests on, and how well they bear it."""

    date: date
    words: str
    weight: float
    is_changed: bool  # said to be the day of the last change, not of publication
    is_stated: bool  # a label, a byline, a clock or its place says that it is the page's
    start: int  # code points of the date in the text
    end: int


def date_of_page(
    text: str, host: str, month: tuple[int, int | None] | None, *, latest: date | None = None
) -> PageDate | None:
    """Return the page's date; None where no date stands out.

    `host` is that of the page's address, `month` the year and month that its address holds, and
    `latest` the day on which it was printed.
    """
    likely = [
        candidate
        for candidate in candidates(text, host, month)
        if candidate.weight >= ENOUGH and (latest is None or candidate.date <= latest)
    ]
    if not likely:
        return None
    best = max(likely, key=lambda candidate: candidate.weight)
    if best.is_changed:
        return _stated_beside(best, likely)
    return next(c for c in likely if c.weight >= best.weight - NEARLY and not c.is_changed)


def _stated_beside(changed: PageDate, likely: Sequence[PageDate]) -> PageDate:
    """Return the date that stands beside that of the last change: "June 12, 2020/Updated: Aug. 18"."""
    beside = (
        candidate
        for candidate in likely
        if abs(candidate.start - changed.start) < BESIDE
        and not candidate.is_changed
        and candidate.date <= changed.date
    )
    return next(beside, changed)


def candidates(text: str, host: str, month: tuple[int, int | None] | None) -> Iterator[PageDate]:
    """Yield every date of the page with its weight, from left to right."""
    found = written_dates(text)
    if not found:
        return
    headline = _Headline(text)
    days = Counter(written.date for written in found)
    for i, written in enumerate(found):
        day = settled_date(written, found, host, text)
        if day is None:
            continue
        before = around_dates.before(text, written)
        after = text[written.end : written.end + _BEHIND]
        signs = _Signs.around(before, after)
        weight = signs.weight + headline.nearness(written)
        weight += WORTH["top"] * (1 - written.start / (len(text) + 1))
        weight += WORTH["said again"] * min(days[written.date] - 1, MOST_REPETITIONS)
        weight += WORTH["weekday"] * (written.weekday == day.weekday())
        weight += WORTH["other day"] * _crowd(found, i)
        weight += WORTH["range"] * _is_of_a_range(text, found, i)
        weight += _by_address(day, month)
        words = " ".join(text[max(0, written.start - _SHOWN_BEFORE) : written.end].split())
        is_stated = not signs.is_changed and (signs.say_so or weight >= PLAINLY)
        yield PageDate(day, words, weight, signs.is_changed, is_stated, written.start, written.end)


@dataclass(frozen=True, slots=True)
class _Signs:
    """What stands around a date says of it."""

    weight: float
    is_changed: bool
    say_so: bool  # a label, a byline or a clock, and no sentence

    @classmethod
    def around(cls, before: str, after: str) -> "_Signs":
        is_labelled = bool(around_dates.PUBLISHED.search(before))
        is_changed = around_dates.says_changed(before)
        in_sentence = bool(around_dates.SENTENCE_BEFORE.search(before))
        goes_on = bool(around_dates.SENTENCE_AFTER.search(after))
        byline = around_dates.NAME_BEFORE if in_sentence else around_dates.BYLINE_BEFORE
        is_signed = bool(byline.search(before[-64:]) or around_dates.BYLINE_AFTER.search(after))
        has_clock = bool(
            around_dates.CLOCK_AFTER.search(after) or around_dates.CLOCK_BEFORE.search(before)
        )
        weight = 0.0
        if around_dates.RIGHTS.search(before):
            weight += WORTH["rights"]
        elif (
            around_dates.COMMENT.search(before)
            or around_dates.CREDIT_AFTER.search(after)
            or around_dates.YEARS_AFTER.search(after)
        ):
            weight += WORTH["something else"]
        elif is_changed:
            weight += WORTH["change"]
        elif is_labelled:
            weight += WORTH["label"]
        elif around_dates.EVENT.search(before) or around_dates.TODAY_AFTER.search(after):
            weight += WORTH["something else"]
        if has_clock and (is_labelled or is_changed or not in_sentence):
            weight += WORTH["clock"]
        if is_signed:
            weight += WORTH["byline"]
        if not (is_labelled or is_changed or is_signed) and in_sentence:
            weight += WORTH["in a sentence"]
        elif not in_sentence and not goes_on:
            is_behind_a_word = around_dates.LOWER_BEFORE.search(before)
            weight += WORTH["behind a small word" if is_behind_a_word else "alone"]
        if not (is_labelled or is_changed) and goes_on:
            weight += WORTH["sentence goes on"]
        say_so = is_labelled or is_signed or (has_clock and not in_sentence)
        return cls(weight, is_changed, say_so)


class _Headline:
    """Where the page's headline stands in its text, beside the title that the text starts with."""

    def __init__(self, text: str) -> None:
        text = text.lstrip()
        self._places: list[int] = []
        self._length = 0
        # The title may be glued to what follows it; what the text repeats of its start is the headline.
        place = text.find(text[:SEED], SEED) if len(text) > 2 * SEED else -1
        while place >= 0 and len(self._places) < 8:
            length = _shared(text, place)
            if length > self._length:
                self._places = [
                    at for at in self._places if length * LIKE_THE_LONGEST <= self._length
                ]
                self._length = length
            if length >= LIKE_THE_LONGEST * self._length:
                self._places.append(place)
            place = text.find(text[:SEED], place + SEED)

    def nearness(self, written: WrittenDate) -> float:
        """Return what it is worth that a date stands near the headline, 0 where it does not."""
        nearest = 0.0
        for place in self._places:
            gap = (
                written.start - place - self._length
                if written.start > place
                else (place - written.end) * 2
            )
            nearest = max(nearest, WORTH["headline"] * (1 - max(gap, 0) / NEAR_HEADLINE))
        return nearest


def _shared(text: str, place: int) -> int:
    """Return how many characters from `place` on are those that the text starts with."""
    length = 0
    while (
        length < MAX_TITLE and place + length < len(text) and text[length] == text[place + length]
    ):
        length += 1
    return length


def _crowd(found: Sequence[WrittenDate], i: int) -> int:
    """Return how many other days stand close by: a list of stories or comments has many."""
    return sum(
        1
        for j in (i - 2, i - 1, i + 1, i + 2)
        if 0 <= j < len(found)
        and abs(found[j].start - found[i].start) < CLOSE_BY
        and found[j].date != found[i].date
    )


@rule(
    "page-dates.range",
    example="Open from 3 May 2022 - 5 June 2022",
    counter="Posted 3 May 2022",
    chosen_on="200 pages of news, blogs and offices in some ten languages",
)
def _is_of_a_range(text: str, found: Sequence[WrittenDate], i: int) -> bool:
    """Return whether this date is an end of a stretch of time, whose other end stands beside it."""
    return any(
        around_dates.is_range(text, *pair) for pair in pairwise(found[max(0, i - 1) : i + 2])
    )


def _by_address(day: date, month: tuple[int, int | None] | None) -> float:
    if month is None:
        return 0.0
    year, number = month
    if day.year != year:
        return WORTH["not of the address"]
    if number is None:
        return WORTH["year of the address"]
    return WORTH["month of the address" if day.month == number else "not of the address"]
