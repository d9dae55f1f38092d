"""Days as pages write them, in the languages whose months are listed here."""

import re
from collections.abc import Iterator
from datetime import date

# Months by the letters that tell them apart in English, German, French, Spanish, Italian,
# Portuguese, Dutch, Polish, Czech, Swedish, Danish, Russian and Ukrainian.
_MONTHS = {
    1: "jan janv ene gen stycz sty led ledna янв січ enero",
    2: "feb fév fev febr lut únor unora фев лют",
    3: "mar mär maer mrz mars marc maart břez března мар бер",
    4: "apr avr abr kwiet kwi dub dubna апр кві",
    5: "may mai mayo mag mei maj květ kvetna мая май тра",
    6: "jun juin giu czerwc cze červn июн чер",
    7: "jul juil lug lip lipc červenc июл лип",
    8: "aug août aout ago sierp sie srp авг сер",
    9: "sep sept set wrze wrz zář zari сен вер",
    10: "oct okt out ott paźdz paz říj rij окт жов",
    11: "nov listop lis list ноя лис",
    12: "dec dez déc dic grud gru pros дек гру",
}
_MONTH_OF = {stem: month for month, stems in _MONTHS.items() for stem in stems.split()}
_LONGEST_STEM = max(map(len, _MONTH_OF))

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?((?:19|20)?\d\d)(?![\d])")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?((?:19|20)\d\d)(?!\d)"
)
_MONTH_DAY = re.compile(
    r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)"
)
_EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


def days_in(text: str, *, month_first: bool = False) -> list[date]:
    """Return the days that the text names, in order of place.

    `month_first` is how "3/4/2021" is read where both readings are days.
    """
    found = sorted(_places(text, month_first=month_first))
    return [day for _, day in found]


def _places(text: str, *, month_first: bool) -> Iterator[tuple[int, date]]:
    for match in _ISO.finditer(text):
        yield from _day(match.start(), match[1], int(match[2]), match[3])
    for match in _EAST_ASIAN.finditer(text):
        yield from _day(match.start(), match[1], int(match[2]), match[3])
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[2])
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        if "/" in match[0] and (second > 12 or (month_first and first <= 12)):
            first, second = second, first
        yield from _day(match.start(), year, second, str(first))
    for match in _DAY_MONTH.finditer(text):
        yield from _day(match.start(), match[3], _month(match[2]), match[1])
    for match in _MONTH_DAY.finditer(text):
        yield from _day(match.start(), match[3], _month(match[1]), match[2])


def _month(word: str) -> int:
    word = word.lower()
    for length in range(min(len(word), _LONGEST_STEM), 2, -1):
        if month := _MONTH_OF.get(word[:length]):
            return month
    return 0


def _day(place: int, year: str, month: int, day: str) -> Iterator[tuple[int, date]]:
    try:
        yield place, date(int(year), month, int(day))
    except ValueError:
        return
