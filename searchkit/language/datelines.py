"""The place a story was filed from, and the agency that filed it: "BEIJING (AP) — "."""

import re
from dataclasses import dataclass

from searchkit.language.calendar_words import MONTH, WEEKDAY

# What an agency is called -> the short name it goes by.
AGENCIES: dict[str, str] = {
    "AP": "AP",
    "Associated Press": "AP",
    "The Associated Press": "AP",
    "Reuters": "Reuters",
    "Thomson Reuters Foundation": "Reuters",
    "AFP": "AFP",
    "Agence France-Presse": "AFP",
    "Xinhua": "Xinhua",
    "Xinhua News Agency": "Xinhua",
    "Bloomberg": "Bloomberg",
    "Bloomberg News": "Bloomberg",
    "dpa": "dpa",
    "DPA": "dpa",
    "EFE": "EFE",
    "ANSA": "ANSA",
    "Kyodo": "Kyodo News",
    "Kyodo News": "Kyodo News",
    "TASS": "TASS",
    "ITAR-TASS": "TASS",
    "Interfax": "Interfax",
    "UPI": "UPI",
    "United Press International": "UPI",
    "PA": "PA",
    "Press Association": "PA",
    "PA Media": "PA",
    "AAP": "AAP",
    "Australian Associated Press": "AAP",
    "The Canadian Press": "The Canadian Press",
    "Canadian Press": "The Canadian Press",
    "PTI": "PTI",
    "Press Trust of India": "PTI",
    "ANI": "ANI",
    "IANS": "IANS",
    "Yonhap": "Yonhap",
    "Anadolu": "Anadolu Agency",
    "AA": "Anadolu Agency",
    "Anadolu Agency": "Anadolu Agency",
    "Antara": "Antara",
    "Bernama": "Bernama",
    "IRNA": "IRNA",
    "Ukrinform": "Ukrinform",
    "CNS": "CNS",
    "RNS": "RNS",
    "KUNA": "KUNA",
    "WAM": "WAM",
    "SPA": "SPA",
    "Prensa Latina": "Prensa Latina",
    "Inter Press Service": "IPS",
    "IPS": "IPS",
}

DAY = (
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4})"
)
_LONGEST_FIRST = sorted(AGENCIES, key=len, reverse=True)
_AGENCY = "(?P<agency>" + "|".join(map(re.escape, _LONGEST_FIRST)) + ")"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,?\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)?"
_DASH = r"\s*(?:--|[—–―-])\s*"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*(?:\s+[A-ZÀ-Þ.'’\-]{2,}){0,4}"
_TITLED = r"[A-ZÀ-Þ][\w.'’\-]*(?:\s+[A-ZÀ-Þ][\w.'’\-]*){0,3}"
_AND = rf"(?:(?:,\s+|/){_TITLED}){{0,2}}"

# With an agency in brackets the place may be written any way; without one it must be in capitals.
_FILED = re.compile(
    rf"(?P<place>{_TITLED}{_AND}){_DAY},?\s*\(\s*{_AGENCY}\s*\)(?:{_DASH}|\s+(?=[A-ZÀ-Þ“\"]))"
)
# An agency that nobody listed: the place in capitals, the dash behind the brackets.
_UNLISTED = re.compile(
    rf"(?P<place>{_CAPITALS}{_AND}){_DAY},?\s*\(\s*(?P<agency>[A-Z][\w&]{{1,14}})\s*\){_DASH}"
)
_CAPITALIZED = re.compile(rf"(?P<place>{_CAPITALS}{_AND}){_DAY}\s*(?:--|[—–―]|\s-\s)\s*")
# "MORNING DIGEST - Monday 7 June 2021" heads a page, no story.
_DATED = re.compile(rf"(?:{WEEKDAY},?\s+)?{DAY}", re.IGNORECASE)
_AGENCY_ONLY = re.compile(rf"\(\s*{_AGENCY}\s*\){_DASH}")
_HEAD_CHARS = 160

_NAMED = re.compile(rf"\b{_AGENCY}\b")
_LAST_CREDIT = re.compile(rf"(?:[—–-]{{1,2}}\s*|\(|/|©\s*|Copyright\s+\d{{4}}\s+){_AGENCY}\)?\.?$")
MIN_CAPITALS = 3  # "U.S. — " and "TV - " are no places; "RIO — " is


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a first paragraph opens with."""

    place: str | None  # as written: "BEIJING", "KABUL, Afghanistan"
    agency: str | None  # its short name


def dateline_of(text: str) -> Dateline:
    """Return the dateline that opens a paragraph; its parts are None where there is none."""
    head = text[:_HEAD_CHARS]
    if found := _FILED.match(head):
        return Dateline(found["place"].strip(), AGENCIES[found["agency"]])
    if found := _UNLISTED.match(head):
        return Dateline(found["place"].strip(), found["agency"])
    if found := _AGENCY_ONLY.match(head):
        return Dateline(None, AGENCIES[found["agency"]])
    if (found := _CAPITALIZED.match(head)) and not _DATED.match(head, found.end()):
        place = found["place"].strip()
        if sum(char.isalpha() and char.isupper() for char in place) >= MIN_CAPITALS:
            return Dateline(place, None)
    return Dateline(None, None)


def agency_named(text: str) -> str | None:
    """Return the agency that a byline or a short line names."""
    found = _NAMED.search(text)
    return AGENCIES[found["agency"]] if found else None


def agency_credited(text: str) -> str | None:
    """Return the agency that the end of a paragraph credits: "... on Friday. — AFP"."""
    found = _LAST_CREDIT.search(text[-_HEAD_CHARS:].rstrip())
    return AGENCIES[found["agency"]] if found else None
