"""Places told by what follows them: "Springfield, Ill.", "Paris, Texas", "D-Va."."""

import re
from collections.abc import Iterator
from functools import cached_property

from searchkit.enrichers.countries.gazetteer import Gazetteer, Standing
from searchkit.enrichers.countries.mentions import Mention, Reading

# Initials behind a person's name as often as a state: found before a postal code only.
_DEGREES = frozenset(
    {"MD", "MA", "MS", "PA", "DC", "CA", "LA", "ME", "OR", "IN", "OK", "HI", "CO", "ID"}
)


class StateMarks:
    """Finds short forms of states and provinces in folded text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        marks = gazetteer.state_marks
        # Headlines and datelines in capitals: "GRAND RAPIDS, MICH."
        self._codes = {mark.upper(): code for mark, code in marks.items() if len(mark) > 3} | marks

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        marks = "|".join(map(re.escape, sorted(self._codes, key=len, reverse=True)))
        return re.compile(rf"(?:(?<=[A-Za-z.]), |(?<![\w.])[DRI][ ](?=[A-Z]))({marks})(?![\w])")

    def found(self, plain: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and country of every mark, from left to right.

        "Springfield, Ill." and "D-Va." are marks, "John Hill, MD" is none.
        """
        if ", " not in plain and "D " not in plain and "R " not in plain:
            return
        for match in self._pattern.finditer(plain):
            mark = match.group(1)
            if (
                mark in _DEGREES
                and not _POSTAL.match(plain, match.end())
                and match.group()[0] == ","
            ):
                continue
            yield match.start(1), match.end(1), self._codes[mark]


_POSTAL = re.compile(r",? (?:\d{5}\b|in\b|and\b|on\b|[a-z])|[.,;)]|$")


def region_behind(mention: Mention, following: Mention | None, reading: Reading) -> str | None:
    """Return the country of the region or country that stands behind a town: "Paris, Texas".

    None where nothing of the kind follows, or where it names a country that has no such town:
    in "talks with Moscow, Turkey and Iran" nothing follows Moscow but a list.
    """
    if following is None or reading.folded[mention.end : following.start] != ", ":
        return None
    if following.name.standing is Standing.NOTHING or not following.name.codes:
        return None
    code = following.name.codes[0][0]
    if following.name.kind == "region" and mention.name.kind in (
        "town",
        "city",
        "capital",
        "ambiguous",
    ):
        return code
    if following.name.kind in ("country", "state") and mention.name.standing is not Standing.PLAIN:
        return code if any(code == own for own, _ in mention.name.codes) else None
    return None
