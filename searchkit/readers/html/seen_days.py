"""The days that a reader of a page sees around its headline, and what they are said to be.

A line that says nothing but a day, with its clock, its label and who wrote it, dates the story. A
day in a sentence is what the story tells, one in a figure is the picture's, one in a list of other
stories theirs.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from searchkit.language import around_dates
from searchkit.language.calendar_words import named, weekdays
from searchkit.language.day_order import settled_date
from searchkit.language.fold import fold
from searchkit.language.written_dates import WrittenDate, written_dates
from searchkit.readers.html.stated_days import day_of_stamp
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, limit, rule, threshold
from searchkit.values import dataclass

# Lines above the headline that are looked at, and below it.
BEFORE_HEADLINE = threshold(10, NO_DATA + "a kicker, a byline and the day of reading stand above")
AFTER_HEADLINE = threshold(30, NO_DATA + "head, share bar and the first paragraphs of a story")
# Places, counted from the headline: of the line that dates a story, and where a day next to the
# markup's is the same day in local time.
NEAR = threshold(
    range(-2, 9), NO_DATA + "further down a day alone on its line may be another story's"
)
NEARBY = threshold(
    range(-BEFORE_HEADLINE, 16), NO_DATA + "further down another day may be another story's"
)
# Of a line that labels the one below it.
MAX_LABEL_CHARS = threshold(40, NO_DATA + '"Published on", with an outlet or a name')
# Longer lines are prose, and the days in them are other days.
MAX_LINE_CHARS = threshold(140, "byline, outlet, day, clock and reading time take less")

# Words beside a day that a line may hold and still say nothing but when and by whom.
MAX_WORDS_BESIDE = threshold(6, "two reporters, or one with the outlet")
MAX_SMALL_WORD = threshold(3, 'letters: "by", "von", "um", "for"; longer ones are of a sentence')

_UNSEEN = frozenset(
    ("script", "style", "noscript", "head", "template", "svg", "nav", "footer", "select", "form")
)
_NOT_THE_STORY = frozenset(("figure", "figcaption", "blockquote", "iframe", "q"))
# Parts of the names that templates give what is beside a story ...
_BESIDE = regex(
    r"(?<![a-z])(?:comments?(?:-?(?:list|area|section|body|thread|respond))?|related|recommend(?:ed|ations?)?|teasers|popular|trending|wm-ipp)(?![a-z])"
    r"|(?<![\w-])caption|(?:image|img|photo|picture|media|wp)[-_]+caption",
    re.IGNORECASE,
)
# ... and to the box that says when and by whom it was written, which may be an `aside`.
_HEAD_BOX = regex(r"meta|date|byline|author|info", re.IGNORECASE)
_INLINE = frozenset(
    (
        "a", "abbr", "address", "b", "bdi", "cite", "code", "em", "font", "i", "label", "mark", "s", "small",
        "span", "strong", "sub", "sup", "time", "u", "wbr",
    )
)  # fmt: skip
_TITLE_PARTS = regex(r"\s[|–—·»«:-]\s")
# Shorter headings are sections that a title may name too: "Politics".
MIN_TITLE_LETTERS = threshold(10, "letters: sections have one short word")
_CLOCK = regex(
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE
)
# The place and the end of a dateline.
_PLACE = regex(r"[^\W\d_a-zß][^\d_.!?]{2,30}[ ,]\(?")
_END_OF_DATELINE = regex(r"\)?(?:[.:,]? ?[-–—]|[):]|\)\.)")
DATELINE_CHARS = limit(60, "time: the place of a dateline has 33 characters, its day up to 18")
# What else such a line says in small letters: "editor - March 11", "Updated 8 hours ago", "4 min read".
_BESIDE_A_DAY = frozenset(
    (
        "admin", "editor", "editorial", "staff", "reporter", "correspondent", "desk", "updated", "published",
        "posted", "last", "modified", "minutes", "hours", "days", "read", "views", "comments", "comment",
        "local", "time", "from", "aktualisiert", "zuletzt", "redaktion", "lesezeit", "kommentare", "minuten",
        "heures", "lecture", "mis", "jour", "publié", "actualizado", "publicado", "pubblicato", "aggiornato",
        "minuti", "lettura", "ore", "alle",
    )
)  # fmt: skip
_WORD = regex(r"[^\W\d_]{2,}")
_ENDS_LIKE_PROSE = regex(r"[^\W\d_]{3,}[.!?][”\"’)]?$")
_PUBLISHED_ITEM = regex(r"datePublished|^pubdate$", re.IGNORECASE)
_CHANGED_ITEM = regex(r"dateModified|dateUpdated", re.IGNORECASE)
_CHANGED_CLASS = regex(r"updated|modified|revised", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SeenDay:
    """A day that a reader sees."""

    day: date
    place: int  # lines after the headline
    where: str
    is_update: bool = False
    is_labelled: bool = False  # "Published: "
    is_line: bool = False  # its line says nothing but when, and who wrote

    @property
    def dates_the_story(self) -> bool:
        """Whether it stands where, or is labelled as, the day of publication."""
        if self.is_update:
            return False
        return self.is_labelled or (self.is_line and self.place in NEAR)


@dataclass(slots=True)
class _Line:
    """What a block element shows, and the elements in it that carry a day for programs."""

    text: str
    is_headline: bool
    stamped: list[Any]


def seen_days(tree: Any, host: str) -> list[SeenDay]:
    """Return the days around the headline, in the order of the page."""
    first, headline, around = _around_the_headline(tree)
    language = tree.get("lang") or ""
    others = [written for line in around for written in written_dates(line.text)]
    found: list[SeenDay] = []
    before = ""
    for place, line in enumerate(around, start=first - headline):
        found.extend(_stamped(line, place, host, language))
        if len(line.text) > MAX_LINE_CHARS:
            before = ""
            found.extend(_opening(line.text, place))
        else:
            found.extend(_written(line.text, before, place, host, language, others))
            before = line.text
    return found


def likely_days(tree: Any, host: str) -> set[date]:
    """Return the days that short lines of the whole page show, and that nothing speaks against."""
    language = tree.get("lang") or ""
    days: set[date] = set()
    for line in _lines(tree, None):
        days.update(found.day for found in _stamped(line, 0, host, language))
        if len(line.text) <= MAX_LINE_CHARS and (dates := written_dates(line.text)):
            written = _written(line.text, "", 0, host, language, dates)
            days.update(found.day for found in written if found.is_line or found.is_update)
    return days


def _opening(text: str, place: int) -> Iterator[SeenDay]:
    """Yield the day with which a press release opens: "Karlsruhe (12.11.2021) - "."""
    for written in written_dates(text[:DATELINE_CHARS]):
        is_dateline = _PLACE.fullmatch(text, 0, written.start)
        if is_dateline and _END_OF_DATELINE.match(text, written.end) and not written.either_order:
            yield SeenDay(written.date, place, "beside the headline", is_line=True)


def _around_the_headline(tree: Any) -> tuple[int, int, Sequence[_Line]]:
    """Return the places of the first line and of the headline, and the lines around it.

    The headline is a heading, else the line that is the page's title, else the first line.
    """
    heading = _heading(tree)
    title = max(_titles(tree), key=len)
    lines: list[_Line] = []
    headline = None
    for line in _lines(tree, heading):
        is_title = heading is None and len(title) >= MIN_TITLE_LETTERS
        if headline is None and (line.is_headline or (is_title and _letters(line.text) == title)):
            headline = len(lines)
        lines.append(line)
        if headline is not None and len(lines) == headline + AFTER_HEADLINE:
            break
    headline = headline or 0
    first = max(0, headline - BEFORE_HEADLINE)
    return first, headline, lines[first : headline + AFTER_HEADLINE]


def _stamped(line: _Line, place: int, host: str, language: str) -> Iterator[SeenDay]:
    for element in line.stamped:
        stamp = element.get("datetime") or element.get("content") or element.get("title") or ""
        item = element.get("itemprop") or ""
        # What it shows has the last word, where that is a day: the stamp may be in UTC.
        shown = "".join(element.itertext())
        if written_dates(shown) or not stamp:
            continue
        if day := day_of_stamp(stamp, host, language):
            is_update = bool(
                _CHANGED_ITEM.search(item)
                or _CHANGED_CLASS.search(element.get("class") or "")
                or around_dates.CHANGED.search(line.text[:80])
            )
            yield SeenDay(
                day,
                place,
                f"{element.tag} element",
                is_update=is_update,
                is_labelled=_is_published_item(element),
                is_line=element.tag == "time" and len(line.text) - len(shown) <= MAX_LABEL_CHARS,
            )


def _is_published_item(element: Any) -> bool:
    is_item = _PUBLISHED_ITEM.search(element.get("itemprop") or "")
    return bool(is_item) or element.get("pubdate") is not None


def _written(
    text: str, before: str, place: int, host: str, language: str, others: list[WrittenDate]
) -> Iterator[SeenDay]:
    dates = written_dates(text)
    is_line = bool(dates) and _says_only_when(text, dates)
    end = 0
    for written in dates:
        ahead = around_dates.before(text, written, end)
        # The first day of a line may be labelled by the line above it.
        is_first = end == 0 and len(before) <= MAX_LABEL_CHARS
        label = f"{before} {ahead}" if is_first and not ahead.strip() else ahead
        behind = text[written.end :]
        end = written.end
        day = settled_date(written, others, host, text, language=language)
        if day is None or around_dates.is_of_something_else(ahead, behind):
            continue
        if around_dates.EVENT.search(label):
            continue
        is_published = bool(around_dates.PUBLISHED.search(label))
        yield SeenDay(
            day,
            place,
            "beside the headline",
            is_update=around_dates.says_changed(label),
            is_labelled=is_line and is_published,
            is_line=is_line,
        )


def _says_only_when(text: str, dates: list[WrittenDate]) -> bool:
    rest = text
    for written in reversed(dates):
        rest = f"{rest[: written.start]} {rest[written.end :]}"
    rest = _CLOCK.sub(" ", rest)
    words = [
        word
        for word in _WORD.findall(rest)
        if word.lower() not in _BESIDE_A_DAY and named(word, weekdays()) is None
    ]
    if len(words) > MAX_WORDS_BESIDE or _ENDS_LIKE_PROSE.search(text):
        return False
    first = dates[0]
    before, behind = around_dates.before(text, first), text[first.end :]
    if len(dates) > 1 and around_dates.is_range(text, first, dates[1]):
        return False
    if (
        around_dates.PUBLISHED.search(before)
        or around_dates.says_changed(before)
        or around_dates.BYLINE_BEFORE.search(before)
    ):
        return True
    return all(map(_may_be_a_name, words)) and not (
        around_dates.SENTENCE_BEFORE.search(before) or around_dates.SENTENCE_AFTER.search(behind)
    )


@rule(
    "seen-days.name",
    example="Camilleri",
    counter="yesterday",
    chosen_on=NO_DATA + "bylines beside the day: names, and small words between them",
)
def _may_be_a_name(word: str) -> bool:
    """Who wrote, for whom and in which section: names, and the small words between them."""
    return not word[0].islower() or len(word) <= MAX_SMALL_WORD


def _lines(tree: Any, headline: Any | None) -> Iterator[_Line]:
    """Yield what each block element shows, without what is beside the story."""
    above = set(headline.iterancestors()) if headline is not None else set()
    pieces: list[str] = []
    stamped: list[Any] = []
    is_headline = False

    def line() -> Iterator[_Line]:
        nonlocal is_headline
        text = " ".join(" ".join(pieces).split())
        if text or stamped:
            yield _Line(text, is_headline, list(stamped))
            is_headline = False
        pieces.clear()
        stamped.clear()

    stack: list[tuple[Any, bool]] = [(tree, False)]  # element, behind it
    while stack:
        element, is_behind = stack.pop()
        is_block = element.tag not in _INLINE
        if is_behind:
            if is_block:
                yield from line()
            if element is not tree:
                pieces.append(element.tail or "")
            continue
        stack.append((element, True))
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        if element not in above and _is_beside(element):
            continue
        if is_block:
            yield from line()
        is_headline = is_headline or element is headline
        is_item = element.get("itemprop", "").startswith(("date", "pubdate"))
        if element.tag == "time" or (is_item and element.tag != "meta"):
            stamped.append(element)
        pieces.append(element.text or "")
        stack.extend((child, False) for child in reversed(element))
    yield from line()


def _is_beside(element: Any) -> bool:
    if element.tag in _NOT_THE_STORY:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if len(names) == 1:
        return bool(element.tag == "aside")
    if element.tag == "aside" and not _HEAD_BOX.search(names):
        return True
    return element.tag not in ("html", "body", "main", "article") and bool(_BESIDE.search(names))


def _heading(tree: Any) -> Any | None:
    """Return the heading that says most of the page's title, else its first `h1`."""
    longest = max(_titles(tree), key=len)
    best, first = None, None
    most = MIN_TITLE_LETTERS - 1
    for heading in tree.iter("h1", "h2"):
        letters = _letters("".join(heading.itertext()))
        shared = min(len(letters), len(longest))
        if shared > most and (letters in longest or longest in letters):
            best, most = heading, shared
        if first is None and heading.tag == "h1" and not _is_hidden(heading):
            first = heading
    return first if best is None else best


def _titles(tree: Any) -> list[str]:
    """Return the letters of each part of the page's title: headline, section, outlet."""
    return [_letters(part) for part in _TITLE_PARTS.split(tree.findtext(".//title") or "")]


def _is_hidden(element: Any) -> bool:
    return any(ancestor.tag in _UNSEEN for ancestor in element.iterancestors())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
