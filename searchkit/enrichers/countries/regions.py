"""Places told by what follows them: "Springfield, Ill.", "Paris, Texas", "D-Va."."""

import re
from collections.abc import Sequence

from searchkit.enrichers.countries.gazetteer import KINDS_OF_TOWNS, Gazetteer, NameStanding
from searchkit.enrichers.countries.place_mentions import PlaceMention, ReadText
from searchkit.regexes import regex
from searchkit.rules import fact, limit, rule

# Initials behind a person's name, or words in capitals: a town or a postal code must be beside them.
_WORDS_TOO = frozenset(
    {"MD", "MA", "MS", "PA", "DC", "CA", "LA", "ME", "OR", "IN", "OK", "HI", "CO", "ID"}
)


class StateMarks:
    """Finds short forms of states and provinces in folded text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        marks = gazetteer.state_marks
        # Headlines and datelines in capitals: "GRAND RAPIDS, MICH."
        self._codes = {mark.upper(): code for mark, code in marks.items() if len(mark) > 3} | marks

    def found(self, written: str, plain: str) -> dict[int, tuple[int, str]]:
        """Return start -> end and country of every mark, in a text as written and folded.

        "Springfield, Ill." and "D-Va." are marks, "John Hill, MD" is none.
        """
        marks: dict[int, tuple[int, str]] = {}
        for match in _BEHIND_COMMA.finditer(plain):
            if plain[match.start() - 1] in _LETTERS_AND_STOP:
                self._keep(match, plain, marks)
        for match in _BEHIND_PARTY.finditer(plain):
            before = plain[match.start() - 1 : match.start()]
            if not (before.isalnum() or before in ("_", ".")):
                self._keep(match, plain, marks)
                if match.start(1) not in marks:
                    self._keep_town_of_party(match.start(1), written, marks)
        for match in _COUNTY.finditer(plain):
            if _IN_A_TOWN.search(plain, max(0, match.start() - 40), match.start()):
                marks.setdefault(match.start(1), (match.end(1), "GB"))
        for match in _STOP_IN_SENTENCE.finditer(plain):
            start = plain.rfind(" ", 0, match.start()) + 1
            if start == 0 or plain[start - 2].islower() or plain[start - 2] in ".?!":
                self._keep_short(start, match.start() + 1, plain, marks)
        if " counties" in plain:
            self._keep_counties(plain, marks)
        return marks

    def _keep_town_of_party(
        self, start: int, written: str, marks: dict[int, tuple[int, str]]
    ) -> None:
        """Keep what stands behind a party with a hyphen: "Joseph F. Wagner, D-Chicopee"."""
        if town := _TOWN_OF_PARTY.match(written, start):
            marks[start] = (town.end(), "US")

    def _keep_short(
        self, start: int, end: int, plain: str, marks: dict[int, tuple[int, str]]
    ) -> None:
        """Keep the short form of a state that stands without a town: "Calif. officials"."""
        if code := self._codes.get(plain[start:end]):
            marks.setdefault(start, (end, code))

    def _keep_counties(self, plain: str, marks: dict[int, tuple[int, str]]) -> None:
        """Keep the counties that share their noun: "in Barrow, Jackson and Madison counties"."""
        for noun in _COUNTIES.finditer(plain):
            end = noun.start()
            while (start := self._start_of_county(plain, end)) is not None:
                marks.setdefault(start, (end, "US"))
                joint = _JOINT.search(plain, max(0, start - LONGEST_JOINT), start)
                end = joint.start() if joint else 0

    def _start_of_county(self, plain: str, end: int) -> int | None:
        """Return where the county begins whose name of one or two words ends there."""
        words = plain[max(0, end - LONGEST_COUNTY) : end].split(" ")
        for name in (" ".join(words[-2:]), words[-1]):
            if self._gazetteer.named(f"{name} County") is not None:
                return end - len(name)
        return None

    def _keep(self, match: re.Match[str], plain: str, marks: dict[int, tuple[int, str]]) -> None:
        mark, start = match.group(1), match.start(1)
        code = self._codes.get(mark)
        if code is None and mark.endswith("."):
            mark = mark[:-1]  # the end of a sentence: "in Boston, MA."
            code = self._codes.get(mark)
        end = start + len(mark)
        is_word = mark in _WORDS_TOO and start == match.start() + 2
        if code and not (is_word and not self._is_behind_a_town(plain, match.start(), end)):
            marks[start] = (end, code)

    @rule(
        "regions.behind-a-town",
        fires_on="initials that are a state’s have a town before them, or a postal code behind",
        example="The clerk of Boston, MA, was late.",
        counter="The doctor, John Hill, MD, was late.",
        chosen_on="errors in LGL, GeoVirus and Reuters",
    )
    def _is_behind_a_town(self, plain: str, comma: int, end: int) -> bool:
        if _POSTAL_CODE.match(plain, end):
            return True
        words = plain[max(0, comma - 40) : comma].split(" ")
        return any(self._gazetteer.named(" ".join(words[-n:])) for n in (1, 2, 3))


# What stands behind a comma or a party; the hyphen of "D-Va." is a space in folded text. What may
# stand before is looked at afterwards: a pattern that begins with letters is searched for many times faster.
_MARK = r"((?:[A-Z]\. ){1,2}[A-Z]\.|Co\.? [A-Z][a-z]+|[A-Z][A-Za-z]*\.?(?:[A-Z][a-z]*\.)*)(?!\w)"
_BEHIND_COMMA = regex(rf", (?:[DRI] )?{_MARK}")
_BEHIND_PARTY = regex(rf"[DRI] {_MARK}")
_LETTERS_AND_STOP = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.")
# A town that no list has, and its county: "from Clacton, Essex". Counties that towns and people
# elsewhere are called after need the town before them, and nothing more exact behind.
_COUNTY = regex(
    r", ((?:East |West )?Sussex|Essex|Kent|Surrey|Norfolk|Suffolk|Somerset|Dorset|Devon|Cornwall|Cheshire|Berkshire"
    r"|Cumbria)\b(?!,? (?:[A-Z]|and [A-Z]|County))"
)
_IN_A_TOWN = regex(r"\b(?:in|from|near|at|of) [A-Z][a-z]+(?: [A-Za-z]+){0,2}$")
# Headlines shorten a state without any town before it: "Calif. officials", and bodies an office of it:
# "the N.J. Division of Parks".
_STOP_IN_SENTENCE = regex(r"\. (?=[a-z])|(?<=he [A-Z]\.[A-Z])\. (?=[A-Z])")
# No other country's press writes a politician's party so; his town may be in no list.
_TOWN_OF_PARTY = regex(
    r"(?:(?<=, [DRI][-\u2010\u2011–])|(?<=\([DRI][-\u2010\u2011–]))"
    r"(?:Mc|De|La|Mac)?[A-Z][a-z]+(?: (?:of|[A-Z][a-z]+)){0,2}(?![\w.])"
)
_COUNTIES = regex(r"(?<=[a-z]) counties\b")
_JOINT = regex(r"(?:,? and|,) $")
LONGEST_JOINT = fact(6, "characters of a comma, a space, and, a space")
LONGEST_COUNTY = limit(40, "time; the longest of the census, without its noun, has 21 characters")
_POSTAL_CODE = regex(r",? \d{5}\b")


def region_behind(
    mention: PlaceMention, behind: Sequence[PlaceMention], reading: ReadText
) -> str | None:
    """Return the country of the region or country that stands behind a town: "Paris, Texas".

    `behind` are the next mentions. None where nothing of the kind follows, or where it names a
    country that has no such town: in "talks with Moscow, Turkey and Iran" only a list follows.
    """
    is_country = mention.name.kind == "country"  # some towns are called so: "Peru, Indiana"
    if mention.name.kind not in KINDS_OF_TOWNS and not is_country:
        return None
    end = mention.end
    own = {code for code, _ in (*mention.name.codes, *mention.name.namesakes)}
    for following in behind:
        if reading.folded[end : following.start] != ", ":
            return None
        if following.name.standing is NameStanding.PLAIN:
            code = following.name.codes[0][0]
            if following.name.kind == "region":
                is_small = (
                    mention.name.standing is NameStanding.TOWN and mention.name.kind == "town"
                )
                is_state = code in _COUNTRIES_OF_STATES and is_small
                return code if code in own or is_state else None
            if is_country:
                return None
            is_whole = following.name.kind in ("country", "state")
            return code if is_whole and code in own and _may_be_elsewhere(mention) else None
        if is_country:
            return None
        whose = following.name.region_of or [code for code, _ in following.name.codes]
        shared = own.intersection(whose)
        if following.name.kind in ("region", "country") and len(shared) == 1:
            return shared.pop()
        end = following.end
    return None


# Their press writes "town, state", and every small town of theirs comes so: no list has them all.
_COUNTRIES_OF_STATES = frozenset({"US", "CA", "AU"})


@rule(
    "regions.may-be-elsewhere",
    fires_on="a place has namesakes, or is no more than a small town",
    example="They met in London, Canada, on Monday.",
    counter="They met in Ulaanbaatar, Mongolia, on Monday.",
    chosen_on="errors in LGL, GeoVirus and Reuters",
)
def _may_be_elsewhere(mention: PlaceMention) -> bool:
    return mention.name.standing is not NameStanding.PLAIN or bool(mention.name.namesakes)
