"""The record of a story in a database export, in the manner of Nexis, Factiva and ProQuest.

Such exports put a header before each story and fields after it: `BYLINE: By Tom Archer`,
`LENGTH: 812 words`, `LOAD-DATE: March 15, 2021`. Fields of the article are kept as what they are,
the others as metadata; text is never among them unless its field says so.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from searchkit.domain.article import DroppedKind, Kind
from searchkit.language.sentences import ends_sentence
from searchkit.paragraphs.blocks import Block, Label
from searchkit.paragraphs.boilerplate import label_for
from searchkit.paragraphs.head_lines import is_masthead
from searchkit.paragraphs.plain.labelled_heads import MIN_LABELS, labelled_head
from searchkit.paragraphs.plain.record_ends import goes_on, is_below_the_text
from searchkit.paragraphs.plain.record_fields import (
    ALONE,
    CODE,
    COPYRIGHT,
    OF_DATABASES,
    RECORD_ROWS,
    codes,
    field_of,
    fields,
    is_text,
    opens_prose,
    says_document,
)
from searchkit.paragraphs.plain.segmentation import is_separator
from searchkit.paragraphs.plain.text_rows import TextRow
from searchkit.regexes import regex
from searchkit.rules import NO_DATA, rule, threshold
from searchkit.values import dataclass

# Fields that name the outlet, the best first.
_SOURCES = ("publication title", "publication", "source", "publication info")
# "The Elsa Courier <news@courier.example>"
_SENDER = regex(r"[\"'“]?([^<>\"“”]{2,60}?)[\"'”]?\s<\S+@\S+>$")
_NOTICE = regex(r"correction appended$", re.IGNORECASE)
_WORD_COUNT = regex(r"[\d,]+ words$", re.IGNORECASE)
_CLOCK = regex(r"\d{1,2}:\d\d(?:\s?[AP]M)?(?:\s[A-Z]{3,4})?$", re.IGNORECASE)
_PERSON = regex(r"(?:By\s+)?[A-ZÀ-Þ][\w.'’-]+(?:\s+[A-ZÀ-Þ][\w.'’-]*){1,4}(?:\s+and\s.{3,60})?$")
_BY = regex(r"by\s+\S", re.IGNORECASE)
_EDITION = regex(r"\bedition\b|\bfinal\b", re.IGNORECASE)
_JOURNAL_CODE = regex(r"[A-Z]{2,8}$|(?:English|French|German|Spanish|Portuguese|Italian|Dutch)$")
# "Pacific Ledger; Lima", "Pacific Ledger ; Lima [Lima]08 May 2010: AA.2.", and with the day behind a stop
# "Harbour News, The. 06/04/2015, p7.", "The Harbour News (Lima). (May 8, 2010): News: p7."
_OUTLET = regex(r"[^;\[]{2,}?(?=\s*[;\[]|\.\s\(?(?:\d|[A-Z][a-z]+\.?\s\d)|\.?$)")
# "Reyes, Anna. Harbour News; Lima [Lima]08 May 2010: 3.", below the headline.
_CITATION = regex(r";\s[^;\[\]]{2,40}\s\[[^\[\]]{2,40}\]\.?\s?\d{1,2} [A-Za-z]{3,9}\.? \d{4}: ")
_DAY_OF_ISSUE = regex(
    r"(?:\]\.?\s?|\.\s\(?)(\d{1,2} [A-Za-z]{3,9}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{4})"
)
# "Ortiz, Pablo; Vega, Luz": the family name comes first.
_ROLE = regex(r"\b(?:Editor|Correspondent|Reporter|Writer|Staff|Columnist|Bureau|Jr|Sr)\b", re.I)
_TURNED = regex(r"[^,;]+, [^,;]+(?:; [^,;]+, [^,;]+)*$")

MIN_FIELDS = threshold(2, "one line with a colon is no record")
MIN_CODES = threshold(4, "headline, text and two more: Factiva gives a dozen")
EDITION_WORDS = threshold(6, '"Late Edition - Final", "Edition 1; National Edition"')
PUBLISHER_WORDS = threshold(6, '"Meridian Press Group Ltd", below Factiva\'s stories')
# Fields that no other text has: one of them must be there.
_TELLING = frozenset(
    ("length", "load-date", "word count", "full text", "publication-type", "proquest document id")
)
# Where no field says where the text begins, it begins below the last of these.
_ABOVE_THE_TEXT = frozenset(
    (
        "byline",
        "author",
        "section",
        "length",
        "dateline",
        "highlight",
        "headline",
        "series",
        "column",
    )
)


NameOf = Callable[[str], tuple[str | None, str]]


@dataclass(frozen=True, slots=True)
class Record:
    """A story's record, taken apart."""

    head: tuple[Block, ...]
    body: tuple[TextRow, ...]
    tail: tuple[Block, ...]


