"""The date of publication in the text of a whole page: by label, byline, clock and headline.

A page that was saved or printed as text holds many dates: the article's, those of other stories,
of comments, of what the article tells. Each date is weighed by what stands around it, and the best
is taken where it is good enough. Weights were set by reading 200 pages of news, blogs and offices in
some ten languages (docs/dates.md has the measurements).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from searchkit.language.captions import AGENCY
from searchkit.language.day_order import settled_date
from searchkit.language.written_dates import WrittenDate, written_dates

# Below this a date is not the page's: it may be in any sentence of it. Chosen on those pages, where
# precision falls below 85 in 100 under it.
ENOUGH = 2.0

# A clock may stand between a label and its date: "Published: 22:00 GMT, 26 September 2020".
_CLOCK = r"(?:(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)? ?(?:[a-z]{2,4})?,? ?(?:on )?)?"
_BETWEEN = rf"(?: on| am| at| le| el| il| op| den| the| vom| wurde am|:|：)*[ \W]*{_CLOCK}(?:[^\W\d_]{{2,12}}[.,]*[ ])?$"
# Of dates that weigh nearly the same the first is taken: comments and other stories come below.
NEARLY = 1.0
BESIDE = 120  # code points

_LABEL = re.compile(
    r"(?<![^\W\d_])(?:publi(?:shed|cation|cado|cada|cato|ée?)|posted|erschienen|ver(?:ö|oe)ffentlicht|erstellt"
    r"|geschrieben|verfasst|eingestellt|(?:beitrag|artikel|meldung)(?: vom)?|mis en ligne|pubblicat[oa]|publicad[oa]"
    r"|gepubliceerd|geplaatst|publicerad|publisert|udgivet|opublikowano|опубликовано|written|filed|issued|released"
    r"|date|datum|fecha|data|入力|입력|公開|発行|日期)" + _BETWEEN,
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:updated?|last (?:modified|updated|changed|revised)|modified|edited|aktualisiert(?: am)?|zuletzt(?: ge(?:ä|ae)ndert)?(?: am)?"
    r"|ge(?:ä|ae)ndert|\bstand|bearbeitet(?: am)?|mis à jour(?: le)?|modifié(?: le)?|actualizado(?: el)?|aggiornat[oa](?: il)?"
    r"|bijgewerkt|päivitetty|oppdatert|uppdaterad|更新|수정)" + _BETWEEN,
    re.IGNORECASE,
)
_BYLINE_BEFORE = re.compile(
    r"(?:(?<![^\W_])(?:[Bb]y|BY|Par|Por|Di)|[Vv]on|Autor:?|Author:?|Text:|Redaktion:?)[ :]?(?:[^.!?]|\.(?! )){2,60}$"
)
_BYLINE_AFTER = re.compile(
    r"^[ \W]{0,4}(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|Autor:?|Author)[ :]{1,2}[A-ZÄÖÜ]"
)
_CLOCK_AFTER = re.compile(
    r"^[ ,|/\-–—•·]*(?:um |at |à |alle |a las |kl\.? ?|[—-] )?\d{1,2}(?:[:.h]\d\d|\s?[ap]\.?m\b|\s?Uhr)",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?(?: on)?,? ?(?:\w{3,9},? )?$"
)
_WEEKDAY_BETWEEN = r"(?:[^\W\d_]{2,10}[.,]{0,2} )?"
_SENTENCE_BEFORE = re.compile(
    r"[^\W_]{2,}[,)]? (?:on|since|until|till|by|in|of|from|to|before|after|and|the|am|vom|seit|bis|zum|ab|und|dem|den|der|im|le|du|au"
    r"|depuis|el|del|desde|hasta|il|dal|al|em|de|op|van|tot|a|an) "
    + _WEEKDAY_BETWEEN
    + r"(?:the |den |dem )?$"
    r"|(?:^|[.!?”\"] )(?:[Oo]n|In|Since|By|Until|From|Am|Seit|Le|El|Il) " + _WEEKDAY_BETWEEN + "$"
    r"|(?<!\w)[a-zäöüßéèñ]{2,}, " + _WEEKDAY_BETWEEN + "$"
)
_SENTENCE_AFTER = re.compile(
    r"^(?:,? [a-zäöüß]{2,} [a-zäöüß]{2,} [a-zäöüß]|, [a-zäöüß]{3,} |[.;)] ?[a-z])"
)
_LOWER_BEFORE = re.compile(r"(?<!\w)[a-zäöüßéèñ]+ $")
# The end of a caption and its credit: "France, January 16, 2020. A. Photographer/Pool via REUTERS".
_CREDIT_AFTER = re.compile(
    rf"^\.? ?\(?[^.!?]{{0,40}}\b(?:(?:(?<=/)|(?<=/ )|via ){AGENCY}\b|{AGENCY}/|Getty Images|AFP\b)"
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright|all rights)[^.]{0,30}$", re.IGNORECASE)
_COMMENT = re.compile(
    r"(?:says|said|sagt|schrieb|schreibt|wrote|dit|dice|kommentar(?:e)?|comments?|antwort(?:en)?|repl(?:y|ies)|beitr[aä]ge?|re:)[: ]*$"
    r"|(?:kommentare?|comments?|antworten|reply)[:. ]?[^.!?]{0,40}$|\(@\w+\) (?:on|am) $|date(?:time)?=\"$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:born|geboren|\*|died|gestorben|†|founded|gegründet|termine?|wann|when|beginnt?|start|deadline|frist|expires|valid until"
    r"|gültig bis|access(?:ed)?|abgerufen(?: am)?|retrieved|downloaded(?: from)?(?: \S+)?|printed(?: from)?(?: \S+)?|generated|captured|as of|bis|until|heute|today(?: is)?|erscheinungsdatum|ausgabe|issue|findet(?: statt)?)"
    r"[: ]*(?:am |on )?" + _WEEKDAY_BETWEEN + "$",
    re.IGNORECASE,
)
# Pages of outlets print the day of reading on top: "Thursday, Nov 5th 2020 7PM 6°C".
_TODAY_AFTER = re.compile(
    r"^[ ,|]*(?:\d{1,2} ?[AP]M )?-?\d{1,2} ?°|^[ ,|]*(?:\d{1,2}:\d\d ?(?:[AP]M)?)? ?(?:Log ?in|Sign in|Anmelden|Newsletter|Abo\b|Subscribe|Menu\b)",
    re.IGNORECASE,
)
_TITLE_END = re.compile(r" [|\-–—»«·:] | \| ")


@dataclass(frozen=True, slots=True)
class PageDate:
    """The date of a page, the words that it rests on, and how well they bear it."""

    date: date
    words: str
    weight: float
    is_changed: bool  # said to be the day of the last change, not of publication
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
    headline = _Headline(text)
    days = Counter(written.date for written in found)
    for i, written in enumerate(found):
        day = settled_date(written, found, host, text)
        if day is None:
            continue
        before = text[max(0, written.start - 80) : written.start]
        after = text[written.end : written.end + 60]
        weight = _weight(before, after) + headline.nearness(written)
        weight += 2.0 * (1 - written.start / (len(text) + 1))
        weight += min(days[written.date] - 1, 3) * 0.5
        weight += 0.5 * (written.weekday == day.weekday())
        weight -= 1.0 * _crowd(found, i)
        weight += _by_address(day, month)
        words = " ".join((before[-30:] + text[written.start : written.end]).split())
        yield PageDate(day, words, weight, says_changed(before), written.start, written.end)


def says_changed(before: str) -> bool:
    """Say whether the text before a date calls it that of the last change: "Updated 9:05 p.m."."""
    return bool(_CHANGED.search(before[-80:]))


def _weight(before: str, after: str) -> float:
    is_labelled = bool(_LABEL.search(before))
    is_changed = says_changed(before)
    is_signed = bool(_BYLINE_BEFORE.search(before[-64:]) or _BYLINE_AFTER.search(after))
    in_sentence = bool(_SENTENCE_BEFORE.search(before))
    weight = 0.0
    if _RIGHTS.search(before):
        weight -= 8.0
    elif _COMMENT.search(before) or _CREDIT_AFTER.search(after):
        weight -= 4.0
    elif is_changed:
        weight += 2.5
    elif is_labelled:
        weight += 5.0
    elif _EVENT.search(before) or _TODAY_AFTER.search(after):
        weight -= 4.0
    if _CLOCK_AFTER.search(after) or _CLOCK_BEFORE.search(before):
        weight += 2.0
    if is_signed:
        weight += 2.0
    if not (is_labelled or is_changed or is_signed) and in_sentence:
        weight -= 3.0
    elif not in_sentence and not _SENTENCE_AFTER.search(after):
        weight += 0.5 if _LOWER_BEFORE.search(before) else 1.5
    if not (is_labelled or is_changed) and _SENTENCE_AFTER.search(after):
        weight -= 1.5
    return weight


class _Headline:
    """Where the page's headline stands in its text, beside the title that the text starts with."""

    def __init__(self, text: str) -> None:
        title = _TITLE_END.split(text.strip()[:160], maxsplit=1)[0].strip()
        self._places: list[int] = []
        if len(title) >= 12:
            start = text.find(title, text.find(title) + len(title))
            while start >= 0 and len(self._places) < 8:
                self._places.append(start)
                start = text.find(title, start + len(title))
        self._length = len(title)

    def nearness(self, written: WrittenDate) -> float:
        """Return up to 4 for a date right beside the headline, 0 where none is near."""
        nearest = 0.0
        for place in self._places:
            gap = (
                written.start - place - self._length
                if written.start > place
                else (place - written.end) * 2
            )
            nearest = max(nearest, 4.0 * (1 - max(gap, 0) / 600))
        return nearest


def _crowd(found: Sequence[WrittenDate], i: int) -> int:
    """Return how many other days stand close by: a list of stories or comments has many."""
    return sum(
        1
        for j in (i - 2, i - 1, i + 1, i + 2)
        if 0 <= j < len(found)
        and abs(found[j].start - found[i].start) < 200
        and found[j].date != found[i].date
    )


def _by_address(day: date, month: tuple[int, int | None] | None) -> float:
    if month is None:
        return 0.0
    year, number = month
    if day.year != year:
        return -3.0
    if number is None:
        return 1.0
    return 4.0 if day.month == number else -3.0
