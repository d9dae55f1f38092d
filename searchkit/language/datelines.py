"""Where, when and by which agency a story was filed, as its first words say: "BEIJING (AP) — "."""

import re
from functools import lru_cache

from searchkit.language.calendar_words import MONTH, WEEKDAY, weekdays
from searchkit.language.outlets import agencies, agency_pattern
from searchkit.regexes import regex
from searchkit.rules import fact, limit, rule, threshold
from searchkit.values import dataclass

DAY = (
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4})"
)
_DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})(?:,?\s+\d{{4}})?"
# In any language; whoever reads it knows whether the word is a month's.
_FULL_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s|del\s)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\s?\d\d?[-/.]\s?\d{2,4})"
)
_ON = rf"(?:,?\s+(?P<day>{_DAY}))?,?"
_AGENCY = rf"(?P<agency>{agency_pattern()})"
# An agency that no table knows: "Wire", "NewsNation Now", "UrduPoint News / Sputnik".
_UNLISTED = (
    r"(?P<agency>[A-Z][\w&]{1,14}"
    r"|(?=[^()]{0,40}(?:News|Press|Agency|Media))[A-Z][\w&]{1,14}(?:(?:\s|\s?/\s?)[A-Z][\w&]{1,14}){1,4})"
)
_DASH = r"\s*(?:--|[—–―-])"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*(?:\s+[A-ZÀ-Þ.'’\-]{2,}){0,4}"
_TITLED = r"(?!B[Yy]\b)[A-ZÀ-Þ][\w.'’\-]*(?:\s+[A-ZÀ-Þ][\w.'’\-]*){0,3}"
_WITH_PARTICLES = r"(?!(?:On|In|As|Since|From|By)\b)[A-ZÀ-Þ][\w.'’-]*(?:\s(?:d[aeou]s?|l[ao]s?|[A-ZÀ-Þ][\w.'’-]*)){0,5}"
_REGION = rf"(?:(?:,\s+(?P<region>(?:the\s)?{_TITLED})|/{_TITLED})(?:(?:,\s+|/){_TITLED})?)?"

_FORMS = tuple(
    regex(form)
    for form in (
        # With an agency in brackets the place may be written any way: "Washington (AFP) – ".
        rf"(?P<place>{_TITLED}{_REGION}){_ON}\s*\(\s*{_AGENCY}\s*\)(?:{_DASH}|(?=\s+[A-ZÀ-Þ“\"]))",
        # Without a known one it must be in capitals: "MIDDELBURG, the Netherlands (Wire) — ".
        rf"(?P<place>{_CAPITALS}{_REGION}){_ON}\s*\(\s*{_UNLISTED}\s*\){_DASH}",
        # "MOSCOW (UrduPoint News / Sputnik - 29th April, 2020) "
        rf"(?P<place>{_CAPITALS}{_REGION})\s*\(\s*{_UNLISTED}\s*[-–,]\s*(?P<day>{_DAY})\s*\)",
        # "(AFP) - ", "(ANSA) - ROMA, 28 LUG - "
        rf"\(\s*{_AGENCY}\s*\){_DASH}(?:\s*(?P<place>{_CAPITALS}),?\s+(?P<day>\d\d?\s[^\W\d_]{{3,9}}){_DASH})?",
        # "KABUL, Afghanistan, May 3 — "; a hyphen only between spaces, since it also joins words.
        rf"(?P<place>(?P<alone>{_CAPITALS}{_REGION})){_ON}\s*(?:--|[—–―]|\s-(?=\s))",
        # Press releases: "(San Juan, Puerto Rico) April 6, 2017 - ", "Madrid, 6 de abril de 2017.- ".
        rf"\(?(?P<place>{_WITH_PARTICLES}{_REGION})(?:,|\)|\s?[-–—/])\s?(?:[^\W\d_]{{3,10}},?\s)?(?P<day>{_FULL_DAY})[.,]?(?:\s?[-–—]|/PR)",
    )
)
# Whatever has one of these forms holds one of these, and most paragraphs do not.
_SIGN = regex(r"[(—–―-]|/PR")
# "MORNING DIGEST - Monday 7 June 2021" heads a page, no story.
_DATED = regex(rf"\s*(?:{WEEKDAY},?\s+)?{DAY}", re.IGNORECASE)
_HEAD_CHARS = limit(160, "time: the longest of the dev data has 80, a line may have millions")
_READ_CHARS = fact(2 * _HEAD_CHARS, "no form looks further: a head, and the day behind it")
MIN_CAPITALS = threshold(3, '"U.S. — " and "TV - " are no places; "RIO — " is')

_NAMED = regex(rf"\b{_AGENCY}\b")
_LAST_CREDIT = regex(rf"(?:[—–-]{{1,2}}\s*|\(|/|©\s*|Copyright\s+\d{{4}}\s+){_AGENCY}\)?\.?$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a story opens with. Words are as they were written; None is what it does not say."""

    place: str | None  # "BEIJING", "KABUL, Afghanistan"
    region: str | None  # the country or state behind the place: "Afghanistan", "N.Y."
    agency: str | None  # its short name
    day: str | None  # "March 23", "6 de abril de 2017"
    end: int  # code points of the text; the dash is within


def dateline_of(text: str, start: int = 0) -> Dateline | None:
    """Return the dateline that opens a paragraph, or that stands in it at `start`."""
    if _SIGN.search(text, start, start + _HEAD_CHARS) is None:
        return None
    return _dateline_at(text, start) if start else _dateline_of(text[:_READ_CHARS])


@lru_cache(maxsize=256)  # Every step of reading a story, and every finder, asks of it again.
def _dateline_of(head: str) -> Dateline | None:
    return _dateline_at(head, 0)


def _dateline_at(text: str, start: int) -> Dateline | None:
    for form in _FORMS:
        found = form.match(text, start, start + _HEAD_CHARS)
        if found is not None and _is_sound(text, found):
            parts = {"region": None, "agency": None} | found.groupdict()
            agency = parts["agency"]
            return Dateline(
                parts["place"],
                parts["region"],
                agencies().get(agency, agency) if agency else None,
                parts["day"],
                found.end(),
            )
    return None


@rule(
    "datelines.place",
    example="LISBON (Reuters) — The harbour stays open.",
    counter="Sunday — the harbour stays open.",
    chosen_on="datelines of the agencies and papers of the dev data, in English and six languages besides",
)
def opens_with_place(text: str) -> bool:
    """Whether a paragraph opens with the place that its story was filed from."""
    line = dateline_of(text)
    return line is not None and line.place is not None


@rule(
    "datelines.sound",
    fires_on="what stands before a dash is a place, and no day of the week and no two capitals",
    example="RIO — The harbour stays open.",
    counter="TV - The harbour stays open.",
    chosen_on="datelines of the agencies and papers of the dev data, in English and six languages besides",
)
def _is_sound(text: str, found: re.Match[str]) -> bool:
    parts = found.groupdict()
    if place := parts.get("alone"):
        is_name = sum(char.isalpha() and char.isupper() for char in place) >= MIN_CAPITALS
        return is_name and not _DATED.match(text, found.end(), found.end() + _HEAD_CHARS)
    return (parts["place"] or "").lower() not in weekdays()  # "Sunday, December 6, 2020 - 07:32"


def agency_named(text: str) -> str | None:
    """Return the agency that a byline or a short line names."""
    found = _NAMED.search(text)
    return agencies()[found["agency"]] if found else None


def agency_credited(text: str) -> str | None:
    """Return the agency that the end of a paragraph credits: "... on Friday. — AFP"."""
    found = _LAST_CREDIT.search(text[-_HEAD_CHARS:].rstrip())
    return agencies()[found["agency"]] if found else None