def record_of(rows: Sequence[TextRow]) -> Record | None:
    """Return the record that these rows are, or None where they are no database's."""
    names = {name for row in rows if (name := field_of(row.text)[0])}
    coded = [row.text[:2] for row in rows if _code(row.text)[0]]
    if len(coded) >= MIN_CODES and {"HD", "LP"} <= set(coded):
        return _Reading(rows, _code).read()
    is_record = len(names) >= MIN_FIELDS if names & _TELLING else _display(rows)
    text_from = 0 if is_record or len(names) < MIN_LABELS else labelled_head(rows)
    return _Reading(rows, field_of, text_from).read() if is_record or text_from else None


def is_export(lines: Iterable[str]) -> bool:
    """Whether a press database wrote these lines: it says where documents end, or has its own fields."""
    names: set[str] = set()
    for line in lines:
        if says_document(line):
            return True
        if name := field_of(line)[0]:
            names.add(name)
    return len(names) >= MIN_FIELDS and bool(names & OF_DATABASES)


def _code(text: str) -> tuple[str | None, str]:
    found = CODE.match(text)
    if found and found[1] in codes():
        return codes()[found[1]], found[2] or ""
    return None, text


@rule(
    "records.display",
    fires_on="a count of words stands right above a day",
    example="Salt mine opens again\n120 words\n4 May 2016\nValley Record\nEnglish\n(c) 2016 Valley Record.\n\nThe salt mine of Turda opened again on Tuesday.",
    counter="Harbour stays open\n\nThe harbour of Elsa will stay open through\nthe winter, the minister said on Tuesday.\n",
    chosen_on=NO_DATA + "exports that Factiva calls its display format",
)
def _display(rows: Sequence[TextRow]) -> bool:
    """Whether this is Factiva's display format: count of words, date, source, copyright."""
    for place, row in enumerate(rows[:RECORD_ROWS]):
        if _WORD_COUNT.match(row.text):
            return any(
                label_for(other.text) is DroppedKind.DATE_LINE
                for other in rows[place + 1 : place + 3]
            )
    return False


