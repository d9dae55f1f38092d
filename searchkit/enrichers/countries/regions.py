"""Places told by what follows them: "Springfield, Ill.", "Paris, Texas", "D-Va."."""

import re
from collections.abc import Iterator, Sequence
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


def region_behind(mention: Mention, behind: Sequence[Mention], reading: Reading) -> str | None:
    """Return the country of the region or country that stands behind a town: "Paris, Texas".

    `behind` are the next mentions. None where nothing of the kind follows, or where it names a
    country that has no such town: in "talks with Moscow, Turkey and Iran" only a list follows.
    """
    if mention.name.kind not in _TOWNS:
        return None
    end = mention.end
    own = {code for code, _ in (*mention.name.codes, *mention.name.namesakes)}
    for following in behind:
        if reading.folded[end : following.start] != ", ":
            return None
        if following.name.standing is Standing.PLAIN:
            code = following.name.codes[0][0]
            if following.name.kind == "region":
                return code
            is_whole = following.name.kind in ("country", "state")
            return code if is_whole and code in own and _may_be_elsewhere(mention) else None
        shared = own & {code for code, _ in following.name.codes}
        if following.name.kind == "region" and len(shared) == 1:
            return shared.pop()
        end = following.end
    return None


_TOWNS = frozenset({"town", "city", "capital", "ambiguous", "region"})


def _may_be_elsewhere(mention: Mention) -> bool:
    return mention.name.standing is not Standing.PLAIN or bool(mention.name.namesakes)