class _Reading:
    """Walks down a record once; what it meets goes to head, body or tail."""

    def __init__(self, rows: Sequence[TextRow], name_of: NameOf, text_from: int = 0) -> None:
        self._rows = rows
        self._name_of = name_of
        names = [name_of(row.text)[0] for row in rows]
        self._names = frozenset(name for name in names if name)
        self._has_body_field = any(map(is_text, names))
        # Place; 0 where only the rows themselves tell.
        self._text_from = text_from or _text_from(rows, names)
        above = self._text_from or next((at for at, name in enumerate(names) if is_text(name)), 0)
        self._outlet_field = _outlet_field(names[:above], names)
        # Codes are nobody else's words.
        self._goes_on = [True] * len(rows) if name_of is _code else goes_on(rows, names)
        self._is_labelled = text_from > 0
        self._head: list[Block] = []
        self._plain: list[tuple[int, TextRow]] = []  # rows of the head, and the blocks before each
        self._body: list[TextRow] = []
        self._tail: list[Block] = []
        self._shown: list[
            str
        ] = []  # names of fields as printed, whose values are shown without them
        self._is_in_head = True
        self._is_opened = False  # the row above is the name of a field that is text

    def read(self) -> Record:
        """Return the record."""
        place = 0
        while place < len(self._rows):
            row = self._rows[place]
            place += 1
            name, value = self._name_of(row.text)
            if is_separator(row):
                self._separator(row)
            elif name and is_text(name):
                self._is_in_head = False
                self._shown.append(name)
                self._is_opened = True
                if value:
                    self._take_prose(replace(row, text=value))
            elif name and (
                self._is_in_head
                or self._tail
                or is_below_the_text(row, is_all_fields=self._goes_on[place - 1])
            ):
                place = self._field(place, name, value)
            else:
                self._other(place - 1, row)
        if self._shown:
            self._tail.append(_metadata("fields", ", ".join(self._shown)))
        return Record((*self._titled(),), tuple(self._body), tuple(self._tail))

    def _blocks(self) -> list[Block]:
        return self._head if self._is_in_head and not self._body else self._tail

    def _separator(self, row: TextRow) -> None:
        """Take a row that parts documents; above Factiva's stands who publishes the outlet."""
        last = self._body[-1] if self._body and not self._tail else None
        if (
            last is not None
            and last.blanks
            and not self._names
            and last.text.count(" ") < PUBLISHER_WORDS
            and not ends_sentence(last.text)
        ):
            self._body.pop()
            self._tail.append(_metadata("publisher", last.text))
        self._blocks().append(Block(DroppedKind.METADATA, row.text, reason="separator"))

    def _field(self, place: int, name: str, value: str) -> int:
        """Take a field with the rows from `place` its value runs on to; return the place behind it."""
        label = fields()[name]
        assert label is not None
        if name == "subject" and self._is_labelled and not self._names & {"title", "headline"}:
            label = Kind.TITLE  # of a message; a database lists what a story is about
        values = [[value]] if value else []
        is_alone = ALONE.fullmatch(self._rows[place - 1].text) is not None
        for row in self._rows[place:]:
            if self._name_of(row.text)[0] or is_separator(row) or COPYRIGHT.match(row.text):
                break
            if self._is_labelled and place == self._text_from:
                break
            if row.blanks and not is_alone:
                break
            if row.blanks or not values:
                values.append([])
            values[-1].append(row.text)
            place += 1
        for text in [" ".join(lines) for lines in values] or [""]:
            self._take(name, label, text)
        return place

    def _take(self, name: str, label: Label, text: str) -> None:
        """Take a value of a field."""
        if label is DroppedKind.METADATA and text:
            self._blocks().extend(self._metadata(name, text))
            return
        self._shown.append(name)
        if not text:
            return
        if name in ("author", "authors") and _TURNED.match(text) and not _ROLE.search(text):
            text = ", ".join(" ".join(reversed(who.split(", "))) for who in text.split("; "))
        if label is Kind.TITLE and (self._body or self._is_told(text)):
            label = DroppedKind.REPEATED
        self._blocks().append(Block(label, text, reason=f"database field {name}"))

    def _is_told(self, title: str) -> bool:
        """Whether a row of the head says a title already, be it the first row of several."""
        return any(title.startswith(row.text) for _, row in self._plain)

    def _metadata(self, name: str, text: str) -> Iterator[Block]:
        """Yield what a field says of the story; the best of those that name the outlet is its source."""
        outlet = _OUTLET.match(text)
        if name == "from" and self._outlet_field is None and self._is_in_head:
            sender = _SENDER.match(text)
            if sender and is_masthead(sender[1]):
                yield _metadata("source", sender[1])
            yield _metadata(name, text)
        elif name != self._outlet_field or outlet is None:
            yield _metadata(name, text)
        elif outlet.group() == text:
            yield _metadata("source", text)
        else:
            yield _metadata("source", outlet.group().strip())
            yield _metadata(name, text)
        day = _DAY_OF_ISSUE.search(text) if name in ("publication info", "source") else None
        if day and not self._names & {"publication date", "date"}:
            yield Block(DroppedKind.DATE_LINE, day[1], reason="day of issue")

    def _other(self, place: int, row: TextRow) -> None:
        """Take a row that is no field."""
        label = label_for(row.text)
        if COPYRIGHT.match(row.text) and (self._is_in_head or self._tail or row.indent):
            self._blocks().append(_metadata("copyright", row.text))
        elif not self._is_in_head:
            if self._tail:
                reason = "after the record" if self._body else ""
                self._tail.append(Block(label or Kind.ASIDE, row.text, reason=reason))
            else:
                self._take_prose(row)
        elif _WORD_COUNT.match(row.text):
            self._head.append(_metadata("length", row.text))
        elif _CITATION.search(row.text):
            self._head.append(_metadata("citation", row.text))
        elif _NOTICE.match(row.text):
            self._head.append(_metadata("notice", row.text))
        elif _CLOCK.match(row.text):
            self._head.append(_metadata("time", row.text))
        elif self._text_from and place >= self._text_from:
            self._begin(row)
        elif label is not None:
            self._head.append(Block(label, row.text, reason="head of the record"))
        elif _EDITION.search(row.text) and row.text.count(" ") < EDITION_WORDS:
            self._head.append(_metadata("edition", row.text))
        elif self._head and not (self._has_body_field or self._text_from) and opens_prose(row):
            self._begin(row)
        else:
            self._plain.append((len(self._head), row))

    def _begin(self, row: TextRow) -> None:
        self._is_in_head = False
        self._take_prose(row)

    def _take_prose(self, row: TextRow) -> None:
        """Take a row of the story; below the name of a field that is text a paragraph begins."""
        self._body.append(replace(row, blanks=max(1, row.blanks)) if self._is_opened else row)
        self._is_opened = False

    def _titled(self) -> Iterator[Block]:
        """Yield the head's blocks; the rows that are no fields are its title and its outlet."""
        date = next(
            (at for at, block in enumerate(self._head) if block.label is DroppedKind.DATE_LINE),
            len(self._head),
        )
        before = [row for at, row in self._plain if at <= date]
        after = [row for at, row in self._plain if at > date]
        title: list[TextRow] = []
        source: TextRow | None = None
        if any(block.label is Kind.TITLE for block in self._head):
            source = before.pop(0) if before else None
        elif any(block.text.startswith("length:") for block in self._head[:date]):
            # Factiva: headline, names, count of words, day, time, outlet, codes.
            title = _run(before)
            if len(title) > 1 and _is_byline(title[-1].text):
                before.insert(0, title.pop())
            source = after.pop(0) if after else None
        elif len(before) == 1 and after:
            source = before.pop()
            title = _run(after)
        elif before:
            source = before.pop() if len(before) > 1 else None
            title = _run(before)
        if title:
            once, again = _once(title)
            yield from (Block(DroppedKind.REPEATED, row.text, reason="said twice") for row in again)
            text = " ".join(row.text for row in once)
            yield Block(Kind.TITLE, text, reason="headline of the record")
        if source:
            yield _metadata("source", source.text)
        yield from (_small_print(row.text) for row in (*before, *after))
        yield from self._head


def _outlet_field(above: Sequence[str | None], names: Sequence[str | None]) -> str | None:
    """Return the best field that names the outlet; below the text "Source" counts where nothing above does."""
    told = {name for name in names if name}
    if any(name in above for name in _SOURCES) and "source" not in above:
        told.discard("source")
    return next((name for name in _SOURCES if name in told), None)


def _text_from(rows: Sequence[TextRow], names: Sequence[str | None]) -> int:
    """Return the place behind the fields that stand above the text, where they say it, else 0."""
    if any(map(is_text, names)):
        return 0
    last = counted = 0
    for place, name in enumerate(names):
        if name in _ABOVE_THE_TEXT:
            last = place
            counted = counted or int(name == "length")
        elif name:
            break
    if counted:
        return next((at for at in range(last + 1, len(rows)) if rows[at].blanks), len(rows))
    head = [place for place, row in enumerate(rows[:RECORD_ROWS]) if COPYRIGHT.match(row.text)]
    if head and any(_WORD_COUNT.match(row.text) for row in rows[: head[0]]):
        return head[0] + 1
    return 0


def _run(rows: list[TextRow]) -> list[TextRow]:
    """Take the first row and those right below it away, and return them: one headline."""
    count = 1
    while count < len(rows) and rows[count].number == rows[count - 1].number + 1:
        if rows[count].blanks:
            break
        count += 1
    taken = rows[:count]
    del rows[:count]
    return taken


def _once(rows: Sequence[TextRow]) -> tuple[Sequence[TextRow], Sequence[TextRow]]:
    """Return the rows of a headline, and those that say it a second time: exports print it as running head."""
    half = len(rows) // 2
    is_twice = [row.text for row in rows[:half]] == [row.text for row in rows[half:]]
    return (rows[:half], rows[half:]) if is_twice else (rows, ())


@rule(
    "records.byline",
    fires_on="who wrote, with a By or without",
    example="By Anna Reyes",
    counter="The harbour stays open",
    chosen_on=NO_DATA + "exports of press databases print it below the headline",
)
def _is_byline(text: str) -> bool:
    return _BY.match(text) is not None or _PERSON.match(text) is not None


def _metadata(name: str, text: str) -> Block:
    return Block(DroppedKind.METADATA, f"{name}: {text} (database)")


def _small_print(text: str) -> Block:
    """Return a line of the record that has no name: a byline, a code, a language."""
    if _JOURNAL_CODE.match(text):
        return _metadata("code", text)
    if _is_byline(text):
        return Block(DroppedKind.BYLINE, text, reason="name in the record")
    return Block(Kind.ASIDE, text, reason="head of the record")
